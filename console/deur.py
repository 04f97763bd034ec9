"""A talk at the open door: read it, take it, answer it, close it. Nobody is enrolled from here."""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NabijError, NotFound
from cases.levels import Mode
from cases.moments import SECOND
from cases.walk_in import UNDO, DoorTalk
from console.access import AtDesk, Worker
from console.conversation_page import LONGEST_REPLY
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.reply_lint import Fault, faults_of
from console.room import InRoom, Room
from console.schrijven import pointed_at
from console.sentences import sentence
from console.typed import Form, Typed
from console.words import DOOR_REASONS

router = APIRouter()
_EMPTY = mark("Het antwoord is leeg.")
_LONG = mark("Het antwoord is te lang: %(n)s tekens, er passen er %(most)s. Uw tekst is niet verstuurd.")
_LOOK_AGAIN = mark("Kijk nog eens naar uw woorden. Uw tekst is nog niet verstuurd.")
_RECALLED = mark("Teruggehaald. Uw tekst staat weer in het vak en is niet verstuurd.")
_READS_ALONG = mark("Er leest misschien iemand mee. Uw tekst is nog niet verstuurd. Stuur liever niets.")


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a worker typed and did not leave, and why; ``recalled``: it was taken back."""

    text: str = ""
    why: str = ""
    faults: tuple[Fault, ...] = ()
    watched: bool = False
    recalled: bool = False


@router.get("/deur/{talk}")
def opened(room: InRoom, at: Worker, talk: str) -> Response:
    return door_page(room, at, talk)


@router.post("/deur/{talk}/oppakken")
def claim(room: InRoom, at: Worker, talk: str) -> Response:
    """Take a talk; who comes second reads who was first."""
    try:
        at.desk.claim_door(at.staff, talk)
    except NotFound:
        raise
    except NabijError as error:
        return door_page(room, at, talk, Unsent(why=sentence(error)), error.status)
    return _back(talk)


@router.post("/deur/{talk}/antwoord")
def answer(room: InRoom, at: Worker, talk: str, form: Form) -> Response:
    """Send an answer; what had better not stand there is pointed at once, and the worker decides."""
    unsent = _unfit(form) or _doubtful(at, talk, form)
    if unsent is not None:
        return door_page(room, at, talk, unsent, BadForm.status)
    try:
        at.desk.answer_door(at.staff, talk, form.text("tekst"), form.mark(at.staff.id, "door", talk))
    except NotFound:
        raise
    except NabijError as error:
        return door_page(room, at, talk, Unsent(form["tekst"], sentence(error)), error.status)
    return _back(talk)


@router.post("/deur/{talk}/terughalen")
def recall(room: InRoom, at: Worker, talk: str, form: Form) -> Response:
    """Take an own answer back before it leaves; its words stand in the box again."""
    try:
        text = at.desk.recall_door(at.staff, talk, form.text("bericht"))
    except NotFound:
        raise
    except NabijError as error:
        return door_page(room, at, talk, Unsent(why=sentence(error)), error.status)
    return door_page(room, at, talk, Unsent(text, say(_RECALLED), recalled=True))


@router.post("/deur/{talk}/sluiten")
def close(room: InRoom, at: Worker, talk: str, form: Form) -> Response:
    """Close a talk for a reason."""
    reason = form.text("reden")
    if reason not in DOOR_REASONS:
        raise BadForm
    try:
        at.desk.close_door(at.staff, talk, reason)
    except NotFound:
        raise
    except NabijError as error:
        return door_page(room, at, talk, Unsent(why=sentence(error)), error.status)
    return RedirectResponse("/postvak", status_code=303)


def door_page(room: Room, at: AtDesk, talk: str, unsent: Unsent | None = None, status: int = 200) -> Response:
    """Return the page of a talk, with what was typed and did not leave. Raises NotFound."""
    draft = unsent or Unsent()
    faults = pointed_at(draft.faults)
    seen = at.desk.door_talk(at.staff, talk)
    return show(
        room,
        at,
        "deur.html",
        status,
        talk=seen,
        recallable=_recallable(room, at, seen),
        unsent=draft,
        faults=faults,
        longest=LONGEST_REPLY,
    )


def door_pieces(room: Room, at: AtDesk, talk: str, *, refresh: bool) -> Response:
    """Return what may change while somebody types; the form of the answer is not in it. Raises NotFound."""
    seen = at.desk.door_talk(at.staff, talk, refresh=refresh)
    return show(room, at, "fragment_deur.html", talk=seen, recallable=_recallable(room, at, seen))


def _recallable(room: Room, at: AtDesk, seen: DoorTalk) -> dict[str, int]:
    """Return which own answers may still be taken back, with the seconds left for it."""
    now = room.clock.now()
    own = (line for line in seen.lines if line.by == at.staff.id and line.state == "new")
    return {line.id: -(-(line.at + UNDO - now) // SECOND) for line in own if line.at <= now < line.at + UNDO}


def _back(talk: str) -> Response:
    return RedirectResponse(f"/deur/{talk}", status_code=303)


def _unfit(form: Typed) -> Unsent | None:
    text = form.text("tekst")
    if not text:
        return Unsent(why=say(_EMPTY))
    if len(text) > LONGEST_REPLY:
        return Unsent(form["tekst"], say(_LONG, n=len(text), most=LONGEST_REPLY))
    return None


def _doubtful(at: AtDesk, talk: str, form: Typed) -> Unsent | None:
    """Warn for names, places and promises, and for a phone on which somebody may read along."""
    if form.ticked("woorden_gezien"):
        return None
    watched = at.desk.door_talk(at.staff, talk).chat.watched
    found = faults_of(form["tekst"], Mode.NEUTRAL if watched else Mode.OPEN, names=(at.staff.alias,))
    grave = tuple(fault for fault in found if not fault.advice)
    if watched:
        return Unsent(form["tekst"], say(_READS_ALONG), grave, watched=True)
    return Unsent(form["tekst"], say(_LOOK_AGAIN), grave) if grave else None
