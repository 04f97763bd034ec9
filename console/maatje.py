"""The pages of a volunteer: who was given to them, their own conversation, and letting go. For a phone."""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NabijError, NotFound
from cases.events import HandedBack, VolunteerLetGo, WorkerReplied
from cases.ids import ClientId
from console import words_people
from console.access import AtVolunteer, InVolunteers
from console.agreed_words import agreed_lines
from console.conversation_page import LONGEST_REPLY
from console.frame import show
from console.language import mark, say
from console.plain_words import HOUSE_WORDS, betrays
from console.ports_people import OfVolunteer
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()

_EMPTY = mark("Uw bericht is leeg.")
_LONG = mark("Uw bericht is te lang: %(n)s tekens, er passen er %(most)s. Het is niet verstuurd.")
_WORDS = mark("Deze woorden mogen niet op de telefoon staan. Schrijf het anders. Het is niet verstuurd.")
_NOT_NOW = mark("Nu mag u niet schrijven. Uw bericht is niet verstuurd. Probeer het later.")


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was typed and did not leave, and why."""

    text: str = ""
    why: str = ""
    words: tuple[str, ...] = ()


@router.get("/maatje")
def start(room: InRoom, at: InVolunteers) -> Response:
    return start_page(room, at)


def start_page(room: Room, at: AtVolunteer, why: str = "", status: int = 200) -> Response:
    """Return the first page of a volunteer; ``why`` says what did not work."""
    own = room.coordination.volunteer(at.staff.id)
    given = at.desk.given(at.staff)
    return show(room, at, "maatje.html", status, given=given, own=own, why=why, people=words_people)


@router.post("/maatje/uren")
def hours(room: InRoom, at: InVolunteers, form: Form) -> Response:
    """Keep how long a visit took."""
    if form.text("minuten") not in words_people.VISIT_MINUTES:
        return start_page(room, at, say(mark("Kies hoe lang het bezoek duurde.")), BadForm.status)
    room.coordination.spend_visiting(at.staff.id, int(form.text("minuten")))
    return RedirectResponse("/maatje", status_code=303)


@router.get("/maatje/{client}")
def talk(room: InRoom, at: InVolunteers, client: str) -> Response:
    return talk_page(room, at, ClientId(client))


@router.get("/_f/maatje/{client}")
def piece(room: InRoom, at: InVolunteers, client: str) -> Response:
    """Return the messages alone, for a page that looks again by itself."""
    opened = at.desk.talk(at.staff, ClientId(client))
    return show(room, at, "_maatje_berichten.html", talk=opened, people=words_people)


@router.post("/maatje/{client}/antwoord")
def reply(room: InRoom, at: InVolunteers, client: str, form: Form) -> Response:
    """Send what a volunteer wrote; nobody overrides a safe window here."""
    opened = at.desk.talk(at.staff, ClientId(client))
    unsent = _unfit(form, neutral=opened.neutral)
    if unsent is not None:
        return talk_page(room, at, ClientId(client), unsent, BadForm.status)
    event = WorkerReplied(id=room.event_id(), at=room.clock.now(), by=at.staff.id, text=form.text("tekst"))
    return _carried_out(room, at, client, form, event)


@router.post("/maatje/{client}/te-groot")
def too_big(room: InRoom, at: InVolunteers, client: str, form: Form) -> Response:
    """Give the conversation up in one tap: a colleague is called."""
    event = VolunteerLetGo(id=room.event_id(), at=room.clock.now(), by=at.staff.id)
    return _carried_out(room, at, client, form, event)


@router.post("/maatje/{client}/klaar")
def done(room: InRoom, at: InVolunteers, client: str, form: Form) -> Response:
    """Give the conversation back: it went well and it is over."""
    event = HandedBack(id=room.event_id(), at=room.clock.now(), by=at.staff.id)
    return _carried_out(room, at, client, form, event)


def _carried_out(room: Room, at: AtVolunteer, client: str, form: Typed, event: OfVolunteer) -> Response:
    try:
        at.desk.act(at.staff, ClientId(client), event, form.mark(at.staff.id, type(event).__name__, client))
    except NotFound:
        raise
    except NabijError as error:
        why = say(_NOT_NOW) if error.text_key == "error.outside_window" else sentence(error)
        return talk_page(room, at, ClientId(client), Unsent(form["tekst"], why), error.status)
    return RedirectResponse(f"/maatje/{client}", status_code=303)


def talk_page(
    room: Room, at: AtVolunteer, client: ClientId, unsent: Unsent | None = None, status: int = 200
) -> Response:
    """Return the conversation, with what was typed and did not leave. Raises NotFound."""
    opened = at.desk.talk(at.staff, client)
    return show(
        room,
        at,
        "maatje_gesprek.html",
        status,
        talk=opened,
        unsent=unsent or Unsent(),
        people=words_people,
        times=agreed_lines(opened.agreed.windows) if opened.agreed else (),
        longest=LONGEST_REPLY,
        every=room.settings.heartbeat,
    )


def _unfit(form: Typed, *, neutral: bool) -> Unsent | None:
    """Refuse what may not leave: numbers, addresses and links never, house words on a neutral phone."""
    text = form.text("tekst")
    if not text:
        return Unsent(why=say(_EMPTY))
    if len(text) > LONGEST_REPLY:
        return Unsent(form["tekst"], say(_LONG, n=len(text), most=LONGEST_REPLY))
    found = tuple(word for word in betrays(text) if neutral or word not in HOUSE_WORDS)
    return Unsent(form["tekst"], say(_WORDS), found) if found else None
