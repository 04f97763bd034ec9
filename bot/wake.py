"""Wakes loops after a commit, so that nobody waits for the next look.

Only a hint: every loop also looks by itself. A process that commits rings its own loops here; whoever carries
rings to other processes (``Wake.tell``) hears of it, and rings what came from there with ``ring_here``.
"""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum


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


class News(StrEnum):
    """What a commit brought. Who has nothing to do with it is not woken: a look costs more than a ring."""

    ANY = "any"
    ARRIVED = "arrived"
    """An update was kept: for the inbox."""
    TURNED = "turned"
    """A turn was stored: for senders, couriers and open screens."""


Teller = Callable[[str], None]
"""Told in which store something was committed; empty when it may be any. May not wait, may not raise."""


class Wake:
    """Rings bells. Safe from any thread."""

    def __init__(self) -> None:
        self._bells: list[tuple[Bell, str, frozenset[News]]] = []
        self._tellers: list[Teller] = []
        self._lock = threading.Lock()

    def bell(self, store: str = "", deaf: Iterable[News] = ()) -> Bell:
        """Return a bell for rings of ``store``, or of every one; what it is deaf to does not ring it."""
        bell = Bell()
        with self._lock:
            self._bells.append((bell, store, frozenset(deaf)))
        return bell

    def tell(self, teller: Teller) -> None:
        """Tell of every ring from now on, but not of those that came from elsewhere."""
        with self._lock:
            self._tellers.append(teller)

    def ring(self, store: str = "", news: News = News.ANY) -> None:
        """Ring after a commit in ``store`` (a, b or coordination)."""
        self.ring_here(store, news)
        for teller in tuple(self._tellers):
            teller(store)

    def ring_here(self, store: str = "", news: News = News.ANY) -> None:
        """Ring in this process only."""
        with self._lock:
            bells = tuple(self._bells)
        for bell, of, deaf in bells:
            if news not in deaf and (not store or not of or store == of):
                bell.ring()

    def of(self, store: str) -> "Wake":
        """Return the same wake for whoever commits in one store only."""
        return _StoreWake(self, store)


class _StoreWake(Wake):
    """So that a ring of one side is not carried to processes of the other."""

    def __init__(self, house: Wake, store: str) -> None:
        super().__init__()
        self._house = house
        self._store = store

    def bell(self, store: str = "", deaf: Iterable[News] = ()) -> Bell:
        return self._house.bell(store or self._store, deaf)

    def tell(self, teller: Teller) -> None:
        self._house.tell(teller)

    def ring(self, store: str = "", news: News = News.ANY) -> None:
        self._house.ring(store or self._store, news)

    def ring_here(self, store: str = "", news: News = News.ANY) -> None:
        self._house.ring_here(store or self._store, news)
