"""The one clock of the simulated service: real time runs on from a point that can be moved."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """A movable clock. Real time elapsed is always added, so nothing ever stands still."""

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self.on_move: Callable[[], None] = lambda: None
        self._mark = time.monotonic()
        # The simulator plays the outside world: without a start moment it begins at the real one.
        self._base = start or datetime.now(UTC)  # noqa: TID251 - this class is the shell that reads the time
        _require_zone(self._base)

    def now(self) -> datetime:
        """Return the simulated moment, aware, in UTC."""
        with self._lock:
            return (self._base + timedelta(seconds=time.monotonic() - self._mark)).astimezone(UTC)

    def seconds(self) -> float:
        """Return the simulated moment as seconds since 1970."""
        return self.now().timestamp()

    def set(self, moment: datetime) -> None:
        """Move to ``moment``, forwards or backwards. Raises ValueError if it is naive."""
        _require_zone(moment)
        with self._lock:
            self._mark = time.monotonic()
            self._base = moment
        self.on_move()

    def advance(self, by: float | timedelta) -> None:
        """Move forwards by ``by`` (seconds or a timedelta); a negative figure moves back."""
        step = by if isinstance(by, timedelta) else timedelta(seconds=by)
        with self._lock:
            self._base += step
        self.on_move()


def _require_zone(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("the moment must be timezone-aware")
