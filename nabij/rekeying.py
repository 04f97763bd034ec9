"""Lets stored keys and values go over to newer keys, some each round, while the line goes on."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from bot.log import Log, Said
from nabij.house import Hall, House, SideHouse
from vault.reseal import reseal_some
from vault.rewrap import rewrap_some

PAUSE_SECONDS = 0.02
"""Between two batches: whoever commits a message gets in between."""
LOOK_SECONDS = 5.0

Some = Callable[[], int]


@dataclass
class Rekeying:
    """Fits the loops' ``Work``. ``seconds`` is a clock that only goes forward."""

    name: str
    steps: tuple[Some, ...]
    log: Log
    room: str
    seconds: Callable[[], float]
    _next: float = 0.0

    def once(self, stop: threading.Event) -> int:
        """Work through all that stands under an old key; 0 so that the loop rests after it."""
        if self.seconds() < self._next:
            return 0
        done = sum(self._all(step, stop) for step in self.steps)
        self._next = self.seconds() + LOOK_SECONDS
        if done:
            self.log(Said.KEYS_GONE_OVER, code=self.room, count=done)
        return 0

    def _all(self, step: Some, stop: threading.Event) -> int:
        done = 0
        while not stop.is_set() and (some := step()):
            done += some
            stop.wait(PAUSE_SECONDS)
        return done


def rekeying(house: SideHouse, hall: Hall) -> Rekeying:
    """Return the work of one side; its clock role does it."""
    store, sealer, side = house.database, house.store.sealer, house.side
    real = hall.tempo.clock.real
    steps = (lambda: rewrap_some(store, sealer), lambda: reseal_some(store, sealer, side, real()))
    return Rekeying(f"rekeying_{side.value}", steps, hall.log, side.value, lambda: real() / 1e6)


def front_rekeying(house: House) -> Rekeying:
    """Return the work of coordination; the web role does it, as a side may change nothing there."""
    store, sealer, hall = house.front_database, house.front_sealer, house.hall
    real = hall.tempo.clock.real
    steps = (lambda: rewrap_some(store, sealer),)
    return Rekeying("rekeying_front", steps, hall.log, "coordination", lambda: real() / 1e6)
