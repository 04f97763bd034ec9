"""What a drill needs of a house at work. ``nabij/drill`` fits it; drills reach Nabij by this and HTTP."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.moments import Moment
from cases.sides import Side


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
