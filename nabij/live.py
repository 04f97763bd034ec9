"""Watches the stores for open screens: one small watcher for each side and one for coordination.

A watcher is rung after each commit of this process, and looks by itself for those of others; while no
screen is open it reads nothing. Its screens wait in the event loop of the web server.
"""

import asyncio
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from bot.wake import News, Wake
from cases.desk import VOLUNTEERS, LiveCounts, Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.sides import Side
from console.ports import ScreenClosed

GATHER_SECONDS = 0.1
"""Changes within this time are told as one."""
BLIND_SECONDS = 10.0
"""After so long without a look that worked nobody watches: the screens must know."""


class Counters(Protocol):
    """A store as a watcher sees it; fitted by a side's desk and by coordination."""

    def live_mark(self) -> tuple[int, ...]: ...

    def live_counts(self, people: Sequence[Staff]) -> Mapping[StaffId, LiveCounts]: ...


class Screen:
    """One open stream: holds the newest numbers only, so that a slow reader keeps nobody waiting."""

    def __init__(self, staff: Staff, watcher: "Watcher") -> None:
        self.staff = staff
        self.fresh = True
        self._watcher = watcher
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._counts: LiveCounts | None = None
        self._closed = False

    async def next(self, seconds: float) -> LiveCounts | None:
        """Wait for new numbers; None after ``seconds``. Raises ScreenClosed."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), seconds)
        self._news.clear()
        if self._closed:
            raise ScreenClosed
        counts, self._counts = self._counts, None
        return counts

    def tell(self, counts: LiveCounts) -> None:
        """Hand over new numbers, from any thread."""
        self.fresh = False
        self._counts = counts
        self._stir()

    def close(self) -> None:
        """End the stream, from any thread."""
        self._closed = True
        self._watcher.forget(self)
        self._stir()

    def _stir(self) -> None:
        with suppress(RuntimeError):  # the loop of a server that is gone
            self._loop.call_soon_threadsafe(self._news.set)


class Watcher:
    """Fits the loops' ``Work``: tells its screens when one of its stores changed."""

    def __init__(self, name: str, own: Counters, front: Counters, wake: Wake) -> None:
        self.name = name
        self.bell = wake.bell(deaf=(News.ARRIVED,))
        self._own = own
        self._front = front
        self._screens: list[Screen] = []
        self._lock = threading.Lock()
        self._mark: tuple[int, ...] = ()
        self._looked = time.monotonic()

    def open(self, staff: Staff) -> Screen:
        """Open a screen in the running event loop; its first numbers come at once."""
        screen = Screen(staff, self)
        with self._lock:
            self._screens.append(screen)
        self.bell.ring()
        return screen

    def forget(self, screen: Screen) -> None:
        with self._lock:
            if screen in self._screens:
                self._screens.remove(screen)

    def screens(self) -> tuple[Screen, ...]:
        with self._lock:
            return tuple(self._screens)

    def looks(self) -> bool:
        """Say whether the last look that worked is short ago."""
        return time.monotonic() - self._looked < BLIND_SECONDS

    def once(self, stop: threading.Event) -> int:
        """Look, and tell; 0 so that the loop rests until the next ring."""
        screens = self.screens()
        if screens and not any(screen.fresh for screen in screens):
            stop.wait(GATHER_SECONDS)
        if screens:
            self._look()
        self._looked = time.monotonic()
        return 0

    def _look(self) -> None:
        front = self._front.live_mark()
        mark = front if self._own is self._front else (*front, *self._own.live_mark())
        screens = self.screens()
        told = screens if mark != self._mark else tuple(one for one in screens if one.fresh)
        if not told:
            return
        counts = self._own.live_counts(list({one.staff.id: one.staff for one in told}.values()))
        # A change of coordination raises the number of a side's screens too.
        more = 0 if self._own is self._front else front[0]
        for one in told:
            seen = counts[one.staff.id]
            one.tell(replace(seen, number=seen.number + more))
        self._mark = mark


class Live:
    """Fits the console's ``LiveFeed``. A side that is off has no watcher."""

    def __init__(self, sides: Mapping[Side, Counters], front: Counters, wake: Wake) -> None:
        self._watchers: dict[Side | None, Watcher] = {None: Watcher("watch_front", front, front, wake)}
        for side, own in sides.items():
            self._watchers[side] = Watcher(f"watch_{side.value}", own, front, wake)

    @property
    def watchers(self) -> tuple[Watcher, ...]:
        return tuple(self._watchers.values())

    def open(self, staff: Staff) -> Screen:
        """Open a screen of the side this person works on. Raises NotFound where that side is off.

        A volunteer has none: what waits at a desk is not theirs to count.
        """
        watcher = None if staff.role in VOLUNTEERS else self._watchers.get(staff.side)
        if watcher is None:
            raise NotFound
        return watcher.open(staff)

    def looks(self, staff: Staff) -> bool:
        watcher = self._watchers.get(staff.side)
        return watcher is not None and watcher.looks()

    def close(self) -> None:
        """End every stream, so that the server can stop at once."""
        for watcher in self.watchers:
            for screen in watcher.screens():
                screen.close()
