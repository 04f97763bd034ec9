"""Planning ahead: one shift between two moments, or the same stretch every week until a day."""

from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import VOLUNTEERS, Colleague
from cases.errors import AlreadyPlanned
from cases.ids import StaffId
from cases.moments import wall
from cases.planning import Pattern, occurrences, once
from cases.roster import DutyKind, Post
from cases.shifts import NewShifts
from cases.sides import Side
from cases.spans import Span
from console.access import Coordinator, Visitor
from console.answers import Answers, Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.rooster import who_can, word_of
from console.rooster_week import week_name
from console.sentences import sentence
from console.typed import Form, Typed
from console.words import WEEKDAYS

router = APIRouter()

ONCE, WEEKLY = "een", "week"
_WHO = mark("Wie")
_FROM, _UNTIL = mark("Van"), mark("Tot")
_FIRST, _LAST = mark("Eerste dag"), mark("Laatste dag")
_MISFIT = mark("Deze collega kan niet op deze post van kant %(side)s staan.")
_ENDS_FIRST = mark("De dienst moet eindigen nadat hij begint.")
_DAYS = mark("Kies minstens één dag van de week.")
_LAST_FIRST = mark("De laatste dag ligt vóór de eerste.")
_TOO_LONG = mark("Plan een reeks voor hoogstens een jaar.")
_PAST = mark("Deze diensten liggen allemaal al voorbij.")


@router.get("/rooster/plannen")
def planning(room: InRoom, who: Coordinator) -> Response:
    return _page(room, who)


@router.post("/rooster/plannen")
def plan(room: InRoom, who: Coordinator, form: Form) -> Response:
    """Plan one shift or a pattern; nothing is planned when one of its shifts cannot be."""
    how, answers = form.text("hoe"), Answers(form)
    if how not in (ONCE, WEEKLY):
        raise BadForm
    new = _new(room, answers, how)
    if new is None:
        return _page(room, who, tuple(answers.faults), form, BadForm.status)
    try:
        planned = room.coordination.plan(who.staff, new)
    except AlreadyPlanned as refused:
        fault = Fault(f"{how}_wie", sentence(refused))
        return _page(room, who, (fault,), form, refused.status)
    if not planned:
        return _page(room, who, (Fault(f"{how}_wie", say(_PAST)),), form, BadForm.status)
    first = min(span.begins for span in new.spans if span.ends > room.clock.now())
    day = wall(first, ZoneInfo(room.settings.zone)).date()
    return RedirectResponse(f"/rooster?week={week_name(day)}", status_code=303)


def _new(room: Room, answers: Answers, how: str) -> NewShifts | None:
    """Return what was typed; None with faults. Raises BadForm for a code no page offers."""
    form = answers.form
    side, post = word_of(Side, form.text(f"{how}_kant")), word_of(Post, form.text(f"{how}_post"))
    kind = {each.value: each for each in DutyKind}.get(form.text(f"{how}_soort"))
    if kind is None:
        raise BadForm
    able = {one.staff for one in who_can(room, side)[post]}
    if not form.text(f"{how}_wie"):
        answers.choice(f"{how}_wie", _WHO, {})
    elif form.text(f"{how}_wie") not in able:
        answers.fault(f"{how}_wie", say(_MISFIT, side=side.value))
    spans = (_weekly if how == WEEKLY else _once)(answers, room.settings.zone)
    if answers.faults or spans is None:
        return None
    staff = StaffId(form.text(f"{how}_wie"))
    return NewShifts(side, post, staff, kind, spans, instead=form.ticked(f"{how}_vervangt"))


def _once(answers: Answers, zone: str) -> tuple[Span, ...] | None:
    begins = answers.day("een_van_dag", _FROM), answers.clock("een_van_tijd", _FROM)
    ends = answers.day("een_tot_dag", _UNTIL), answers.clock("een_tot_tijd", _UNTIL)
    if begins[0] is None or begins[1] is None or ends[0] is None or ends[1] is None:
        return None
    try:
        return (once((begins[0], begins[1]), (ends[0], ends[1]), zone),)
    except ValueError:
        answers.fault("een_tot_tijd", say(_ENDS_FIRST))
        return None


def _weekly(answers: Answers, zone: str) -> tuple[Span, ...] | None:
    days = frozenset(number for number in range(7) if answers.form.ticked(f"week_dag{number}"))
    if not days:
        answers.fault("week_dag0", say(_DAYS))
    clocks = answers.clock("week_van_tijd", _FROM), answers.clock("week_tot_tijd", _UNTIL)
    first, last = answers.day("week_eerste", _FIRST), answers.day("week_laatste", _LAST)
    if clocks[0] is None or clocks[1] is None or first is None or last is None:
        return None
    return _spans(answers, Pattern(days, clocks[0], clocks[1], first, last), zone)


def _spans(answers: Answers, pattern: Pattern, zone: str) -> tuple[Span, ...] | None:
    if pattern.last < pattern.first:
        answers.fault("week_laatste", say(_LAST_FIRST))
        return None
    try:
        return occurrences(pattern, zone)
    except ValueError:
        answers.fault("week_laatste", say(_TOO_LONG))
        return None


def _named(one: Colleague) -> str:
    return f"{one.alias} · {one.side.value}" if one.side else one.alias


def _page(
    room: Room, who: Visitor, faults: tuple[Fault, ...] = (), form: Typed | None = None, status: int = 200
) -> Response:
    people = [one for one in room.coordination.colleagues() if one.role not in VOLUNTEERS]
    return show(
        room,
        who,
        "rooster_plannen.html",
        status,
        faults=faults,
        wrong={fault.field: fault.text for fault in faults},
        typed=form or Typed({}),
        sides=[(side.value, side.value) for side in Side],
        people=[(one.staff, _named(one)) for one in people],
        weekdays=WEEKDAYS,
        today=room.when().today,
    )
