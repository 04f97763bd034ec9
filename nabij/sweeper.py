"""Carries out the retention rules of one side, once an hour."""

import threading
from dataclasses import dataclass

from bot.ports import Clock
from cases.moments import HOUR, Moment, after
from vault.side_store import SideStore


@dataclass
class Sweeper:
    """Fits the loops' ``Work``."""

    store: SideStore
    clock: Clock
    _next: Moment | None = None

    @property
    def name(self) -> str:
        return f"sweeper_{self.store.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Sweep when an hour of domain time has passed; 0 so that the loop rests after it."""
        now = self.clock.now()
        if (self._next is None or now >= self._next) and not stop.is_set():
            self._next = after(now, HOUR)
            self.store.sweep(now)
        return 0
