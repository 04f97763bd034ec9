"""Silence is a sign, and the client never hears that it was noticed (domain §7.9).

The steps of an unanswered check-in: 0 one retry in the next safe window, only where the record allows it;
1 a task for the worker; 2 the agreed other way; 3 a case talk; 4 a visit or a letter, and the waiting ends.
Silence after a question that did not arrive is ours: the ladder waits, or a human looks for another way.
Who raised an acute flag in the last 7 days gets no retry and no waiting: the agreed other way at once.
From F2 on silence that is ordinary for this person goes on the weekly list, and the waiting ends.
"""

from dataclasses import dataclass, replace

from cases.arrived import Arrived
from cases.calendar import is_quiet
from cases.effects import AwaitAnswer, Effect, MakeTask, SettleCheckIn
from cases.events import AnswerOverdue
from cases.facts import Phase
from cases.levels import Level
from cases.moments import DAY, HOUR, Moment, after
from cases.plan import retry_moment
from cases.state import ClientState, Doubt, Standing
from cases.windows import local_date
from escalation.conversation import Dialogue, TalkBroken, began, is_unanswered, running, spread_of
from escalation.flagging import Notice, raised
from escalation.own_rhythm import is_listed, never_asked, patience, silent, why_unusual
from escalation.precedence import has_open_acute
from escalation.scene import Scene, Turn
from escalation.severity import next_monday, next_ten, task_clock

RETRY, TASK, OTHER_WAY, CASE_TALK, REST = range(5)
NO_REPLY = "no_reply"
_ACUTE_COUNTS = 7 * DAY


@dataclass(frozen=True, slots=True)
class _Pace:
    """How long a retry may wait, and the time before each later step. 0 is "next morning at ten"."""

    retry_within: int
    task: int
    other_way: int
    case_talk: int
    rest: int
    level: Level


_DAILY = _Pace(8 * HOUR, 4 * HOUR, 0, 26 * HOUR, 36 * HOUR, Level.HIGH)
_WEEKLY = _Pace(DAY, 2 * DAY, DAY, 4 * DAY, 7 * DAY, Level.HIGH)
_MONTHLY = _Pace(3 * DAY, 7 * DAY, 3 * DAY, 11 * DAY, 9 * DAY, Level.CONCERN)
_PACES = {
    Phase.F0: _DAILY,
    Phase.F1: _WEEKLY,
    Phase.F2: _WEEKLY,
    Phase.F3: _MONTHLY,
    Phase.F4: _MONTHLY,
}


def first_wait(scene: Scene) -> tuple[int, Moment]:
    """Return the first step and when it falls due: a retry if one may leave in time, else the task."""
    retry = _retry_at(scene)
    return (TASK, after(scene.at, _task_wait(scene))) if retry is None else (RETRY, retry)


def take_overdue(scene: Scene, event: AnswerOverdue, dialogue: Dialogue) -> Turn:
    """Take one step of the no-reply ladder; whoever wrote meanwhile, stopped, or has a human, ends it."""
    state = scene.state
    ended = not is_unanswered(state) or state.standing is not Standing.ACTIVE
    if ended or state.held_by is not None or has_open_acute(state):
        return state, (SettleCheckIn(state.client, event.checkin, "overdue", reason="no_longer_waiting"),)
    if event.arrived is not Arrived.YES:
        return _our_fault(scene, event)
    if event.step < OTHER_WAY and _was_acute(state, scene.at):
        event = replace(event, step=OTHER_WAY)
    if event.step == RETRY:
        return _retry(scene, event, dialogue)
    if event.step == OTHER_WAY:
        return _other_way(scene, event)
    if event.step == TASK:
        return _noticed(scene, event)
    if event.step == CASE_TALK:
        return state, (_task(scene, "case_talk", Level.HIGH), _next(scene, event))
    rests: tuple[Effect, ...] = (
        _task(scene, "visit_or_letter", Level.CONCERN),
        SettleCheckIn(state.client, event.checkin, "overdue", reason=NO_REPLY),
    )
    return replace(state, checkin=None, talk=None), rests


