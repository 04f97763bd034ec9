"""The safe-contact record ends: by an event a human heard of, by words that show danger, or by the clock.

A day before an end that somebody saw coming the words turn neutral and the open ones leave the phone;
after it nothing planned leaves until a human renewed the record (practice H7).
"""

from dataclasses import replace

from cases.contact_end import end_watched, ended, fitted, is_foreseen
from cases.effects import ClearPhone, Effect, MakeTask, RaiseFlag
from cases.events import ContactEnded, ReminderDue
from cases.facts import Phase
from cases.levels import Level, Mode
from cases.moments import Moment
from cases.safe_contact import Ending, SafeContact
from cases.state import ClientState, Doubt, ReminderKind, Standing
from escalation.holding import take_due
from escalation.precedence import has_stopped
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

_DANGER = frozenset({"R05", "R20"})
"""A breach of the ban, and somebody who reads along. Source: practice H7."""

_RENEW = "renew_contact"
_NEUTRAL, _ENDS = ReminderKind.CONTACT_NEUTRAL, ReminderKind.CONTACT_ENDS


def fitting(found: ClientState, at: Moment) -> ClientState:
    """Return the state whose record ends with the ban that a human recorded."""
    if found.contact is None:
        return found
    contact = fitted(found.contact, found.facts, at)
    return found if contact is found.contact else replace(found, contact=contact)


def guarded(stored: ClientState, turn: Turn, at: Moment) -> Turn:
    """Return the turn whose record ends with what was said in it, and is looked at when it must be.

    ``stored`` is the state as it stood before the turn, with the facts as a human recorded them.
    """
    state, effects = turn
    why = _ends_now(stored, state, effects)
    contact = state.contact
    if contact is None:
        return state, effects
    contact = fitted(contact, stored.facts, at)
    contact = contact if why is None else ended(contact, at, why)
    state = state if contact is state.contact else replace(state, contact=contact)
    return end_watched(state, at, anew=contact != stored.contact), effects


def take_contact_ended(scene: Scene, event: ContactEnded) -> Turn:
    """End the record for what a human heard of; who never had one needs one anyway."""
    state, contact = scene.state, scene.state.contact
    if contact is None:
        return state, (_task(scene, scene.at),)
    contact = ended(contact, max(event.ends, event.at), event.why)
    scene = replace(scene, state=replace(state, contact=contact))
    if contact.neutral_from is None or scene.at < contact.neutral_from:
        return scene.state, ()
    return _turned_neutral(scene, contact)


def take_contact_due(scene: Scene, event: ReminderDue) -> Turn:
    """Look at the record where that is due, and at everything else that is."""
    state = scene.state
    due = {one.kind for one in state.reminders if one.due <= event.at and one.kind in (_NEUTRAL, _ENDS)}
    effects: tuple[Effect, ...] = ()
    if due:
        left = tuple(one for one in state.reminders if one.due > event.at or one.kind not in due)
        scene, effects = scene.after(_looked(replace(scene, state=replace(state, reminders=left)), due))
    state, more = take_due(scene, event)
    return state, (*effects, *more)


def _looked(scene: Scene, due: set[ReminderKind]) -> Turn:
    contact = scene.state.contact
    if contact is None or not is_foreseen(contact):
        return scene.state, ()
    if _NEUTRAL in due:
        return _turned_neutral(scene, contact)
    return scene.state, (_cleared(scene),)


def _turned_neutral(scene: Scene, contact: SafeContact) -> Turn:
    """Return the state that shows neutral words only; a human plans the talk before the record ends."""
    effects: list[Effect] = []
    state = scene.state
    if contact.mode is Mode.OPEN:
        effects.append(_cleared(scene))
        state = replace(state, contact=replace(contact, mode=Mode.NEUTRAL))
    if state.standing is not Standing.UNREACHABLE and not has_stopped(state):
        effects.append(_task(scene, max(scene.at, contact.valid_until)))
    return state, tuple(effects)


def _cleared(scene: Scene) -> ClearPhone:
    return ClearPhone(scene.state.client, scene.at, everything=True)


def _task(scene: Scene, due: Moment) -> MakeTask:
    state = scene.state
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    return MakeTask(state.client, _RENEW, level, min(due, task_clock(level, state.facts, scene.duty, due)))


def _ends_now(stored: ClientState, state: ClientState, effects: tuple[Effect, ...]) -> Ending | None:
    stops = has_stopped(state) and not has_stopped(stored)
    if stops and (state.doubt is not Doubt.NONE or state.standing is Standing.NOT_HERE):
        return Ending.DOUBTFUL_STOP
    danger = any(_is_danger(one) for one in effects if isinstance(one, RaiseFlag))
    return Ending.DANGER if danger else None


def _is_danger(flag: RaiseFlag) -> bool:
    codes = {flag.code} if flag.level >= Level.CONCERN else set()
    codes |= {span.code for span in flag.spans if span.level >= Level.CONCERN}
    return bool(codes & _DANGER)
