"""What the lexicon drill needs of a house at work. ``nabij/drill/lexicon.py`` fits it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cases.sides import Side
from drills.ports import BotOf, Login


class Fault(StrEnum):
    """What is done to the live release."""

    EMPTY = "empty"
    CORRUPT = "corrupt"
    WRONG_HASH = "wrong_hash"
    WEIGHTS = "weights"
    DEAF = "deaf"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Seen:
    """How many messages of clients one side holds, and how they come before a person's eyes.

    ``flagged`` have a flag of at least review; ``listed`` stand in the reading list.
    """

    messages: int
    flagged: int
    listed: int

    @property
    def reached(self) -> int:
        return self.flagged + self.listed

    def since(self, before: "Seen") -> "Seen":
        return Seen(
            self.messages - before.messages, self.flagged - before.flagged, self.listed - before.listed
        )


class LexiconHouse(Protocol):
    """A staged house of which the live content can be spoilt."""

    @property
    def url(self) -> str: ...

    @property
    def logins(self) -> Mapping[str, Login]: ...

    def pair(self, side: Side, alias: str, user: int) -> None:
        """Make a client of this side whose phone is the chat of ``user``."""

    def spoil(self, fault: Fault) -> None:
        """Make a release live that cannot be used, and let running roles look."""

    def start_spoilt(self, fault: Fault) -> None:
        """End the roles, spoil the release and start anew, knowing nothing: as after a crash at night."""

    def mend(self) -> None:
        """Make the good content live again."""

    def settle(self) -> None:
        """Wait until nothing is due and nothing is on its way out."""

    def seen(self) -> Seen:
        """Count over both sides."""

    def alarms(self) -> int:
        """Count the flags about risk detection that were ever raised."""


class LexiconTheatre(Protocol):
    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str
    ) -> AbstractContextManager[LexiconHouse]: ...
