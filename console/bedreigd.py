"""A worker was threatened: one page, from everywhere, that calls duty, coordinator and lead (R33)."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.events import WorkerThreatened
from cases.ids import ClientId
from console.access import AtDesk, Worker
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

_WHO = mark("Kies van wie de dreiging komt.")
_WHEN = mark("Kies of het nu is.")
_NOW = {"ja": True, "nee": False}


@router.get("/bedreigd")
def threatened(room: InRoom, at: Worker, client: str = "") -> Response:
    return _page(room, at, Typed({"client": client}))


@router.post("/bedreigd")
def report(room: InRoom, at: Worker, form: Form) -> Response:
    """Raise the flag of a threat to a worker, by hand. The client is told nothing."""
    client, now = form.text("client"), form.text("nu")
    wrong = say(_WHO) if not client else say(_WHEN) if now not in _NOW else ""
    if wrong:
        return _page(room, at, form, wrong, BadForm.status)
    event = WorkerThreatened(room.event_id(), room.clock.now(), at.staff.id, _NOW[now])
    at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "threat", client))
    return RedirectResponse(f"/gesprek/{client}", status_code=303)


def _page(room: Room, at: AtDesk, typed: Typed, wrong: str = "", status: int = 200) -> Response:
    clients = [(row.client, row.alias) for row in at.desk.clients(at.staff)]
    return show(room, at, "bedreigd.html", status, clients=clients, typed=typed, wrong=wrong)
