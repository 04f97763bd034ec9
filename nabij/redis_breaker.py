"""When to stop asking a server that does not answer, and when to ask it again."""

import threading

FAILURES = 5
REST_SECONDS = 10.0


class Breaker:
    """Opens after so many failures in a row; then lets one try through in each rest, until one is good.

    Moments are seconds of any clock that only goes forward. Safe from any thread.
    """

    def __init__(self, failures: int = FAILURES, rest: float = REST_SECONDS) -> None:
        self._most = failures
        self._rest = rest
        self._lock = threading.Lock()
        self._failures = 0
        self._next_try = 0.0

    def is_open(self, now: float) -> bool:
        """Say whether a try would be turned away now."""
        with self._lock:
            return self._failures >= self._most and now < self._next_try

    def lets_through(self, now: float) -> bool:
        """Say whether to try. While open a yes is given once in each rest: whoever gets it is the probe."""
        with self._lock:
            if self._failures < self._most:
                return True
            if now < self._next_try:
                return False
            self._next_try = now + self._rest
            return True

    def good(self) -> None:
        """Tell that the server answered."""
        with self._lock:
            self._failures = 0

    def bad(self, now: float) -> None:
        """Tell that it did not."""
        with self._lock:
            self._failures += 1
            if self._failures == self._most:
                self._next_try = now + self._rest
