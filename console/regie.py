"""For the case-safety lead: alerts that cross a side, in codes alone, and cases with their link codes."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NotFound
from cases.ids import CaseId
from cases.sides import Side
from cases.state import VisitLight
from console import words_people
from console.access import Lead, Visitor
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()


@router.get("/meldingen")
def alerts(room: InRoom, who: Lead) -> Response:
    return show(room, who, "meldingen.html", alerts=room.coordination.alerts(who.staff))


@router.post("/meldingen/{alert}/gezien")
def acknowledge(room: InRoom, who: Lead, alert: str) -> Response:
    room.coordination.acknowledge_alert(who.staff, alert)
    return RedirectResponse("/meldingen", status_code=303)


@router.get("/zaken")
def cases(room: InRoom, who: Lead) -> Response:
    return _cases(room, who)


@router.post("/zaken/{case}/bezoek")
def order_visits(room: InRoom, who: Lead, case: str, form: Form) -> Response:
    """Set the visit light of one side of a case, or of both; neither learns that there is another."""
    sides = {"a": (Side.A,), "b": (Side.B,), "beide": tuple(Side)}.get(form.text("kant"))
    if sides is None or form.text("licht") not in {one.value for one in VisitLight}:
        raise BadForm
    room.coordination.order_visits(who.staff, CaseId(case), sides, VisitLight(form.text("licht")))
    return RedirectResponse(f"/zaken#zaak-{case}", status_code=303)


@router.post("/zaken/{case}/koppelcode")
def link_code(room: InRoom, who: Lead, case: str, form: Form) -> Response:
    """Make a one-time code for the second party of a case. It is shown in this answer only."""
    if form.text("kant") not in {side.value for side in Side}:
        raise BadForm
    rows = room.coordination.cases(who.staff)
    known = {row[0]: row[1] for row in rows}
    if case not in known:
        raise NotFound
    side = Side(form.text("kant"))
    code = room.coordination.link_code(who.staff, CaseId(case), side)
    made: dict[str, object] = {"case": known[CaseId(case)], "side": side, "code": code}
    return _cases(room, who, made)


def _cases(room: Room, who: Visitor, made: dict[str, object] | None = None) -> Response:
    rows, visits = room.coordination.cases(who.staff), room.coordination.case_visits(who.staff)
    return show(room, who, "zaken.html", cases=rows, made=made, visits=visits, people=words_people)
