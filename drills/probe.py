"""How busy the machine is: a fixed piece of work, timed again and again beside a measurement."""

import threading
from time import monotonic
from types import TracebackType
from typing import Self

PIECE = 20_000
PAUSE_SECONDS = 0.02


class Probe:
    """Enter to measure until the block ends; ``mean_ms`` is what one piece took, waking up included."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._measure, name="probe", daemon=True)
        self._seconds = 0.0
        self._pieces = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def mean_ms(self) -> float:
        return round(1000 * self._seconds / self._pieces, 3) if self._pieces else 0.0

    def _measure(self) -> None:
        began = monotonic()
        while not self._stop.wait(PAUSE_SECONDS):
            sum(range(PIECE))
            now = monotonic()
            self._seconds += now - began - PAUSE_SECONDS
            self._pieces += 1
            began = now
