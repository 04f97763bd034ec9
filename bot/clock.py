"""The only reader of the time and the only maker of ids."""

import secrets
import threading
import time
from collections.abc import Callable

from bot.ports import Clock
from cases.moments import Moment

NANOSECONDS_IN_A_MICROSECOND = 1_000


class SystemClock:
    def now(self) -> Moment:
        return self.real()

    def real(self) -> Moment:
        return Moment(time.time_ns() // NANOSECONDS_IN_A_MICROSECOND)


class MovableClock:
    """Domain time that can be moved forward, for demo and drills; real time runs on underneath.

    ``on_move`` are told the new moment after a move, outside the lock. Safe from any thread.
    """

    def __init__(self, base: Clock, on_move: tuple[Callable[[Moment], None], ...] = ()) -> None:
        self._base = base
        self._ahead = 0
        self._lock = threading.Lock()
        self.on_move = list(on_move)

    def now(self) -> Moment:
        with self._lock:
            return Moment(self._base.now() + self._ahead)

    def real(self) -> Moment:
        return self._base.real()

    def advance(self, microseconds: int) -> Moment:
        """Move on and return the new moment.

        Raises ValueError for a move back: rows that were settled would fall due again.
        """
        if microseconds < 0:
            raise ValueError("domain time only moves forward")
        with self._lock:
            self._ahead += microseconds
            moment = Moment(self._base.now() + self._ahead)
        for tell in self.on_move:
            tell(moment)
        return moment

    def move_to(self, moment: Moment) -> Moment:
        """Move to ``moment``, or stay when it has passed; return the moment it is."""
        return self.advance(max(0, moment - self.now()))


class RandomIds:
    def new(self) -> str:
        return secrets.token_hex(16)