def _noticed(scene: Scene, event: AnswerOverdue) -> Turn:
    """Tell a human of silence: at once with what stands out, or on the list of the week."""
    state = replace(scene.state, past=silent(scene.state.past))
    why = why_unusual(state.past, scene.at)
    if why or not is_listed(state.facts.phase):
        return state, (replace(_task(scene, "no_reply", Level.CONCERN), why=why), _next(scene, event))
    listed = MakeTask(state.client, "silence_listed", Level.CONCERN, next_monday(scene.at, scene.duty.zone))
    ended = SettleCheckIn(state.client, event.checkin, "overdue", reason=NO_REPLY)
    return replace(state, checkin=None, talk=None), (listed, ended)


def _our_fault(scene: Scene, event: AnswerOverdue) -> Turn:
    """Never count silence after a question that did not arrive; a human looks for another way."""
    state = scene.state
    if event.arrived is Arrived.WAITING:
        return state, (AwaitAnswer(state.client, event.checkin, event.step, after(scene.at, HOUR)),)
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    settled = SettleCheckIn(state.client, event.checkin, "overdue", reason="not_arrived")
    state = replace(state, checkin=None, talk=None, past=never_asked(state.past))
    return state, (_task(scene, "check_in_not_arrived", level), settled)


def _was_acute(state: ClientState, at: Moment) -> bool:
    """Say whether an acute flag was raised in the last 7 days: silence after it is no matter of waiting."""
    return state.last_acute is not None and at - state.last_acute <= _ACUTE_COUNTS


def _retry(scene: Scene, event: AnswerOverdue, dialogue: Dialogue) -> Turn:
    """Ask once more, in the same boring words. It leaves inside the window or not at all."""
    state = scene.state
    waits = AwaitAnswer(state.client, event.checkin, TASK, after(scene.at, _task_wait(scene)))
    if state.doubt is not Doubt.NONE or state.contact is None:
        return state, (waits,)
    try:
        going = running(scene, dialogue)
        script = "" if going is None else going.talk.script
        turned, says = began(scene, dialogue, script, event.checkin)
    except TalkBroken:
        return state, (waits,)
    return turned, (*says, waits)


def _other_way(scene: Scene, event: AnswerOverdue) -> Turn:
    notice = Notice(_pace(scene).level, NO_REPLY, "", "no_reply")
    scene = replace(scene, state=replace(scene.state, past=silent(scene.state.past)))
    state, flagged = raised(scene, event.id, notice, own_message=False)
    return state, (*flagged, _next(scene, event))


def _next(scene: Scene, event: AnswerOverdue) -> AwaitAnswer:
    pace = _pace(scene)
    wait = {TASK: pace.other_way, OTHER_WAY: pace.case_talk, CASE_TALK: pace.rest}[event.step]
    due = after(scene.at, wait) if wait else next_ten(scene.at, scene.duty.zone)
    return AwaitAnswer(scene.state.client, event.checkin, event.step + 1, due)


def _retry_at(scene: Scene) -> Moment | None:
    state, contact = scene.state, scene.state.contact
    if contact is None or not contact.second_message_ok:
        return None
    moment = retry_moment(contact, state.side, scene.at, spread_of(state))
    if moment is not None and is_quiet(state.risk_days, local_date(contact, moment)):
        return None
    return moment if moment is not None and moment - scene.at < _pace(scene).retry_within else None


def _task(scene: Scene, kind: str, level: Level) -> MakeTask:
    state = scene.state
    return MakeTask(state.client, kind, level, task_clock(level, state.facts, scene.duty, scene.at))


def _task_wait(scene: Scene) -> int:
    """Return how long an answer is waited for before a human hears: sooner for who always answers soon."""
    wait = _pace(scene).task
    return wait if scene.state.facts.phase is Phase.F0 else patience(scene.state.past, wait)


def _pace(scene: Scene) -> _Pace:
    return _PACES[scene.state.facts.phase]
