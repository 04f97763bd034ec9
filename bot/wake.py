"""Wakes loops in this process after a commit, so that nobody waits for the next look.

Only a hint: every loop also looks by itself, because the other process that commits cannot ring here.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Bell:
    """One listener. ``wait`` is for threads, ``hear`` for coroutines; each use clears the ring."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._tell: Callable[[], None] | None = None

    def ring(self) -> None:
        self._rung.set()
        tell = self._tell
        if tell is not None:
            tell()

    def wait(self, seconds: float) -> bool:
        """Return at the next ring, or after ``seconds``; True when it rang."""
        rang = self._rung.wait(seconds)
        self._rung.clear()
        return rang

    async def hear(self, seconds: float) -> bool:
        """Do the same in the running event loop, without holding it up."""
        with self._heard() as heard:
            if not self._rung.is_set():
                try:
                    await asyncio.wait_for(heard.wait(), seconds)
                except TimeoutError:
                    return False
        self._rung.clear()
        return True

    @contextmanager
    def _heard(self) -> Iterator[asyncio.Event]:
        heard, loop = asyncio.Event(), asyncio.get_running_loop()

        def tell() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(heard.set)

        self._tell = tell
        try:
            yield heard
        finally:
            self._tell = None


class Wake:
    """Rings all bells. Safe from any thread."""

    def __init__(self) -> None:
        self._bells: list[Bell] = []
        self._lock = threading.Lock()

    def bell(self) -> Bell:
        bell = Bell()
        with self._lock:
            self._bells.append(bell)
        return bell

    def ring(self) -> None:
        with self._lock:
            bells = tuple(self._bells)
        for bell in bells:
            bell.ring()
