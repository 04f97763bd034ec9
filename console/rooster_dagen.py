"""For coordinators: holidays and other days on which hours, people or patterns differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import Colleague
from cases.errors import AlreadyPlanned, NotFound
from cases.hours import clock_moment
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from cases.roster import DayOff, HolidayRule, Post
from cases.roster_days import DayChange, DayRule, ShiftMove, Stretches
from cases.shifts import PlannedShift
from cases.sides import Side
from console.access import Coordinator, Visitor
from console.answers import Answers, Fault
from console.frame import show, sides_of
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.rooster import who_can, word_of
from console.rooster_hours import SHOWN, names, read_stretches
from console.rooster_week import Coming, side_gaps
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()

_PLACE = "/rooster/dagen"
_AHEAD = 400 * DAY
"""Every holiday comes once in it, also those that move with Easter."""
ORDINARY, STAYS, OFF = "gewoon", "blijft", "weg"
_ONE, _EACH = "dag", "jaar"
_HOURS = mark("Uren")
_WHICH = mark("Dag")
_FILL = mark("Uren: vul de uren in, of kies iets anders.")
_MISFIT = mark("Deze collega kan hier niet staan.")


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one side. ``given`` is what was said of it, ``yearly`` of its holiday.

    ``can`` are the people who may stand in each shift; ``gaps`` those of this day, while it is near.
    """

    side: Side
    day: date
    begins: Moment
    off: DayOff | None
    given: DayRule | None
    yearly: DayRule | None
    shifts: tuple[PlannedShift, ...]
    can: dict[Post, list[Colleague]]
    gaps: tuple[Coming, ...]

    @property
    def rule(self) -> DayRule | None:
        return self.given or self.yearly


@router.get(_PLACE)
def days(room: InRoom, who: Coordinator) -> Response:
    return _list(room, who)


@router.get(f"{_PLACE}/kies")
def choose(room: InRoom, who: Coordinator, kant: str = "", dag: str = "") -> Response:
    """Go to a day that a person typed."""
    if not dag:
        return _list(room, who)
    answers = Answers(Typed({"dag": dag}))
    side, day = word_of(Side, kant), answers.day("dag", _WHICH)
    if day is None:
        return _list(room, who, tuple(answers.faults), BadForm.status)
    return RedirectResponse(f"{_PLACE}/{side.value}/{day.isoformat()}", status_code=303)


@router.get(f"{_PLACE}/{{kant}}/{{dag}}")
def day(room: InRoom, who: Coordinator, kant: str, dag: str) -> Response:
    return _page(room, who, _day(room, kant, dag))


@router.post(f"{_PLACE}/{{kant}}/{{dag}}")
def change(room: InRoom, who: Coordinator, kant: str, dag: str, form: Form) -> Response:
    """Change hours and people of one day, all of it or none."""
    there, answers = _day(room, kant, dag), Answers(form)
    new = _change(there, answers)
    if new is None:
        return _page(room, who, there, tuple(answers.faults), form, BadForm.status)
    try:
        room.coordination.change_day(who.staff, new)
    except AlreadyPlanned as refused:
        fault = Fault("diensten", sentence(refused))
        return _page(room, who, there, (fault,), form, refused.status)
    return RedirectResponse(f"{_PLACE}/{there.side.value}/{dag}#stand", status_code=303)


def _change(there: Day, answers: Answers) -> DayChange | None:
    """Return what was typed; None with faults. Raises BadForm for a code no page offers."""
    form, name = answers.form, there.off.name if there.off else ""
    yearly = form.text("geldt") == _EACH
    if yearly and not name:
        raise BadForm
    about: date | str = name if yearly else there.day
    hours = read_stretches(answers, "uren", _HOURS)
    moves = tuple(move for one in there.shifts if (move := _move(there, one, answers)) is not None)
    rule = _rule(about, answers, hours)
    return None if answers.faults else DayChange(there.side, about, rule, moves)


