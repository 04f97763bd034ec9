"""Stopping on a signal, from the first moment on: nothing that has begun is cut off half-way."""

import signal
import threading
from types import FrameType


def catch_signals() -> threading.Event:
    """Return what is set by the first SIGINT or SIGTERM from now on. Call it in the main thread, once."""
    asked = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.set()

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    return asked
