"""What every thread loop shares: look, work through, wait for a ring; stop within a moment; never die."""

import math
import threading
from collections.abc import Callable
from typing import Protocol

from bot.clock import SystemClock
from bot.log import Log, Said, Seldom, Value, code_of
from bot.pulse import Pulse
from bot.wake import Bell
from cases.moments import Moment

LOOK_SECONDS = 0.5
"""How long a loop waits for a ring before it looks by itself; a stop is heard within this time too."""
YIELD_SECONDS = 0.001
"""Between two transactions, so that whoever commits an incoming message gets in between."""
LONGEST_REST = 5.0
"""How long a loop rests at most after a round that broke; a ring ends it. Source: recover within 10 s."""


class Work(Protocol):
    """Something to do round after round."""

    @property
    def name(self) -> str: ...

    def once(self, stop: threading.Event) -> int:
        """Do all that is due, one transaction for each; return how many were done."""


class Setback:
    """What one loop does about rounds that break: says it once a minute, rests longer each time, goes on.

    ``who`` are the fields that name the loop in the log.
    """

    def __init__(self, log: Log, real: Callable[[], Moment] | None = None, **who: Value) -> None:
        self._log = log
        self._seldom = Seldom(log, real or SystemClock().real)
        self._who = who
        self._broke = 0
        self._rests = 0

    @property
    def seconds(self) -> float:
        """Return how long to rest now: half a second, twice as long after each round that broke."""
        return min(LONGEST_REST, math.ldexp(LOOK_SECONDS, min(max(self._rests - 1, 0), 8)))

    def broke(self, error: BaseException) -> None:
        """Take in that a round broke."""
        self._broke += 1
        self._rests += 1
        self._seldom(Said.LOOP_BROKE, code=code_of(error), **self._who)

    def worked(self) -> None:
        """Take in that a round went well; say so when it had not."""
        if self._broke:
            self._log(Said.LOOP_BACK, count=self._broke, **self._who)
        self._broke = self._rests = 0

    def rang(self) -> None:
        """Rest shortly again: something happened, so that it may go now."""
        self._rests = 0


def keep_at(work: Work, stop: threading.Event, bell: Bell, log: Log, pulse: Pulse | None = None) -> None:
    """Work until ``stop`` is set. An error of a whole round is said and the next round comes."""
    log(Said.STARTED, loop=work.name)
    heart, setback = pulse or Pulse(), Setback(log, loop=work.name)
    while not stop.is_set():
        heart.beat(work.name)
        try:
            done = work.once(stop)
        except Exception as error:  # noqa: BLE001 - a store that is away may not end the loop
            setback.broke(error)
            done = 0
        else:
            setback.worked()
        if not done:
            _rest(setback, stop, bell, lambda: heart.beat(work.name))
    heart.end(work.name)
    log(Said.STOPPED, loop=work.name)


def _rest(setback: Setback, stop: threading.Event, bell: Bell, beat: Callable[[], None]) -> None:
    left = setback.seconds
    while left > 0 and not stop.is_set():
        beat()
        if bell.wait(min(left, LOOK_SECONDS)):
            setback.rang()
            return
        left -= LOOK_SECONDS


async def rest(setback: Setback, stop: threading.Event, bell: Bell, beat: Callable[[], None]) -> None:
    """Rest after a round in the running event loop, until a ring, a stop, or as long as it takes."""
    left = setback.seconds
    while left > 0 and not stop.is_set():
        beat()
        if await bell.hear(min(left, LOOK_SECONDS)):
            setback.rang()
            return
        left -= LOOK_SECONDS
