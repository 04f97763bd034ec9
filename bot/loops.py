"""What every thread loop shares: look, work through, wait for a ring; stop within a moment; never die."""

import threading
from typing import Protocol

from bot.log import Log, Said, code_of
from bot.pulse import Pulse
from bot.wake import Bell

LOOK_SECONDS = 0.5
"""How long a loop waits for a ring before it looks by itself; a stop is heard within this time too."""
YIELD_SECONDS = 0.001
"""Between two transactions, so that whoever commits an incoming message gets in between."""


class Work(Protocol):
    """Something to do round after round."""

    @property
    def name(self) -> str: ...

    def once(self, stop: threading.Event) -> int:
        """Do all that is due, one transaction for each; return how many were done."""


def keep_at(work: Work, stop: threading.Event, bell: Bell, log: Log, pulse: Pulse | None = None) -> None:
    """Work until ``stop`` is set. An error of a whole round is logged and the next round comes."""
    log(Said.STARTED, loop=work.name)
    heart = pulse or Pulse()
    while not stop.is_set():
        heart.beat(work.name)
        try:
            done = work.once(stop)
        except Exception as error:  # noqa: BLE001 - a store that is away may not end the loop
            log(Said.LOOP_BROKE, loop=work.name, code=code_of(error))
            done = 0
        if not done:
            bell.wait(LOOK_SECONDS)
    heart.end(work.name)
    log(Said.STOPPED, loop=work.name)
