"""One conversation: read, take over, write, note, give back, close."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NabijError, NotFound
from cases.events import ConversationClaimed, Event, FlagClosed, HandedBack, ReadingAlongSet
from cases.ids import ClientId, FlagId
from console.access import AtDesk, Worker
from console.conversation_page import BLANK, Draft, conversation_page, lines_asked
from console.refusals import BadForm
from console.reply import send_reply
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form, Typed
from console.words import CLOSE_REASONS

router = APIRouter()
LONGEST_NOTE = 2000


@router.get("/gesprek/{client}")
def conversation(room: InRoom, at: Worker, client: str, laatste: str = "") -> Response:
    """Show a conversation, its last lines or more of them. Looking is not taking over."""
    return conversation_page(room, at, ClientId(client), BLANK, last=lines_asked(laatste))


@router.post("/gesprek/{client}/oppakken")
def claim(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Take over; who comes second reads who was first, with status 409."""
    flag = form.text("vlag")
    event = ConversationClaimed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        alias=at.staff.alias,
        flag=FlagId(flag) if flag else None,
    )
    return _carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/antwoord")
def reply(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    draft, status = send_reply(room, at, ClientId(client), form)
    return _back(client) if draft is None else conversation_page(room, at, ClientId(client), draft, status)


@router.post("/gesprek/{client}/notitie")
def note(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep a note for colleagues. It has its own door, so that it can never leave as a reply."""
    text = form.text("notitie")
    if not text or len(text) > LONGEST_NOTE:
        draft = Draft(note=form["notitie"], note_refused=True)
        return conversation_page(room, at, ClientId(client), draft, BadForm.status)
    at.desk.add_note(at.staff, ClientId(client), text, form.mark(at.staff.id, "note", client))
    return _back(client, "#notities")


@router.post("/gesprek/{client}/terug")
def hand_back(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    event = HandedBack(id=room.event_id(), at=room.clock.now(), by=at.staff.id)
    return _carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/sluiten")
def close(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Close one flag with a reason from the list."""
    reason = form.text("reden")
    if reason not in CLOSE_REASONS:
        draft = Draft(close_refused=FlagId(form.text("vlag")))
        return conversation_page(room, at, ClientId(client), draft, BadForm.status)
    event = FlagClosed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        flag=FlagId(form.text("vlag")),
        reason=reason,
    )
    return _carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/meelezen")
def reading_along(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Set or clear that someone may be reading along."""
    event = ReadingAlongSet(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        reads_along=form.text("meelezen") == "aan",
    )
    return _carry_out(room, at, client, form, event)


def _carry_out(room: Room, at: AtDesk, client: str, form: Typed, event: Event) -> Response:
    """Take an event through the turn, once; a refusal stands on the page as the conversation is now."""
    mark = form.mark(at.staff.id, type(event).__name__, client)
    try:
        at.desk.handle(at.staff, ClientId(client), event, mark)
    except NotFound:
        raise
    except NabijError as error:
        return conversation_page(room, at, ClientId(client), Draft(notice=sentence(error)), error.status)
    return _back(client)


def _back(client: str, place: str = "") -> Response:
    return RedirectResponse(f"/gesprek/{client}{place}", status_code=303)
