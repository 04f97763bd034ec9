"""A bell that any thread may ring and that tasks of one event loop wait for."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Bell:
    """Rings for one waiter; a ring between two waits is not lost."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    def clear(self) -> None:
        self._rung.clear()

    async def wait(self, seconds: float | None) -> None:
        """Wait for a ring, at most ``seconds``."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)


class Wakeup:
    """Rings every bell in the loop it was attached to."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bells: set[Bell] = set()
        self._coming = False

    def attach(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop
        self._coming = False

    def ring(self) -> None:
        """Ring from any thread; before the loop runs and after it closed this does nothing."""
        loop = self._loop
        # One ring that is still on its way also speaks for what changed meanwhile.
        if loop is not None and not self._coming:
            self._coming = True
            with suppress(RuntimeError):  # the loop may close between the look and the call
                loop.call_soon_threadsafe(self._ring_all)

    def _ring_all(self) -> None:
        self._coming = False
        for bell in self._bells:
            bell.ring()

    @contextmanager
    def bell(self) -> Iterator[Bell]:
        bell = Bell()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)
