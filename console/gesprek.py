"""One conversation: read, take over, write, take back, note, and say who may be reading along."""

from fastapi import APIRouter, Response

from cases.events import ConversationClaimed, ReadingAlongSet, ReplyRecalled
from cases.ids import ClientId, EventId, FlagId
from console.access import Worker
from console.carrying_out import back, carry_out, refused_by, said
from console.conversation_page import BLANK, Draft, conversation_page, lines_asked
from console.language import mark, say
from console.reply import send_reply
from console.room import InRoom
from console.sentences import sentence
from console.typed import Form

router = APIRouter()
LONGEST_NOTE = 2000
_RECALLED = mark("Teruggehaald. Uw bericht is niet verstuurd.")


@router.get("/gesprek/{client}")
def conversation(room: InRoom, at: Worker, client: str, laatste: str = "", gesloten: str = "") -> Response:
    """Show a conversation, its last lines or more of them. Looking is not taking over.

    ``gesloten`` names a flag of this client whose report is shown to be copied.
    """
    asked = lines_asked(laatste)
    return conversation_page(room, at, ClientId(client), BLANK, last=asked, report=gesloten)


@router.post("/gesprek/{client}/oppakken")
def claim(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Take over; who comes second reads who was first, with status 409.

    ``over`` takes it from a colleague who is not there, or whose time ran out.
    """
    flag = form.text("vlag")
    event = ConversationClaimed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        alias=at.staff.alias,
        flag=FlagId(flag) if flag else None,
        over=form.ticked("over"),
    )
    return carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/antwoord")
def reply(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    draft, status = send_reply(room, at, ClientId(client), form)
    return back(client) if draft is None else said(room, at, client, draft, status)


@router.post("/gesprek/{client}/terughalen")
def recall(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Take own words back before they leave; they stand in the box again."""
    reply = form.text("bericht")
    lines = at.desk.conversation(at.staff, ClientId(client)).lines
    text = next((line.text for line in lines if line.id.partition(":")[0] == reply), "")
    event = ReplyRecalled(id=room.event_id(), at=room.clock.now(), by=at.staff.id, reply=EventId(reply))
    refused = refused_by(at, client, form, event)
    if refused is not None:
        return said(room, at, client, Draft(notice=sentence(refused)), refused.status)
    return said(room, at, client, Draft(text=text, recalled=text, notice=say(_RECALLED)), 200)


@router.post("/gesprek/{client}/notitie")
def note(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep a note for colleagues. It has its own door, so that it can never leave as a reply."""
    text = form.text("notitie")
    if not text or len(text) > LONGEST_NOTE:
        return said(room, at, client, Draft(note=form["notitie"], note_refused=True))
    at.desk.add_note(at.staff, ClientId(client), text, form.mark(at.staff.id, "note", client))
    return back(client, "#notities")


@router.post("/gesprek/{client}/meelezen")
def reading_along(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Set or clear that someone may be reading along."""
    event = ReadingAlongSet(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        reads_along=form.text("meelezen") == "aan",
    )
    return carry_out(room, at, client, form, event)
