"""Tells coordination how many texts of each side nobody read for a day: a number, four times an hour."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.ports import Clock
from cases.moments import DAY, MINUTE, Moment, after
from cases.sides import Side

UNREAD_DAY = "unread_day"
_EVERY = 15 * MINUTE


class Reading(Protocol):
    def unread_for(self, length: int) -> int: ...


class FrontFigures(Protocol):
    def set_figure(self, side: Side, name: str, value: int) -> None: ...


@dataclass
class ReadingWatch:
    """Fits the loops' ``Work``."""

    sides: Mapping[Side, Reading]
    front: FrontFigures
    clock: Clock
    name: str = "reading_watch"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Count when it is time; 0 so that the loop rests after it."""
        now = self.clock.now()
        if not stop.is_set() and (self._next is None or now >= self._next):
            self._next = after(now, _EVERY)
            for side, desk in self.sides.items():
                self.front.set_figure(side, UNREAD_DAY, desk.unread_for(DAY))
        return 0
