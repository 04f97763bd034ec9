"""Carries out the retention rules of one side: once an hour, and when something reaches its end."""

import threading
from dataclasses import dataclass

from bot.ports import Clock
from cases.consents import CURRENT_TEXT
from cases.moments import HOUR, Moment, after
from nabij.retention import FrontEnds, SideEnds
from vault.consent_rows import ask_anew
from vault.coordination import CoordinationStore
from vault.retention import next_end
from vault.side_store import SideStore


@dataclass
class Sweeper:
    """Fits the loops' ``Work``."""

    store: SideStore
    clock: Clock
    ends: SideEnds | None = None
    _next: Moment | None = None
    _end: Moment | None = None

    @property
    def name(self) -> str:
        return f"sweeper_{self.store.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Sweep when it is time, then let one batch end; 0 so that the loop rests when that was all."""
        now = self.clock.now()
        if not stop.is_set() and self._is_time(now):
            self._next = after(now, HOUR)
            self.store.sweep(now)
            self._ask_anew(now)
            self._end = None
        return 0 if stop.is_set() or self.ends is None else self.ends.step(now)

    def _ask_anew(self, now: Moment) -> None:
        """Let who agreed to an older text go through the new one at the next talk."""
        with self.store.begin() as conn:
            ask_anew(conn, CURRENT_TEXT, now)

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
    ends: FrontEnds | None = None
    name: str = "sweeper_front"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Sweep when it is time, then let one batch end; 0 so that the loop rests when that was all."""
        now = self.clock.now()
        if not stop.is_set() and (self._next is None or now >= self._next):
            self._next = after(now, HOUR)
            self.front.forget_events()
            self.front.forget_care()
        return 0 if stop.is_set() or self.ends is None else self.ends.step()
