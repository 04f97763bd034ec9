"""Writers of one process, one at a time and in order, with a way past the queue for who cannot wait.

SQLite gives its write lock to whoever polls at the right moment; measured, a webhook then starved for
seconds behind busy loops. Here the next writer is the longest waiting one.
"""

import heapq
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turnstile:
    """A lock that is passed on in order of arrival; ``first`` arrivals pass before the others."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: list[tuple[int, int, threading.Event]] = []
        self._tickets = 0
        self._inside: int | None = None

    @property
    def waiting(self) -> int:
        """Return how many wait at this moment."""
        with self._guard:
            return len(self._waiting)

    @contextmanager
    def passage(self, *, first: bool = False) -> Iterator[None]:
        """Wait for the turn, hold it for the block. Raises RuntimeError when this thread holds it already."""
        self._enter(first=first)
        try:
            yield
        finally:
            self._leave()

    def _enter(self, *, first: bool) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._inside == me:
                raise RuntimeError("a transaction inside a transaction of the same store")
            if self._inside is None:
                self._inside = me
                return
            turn = threading.Event()
            self._tickets += 1
            heapq.heappush(self._waiting, (0 if first else 1, self._tickets, turn))
        turn.wait()
        with self._guard:
            self._inside = me

    def _leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._inside = -1  # on its way to the next one: nobody slips in between
                heapq.heappop(self._waiting)[2].set()
            else:
                self._inside = None
