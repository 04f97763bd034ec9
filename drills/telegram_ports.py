"""What the drill of a misbehaving messenger needs of a house; ``nabij/drill/telegram.py`` fits it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from cases.moments import Moment
from cases.sides import Side
from drills.ports import BotOf, ClockTeller


@dataclass(frozen=True, slots=True)
class Item:
    """One outgoing message as the house keeps it.

    ``troubles`` are attempts that failed by no pause, ``doubts`` attempts that may have arrived.
    """

    kind: str
    state: str
    attempts: int
    troubles: int
    doubts: int


class TelegramHouse(Protocol):
    """A house at work, its clock, and what it keeps of each client, who is known by alias."""

    def now(self) -> Moment: ...

    def next_due(self) -> Moment | None: ...

    def forward(self, until: Moment) -> None:
        """Move the clock through each due moment up to ``until``, working off each."""

    def settle(self) -> None:
        """Wait until nothing is due and nothing is on its way out."""

    def enrol(self, side: Side, alias: str) -> str:
        """Enrol a client as a worker does; return the token of the link."""

    def accept(self, side: Side, alias: str) -> None:
        """Accept the phone that pressed the link, and begin."""

    def claim(self, side: Side, alias: str) -> None:
        """Let the worker on duty take over the conversation."""

    def write(self, side: Side, alias: str, text: str) -> None:
        """Let the worker who took over write."""

    def sent(self, side: Side, alias: str) -> Sequence[Item]:
        """Return all outgoing messages of a client, in order."""

    def turns(self, side: Side, alias: str) -> int:
        """Count what was received from a client and handled."""

    def flags(self, side: Side, alias: str) -> Sequence[str]:
        """Return the levels of a client's open flags."""

    def standing(self, side: Side, alias: str) -> str: ...

    def tasks(self, side: Side, alias: str = "") -> Sequence[str]:
        """Return the kinds of a client's open tasks; without an alias of those that are nobody's."""

    def locked(self, side: Side) -> AbstractContextManager[None]:
        """Hold the store of a side, so that nothing can be written in it."""

    def poll(self) -> None:
        """End the house's roles and begin again with polling instead of a webhook."""


class TelegramTheatre(Protocol):
    """Opens a house against a Telegram at ``telegram_url`` whose calls take ``patience`` s at most."""

    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str, patience: int
    ) -> AbstractContextManager[TelegramHouse]: ...


TelegramTheatreMaker = Callable[[ClockTeller], TelegramTheatre]
