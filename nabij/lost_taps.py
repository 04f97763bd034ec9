"""After a gap of ours in which taps may be lost: who was shown pictures is shown them once more."""

import threading
from dataclasses import dataclass

from bot.handle import handle
from bot.log import Log, Said, code_of
from bot.ports import Clock, Ids
from cases.ids import BotId, ClientId, EventId
from cases.moments import SECOND, Moment, after
from cases.taps import TapsLost
from nabij.house import Hall, SideHouse

LOOK = 2 * SECOND


@dataclass
class LostTaps:
    """Fits the loops' ``Work``; one for each side in a process with the role clock."""

    house: SideHouse
    clock: Clock
    ids: Ids
    log: Log
    _next: Moment | None = None

    @property
    def name(self) -> str:
        return f"lost_taps_{self.house.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Look when it is time; return how many clients were looked at."""
        real = self.clock.real()
        if stop.is_set() or (self._next is not None and real < self._next):
            return 0
        self._next = after(real, LOOK)
        return sum(map(self._mend, self.house.store.hearing.gaps()))

    def _mend(self, bot: BotId) -> int:
        hearing = self.house.store.hearing
        waiting = hearing.waiting(bot)
        for client in waiting:
            self._ask(client)
        hearing.mended(bot)
        self.log(Said.TAPS_LOST, bot=bot, count=len(waiting))
        if waiting:
            self.house.wake.ring()
        return len(waiting)

    def _ask(self, client: ClientId) -> None:
        event = TapsLost(EventId(self.ids.new()), self.clock.now())
        try:
            handle(self.house.store.ledger, client, event, self.house.brain.rules())
        except Exception as error:  # noqa: BLE001 - one client whose turn breaks may not stop the others
            self.log(Said.DUE_BROKE, due=client, kind="taps_lost", code=code_of(error))


def lost_taps(house: SideHouse, hall: Hall) -> LostTaps:
    return LostTaps(house, hall.tempo.clock, hall.tempo.ids, hall.log)
