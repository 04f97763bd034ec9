"""What waits in a try-out: everything the store would keep as a row with a moment, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.effects import (
    AwaitAnswer,
    CancelPlanned,
    ClearPhone,
    Effect,
    MoveLadder,
    PlanCheckIn,
    SettleCheckIn,
    StartLadder,
    StopLadder,
)
from cases.events import AnswerOverdue, CheckInDue, Event, LadderDue, ReminderDue
from cases.ids import CheckInId, EventId, FlagId
from cases.moments import Moment
from cases.state import ClientState


class Awaited(StrEnum):
    """What will happen at a moment when nothing else does."""

    CHECK_IN = "check_in"
    ANSWER = "answer"
    LADDER = "ladder"
    REMINDER = "reminder"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that waits. ``ref`` is the check-in or the flag it is about."""

    at: Moment
    kind: Awaited
    ref: str = ""
    step: int = 0
    script: str = ""

    def event(self, event: EventId) -> Event | None:
        """Return what the clock tells the turn; None for what only the phone sees."""
        match self.kind:
            case Awaited.CHECK_IN:
                return CheckInDue(event, self.at, CheckInId(self.ref), self.script, self.at)
            case Awaited.ANSWER:
                return AnswerOverdue(event, self.at, CheckInId(self.ref), self.step)
            case Awaited.LADDER:
                return LadderDue(event, self.at, FlagId(self.ref), self.step)
            case Awaited.REMINDER:
                return ReminderDue(event, self.at)
            case _:
                return None


class Diary:
    """The rows that wait, kept as the store keeps them: planned once a day, moved and cancelled."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Awaited, str], Due] = {}
        self._scripts: dict[str, str] = {}

    def next(self, until: Moment) -> Due | None:
        """Return what falls due first, up to and including ``until``, and take it out."""
        found = min(self._rows.items(), key=lambda one: (one[1].at, one[0]), default=None)
        if found is None or found[1].at > until:
            return None
        del self._rows[found[0]]
        return found[1]

    def waiting(self) -> tuple[Due, ...]:
        return tuple(sorted(self._rows.values(), key=lambda one: (one.at, one.kind, one.ref)))

    def asked(self, checkin: str, script: str, at: Moment) -> None:
        """Put a check-in in that falls due at ``at``."""
        self._scripts[checkin] = script
        self._put(Due(at, Awaited.CHECK_IN, checkin, script=script))

    def take(self, effects: Iterable[Effect], state: ClientState, at: Moment) -> None:
        """Keep what a turn asked for, and the reminder that the state holds."""
        for effect in effects:
            self._take(effect)
        self._rows.pop((Awaited.REMINDER, ""), None)
        if state.remind_at is not None:
            self._put(Due(max(at, state.remind_at), Awaited.REMINDER))

    def _put(self, due: Due) -> None:
        self._rows[due.kind, due.ref] = due

    def _drop(self, *keys: tuple[Awaited, str]) -> None:
        for key in keys:
            self._rows.pop(key, None)

    def _take(self, effect: Effect) -> None:
        match effect:
            case ClearPhone():
                self._put(Due(effect.due_at, Awaited.CLEAR, "all" if effect.everything else "pair"))
            case StartLadder():
                self._put(Due(effect.due_at, Awaited.LADDER, effect.flag))
            case MoveLadder():
                self._put(Due(effect.due_at, Awaited.LADDER, effect.flag, effect.step))
            case StopLadder():
                self._drop((Awaited.LADDER, effect.flag))
            case AwaitAnswer():
                self._put(Due(effect.due_at, Awaited.ANSWER, effect.checkin, effect.step))
            case PlanCheckIn() | SettleCheckIn() | CancelPlanned():
                self._rhythm(effect)
            case _:
                pass  # what a human does, and what is only noted, waits for nobody here

    def _rhythm(self, effect: PlanCheckIn | SettleCheckIn | CancelPlanned) -> None:
        if isinstance(effect, PlanCheckIn):
            checkin = f"{effect.local_date.isoformat()}-{effect.slot}"
            if checkin not in self._scripts:
                self.asked(checkin, effect.script, effect.due_at)
        elif isinstance(effect, SettleCheckIn):
            self._settle(effect)
        else:
            kinds = (Awaited.CHECK_IN, Awaited.ANSWER) if effect.asked else (Awaited.CHECK_IN,)
            self._drop(*[key for key in self._rows if key[0] in kinds])

    def _settle(self, effect: SettleCheckIn) -> None:
        if effect.outcome != "asked":
            self._drop((Awaited.ANSWER, effect.checkin))
        if effect.outcome == "deferred" and effect.due_at is not None:
            self.asked(effect.checkin, self._scripts.get(effect.checkin, ""), effect.due_at)
