"""The keys of one room as a running process has them: a changed file is taken up without a restart.

While the place they come from is away the last good keys are used, in memory, for at most 15 minutes.
After that nothing is sealed or opened until it is back. Nothing is ever written unsealed. Source: R24.
"""

import threading
from collections.abc import Callable
from enum import StrEnum
from time import monotonic

from cases.errors import KeysAway
from vault.keys import KeyFileBad, KeyProvider, KeyRing

LOOK_SECONDS = 1.0
HELD_SECONDS = 15 * 60.0


class KeyNews(StrEnum):
    """What a process tells of its keys."""

    AWAY = "away"
    BACK = "back"
    CHANGED = "changed"


Told = Callable[[str, KeyNews], object]


def tell_nobody(_room: str, _news: KeyNews) -> None:
    """Tell nobody: a command of a moment is no process to watch."""


class KeySource:
    """Keys that stay as they are: of a command, or of a test."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def ring(self) -> KeyRing:
        """Return the keys. Raises KeysAway."""
        return self._ring

    def again(self) -> KeyRing:
        """Return the keys, asked for anew: somebody met a key id that is not among them. Raises KeysAway."""
        return self.ring()


class LiveKeys(KeySource):
    """Keys of a provider, followed. Safe from any thread."""

    def __init__(
        self, provider: KeyProvider, told: Told = tell_nobody, now: Callable[[], float] = monotonic
    ) -> None:
        """Raise KeyFileBad when there are no keys to begin with."""
        self._provider = provider
        self._told = told
        self._now = now
        self._lock = threading.Lock()
        self._stamp = provider.stamp()
        super().__init__(provider.ring())
        self._looked = self._good = now()
        self._away = False

    def ring(self) -> KeyRing:
        now = self._now()
        if now - self._looked >= LOOK_SECONDS:
            with self._lock:
                self._look(now)
        if self._away and now - self._good >= HELD_SECONDS:
            raise KeysAway
        return self._ring

    def again(self) -> KeyRing:
        with self._lock:
            self._look(self._now())
        return self.ring()

    def _look(self, now: float) -> None:
        try:
            stamp = self._provider.stamp()
            changed = stamp != self._stamp or self._away
            ring = self._asked() if changed else self._ring
        except KeyFileBad:
            self._turn(KeyNews.AWAY, away=True)
        else:
            if ring != self._ring:
                self._told(ring.room, KeyNews.CHANGED)
            self._stamp, self._ring, self._good = stamp, ring, now
            self._turn(KeyNews.BACK, away=False)
        finally:
            self._looked = now

    def _asked(self) -> KeyRing:
        """Ask for the keys. Raises KeyFileBad, also when they are those of another room."""
        ring = self._provider.ring()
        if not ring.same_room(self._ring):
            raise KeyFileBad("other keys than those this process began with")
        return ring

    def _turn(self, news: KeyNews, *, away: bool) -> None:
        """Tell once when it begins and once when it ends."""
        if self._away != away:
            self._away = away
            self._told(self._ring.room, news)
