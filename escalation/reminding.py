"""What is looked at again later: a question without an answer, and silence after something serious.

Silence is a sign, but never an alarm in the night: a human gets a task (practice §2). Nothing is said here.
"""

from dataclasses import replace

from cases.effects import ClearPhone, Effect, MakeTask, NoteQuestion
from cases.events import FlagClosed, ReminderDue
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after
from cases.state import Asking, ClientState, OpenFlag, Reminder, ReminderKind
from escalation.saying import hides
from escalation.scene import Scene, Turn
from escalation.severity import next_ten, task_clock

ANSWER_WITHIN = 30 * MINUTE
SELDOM = 12 * HOUR
"""How long no second question follows. Source: risk.md 5.8, issue 03."""

SILENT_FOR = 72 * HOUR
"""How long nobody worries about silence after a high or acute flag. Source: domain §4.4."""

_STILL_SILENT = frozenset({"no_contact", "same_matter"})
"""Reasons to close a flag after which nobody has heard the client yet; after the others somebody has."""


def silence_watched(state: ClientState, flag: OpenFlag) -> tuple[Reminder, ...]:
    """Return the reminders with one for when the client stays silent after this flag of their own."""
    if flag.level < Level.HIGH:
        return state.reminders
    at = flag.raised_at
    return _with(state.reminders, Reminder(ReminderKind.SILENCE, after(at, SILENT_FOR), at, flag.flag))


def answer_awaited(state: ClientState, flag: FlagId | None, at: Moment, *, urgent: bool) -> ClientState:
    """Return the state that is looked at again when the closed question has no answer in 30 minutes."""
    waits = Reminder(ReminderKind.QUESTION, after(at, ANSWER_WITHIN), at, flag, urgent)
    return replace(state, reminders=_with(state.reminders, waits))


def forgotten(state: ClientState, kind: ReminderKind) -> ClientState:
    """Return the state without a reminder of this kind."""
    if not state.reminders:
        return state
    left = tuple(one for one in state.reminders if one.kind is not kind)
    return state if left == state.reminders else replace(state, reminders=left)


def displaced(state: ClientState) -> ClientState:
    """Return the state in which the closed question stands on no screen any more; silence still counts."""
    question = state.question
    if question is None or question.asking is Asking.OVER:
        return state
    left = replace(question, asking=Asking.OVER) if question.asking is Asking.WAITING else None
    return replace(state, question=left)


def settled_question(state: ClientState) -> ClientState:
    """Return the state in which nobody waits for an answer to the closed question."""
    return forgotten(displaced(state), ReminderKind.QUESTION)


def is_waiting(state: ClientState, at: Moment) -> bool:
    """Say whether the closed question stands on the screen and a bare word can still be its answer."""
    question = state.question
    return question is not None and question.asking is Asking.WAITING and at - question.at < SELDOM


def is_just_asked(state: ClientState, at: Moment) -> bool:
    """Say whether the closed question was asked so lately that nothing else may be asked beside it."""
    return is_waiting(state, at) and state.question is not None and at - state.question.at < ANSWER_WITHIN


def heard_by_closing(state: ClientState, event: FlagClosed) -> ClientState:
    """Return the state after a flag was closed: whoever spoke with the client knows more than a clock."""
    silent = any(one.kind is ReminderKind.SILENCE and one.flag == event.flag for one in state.reminders)
    return forgotten(state, ReminderKind.SILENCE) if silent and event.reason not in _STILL_SILENT else state


def take_reminder(scene: Scene, event: ReminderDue) -> Turn:
    """Look at everything that is due for this client; it is looked at once."""
    state = scene.state
    due = [one for one in state.reminders if one.due <= event.at]
    left = tuple(one for one in state.reminders if one.due > event.at)
    effects = [effect for one in due for effect in _taken(scene, one)]
    return replace(state, reminders=left), tuple(effects)


def _taken(scene: Scene, one: Reminder) -> tuple[Effect, ...]:
    return _unanswered(scene, one) if one.kind is ReminderKind.QUESTION else _silent(scene, one)


def _silent(scene: Scene, one: Reminder) -> tuple[Effect, ...]:
    """Return the task for who was not heard of since a serious flag, due at ten in the morning."""
    state = scene.state
    if state.held_by is not None or (state.last_inbound is not None and state.last_inbound > one.since):
        return ()
    due = next_ten(scene.at, scene.duty.zone)
    return (MakeTask(state.client, "silent_after_flag", Level.HIGH, due, one.flag),)


def _unanswered(scene: Scene, one: Reminder) -> tuple[Effect, ...]:
    """Return what follows when nobody answered: off a phone where it would stand, and to a human."""
    state = scene.state
    effects: list[Effect] = []
    if hides(state):
        effects.append(ClearPhone(state.client, scene.at, everything=True))
    if one.flag is not None:
        effects.append(NoteQuestion(state.client, one.flag, "unanswered"))
    if one.urgent and not _is_taken(state, one.flag):
        clock = task_clock(Level.HIGH, state.facts, scene.duty, scene.at)
        effects.append(MakeTask(state.client, "question_unanswered", Level.HIGH, clock, one.flag))
    return tuple(effects)


def _is_taken(state: ClientState, flag: FlagId | None) -> bool:
    """Say whether a human is with this client or took the flag already."""
    waits = any(one.flag == flag and one.acknowledged_by is None for one in state.open_flags)
    return state.held_by is not None or not waits


def _with(reminders: tuple[Reminder, ...], new: Reminder) -> tuple[Reminder, ...]:
    """Return the reminders with this one in place of an older one of its kind."""
    return (*(one for one in reminders if one.kind is not new.kind), new)
