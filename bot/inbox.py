"""The inbox loop: the oldest undone message of each chat, one transaction each, in order."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.handle import LAST_ATTEMPT, Handled, Rules, give_up, handle_received
from bot.log import Log, Said, code_of
from bot.loops import YIELD_SECONDS
from bot.ports import Clock, Intake, Ledger
from bot.pulse import Pulse
from bot.wake import News, Wake

AT_ONCE = 50

_SAID = {
    Handled.DONE: Said.UPDATE_HANDLED,
    Handled.IGNORED: Said.UPDATE_IGNORED,
    Handled.SET_APART: Said.UPDATE_QUARANTINED,
}


@dataclass(frozen=True)
class Inbox:
    """Handles what came in for one side. Fits ``Work``; run as many as there are workers."""

    intake: Intake
    ledger: Ledger
    rules: Callable[[], Rules]
    clock: Clock
    wake: Wake
    log: Log
    pulse: Pulse = field(default_factory=Pulse)

    @property
    def name(self) -> str:
        return f"inbox_{self.ledger.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Handle the heads of all chats once; return how many are behind us."""
        done = 0
        for item in self.intake.heads(self.clock.now(), AT_ONCE):
            if stop.is_set():
                break
            self.pulse.beat(self.name)
            done += self._one(item)
            stop.wait(YIELD_SECONDS)
        return done

    def _one(self, item: int) -> bool:
        try:
            handled = handle_received(self.ledger, item, self.clock.now(), self.rules())
        except Exception as error:  # noqa: BLE001 - whatever one message does, the others get their turn
            handled = self._broke(item, code_of(error))
        if handled in _SAID:
            self.log(_SAID[handled], item=str(item), side=self.ledger.side.value)
            self.wake.ring(news=News.TURNED)
        return handled is not Handled.GONE

    def _broke(self, item: int, code: str) -> Handled:
        attempts = self.intake.broke(item, self.clock.now(), code)
        self.log(Said.TURN_BROKE, item=str(item), code=code, attempt=attempts)
        if attempts < LAST_ATTEMPT:
            return Handled.GONE
        return give_up(self.ledger, item, self.clock.now(), code, self.rules())
