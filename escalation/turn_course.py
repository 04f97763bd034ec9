"""What a worker decides about a client's course: days of more risk, and what was missed by beginning late.

Nothing here reads or writes anything of another client. What is decided shows in the plan of this one only.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from cases.asking import next_ask
from cases.calendar import MOST_ENTRIES, RiskEntry, is_over
from cases.course_events import MissedAsked, PhaseSet, RiskDayDropped, RiskDayKept
from cases.effects import CancelPlanned, Effect, MakeTask, PlanCheckIn
from cases.errors import CalendarFull, NotFound
from cases.late import late_start
from cases.moments import Moment, at_wall, wall
from cases.safe_contact import SafeContact
from cases.slots import AGREED
from cases.state import ClientState, Standing
from cases.windows import local_date
from escalation.conversation import next_planned
from escalation.following import course_of
from escalation.people_days import HUMAN_MOMENT, with_people
from escalation.scene import Scene, Turn
from escalation.turn_clock import planned

ANEW = "planned_anew"


def take_risk_day(scene: Scene, event: RiskDayKept | RiskDayDropped) -> Turn:
    """Put the calendar in place and make the plan anew. Raises CalendarFull, NotFound.

    What lies far back goes. A question on the screen stays there, and so does the waiting for its answer.
    """
    state, today = scene.state, _today(scene)
    held = tuple(one for one in state.calendar if not is_over(one.day, today))
    entries = (*held, event.entry) if isinstance(event, RiskDayKept) else _without(held, event.entry)
    if len(entries) > MOST_ENTRIES:
        raise CalendarFull
    ordered = tuple(sorted(entries, key=lambda one: (one.day.first, one.id)))
    after_it = replace(scene, state=replace(state, calendar=ordered))
    return after_it.state, _anew(scene, after_it, f"anew-{event.id}") if _runs(state) else ()


def take_phase(scene: Scene, event: PhaseSet) -> Turn:
    """Let the next phase begin, by a human's decision: the waiting, the plan and the record go by it."""
    state = scene.state
    after_it = replace(scene, state=replace(state, facts=replace(state.facts, phase=event.phase)))
    return after_it.state, _anew(scene, after_it, f"anew-{event.id}") if _runs(state) else ()


def take_missed(scene: Scene, event: MissedAsked) -> Turn:
    """Plan the last missed step for the first safe moment from tomorrow on. Raises NotFound without one.

    It comes in the place of what was planned, and the plan goes on from it.
    """
    state, contact, course = scene.state, scene.state.contact, course_of(scene)
    if contact is None or course is None or state.standing is not Standing.ACTIVE:
        raise NotFound
    missed = late_start(contact, state.side, course).to_ask
    due_at = next_ask(contact, state.side, state.risk_days, tomorrow(scene, contact))
    if not missed or due_at is None:
        raise NotFound
    slot = f"{AGREED}-{event.id}"
    asked = PlanCheckIn(state.client, local_date(contact, due_at), slot, due_at, missed[-1].script)
    return state, (CancelPlanned(state.client, ANEW, asked=False), asked)


def tomorrow(scene: Scene, contact: SafeContact) -> Moment:
    """Return when the next day begins on the client's own wall."""
    zone = ZoneInfo(contact.zone)
    return at_wall(local_date(contact, scene.at) + timedelta(days=1), time(0), zone)


def _runs(state: ClientState) -> bool:
    return state.programme_began is not None and state.standing is Standing.ACTIVE


def _without(held: tuple[RiskEntry, ...], entry: str) -> tuple[RiskEntry, ...]:
    entries = tuple(one for one in held if one.id != entry)
    if len(entries) == len(held):
        raise NotFound
    return entries


def _today(scene: Scene) -> date:
    contact = scene.state.contact
    return wall(scene.at, ZoneInfo(scene.duty.zone if contact is None else contact.zone)).date()


def _anew(before: Scene, scene: Scene, slot: str) -> tuple[Effect, ...]:
    """Return the plan by the new calendar; a human moment that has its task gets no second one."""
    told, state = next_planned(before), scene.state
    plan = with_people(scene, planned(scene, slot))
    if told is not None and state.contact is not None:
        last = at_wall(told.local_date + timedelta(days=1), time(0), ZoneInfo(state.contact.zone))
        plan = tuple(one for one in plan if not _is_known(one, last))
    return CancelPlanned(state.client, ANEW, asked=False), *plan


def _is_known(effect: Effect, last: Moment) -> bool:
    return isinstance(effect, MakeTask) and effect.kind == HUMAN_MOMENT and effect.due_at < last
