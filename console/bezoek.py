"""Visits: may somebody go to the door? A light, a pseudonym and since when; nothing of why (practice H20)."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.desk import VOLUNTEERS
from cases.events import VisitLightSet
from cases.ids import ClientId
from cases.state import VisitLight
from console import words_people
from console.access import AnyVisitor, Worker, desk_of, volunteer_desk_of
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form

router = APIRouter()


@router.get("/bezoek")
def visits(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    """Show the lights of the clients this person may see. Raises NotFound for who visits nobody."""
    if who.staff.role in VOLUNTEERS:
        own = volunteer_desk_of(request, who).desk.given(who.staff)
        lights = [one.visit for one in own]
    else:
        lights = list(desk_of(request, who).desk.visits(who.staff))
    may_set = who.staff.role not in VOLUNTEERS
    return show(room, who, "bezoek.html", visits=lights, may_set=may_set, people=words_people)


@router.post("/bezoek/{client}")
def set_light(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Set the light of one client; an order of the lead that is stricter goes on to hold."""
    if form.text("licht") not in {one.value for one in VisitLight}:
        raise BadForm
    event = VisitLightSet(id=room.event_id(), at=room.clock.now(), by=at.staff.id, light=form.text("licht"))
    at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "visit", client))
    return RedirectResponse("/bezoek", status_code=303)
