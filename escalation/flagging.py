"""Raise a flag with all that belongs to it: its clock, its ladder, and the alert to the lead."""

from dataclasses import dataclass, replace

from cases.effects import AlertLead, Effect, FlagSpan, RaiseFlag, SetVisitLight, StartLadder
from cases.ids import EventId, FlagId, MessageId
from cases.levels import Level
from cases.state import ClientState, OpenFlag, VisitLight
from escalation.assessment import Assessment, Finding
from escalation.reminding import silence_watched
from escalation.routes import asks_person_now, tells_lead
from escalation.scene import Scene, Turn
from escalation.screen_second import RULE
from escalation.severity import Waiting, waiting


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a human must look. ``key`` names the fixed text that answers it, empty for none."""

    level: Level
    category: str
    code: str
    source: str
    key: str = ""
    silent: bool = False
    imminent: bool = False
    at_once: bool = False
    spans: tuple[FlagSpan, ...] = ()
    priority: int = 0


def raised(scene: Scene, event: EventId, notice: Notice, *, own_message: bool = True) -> Turn:
    """Return the state with this flag open, and its effects: flag, ladder and alert, together or not at all.

    There is one flag for each event, and it has the event's id.
    """
    state, at, flag = scene.state, scene.at, FlagId(event)
    clock = _clock(scene, notice)
    effects: list[Effect] = [_flag(state, event, notice, clock, own_message=own_message)]
    if clock.page_at is not None:
        effects.append(StartLadder(state.client, flag, clock.page_at))
    told = _told_to_lead(notice)
    if told:
        effects.append(AlertLead(state.client, flag, notice.level, told, notice.imminent, at))
    opened = OpenFlag(flag, notice.level, notice.category, at, code=notice.code)
    state, light = _visits(scene, notice.level)
    effects += light
    return _with(state, opened, own_message=own_message), tuple(effects)


def _flag(
    state: ClientState, event: EventId, notice: Notice, clock: Waiting, *, own_message: bool
) -> RaiseFlag:
    return RaiseFlag(
        state.client,
        FlagId(event),
        notice.level,
        notice.category,
        notice.code,
        notice.source,
        clock.answer_by,
        silent=notice.silent,
        imminent=notice.imminent,
        message=MessageId(event) if own_message else None,
        spans=notice.spans,
        priority=notice.priority,
    )


def _with(state: ClientState, opened: OpenFlag, *, own_message: bool) -> ClientState:
    """Return the state with this flag open, which is then its last one."""
    at = opened.raised_at
    last_acute = at if opened.level is Level.ACUTE else state.last_acute
    reminders = silence_watched(state, opened) if own_message else state.reminders
    return replace(
        state,
        open_flags=(*state.open_flags, opened),
        last_flagged=at,
        last_acute=last_acute,
        reminders=reminders,
    )


def _visits(scene: Scene, level: Level) -> Turn:
    """Let nobody visit without a call first after something serious; only a human loosens it (H20)."""
    state = scene.state
    if level < Level.HIGH or state.visit_light != VisitLight.CAN:
        return state, ()
    light = VisitLight.CALL_FIRST.value
    return replace(state, visit_light=light), (SetVisitLight(state.client, light, None, scene.at),)


def _told_to_lead(notice: Notice) -> str:
    """Return the class the lead hears of: the flag's own, or another of the same level in the message.

    A message that leads with harm to a child may hold a threat too; the threat must still cross.
    """
    also = (span.code for span in notice.spans if span.level is notice.level)
    return next((code for code in (notice.code, *also) if tells_lead(code, notice.level)), "")


def _clock(scene: Scene, notice: Notice) -> Waiting:
    """Return how long this flag may wait; a text that says somebody is being asked makes it true."""
    now = notice.at_once or asks_person_now(notice.key)
    return waiting(notice.level, notice.code, scene.state.facts, scene.duty, scene.at, now=now)


def spans_of(assessment: Assessment) -> tuple[FlagSpan, ...]:
    """Return where the findings stand in the message and why, without its words.

    What else weighed in the second opinion is marked beside the place that its reason stands at.
    """
    guess = next((one for one in assessment.findings if one.rule == RULE), None)
    more = () if guess is None else tuple(_part(guess, place) for place in assessment.parts[1:])
    return (*map(_span, assessment.findings), *more)


def _part(guess: Finding, place: tuple[int, int]) -> FlagSpan:
    start, end = place
    return FlagSpan(start, end, guess.level, guess.category, "", guess.rule, "", guess.status.value)


def _span(one: Finding) -> FlagSpan:
    return FlagSpan(
        one.start, one.end, one.level, one.category, one.code, one.rule, one.explanation, one.status.value
    )
