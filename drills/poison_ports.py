"""What the poison drill needs of a house at work. ``nabij/drill/poison.py`` fits it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from cases.moments import Moment
from cases.sides import Side
from drills.poison_item import Fate


@dataclass(frozen=True, slots=True)
class Door:
    """Where Telegram brings the updates of one side, and with which secret."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One update as it stands in the store. ``sealed``: it opens to the body and shows nothing of it.

    ``queue`` is the same for what waits in one line. ``flagged``: a flag of this update waits for a human;
    ``answered``: a flag or a reply came of it.
    """

    queue: bytes | None
    fate: Fate | None
    attempts: int
    sealed: bool
    flagged: bool
    answered: bool


class PoisonHouse(Protocol):
    """A staged house, and all that it logs."""

    @property
    def doors(self) -> Mapping[Side, Door]: ...

    def now(self) -> Moment: ...

    def pair(self, side: Side, alias: str, user: int) -> None:
        """Make a client of this side whose phone is the chat of ``user``."""

    def undone(self, side: Side) -> frozenset[bytes]:
        """Return the marks of the updates that wait for their turn."""

    def mark(self, side: Side, body: bytes) -> bytes:
        """Return what this side knows a body by."""

    def kept(self, side: Side, bodies: Iterable[bytes]) -> Sequence[Kept | None]:
        """Look up bodies; None for one that is not there."""

    def disordered(self, side: Side) -> int:
        """Return how many messages of a client stand before one that came earlier."""

    def rows(self) -> int:
        """Return how many updates all sides hold."""

    def fallen(self) -> Sequence[str]:
        """Return the parts that ended by themselves."""

    def loud(self) -> AbstractContextManager[None]:
        """Let third parties log at DEBUG too until the block ends: every statement, every row, every call."""

    def journal(self) -> Iterator[str]:
        """Return the lines of the log."""


class PoisonTheatre(Protocol):
    def open(self, telegram_url: str, pager_url: str) -> AbstractContextManager[PoisonHouse]: ...
