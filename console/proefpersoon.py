"""A colleague's own phone, or a made-up person: who gets a change of the content first."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NotFound
from cases.ids import ClientId
from console.access import Worker
from console.room import InRoom
from console.typed import Form

router = APIRouter()


@router.post("/clienten/{client}/proef")
def try_first(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep whether this party tries changes first; only for a party this worker may see."""
    party = ClientId(client)
    if not any(row.client == party for row in at.desk.clients(at.staff)):
        raise NotFound
    room.coordination.content.make_tester(at.staff, party, at.desk.side, on=form.ticked("proef"))
    return RedirectResponse(f"/clienten/{client}", status_code=303)
