"""A moment came: a check-in is due, and the plan goes on. Nothing here answers anybody."""

from dataclasses import replace

from cases.asking import next_ask
from cases.calendar import is_quiet
from cases.effects import (
    AwaitAnswer,
    Effect,
    MakeTask,
    PlanCheckIn,
    SettleCheckIn,
)
from cases.events import CheckInDue
from cases.facts import Phase
from cases.levels import Level
from cases.moments import Moment, after
from cases.safe_contact import SafeContact
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_open, is_valid, local_date
from escalation.conversation import Dialogue, TalkBroken, began, is_unanswered, next_planned
from escalation.flagging import raised
from escalation.hearing import broken
from escalation.no_reply import first_wait
from escalation.outage import is_too_late, missed
from escalation.own_rhythm import asked, silent
from escalation.people_days import HUMAN_CONTACT, spoke_today, with_people
from escalation.precedence import has_open_acute
from escalation.reminding import ANSWER_WITHIN, is_just_asked
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

SLOT = "day"
"""One planned check-in a day: the store keeps local date and slot unique."""

_HELD_BACK = "check_in_held_back"
_STOPPED = "dialogue_stopped"
"""Also the kind of the task: somebody asks in another way what this dialogue would have asked."""


def take_check_in(scene: Scene, event: CheckInDue, dialogue: Dialogue) -> Turn:
    """Begin a check-in, or cancel it with a reason; the plan goes on either way.

    A check-in that must not be asked now is never saved up: any human contact that day replaces it
    (practice H14, §4). Outside the window it waits for the next opening; what an outage of ours made too
    late waits for the next window, and a worker hears of it.
    """
    scene = replace(scene, state=_pause_ended(scene))
    reason = why_not(scene) or (HUMAN_CONTACT if spoke_today(scene.state, scene.at) else "")
    reason = reason or (_STOPPED if event.script in scene.rulebook.stopped else "")
    if reason:
        return scene.state, (*_cancelled(scene, event, reason), *_on(scene))
    contact = scene.state.contact
    if contact is not None and is_too_late(event):
        anew = missed(scene, event, contact)
        return scene.state, anew or (*_cancelled(scene, event, "no_window"), *_on(scene))
    if contact is None or not (waits := _waits(scene, contact)):
        return _asked(scene, event, dialogue)
    opening = next_ask(contact, scene.state.side, scene.state.risk_days, _earliest(scene))
    if opening is None:
        return scene.state, (*_cancelled(scene, event, "no_window"), *_on(scene))
    return scene.state, (SettleCheckIn(scene.state.client, event.checkin, "deferred", opening, waits),)


def _waits(scene: Scene, contact: SafeContact) -> str:
    """Return what a check-in waits for, empty when it may be asked now."""
    if is_quiet(scene.state.risk_days, local_date(contact, scene.at)):
        return "quiet_day"
    if not is_open(contact, scene.at):
        return "window"
    return "question" if is_just_asked(scene.state, scene.at) else ""


def _earliest(scene: Scene) -> Moment:
    """Return from when on a check-in may be asked: two questions never stand on one screen."""
    question = scene.state.question
    if question is None or not is_just_asked(scene.state, scene.at):
        return scene.at
    return after(question.at, ANSWER_WITHIN)


def why_not(scene: Scene) -> str:
    """Return why nothing planned may be asked of this client now; empty when it may."""
    state, contact = scene.state, scene.state.contact
    reasons = (
        (state.standing is not Standing.ACTIVE, state.standing.value),
        (contact is None or not is_valid(contact, scene.at), "no_safe_contact"),
        (state.doubt is not Doubt.NONE, "doubt"),
        (state.held_by is not None, "held"),
        (has_open_acute(state), "open_acute"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def planned(scene: Scene, slot: str = SLOT) -> tuple[Effect, ...]:
    """Return the plan for the next check-in; a human hears of it when one has or had no safe moment.

    Nothing is planned for who stopped, cannot be reached, is not paired or is let go: only a human starts
    again.
    """
    state = scene.state
    said = state.release is not None and state.release.said is not None
    if said or state.standing not in (Standing.ACTIVE, Standing.PAUSED):
        return ()
    found = next_planned(scene)
    if found is None:
        return (_task(scene, "renew_contact", Level.CONCERN),)
    passed = (_task(scene, "renew_contact", Level.CONCERN),) if found.passed else ()
    return (PlanCheckIn(state.client, found.local_date, slot, found.due_at, found.script), *passed)


def _on(scene: Scene) -> tuple[Effect, ...]:
    """Return how the plan goes on, with the people in it."""
    return with_people(scene, planned(scene))


def _asked(scene: Scene, event: CheckInDue, dialogue: Dialogue) -> Turn:
    client = scene.state.client
    waits_already = is_unanswered(scene.state)
    try:
        after_words, says = scene.after(began(scene, dialogue, event.script, event.checkin))
    except TalkBroken as fault:
        state, flagged = raised(scene, event.id, broken(fault.code), own_message=False)
        cancelled = SettleCheckIn(client, event.checkin, "cancelled", reason=fault.code)
        return state, (*flagged, cancelled, *_on(scene))
    settled = SettleCheckIn(client, event.checkin, "asked")
    waiting: tuple[Effect, ...] = ()
    if not waits_already:
        waiting = (AwaitAnswer(client, event.checkin, *first_wait(scene)),)
    past = silent(after_words.state.past) if waits_already else after_words.state.past
    state = replace(after_words.state, past=asked(past, scene.at))
    return state, (settled, *waiting, *says, *_on(scene))


def _cancelled(scene: Scene, event: CheckInDue, reason: str) -> tuple[Effect, ...]:
    """Return the cancelling, and a task when no human knows of the reason yet."""
    state = scene.state
    cancelled = SettleCheckIn(state.client, event.checkin, "cancelled", reason=reason)
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    if reason in ("no_safe_contact", "no_window"):
        return cancelled, _task(scene, "renew_contact", level)
    kind = {"doubt": _HELD_BACK, _STOPPED: _STOPPED}.get(reason)
    return (cancelled,) if kind is None else (cancelled, _task(scene, kind, level))


def _pause_ended(scene: Scene) -> ClientState:
    """Return the state after a pause that ran out: its end was agreed when it began."""
    state = scene.state
    if state.standing is not Standing.PAUSED or state.paused_until is None or scene.at < state.paused_until:
        return state
    return replace(state, standing=Standing.ACTIVE, paused_until=None)


def _task(scene: Scene, kind: str, level: Level) -> MakeTask:
    state = scene.state
    return MakeTask(state.client, kind, level, task_clock(level, state.facts, scene.duty, scene.at))
