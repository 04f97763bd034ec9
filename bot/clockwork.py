"""The clock loop: whatever falls due becomes an event and takes the same road as a message."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.clock import MovableClock
from bot.handle import Rules, take
from bot.log import Log, Said, code_of
from bot.loops import YIELD_SECONDS
from bot.ports import Clock, Ids, Ledger
from bot.pulse import Pulse
from bot.wake import News, Wake
from cases.events import AnswerOverdue, CheckInDue, Event, LadderDue, ReminderDue
from cases.ids import CheckInId, EventId, FlagId
from cases.moments import MINUTE, SECOND, Moment, after
from cases.traffic import Due, DueKind

AT_ONCE = 50
REST = 2 * SECOND
"""How long a row that broke is left alone, so that it cannot push the others aside."""


@dataclass(frozen=True)
class Clockwork:
    """Turns due rows of one side into turns. Fits ``Work``; several may run, the store's locks decide."""

    ledger: Ledger
    rules: Callable[[], Rules]
    clock: Clock
    ids: Ids
    wake: Wake
    log: Log
    pulse: Pulse = field(default_factory=Pulse)
    _resting: dict[str, Moment] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"clock_{self.ledger.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Handle what is due, paging ladders first; return how many rows are settled."""
        done, now = 0, self.clock.now()
        rested = [key for key, until in self._resting.items() if until <= self.clock.real()]
        for key in rested:
            del self._resting[key]
        due = self.ledger.due(now, AT_ONCE + len(self._resting))
        for row in sorted(due, key=lambda row: (row.kind is not DueKind.LADDER, row.due_at)):
            if stop.is_set():
                break
            self.pulse.beat(self.name)
            if _key(row) not in self._resting:
                done += self._one(row)
                stop.wait(YIELD_SECONDS)
        return done

    def _one(self, row: Due) -> bool:
        try:
            with self.ledger.open_due(row) as desk:
                if desk is None:
                    return False
                take(desk, self._event(row), self.rules())
        except Exception as error:  # noqa: BLE001 - one broken row may not stop the ladder of another
            self.log(Said.DUE_BROKE, due=row.ref, kind=row.kind.value, code=code_of(error))
            self._resting[_key(row)] = after(self.clock.real(), REST)
            return False
        self.wake.ring(news=News.TURNED)
        return True

    def _event(self, row: Due) -> Event:
        event, now = EventId(self.ids.new()), self.clock.now()
        match row.kind:
            case DueKind.CHECKIN:
                return CheckInDue(event, now, CheckInId(row.ref), row.script, row.due_at)
            case DueKind.ANSWER:
                return AnswerOverdue(event, now, CheckInId(row.ref), row.step, row.arrived)
            case DueKind.LADDER:
                return LadderDue(event, now, FlagId(row.ref), row.step)
            case DueKind.REMINDER:
                return ReminderDue(event, now)


def _key(row: Due) -> str:
    return f"{row.kind.value}:{row.ref}:{row.step}"


def step_through(
    ledgers: Iterable[Ledger], clock: MovableClock, until: Moment, settle: Callable[[], None]
) -> int:
    """Move the clock to each due moment up to ``until`` and let ``settle`` work it off; return the steps.

    What stays due after a step (a row that broke, a hold) cannot stop time: the clock then moves a minute.
    """
    stores, steps = tuple(ledgers), 0
    settle()
    while clock.now() < until:
        dues = [due for store in stores if (due := store.next_due()) is not None]
        ahead = [due for due in dues if due > clock.now()]
        stuck = after(clock.now(), MINUTE)
        clock.move_to(min([*ahead, until, *([stuck] if len(ahead) < len(dues) else [])]))
        steps += 1
        settle()
    return steps
