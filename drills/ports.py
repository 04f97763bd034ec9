"""What a drill needs of a house at work. ``nabij/drill`` fits it; drills reach Nabij by this and HTTP."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.moments import Moment
from cases.sides import Side
from drills.kill_books import Books


@dataclass(frozen=True, slots=True)
class Login:
    """Someone who can log in; ``place`` is the choice at the door: a, b or coordinatie."""

    name: str
    password: str
    place: str


@dataclass(frozen=True, slots=True)
class BotOf:
    """One bot identity of a side, as the simulator knows it too."""

    side: Side
    token: str
    username: str


class Stage(Protocol):
    """A house with staff, a roster and a movable clock, listening on ``url``."""

    @property
    def url(self) -> str: ...

    @property
    def logins(self) -> Mapping[str, Login]:
        """Return the log-ins ``a``, ``b``, ``coordinator`` and ``lead``."""

    def now(self) -> Moment: ...

    def next_due(self) -> Moment | None:
        """Return when the next thing of any side falls due."""

    def forward(self, until: Moment) -> None:
        """Move the clock through each due moment up to ``until``, working off each."""

    def settle(self) -> None:
        """Wait until nothing is due and nothing is on its way out."""


class Theatre(Protocol):
    """Opens a stage against a Telegram at ``telegram_url``; pages go to ``pager_url``."""

    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str
    ) -> AbstractContextManager[Stage]: ...


ClockTeller = Callable[[datetime], None]
"""Told the domain time after each move, so that a simulated Telegram keeps the same clock."""

TheatreMaker = Callable[[ClockTeller], Theatre]


class RoleAtWork(Protocol):
    """One role of Nabij as a process of its own."""

    @property
    def name(self) -> str:
        """Return which role it is, such as ``worker_a``."""

    @property
    def url(self) -> str:
        """Return where it listens; empty but for the web role, and before it is up."""

    def is_up(self, seconds: float = 0.0) -> bool:
        """Say whether it works by now, or within ``seconds``; False too when it ended before."""

    def ended(self) -> int | None:
        """Return its exit code, -9 when it was killed; None while it lives."""

    def stop(self, seconds: float = 15.0) -> int | None:
        """Ask it to end; return its exit code, None when it did not end in time."""

    def kill(self) -> None:
        """End it at once, as a machine that falls away."""


class Street(Protocol):
    """Starts roles of Nabij as processes of their own, on prepared stores."""

    @property
    def url(self) -> str:
        """Return where the web role listens, also while it is down."""

    def start(
        self, role: str, side: Side | None = None, environment: Mapping[str, str] | None = None
    ) -> RoleAtWork:
        """Start web, worker, clock or sender; do not wait until it works."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A client with a one-time link that nobody pressed yet. ``page`` is the way to its conversation."""

    client: str
    token: str
    page: str


class KillHouse(Protocol):
    """Prepared stores under roles that may die, with what only the stores themselves can tell."""

    @property
    def street(self) -> Street: ...

    @property
    def logins(self) -> Mapping[str, Login]: ...

    def now(self) -> Moment:
        """Return the domain time that the roles live by."""

    def forward(self, until: Moment) -> None:
        """Move domain time on, for every role that is started from now on."""

    def enrol(self, side: Side, alias: str, *, neutral: bool) -> Enrolled:
        """Make a client as a worker does, with a link."""

    def accept(self, side: Side, client: str) -> bool:
        """Accept the phone that pressed the link; False while none did."""

    def fall_due(self, side: Side, client: str, at: Moment) -> str:
        """Bring the next planned check-in of a client forward to ``at``; return its id."""

    def damage(self, side: Side, client: str) -> None:
        """Break a client's count of turns, so that no turn can be stored until ``heal``."""

    def heal(self, side: Side, client: str) -> None: ...

    def unsettled(self) -> list[str]:
        """Return what is not at rest: codes and counts, empty when all is quiet."""

    def books(self) -> Sequence[Books]:
        """Return the books of each side."""


class KillTheatre(Protocol):
    """Opens a house to be stormed, on a Monday morning in the half hour of side a."""

    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str
    ) -> AbstractContextManager[KillHouse]: ...
