"""What the content drill needs of Nabij: its gate for content, and a house whose words are changed."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from drills.ports import BotOf, ClockTeller, Login, Stage

Files = dict[str, Any]


class Gate(Protocol):
    """Looks content over as it is looked over before it may go live."""

    @property
    def shipped(self) -> Files:
        """Return enough of the shipped content to be whole, to spoil a copy of."""

    def refused(self, files: Files) -> str:
        """Return what is wrong with it, in Dutch and with what to do; empty when it is accepted."""

    def refused_rules(self, files: Files) -> str:
        """Return the same for the rules of danger alone."""

    def refused_floor(self, files: Files) -> str:
        """Return the same for the rules that every content needs."""

    def refused_text(self, file: str, old: str, new: str) -> str:
        """Return the same for a folder in which this stands in the place of that."""

    def lost(self, files: Files) -> str:
        """Return what danger would be lost beside the shipped content; empty for none."""


class ContentStage(Stage, Protocol):
    """A house in which a coordinator keeps a change."""

    @property
    def writers(self) -> Mapping[str, Login]:
        """Return the log-ins ``author``, ``second`` (also a coordinator) and ``dv_lead``."""

    def kept(self, title: str, edit: Callable[[Files], Files]) -> str:
        """Keep an edit of what is live as a change by the author; return its id."""

    def published_alone(self, edit: Callable[[Files], Files]) -> str:
        """Let one person publish an edit at a shell; return what is said, empty when it went live."""


class ContentTheatre(Protocol):
    """Opens such a house against a Telegram at ``telegram_url``."""

    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str
    ) -> AbstractContextManager[ContentStage]: ...


ContentTheatreMaker = Callable[[ClockTeller], ContentTheatre]
