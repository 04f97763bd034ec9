"""Service hours and who stands where. Coordinators change it; everybody sees what clients are told now."""

from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import Colleague, Service, StaffRole
from cases.ids import StaffId
from cases.roster import DutyModel, Post, ServiceHours
from cases.sides import Side
from console.access import AnyVisitor, Coordinator, Visitor
from console.answers import Answers, Fault
from console.frame import on_duty, show, sides_of
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from console.words import WEEKDAYS

router = APIRouter()
Word = TypeVar("Word", Side, Post, DutyModel)
_ENDS_FIRST = mark("%(day)s: het einde moet na het begin liggen. Tot middernacht? Vul 00:00 in.")


@dataclass(frozen=True, slots=True)
class SideRoster:
    """One side as the page shows it; ``at_post`` says who stands there now, ``can`` who may."""

    side: Side
    service: Service
    hours: dict[int, ServiceHours]
    at_post: dict[Post, StaffId]
    can: dict[Post, list[Colleague]]


@router.get("/rooster")
def roster(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post("/rooster/uren")
def hours(room: InRoom, who: Coordinator, form: Form) -> Response:
    """Set the duty model and the opening hours of one side."""
    side, model = _word(Side, form.text("kant")), _word(DutyModel, form.text("model"))
    answers = Answers(form)
    days = tuple(day for number in range(7) if (day := _day(answers, number)) is not None)
    if model is DutyModel.HOURS and not days and not answers.faults:
        answers.fault("dag0_van", say("Vul minstens één dag in, of kies een ander soort dienst."))
    if answers.faults:
        return _page(room, who, tuple(answers.faults), form, BadForm.status)
    room.coordination.set_service(who.staff, side, Service(model, days, room.settings.zone))
    return RedirectResponse("/rooster", status_code=303)


@router.post("/rooster/post")
def post(room: InRoom, who: Coordinator, form: Form) -> Response:
    """Put one colleague at a post of one side from now on, or nobody."""
    side, place = _word(Side, form.text("kant")), _word(Post, form.text("post"))
    chosen = form.text("wie")
    if chosen and chosen not in {one.staff for one in _can(room, side)[place]}:
        raise BadForm
    room.coordination.set_post(who.staff, side, place, StaffId(chosen) if chosen else None)
    return RedirectResponse("/rooster", status_code=303)


def _word(words: type[Word], text: str) -> Word:
    try:
        return words(text)
    except ValueError:
        raise BadForm from None


def _day(answers: Answers, number: int) -> ServiceHours | None:
    names = f"dag{number}_van", f"dag{number}_tot"
    if not any(map(answers.form.ticked, names)):
        return None
    opens, closes = (answers.clock(name, WEEKDAYS[number]) for name in names)
    if opens is None or closes is None:
        return None
    if closes <= opens and closes != time():
        answers.fault(names[1], say(_ENDS_FIRST, day=say(WEEKDAYS[number])))
        return None
    return ServiceHours(number, opens, time.max if closes == time() else closes)


def _can(room: Room, side: Side) -> dict[Post, list[Colleague]]:
    """Return who may stand at each post: workers of this side, coordinators, leads."""
    everyone = room.coordination.colleagues()
    workers = [one for one in everyone if one.role is StaffRole.WORKER and one.side is side]
    return {
        Post.DUTY: workers,
        Post.BACKUP: workers,
        Post.COORDINATOR: [one for one in everyone if one.role is StaffRole.COORDINATOR],
        Post.LEAD: [one for one in everyone if one.role is StaffRole.LEAD],
    }


def _side(room: Room, side: Side) -> SideRoster:
    service, now = room.coordination.service(side), room.clock.now()
    standing = [
        shift
        for shift in room.coordination.roster(side).shifts
        if shift.starts <= now and (shift.ends is None or now < shift.ends)
    ]
    return SideRoster(
        side=side,
        service=service,
        hours={day.weekday: day for day in service.hours},
        at_post={shift.post: shift.staff for shift in standing},
        can=_can(room, side),
    )


def _page(
    room: Room, who: Visitor, faults: tuple[Fault, ...] = (), form: Typed | None = None, status: int = 200
) -> Response:
    return show(
        room,
        who,
        "rooster.html",
        status,
        rosters=[_side(room, side) for side in sides_of(who.staff)],
        duties={one.side: one.now for one in on_duty(room, who.staff)},
        may_change=who.staff.role is StaffRole.COORDINATOR,
        faults=faults,
        typed=form or Typed({}),
        posts=list(Post),
        models=list(DutyModel),
    )
