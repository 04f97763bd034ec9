"""A worker's action, taken through the turn once; a refusal stands on the page as the conversation is now."""

from fastapi import Response
from fastapi.responses import RedirectResponse

from cases.errors import NabijError, NotFound
from cases.events import Event
from cases.ids import ClientId
from console.access import AtDesk
from console.conversation_page import Draft, conversation_page
from console.refusals import BadForm
from console.room import Room
from console.sentences import sentence
from console.typed import Typed


def carry_out(room: Room, at: AtDesk, client: str, form: Typed, event: Event, place: str = "") -> Response:
    """Take an event through the turn and go back to ``place`` on the page. Raises NotFound."""
    refused = refused_by(at, client, form, event)
    if refused is not None:
        return said(room, at, client, Draft(notice=sentence(refused)), refused.status)
    return back(client, place)


def refused_by(at: AtDesk, client: str, form: Typed, event: Event) -> NabijError | None:
    """Take an event through the turn; return why not. Raises NotFound."""
    mark = form.mark(at.staff.id, type(event).__name__, client)
    try:
        at.desk.handle(at.staff, ClientId(client), event, mark)
    except NotFound:
        raise
    except NabijError as error:
        return error
    return None


def said(room: Room, at: AtDesk, client: str, draft: Draft, status: int = BadForm.status) -> Response:
    """Show the conversation as it is, with what was typed and what is wrong about it."""
    return conversation_page(room, at, ClientId(client), draft, status)


def back(client: str, place: str = "") -> Response:
    return RedirectResponse(f"/gesprek/{client}{place}", status_code=303)
