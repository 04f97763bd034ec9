"""Tells a phone at once that its tap arrived: until then the button shows that it waits.

A hint, no promise: the tap is stored before, and nothing here may hold up the next update.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from cases.ids import BotId

Answer = Callable[[BotId, str], None]
"""Told of the bot and of the tap; never waits and never raises."""


def leave_it(_bot: BotId, _query: str) -> None:
    """Answer nothing, where there is no messenger at hand."""


class Taps(Protocol):
    def answer_tap(self, bot: BotId, query: str) -> Coroutine[Any, Any, None]: ...


class TapAnswers:
    """Fits ``Answer`` from any thread, once a messenger and its event loop were lent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lent: tuple[Taps, asyncio.AbstractEventLoop] | None = None

    def lend(self, channel: Taps, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            self._lent = channel, loop

    def __call__(self, bot: BotId, query: str) -> None:
        with self._lock:
            lent = self._lent
        if lent is None:
            return
        channel, loop = lent
        work = channel.answer_tap(bot, query)
        try:
            asyncio.run_coroutine_threadsafe(work, loop)
        except RuntimeError:  # the messenger was closed meanwhile
            work.close()
