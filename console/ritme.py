"""How often a client hears from us, as a worker agreed it, and how far the client may change that."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.events import PaceAgreed
from cases.ids import ClientId
from cases.pace import Pace, PaceBounds
from console.access import Worker
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form

router = APIRouter()


@router.post("/clienten/{client}/ritme")
def pace(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep the agreed pace. Raises BadForm when it lies outside its own bounds."""
    try:
        chosen, least, most = (Pace(form.text(name)) for name in ("ritme", "minst", "meest"))
    except ValueError:
        raise BadForm from None
    bounds = PaceBounds(least, most)
    if not bounds.allow(chosen):
        raise BadForm
    event = PaceAgreed(room.event_id(), room.clock.now(), at.staff.id, chosen, bounds)
    at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "pace", client))
    return RedirectResponse(f"/clienten/{client}", status_code=303)
