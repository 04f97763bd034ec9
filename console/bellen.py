"""A check-in by telephone: one question at a time, with its answers, for the worker who has the client on.

What was heard stands on the page once more before it is kept, so that a slip of the thumb is nothing.
"""

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, CallPutOff
from cases.errors import CallNotNow, NabijError, NotFound, OutsideWindow
from cases.ids import ClientId
from cases.moments import Moment, at_wall, wall
from console.access import AtDesk, Worker
from console.bellen_woorden import LATER_REFUSED, NOTHING_HEARD, STOP, TOO_LONG, WHY_NOT
from console.frame import show
from console.language import say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()
LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Heard:
    """What was typed or tapped and is not kept yet. ``sure`` asks whether it is what the client said."""

    text: str = ""
    button: str = ""
    sure: bool = False
    notice: str = ""


@router.get("/bellen/{client}")
def sheet(room: InRoom, at: Worker, client: str) -> Response:
    return call_page(room, at, client)


@router.post("/bellen/{client}/begin")
def begin(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Ask today's check-in by telephone; its message does not leave then."""
    event = CallBegun(room.event_id(), room.clock.now(), at.staff.id)
    try:
        at.desk.begin_call(at.staff, ClientId(client), event, form.mark(at.staff.id, "call_begin", client))
    except CallNotNow as error:
        why = say(WHY_NOT.get(error.reason, WHY_NOT[""]))
        return call_page(room, at, client, Heard(notice=why), error.status)
    return _back(client)


@router.post("/bellen/{client}/gezegd")
def heard(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Show what was heard once more, or keep it when it was shown; ``terug`` changes it."""
    given = Heard(form["woorden"], form.text("knop"))
    if form.ticked("terug"):
        return call_page(room, at, client, Heard(given.text))
    said = given.button or given.text.strip()
    if not said:
        return call_page(room, at, client, Heard(notice=say(NOTHING_HEARD)), BadForm.status)
    if len(said) > LONGEST_WORDS:
        unfit = Heard(given.text, notice=say(TOO_LONG, most=LONGEST_WORDS))
        return call_page(room, at, client, unfit, BadForm.status)
    if not form.ticked("zeker"):
        return call_page(room, at, client, Heard(given.text, given.button, sure=True))
    return _kept(room, at, client, form, said)


@router.post("/bellen/{client}/niet-bereikt")
def not_reached(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep that nobody answered: the steps of silence go on."""
    event = CallNotAnswered(room.event_id(), room.clock.now(), at.staff.id)
    at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "call_missed", client))
    return RedirectResponse("/taken", status_code=303)


@router.post("/bellen/{client}/later")
def later(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Put the call off until a time of today, inside the safe window."""
    until = _today_at(room, form.text("tijd"))
    if until is None:
        return call_page(room, at, client, Heard(notice=say(LATER_REFUSED)), BadForm.status)
    event = CallPutOff(room.event_id(), room.clock.now(), at.staff.id, until)
    try:
        at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "call_later", client))
    except OutsideWindow as error:
        return call_page(room, at, client, Heard(notice=say(LATER_REFUSED)), error.status)
    return RedirectResponse("/taken", status_code=303)


def call_page(room: Room, at: AtDesk, client: str, given: Heard | None = None, status: int = 200) -> Response:
    """Return the sheet of a call as it is now, with what is not kept yet. Raises NotFound."""
    opened = at.desk.call_sheet(at.staff, ClientId(client))
    why = say(WHY_NOT.get(opened.why_not, WHY_NOT[""])) if opened.why_not else ""
    return show(
        room,
        at,
        "bellen.html",
        status,
        sheet=opened,
        given=given or Heard(),
        why_not=why,
        stop=STOP,
        longest=LONGEST_WORDS,
    )


def _kept(room: Room, at: AtDesk, client: str, form: Typed, said: str) -> Response:
    event = AnsweredByPhone(room.event_id(), room.clock.now(), at.staff.id, said)
    mark = form.mark(at.staff.id, "call_heard", client)
    try:
        at.desk.hear(at.staff, ClientId(client), event, form.text("beurt"), mark)
    except NotFound:
        raise
    except NabijError as error:
        unkept = Heard(form["woorden"] or form.text("knop"), notice=sentence(error))
        return call_page(room, at, client, unkept, error.status)
    return _back(client)


def _today_at(room: Room, typed: str) -> Moment | None:
    """Return a time of today on the wall of this house; None for what is no time."""
    try:
        clock = time.fromisoformat(typed)
    except ValueError:
        return None
    zone = ZoneInfo(room.settings.zone)
    if clock.tzinfo is not None:
        return None
    return at_wall(wall(room.clock.now(), zone).date(), clock, zone)


def _back(client: str) -> Response:
    return RedirectResponse(f"/bellen/{client}#zeggen", status_code=303)
