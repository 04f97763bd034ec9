"""The roster: who stands where this week, where nobody does, and what clients read then."""

from dataclasses import dataclass
from typing import TypeVar

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import Colleague, Service, StaffRole
from cases.hours import holds
from cases.ids import StaffId
from cases.roster import DutyModel, HolidayRule, Post, ServiceHours
from cases.sides import Side
from console.access import AnyVisitor, Coordinator, Visitor
from console.answers import Answers, Fault
from console.frame import on_duty, show, sides_of
from console.refusals import BadForm
from console.room import InRoom, Room
from console.rooster_hours import names, read_service, rows_of, typed_as
from console.rooster_week import Week, around, monday_of, side_gaps, told_at, week_name, week_of
from console.typed import Form, Typed

router = APIRouter()
Word = TypeVar("Word", Side, Post, HolidayRule)


@dataclass(frozen=True, slots=True)
class SideRoster:
    """One side as the page shows it; ``at_post`` says who stands there now, ``can`` who may.

    ``told`` is what clients read now about what is urgent and what is not; ``untested`` who is on duty
    and did not answer the test page.
    """

    side: Side
    service: Service
    hours: dict[int, list[ServiceHours]]
    at_post: dict[Post, list[StaffId]]
    can: dict[Post, list[Colleague]]
    told: tuple[str, str]
    untested: tuple[str, ...]
    week: Week


@router.get("/rooster")
def roster(room: InRoom, who: AnyVisitor, week: str = "") -> Response:
    return _page(room, who, week=week)


@router.post("/rooster/uren")
def hours(room: InRoom, who: Coordinator, form: Form) -> Response:
    """Set the duty model, the opening hours and the days off of one side."""
    side, answers = word_of(Side, form.text("kant")), Answers(form)
    service = read_service(answers, room.settings.zone)
    if service is None:
        return _page(room, who, tuple(answers.faults), form, BadForm.status)
    room.coordination.set_service(who.staff, side, service)
    return RedirectResponse("/rooster", status_code=303)


@router.post("/rooster/post")
def post(room: InRoom, who: Coordinator, form: Form) -> Response:
    """Put one colleague at a post of one side from now on, or nobody."""
    side, place = word_of(Side, form.text("kant")), word_of(Post, form.text("post"))
    chosen = form.text("wie")
    if chosen and chosen not in {one.staff for one in who_can(room, side)[place]}:
        raise BadForm
    room.coordination.set_post(who.staff, side, place, StaffId(chosen) if chosen else None)
    return RedirectResponse("/rooster", status_code=303)


@router.post("/rooster/dienst/{shift}/weg")
def take_off(room: InRoom, who: Coordinator, shift: str, form: Form) -> Response:
    """Take a shift off, or with what follows of its pattern."""
    room.coordination.take_off(who.staff, shift, following=form.ticked("ook_daarna"))
    return RedirectResponse(f"/rooster?week={_week(room, form.text('week'))}", status_code=303)


def word_of(words: type[Word], text: str) -> Word:
    """Return the code that a form names. Raises BadForm for one that no page offers."""
    try:
        return words(text)
    except ValueError:
        raise BadForm from None


def who_can(room: Room, side: Side) -> dict[Post, list[Colleague]]:
    """Return who may stand at each post: workers of this side, coordinators, leads."""
    everyone = room.coordination.colleagues()
    workers = [one for one in everyone if one.role is StaffRole.WORKER and one.side is side]
    return {
        Post.DUTY: workers,
        Post.BACKUP: workers,
        Post.COORDINATOR: [one for one in everyone if one.role is StaffRole.COORDINATOR],
        Post.LEAD: [one for one in everyone if one.role is StaffRole.LEAD],
    }


def _side(room: Room, side: Side, week: str) -> SideRoster:
    service, now = room.coordination.service(side), room.clock.now()
    roster = room.coordination.roster(side)
    standing = [shift for shift in roster.shifts if holds(shift, now)]
    aliases = {one.staff: one.alias for one in room.coordination.colleagues()}
    return SideRoster(
        side=side,
        service=service,
        hours={day: [one for one in service.hours if one.weekday == day] for day in range(7)},
        at_post={post: [each.staff for each in standing if each.post is post] for post in Post},
        can=who_can(room, side),
        told=told_at(roster, now),
        untested=tuple(aliases.get(each.staff, "?") for each in standing if not each.verified),
        week=week_of(room, side, service, monday_of(week, room.when().today)),
    )


def _week(room: Room, week: str) -> str:
    return week_name(monday_of(week, room.when().today))


def _page(
    room: Room,
    who: Visitor,
    faults: tuple[Fault, ...] = (),
    form: Typed | None = None,
    status: int = 200,
    week: str = "",
) -> Response:
    rosters = [_side(room, side, week) for side in sides_of(who.staff)]
    return show(
        room,
        who,
        "rooster.html",
        status,
        rosters=rosters,
        duties={one.side: one.now for one in on_duty(room, who.staff)},
        may_change=who.staff.role is StaffRole.COORDINATOR,
        faults=faults,
        typed=form or Typed({}),
        posts=list(Post),
        models=list(DutyModel),
        rules=list(HolidayRule),
        gaps={one.side: one for one in side_gaps(room, sides_of(who.staff))},
        as_typed={one.side: Typed(typed_as(one.service)) for one in rosters},
        rows={one.side: rows_of(one.service) for one in rosters},
        names=names,
        before_after=around(monday_of(week, room.when().today)),
    )
