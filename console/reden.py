"""Why somebody looks who is not assigned: asked before the client opens, kept as a code."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.ids import ClientId
from cases.reasons import LookReason
from console.access import Visitor, Worker, looked_at
from console.frame import show
from console.language import mark
from console.refusals import BadForm, NotLoggedIn
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()

REASONS = {
    LookReason.COVERS: mark("Ik neem waar voor een collega."),
    LookReason.ASKED: mark("Een collega vroeg mij om mee te kijken."),
    LookReason.CLIENT_CALLS: mark("De cliënt zoekt mij nu, of iemand om de cliënt heen."),
    LookReason.DANGER: mark("Ik denk dat er nu gevaar is."),
    LookReason.CHECK: mark("Ik zoek iets uit, zoals een klacht of een fout."),
}


@router.post("/clienten/{client}/reden")
def give(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep the reason, and go on to the conversation. Raises NotFound."""
    chosen = form.text("reden")
    if chosen not in {one.value for one in LookReason}:
        return _page(room, at, client, BadForm.status, wrong=True)
    at.desk.give_reason(at.staff, ClientId(client), LookReason(chosen))
    return RedirectResponse(f"/gesprek/{client}", status_code=303)


def reason_page(request: Request, room: Room, client: ClientId, status: int) -> Response:
    """Ask why, in place of the page that was asked for. Raises NotLoggedIn."""
    watched = looked_at(request, room)
    if watched is None:
        raise NotLoggedIn
    who = Visitor(watched.session.staff, watched.session.csrf)
    return _page(room, who, client, status)


def _page(room: Room, who: Visitor, client: str, status: int, *, wrong: bool = False) -> Response:
    return show(room, who, "reden.html", status, client=client, reasons=REASONS, wrong=wrong)