def _rule(about: date | str, answers: Answers, hours: Stretches) -> DayRule | None:
    chosen, skipped = answers.form.text("regel"), answers.form.ticked("reeksen")
    if chosen == ORDINARY and not skipped:
        return None
    rule = HolidayRule.USUAL if chosen == ORDINARY else word_of(HolidayRule, chosen)
    if rule is HolidayRule.OWN_HOURS and not hours and not answers.faults:
        answers.fault(names("uren", 0)[0], say(_FILL))
    return DayRule(about, rule, hours if rule is HolidayRule.OWN_HOURS else (), skipped)


def _move(there: Day, one: PlannedShift, answers: Answers) -> ShiftMove | None:
    """Return what becomes of one shift; None when it stays."""
    chosen = answers.form.text(f"dienst-{one.id}") or STAYS
    if chosen in (STAYS, one.staff):
        return None
    if chosen == OFF:
        return ShiftMove(one.id)
    if chosen not in {each.staff for each in there.can[one.post]}:
        answers.fault(f"dienst-{one.id}", say(_MISFIT))
    return ShiftMove(one.id, StaffId(chosen))


def _day(room: Room, kant: str, dag: str) -> Day:
    """Return one day of one side. Raises NotFound for what is no day or no side."""
    try:
        side, chosen = Side(kant), date.fromisoformat(dag)
        begins, ends = _edges(chosen, room.settings.zone)
    except (ValueError, OverflowError):
        raise NotFound from None
    shifts = room.coordination.planned(side, begins, ends)
    here = [each for each in shifts if begins <= each.starts and not each.away]
    off = _off(room.coordination.days_off(side, begins, after(ends, -1)), chosen)
    said = {each.about: each for each in room.coordination.day_rules(side)}
    gaps = next(each for each in side_gaps(room, (side,))).coming
    return Day(
        side,
        chosen,
        begins,
        off,
        said.get(chosen),
        said.get(off.name) if off and off.name else None,
        tuple({each.id: each for each in here if not room.when().past(each.starts)}.values()),
        who_can(room, side),
        tuple(one for one in gaps if one.gap.begins < ends and begins < one.gap.ends),
    )


def _edges(chosen: date, zone: str) -> tuple[Moment, Moment]:
    return clock_moment(chosen, time(), zone), clock_moment(chosen + timedelta(days=1), time(), zone)


def _off(days: Sequence[DayOff], chosen: date) -> DayOff | None:
    return next((each for each in days if each.day == chosen), None)


def _list(room: Room, who: Visitor, faults: tuple[Fault, ...] = (), status: int = 200) -> Response:
    now, today = room.clock.now(), room.when().today
    coming = {
        side: [
            each for each in room.coordination.days_off(side, now, after(now, _AHEAD)) if each.day >= today
        ]
        for side in sides_of(who.staff)
    }
    return show(
        room, who, "rooster_dagen.html", status, coming=coming, faults=faults, sides=list(coming), today=today
    )


def _page(
    room: Room,
    who: Visitor,
    there: Day,
    faults: tuple[Fault, ...] = (),
    form: Typed | None = None,
    status: int = 200,
) -> Response:
    return show(
        room,
        who,
        "rooster_dag.html",
        status,
        day=there,
        faults=faults,
        wrong={fault.field: fault.text for fault in faults},
        typed=form or Typed(_typed_as(there.rule)),
        rows=[names("uren", number) for number in range(SHOWN)],
        rules=list(HolidayRule),
        ordinary=ORDINARY,
        stays=STAYS,
        off=OFF,
    )


def _typed_as(rule: DayRule | None) -> dict[str, str]:
    """Return how a form would say what holds of a day."""
    if rule is None:
        return {"regel": ORDINARY}
    clocks = {
        name: f"{clock:%H:%M}"
        for number, one in enumerate(rule.hours[:SHOWN])
        for name, clock in zip(names("uren", number), one, strict=True)
    }
    geldt = _ONE if isinstance(rule.about, date) else _EACH
    return {"regel": rule.rule.value, "geldt": geldt, "reeksen": "ja" if rule.skipped else "", **clocks}
