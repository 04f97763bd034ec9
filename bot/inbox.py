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
from cases.errors import KeysAway

AT_ONCE = 50
REMEMBERED = 4 * AT_ONCE

_SAID = {
    Handled.DONE: Said.UPDATE_HANDLED,
    Handled.IGNORED: Said.UPDATE_IGNORED,
    Handled.SET_APART: Said.UPDATE_QUARANTINED,
    Handled.OLD_TAP: Said.OLD_TAP,
}


class Lanes:
    """What several inbox loops of one side share in a process: which item is in whose hands.

    Only spares them work: a stored item is locked, and two hands on it would find it done. An id may come
    back as that of another message, when a store was emptied: only a list older than the handling is wrong.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: set[int] = set()
        self._behind: dict[int, int] = {}
        self._count = 0

    @property
    def mark(self) -> int:
        """Return how far the loops are; to be asked before a list of items is."""
        with self._lock:
            return self._count

    def take(self, item: int, mark: int) -> bool:
        """Take an item of a list in hand; False when another loop has it, or did it since ``mark``."""
        with self._lock:
            if item in self._taken or self._behind.get(item, 0) > mark:
                return False
            self._taken.add(item)
            return True

    def leave(self, item: int, *, done: bool) -> None:
        """Let an item go; what is not done may be taken again."""
        with self._lock:
            self._taken.discard(item)
            if done:
                self._count += 1
                self._behind.pop(item, None)
                self._behind[item] = self._count
            while len(self._behind) > REMEMBERED:
                del self._behind[next(iter(self._behind))]


@dataclass(frozen=True)
class Inbox:
    """Handles what came in for one side. Fits ``Work``; run as many as there are workers.

    Several in one process share their ``lanes`` and each has a ``number`` of its own, from 0. A chat's next
    item shows only when the one before it is behind us, so its order stays whoever takes it.
    """

    intake: Intake
    ledger: Ledger
    rules: Callable[[], Rules]
    clock: Clock
    wake: Wake
    log: Log
    pulse: Pulse = field(default_factory=Pulse)
    lanes: Lanes = field(default_factory=Lanes)
    number: int = 0

    @property
    def name(self) -> str:
        own = f"_{self.number + 1}" if self.number else ""
        return f"inbox_{self.ledger.side.value}{own}"

    def once(self, stop: threading.Event) -> int:
        """Handle the heads of all chats once; return how many are behind us."""
        done, mark = 0, self.lanes.mark
        for item in self.intake.heads(self.clock.now(), AT_ONCE):
            if stop.is_set():
                break
            if self.lanes.take(item, mark):
                self.pulse.beat(self.name)
                done += self._taken(item)
                stop.wait(YIELD_SECONDS)
        return done

    def _taken(self, item: int) -> bool:
        behind = False
        try:
            behind = self._one(item)
        finally:
            self.lanes.leave(item, done=behind)
        return behind

    def _one(self, item: int) -> bool:
        try:
            handled = handle_received(self.ledger, item, self.clock.now(), self.rules())
        except KeysAway:
            raise  # no fault of this message: it waits, unopened, until the keys are back
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
