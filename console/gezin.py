"""One worker for both parties of a family: asked by one, confirmed by another, one party on the screen."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from cases.desk import StaffRole
from cases.errors import NotReady
from cases.families import FamilyState
from cases.ids import CaseId, ClientId, StaffId
from console.access import Lead, Visitor, Worker, visitor
from console.access import coordinator as coordinator_only
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()

PLACE = "/gezin"
STATES = {
    FamilyState.ASKED: mark("gevraagd, wacht op de regie"),
    FamilyState.GIVEN: mark("geldt"),
    FamilyState.HELD: mark("staat stil"),
    FamilyState.ENDED: mark("voorbij"),
}
_NOT_READY = mark(
    "Dit kan nu niet. Het kan pas als het hier mag, beide kanten het goed vinden, er geen gevaar openstaat, "
    "en deze medewerker voor beide kanten bij het wijkteam hoort en geen dienst doet."
)
_YES = {"ja": True, "nee": False}
Office = Annotated[Visitor, Depends(visitor)]


@router.get(PLACE)
def families(room: InRoom, who: Office) -> Response:
    """Show who was asked for; a lead confirms, a coordinator asks."""
    return _page(room, who)


def _page(room: Room, who: Visitor, problem: str = "", status: int = 200) -> Response:
    front = room.coordination
    workers = [each for each in front.colleagues() if each.role is StaffRole.WORKER and each.side is not None]
    rows, allowed = front.family_rows(who.staff), front.family_allowed()
    shown = {"rows": rows, "allowed": allowed, "workers": workers, "states": STATES, "problem": problem}
    return show(room, who, "gezin.html", status, **shown)


@router.post(f"{PLACE}/schakelaar")
def switch(room: InRoom, who: Lead, form: Form) -> Response:
    room.coordination.allow_family_workers(who.staff, allowed=_yes(form))
    return RedirectResponse(PLACE, status_code=303)


@router.post(f"{PLACE}/vragen")
def ask(room: InRoom, who: Annotated[Visitor, Depends(coordinator_only)], form: Form) -> Response:
    case = room.coordination.family_case(who.staff, form.text("zaak"))
    try:
        room.coordination.ask_family(who.staff, StaffId(form.text("wie")), case)
    except NotReady as error:
        return _page(room, who, say(_NOT_READY), error.status)
    return RedirectResponse(PLACE, status_code=303)


@router.post(f"{PLACE}/bevestigen")
def confirm(room: InRoom, who: Lead, form: Form) -> Response:
    try:
        room.coordination.confirm_family(who.staff, StaffId(form.text("wie")), CaseId(form.text("zaak")))
    except NotReady as error:
        return _page(room, who, say(_NOT_READY), error.status)
    return RedirectResponse(PLACE, status_code=303)


@router.post(f"{PLACE}/stoppen")
def stop(room: InRoom, who: Office, form: Form) -> Response:
    room.coordination.end_family(who.staff, StaffId(form.text("wie")), CaseId(form.text("zaak")))
    return RedirectResponse(PLACE, status_code=303)


@router.get("/mijn-gezin")
def mine(room: InRoom, at: Worker) -> Response:
    """Let a family worker choose who is on the screen in this session: one person of one side."""
    return show(room, at, "mijn_gezin.html", own=room.coordination.own_families(at.staff))


@router.post("/mijn-gezin")
def put_on_screen(room: InRoom, at: Worker, form: Form) -> Response:
    """Put one party on the screen; the other leaves whatever screen it was on."""
    room.coordination.open_family(at.staff, ClientId(form.text("wie")))
    return RedirectResponse(f"/gesprek/{form.text('wie')}", status_code=303)


@router.post("/clienten/{client}/gezin")
def say_yes(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep what this client said, in a talk alone, about one worker for both."""
    room.coordination.family_yes(at.staff, ClientId(client), yes=_yes(form))
    return RedirectResponse(f"/clienten/{client}/toestemming", status_code=303)


def _yes(form: Form) -> bool:
    if form.text("ja") not in _YES:
        raise BadForm
    return _YES[form.text("ja")]
