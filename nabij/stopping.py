"""Stopping on a signal, from the first moment on: nothing that has begun is cut off half-way.

What takes too long is cut off after all: whatever was under way is leased, and a next start goes on.
"""

import os
import signal
import sys
import threading
from time import monotonic
from types import FrameType, TracebackType
from typing import Self

from nabij.refused import EXIT_MISSED

SAME_SECONDS = 1.0
"""Two signals within this time are one: ``timeout`` and terminals send theirs twice."""
LONGEST_STOP = 9.0


def catch_signals() -> threading.Event:
    """Return what is set by the first SIGINT or SIGTERM from now on. Call it in the main thread, once.

    A second signal, a second or more later, ends the process at once by that signal.
    """
    asked = threading.Event()
    first = [0.0]

    def stop(number: int, _frame: FrameType | None) -> None:
        if not asked.is_set():
            first[0] = monotonic()
            asked.set()
        elif monotonic() - first[0] >= SAME_SECONDS:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    return asked


class Deadline:
    """Ends the process with exit 1 when its block does not end in time after ``begin``."""

    def __init__(self, seconds: float = LONGEST_STOP) -> None:
        self._timer = threading.Timer(seconds, cut_off)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        return self

    def begin(self) -> None:
        """Let the time run; calling it again changes nothing."""
        if not self._timer.is_alive():
            self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


def cut_off() -> None:
    """End at once, and say so: the exit code tells the one who starts us again."""
    sys.stderr.write("Stoppen duurde te lang en is afgebroken; een volgende start gaat verder.\n")
    sys.stderr.flush()
    os._exit(EXIT_MISSED)
