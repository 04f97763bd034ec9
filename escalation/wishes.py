"""What a client may ask for without asking anybody: later, more or less often, another language.

What only a human can decide becomes a task, and nothing changes until then.
"""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.agreement import Command, Word
from cases.effects import (
    CancelPlanned,
    Effect,
    KeepAnswer,
    MakeTask,
    SettleCheckIn,
)
from cases.facts import Phase
from cases.ids import EventId
from cases.levels import Level
from cases.moments import DAY, MINUTE, Moment, after, at_wall
from cases.own_data_effects import NoteRequest
from cases.pace import Pace
from cases.rights import RequestKind
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_open, local_date, next_slot
from dialogs import texts
from escalation.conversation import Running, next_planned
from escalation.languages import may_choose
from escalation.precedence import has_stopped
from escalation.scene import Scene
from escalation.severity import task_clock
from escalation.turn_clock import planned

PUT_OFF = "@later"
"""The kept value of an answer that is put off."""

SERIOUS_FOR = 7 * DAY
"""How long after an acute flag less contact is for a human to decide."""

_HALF_HOUR = 30 * MINUTE


@dataclass(frozen=True, slots=True)
class Granted:
    """What came of a wish; ``key`` is the text that says it plainly."""

    state: ClientState
    key: str
    effects: tuple[Effect, ...] = ()


def granted(scene: Scene, command: Command, event: EventId, going: Running | None) -> Granted:
    """Return what comes of a wish. In doubt, and after a stop, nothing changes but the language."""
    state = scene.state
    if command.word is Word.LANGUAGE:
        return _language(scene, command)
    if command.word is Word.KNOWN:
        asks = () if state.doubt is not Doubt.NONE else (_task(scene, "wants_record", Level.CONCERN),)
        noted = NoteRequest(state.client, RequestKind.ACCESS.value, scene.at)
        return Granted(state, texts.KNOWN, (*asks, noted))
    if state.doubt is not Doubt.NONE or has_stopped(state):
        return Granted(state, texts.LATER_ANSWER)
    if command.word is Word.LATER:
        return _later(scene, going)
    return _pace(scene, event, more=command.word is Word.MORE)


def next_window(contact: SafeContact, side: Side, at: Moment) -> Moment | None:
    """Return this side's first moment in the window after the one that is open at ``at``.

    Where none closes within a day, and where the record allows one message a day, that is tomorrow's.
    """
    marks = (Moment((at // _HALF_HOUR + step) * _HALF_HOUR) for step in range(1, 49))
    closes = (
        at if not is_open(contact, at) else next((one for one in marks if not is_open(contact, one)), None)
    )
    earliest = after(at, DAY) if closes is None else closes
    if contact.messages_per_day == 1 and not contact.second_message_ok:
        tomorrow = at_wall(local_date(contact, at) + timedelta(days=1), time(0), ZoneInfo(contact.zone))
        earliest = max(earliest, tomorrow)
    return next_slot(contact, side, earliest)


def _language(scene: Scene, command: Command) -> Granted:
    state = scene.state
    if command.language is not None:
        return Granted(replace(state, language=command.language, language_asked=None), texts.LANGUAGE_CHOSEN)
    if state.doubt is not Doubt.NONE:
        return Granted(state, texts.LANGUAGE)
    if has_stopped(state) or not may_choose(scene):
        return Granted(state, texts.PACE_ASKED, (_task(scene, "wants_language", Level.CONCERN),))
    return Granted(replace(state, language_asked=scene.at), texts.LANGUAGE)


def _later(scene: Scene, going: Running | None) -> Granted:
    """Ask what runs once more in the next safe window, unless the plan asks by then anyway."""
    state, contact = scene.state, scene.state.contact
    kept: tuple[Effect, ...] = ()
    if going is not None:
        talk = going.talk
        kept = (KeepAnswer(state.client, state.checkin, talk.script, talk.step, PUT_OFF, scene.at),)
    ended = replace(state, talk=None, checkin=None)
    if state.checkin is None or state.checkin == state.put_off or contact is None:
        return Granted(ended, texts.LATER_ANSWER, kept)
    opening = next_window(contact, state.side, scene.at)
    if opening is None or _is_planned_by(scene, contact, opening):
        return Granted(ended, texts.LATER_ANSWER, kept)
    deferred = SettleCheckIn(state.client, state.checkin, "deferred", opening, "later")
    return Granted(replace(ended, put_off=state.checkin), texts.ASKED_LATER, (*kept, deferred))


def _is_planned_by(scene: Scene, contact: SafeContact, opening: Moment) -> bool:
    """Say whether the plan asks something on or before that day: two openers a day are one too many."""
    coming = next_planned(scene)
    return coming is not None and coming.local_date <= local_date(contact, opening)


def _pace(scene: Scene, event: EventId, *, more: bool) -> Granted:
    """Change how often this client hears from us, where that needs nobody; the plan follows at once."""
    state = scene.state
    wanted = state.pace.step(more=more)
    ended = replace(state, talk=None, checkin=None)
    if _is_for_human(scene, wanted, more=more):
        task = _task(scene, "rhythm_more" if more else "rhythm_less", Level.CONCERN)
        return Granted(ended, texts.PACE_ASKED, (task,))
    changed = replace(scene, state=replace(ended, pace=wanted))
    if more:
        return Granted(changed.state, texts.PACE_MORE, planned(changed))
    anew = (CancelPlanned(state.client, "pace"), *planned(changed, f"again-{event}"))
    going = state.standing in (Standing.ACTIVE, Standing.PAUSED)
    return Granted(changed.state, texts.PACE_LESS, anew if going else ())


def _is_for_human(scene: Scene, wanted: Pace, *, more: bool) -> bool:
    """Say whether a human decides: past what was agreed, and less contact while it is dangerous.

    Asking for less may be asked for by somebody else, as a stop may (design §2 rule 2).
    """
    state = scene.state
    if wanted is state.pace or not state.pace_bounds.allow(wanted):
        return True
    recent = state.last_acute is not None and scene.at - state.last_acute <= SERIOUS_FOR
    serious = recent or any(flag.level >= Level.HIGH for flag in state.open_flags)
    return not more and (serious or state.facts.phase is Phase.F0)


def _task(scene: Scene, kind: str, level: Level) -> MakeTask:
    state = scene.state
    return MakeTask(state.client, kind, level, task_clock(level, state.facts, scene.duty, scene.at))
