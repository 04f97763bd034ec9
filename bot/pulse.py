"""The heartbeat of one process: which loops go round, and how long ago each last did."""

import threading
from collections.abc import Callable, Mapping
from time import monotonic


class Pulse:
    """Loops tell it that they go on; whoever asks for health hears how long ago. Safe from any thread."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._beats: dict[str, float] = {}

    def beat(self, name: str) -> None:
        with self._lock:
            self._beats[name] = self._now()

    def end(self, name: str) -> None:
        """Forget a loop that was asked to stop and did."""
        with self._lock:
            self._beats.pop(name, None)

    def ages(self) -> Mapping[str, float]:
        """Return how many seconds ago each loop last went round."""
        with self._lock:
            now = self._now()
            return {name: now - at for name, at in self._beats.items()}
