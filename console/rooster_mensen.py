"""For coordinators: who is away, and what each colleague can do."""

from datetime import time

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import VOLUNTEERS, Colleague
from cases.errors import NotFound
from cases.hours import clock_moment
from cases.ids import StaffId
from cases.moments import Moment
from console import words_roster
from console.access import Coordinator, Visitor
from console.answers import Answers, Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()

_BACK_ON = mark("Weer terug op")
_PAST = mark("Weer terug op: kies een dag na vandaag, of laat het leeg.")
_PLACE = "/rooster/mensen"


@router.get(_PLACE)
def people(room: InRoom, who: Coordinator) -> Response:
    return _page(room, who)


@router.post("/rooster/mensen/{staff}/kan")
def skills(room: InRoom, who: Coordinator, staff: str, form: Form) -> Response:
    """Say what somebody can do. Raises BadForm for a skill that no page offers."""
    chosen = [code for code in words_roster.ALL_SKILLS if form.ticked(f"kan_{code}")]
    room.coordination.set_skills(who.staff, _colleague(room, staff).staff, chosen)
    return RedirectResponse(f"{_PLACE}#wie-{staff}", status_code=303)


@router.post("/rooster/mensen/{staff}/weg")
def away(room: InRoom, who: Coordinator, staff: str, form: Form) -> Response:
    """Take a colleague off all posts, from now until a day or until they are back."""
    colleague, answers = _colleague(room, staff), Answers(form)
    until = _until(room, answers, f"terug-{staff}") if form.ticked("terug") else None
    if answers.faults:
        return _page(room, who, tuple(answers.faults), BadForm.status)
    room.coordination.report_away(who.staff, colleague.staff, until)
    return RedirectResponse(f"{_PLACE}#wie-{staff}", status_code=303)


@router.post("/rooster/mensen/{staff}/terug")
def back(room: InRoom, who: Coordinator, staff: str) -> Response:
    room.coordination.report_back(who.staff, _colleague(room, staff).staff)
    return RedirectResponse(f"{_PLACE}#wie-{staff}", status_code=303)


def _until(room: Room, answers: Answers, field: str) -> Moment | None:
    """Return the beginning of the day on which somebody is back."""
    day = answers.day("terug", _BACK_ON)
    if day is not None and day <= room.when().today:
        answers.fault(field, say(_PAST))
    return None if day is None else clock_moment(day, time(), room.settings.zone)


def _colleague(room: Room, staff: str) -> Colleague:
    """Return a colleague who can stand at a post. Raises NotFound."""
    found = next((one for one in _staffed(room) if one.staff == StaffId(staff)), None)
    if found is None:
        raise NotFound
    return found


def _staffed(room: Room) -> list[Colleague]:
    return [one for one in room.coordination.colleagues() if one.role not in VOLUNTEERS]


def _page(room: Room, who: Visitor, faults: tuple[Fault, ...] = (), status: int = 200) -> Response:
    return show(
        room,
        who,
        "rooster_mensen.html",
        status,
        people=_staffed(room),
        away={each.staff: each for each in room.coordination.away()},
        skills=room.coordination.skills(),
        faults=faults,
    )
