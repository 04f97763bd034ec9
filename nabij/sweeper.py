"""Carries out the retention rules of one side: once an hour, and when something reaches its end."""

import threading
from dataclasses import dataclass

from bot.ports import Clock
from cases.moments import HOUR, Moment, after
from vault.coordination import CoordinationStore
from vault.retention import next_end
from vault.side_store import SideStore


@dataclass
class Sweeper:
    """Fits the loops' ``Work``."""

    store: SideStore
    clock: Clock
    _next: Moment | None = None
    _end: Moment | None = None

    @property
    def name(self) -> str:
        return f"sweeper_{self.store.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Sweep when it is time; 0 so that the loop rests after it."""
        now = self.clock.now()
        if not stop.is_set() and self._is_time(now):
            self._next = after(now, HOUR)
            self.store.sweep(now)
            self._end = None
        return 0

    def _is_time(self, now: Moment) -> bool:
        if self._next is None or now >= self._next:
            return True
        # What comes later ends later: only a sweep can change the first end, so it is asked once.
        if self._end is None:
            self._end = next_end(self.store.store)
        return self._end is not None and self._end <= now


@dataclass
class FrontSweeper:
    """Lets live events and old care of coordination go, once an hour. A side may delete nothing there."""

    front: CoordinationStore
    clock: Clock
    name: str = "sweeper_front"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Sweep when it is time; 0 so that the loop rests after it."""
        now = self.clock.now()
        if not stop.is_set() and (self._next is None or now >= self._next):
            self._next = after(now, HOUR)
            self.front.forget_events()
            self.front.forget_care()
        return 0
