"""For coordinators: what workers are hired for, and what keeps volunteers safe. Numbers, and no client."""

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.desk import VOLUNTEERS, Colleague, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.people import MOST_HOURS, Function, Volunteer, fits
from console import words_people
from console.access import Coordinator, Visitor, volunteer_desks
from console.answers import Answers, Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

_HOURS = mark("Uren in een week: vul een getal in van 1 tot en met %(most)s.")
_NO_FUNCTION = ""


@router.get("/mensen")
def people(room: InRoom, who: Coordinator) -> Response:
    return _page(room, who)


@router.post("/mensen/{staff}/functie")
def function(room: InRoom, who: Coordinator, staff: str, form: Form) -> Response:
    """Say what a worker is hired for."""
    colleague, word = _colleague(room, staff), form.text("functie")
    if colleague.side is None or word not in {_NO_FUNCTION, *_fitting(colleague)}:
        raise BadForm
    chosen = Function(word) if word else None
    room.coordination.set_function(who.staff, colleague.staff, chosen)
    return _back(staff)


@router.post("/mensen/{staff}/papieren")
def papers(room: InRoom, who: Coordinator, staff: str, form: Form) -> Response:
    """Keep certificate, training and hours of a volunteer."""
    known, answers = room.coordination.volunteer(StaffId(staff)), Answers(form)
    vog, trained = (_day(answers, name) for name in ("vog", "training"))
    hours = form.text("uren")
    if not (hours.isascii() and hours.isdigit() and 0 < int(hours[:4]) <= MOST_HOURS):
        answers.fault(f"uren-{staff}", say(_HOURS, most=MOST_HOURS))
    if answers.faults:
        return _page(room, who, tuple(answers.faults), form, BadForm.status)
    room.coordination.set_volunteer(who.staff, known.staff, vog, trained, int(hours))
    return _back(staff)


@router.post("/mensen/{staff}/gesprek")
def talked(room: InRoom, who: Coordinator, staff: str) -> Response:
    """Keep that the monthly talk about the work was held today."""
    room.coordination.note_talk(who.staff, StaffId(staff))
    return _back(staff)


@router.post("/mensen/{staff}/einde")
def ended(request: Request, room: InRoom, who: Coordinator, staff: str) -> Response:
    """Take back everything that was given to a volunteer, conversations first."""
    known = room.coordination.volunteer(StaffId(staff))
    for desk in volunteer_desks(request):
        desk.free(who.staff, known.staff)
    room.coordination.end_matches(who.staff, known.staff)
    return _back(staff)


def _colleague(room: Room, staff: str) -> Colleague:
    found = next((one for one in room.coordination.colleagues() if one.staff == staff), None)
    if found is None or found.role is not StaffRole.WORKER:
        raise NotFound
    return found


def _fitting(colleague: Colleague) -> list[Function]:
    """Return the functions that exist on the side of a worker."""
    return [one for one in Function if colleague.side is not None and fits(one, colleague.side)]


def _day(answers: Answers, name: str) -> date | None:
    label = mark("VOG van") if name == "vog" else mark("Training op")
    return answers.day(name, label) if answers.form.text(name) else None


def talks_due(room: Room, who: Visitor) -> tuple[Volunteer, ...]:
    """Return the volunteers whose monthly talk is due."""
    now = room.clock.now()
    return tuple(one for one in room.coordination.volunteers(who.staff) if one.talk_due <= now)


def _page(
    room: Room, who: Visitor, faults: tuple[Fault, ...] = (), form: Typed | None = None, status: int = 200
) -> Response:
    colleagues = room.coordination.colleagues()
    return show(
        room,
        who,
        "mensen.html",
        status,
        workers=[(one, _fitting(one)) for one in colleagues if one.role is StaffRole.WORKER],
        volunteers=room.coordination.volunteers(who.staff),
        names={one.staff: one for one in colleagues if one.role in VOLUNTEERS},
        faults=faults,
        typed=form or Typed({}),
        most=MOST_HOURS,
        people=words_people,
    )


def _back(staff: str) -> Response:
    return RedirectResponse(f"/mensen#wie-{staff}", status_code=303)
