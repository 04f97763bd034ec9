"""For workers: giving a client to a volunteer of this side for a while, and the conversation with it."""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import VOLUNTEERS, ClientRow, Colleague
from cases.errors import NabijError, NotFound
from cases.events import GivenToVolunteer
from cases.ids import ClientId, StaffId
from cases.people import MOST_DAYS, Match
from console import words_people
from console.access import AtDesk, Worker
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()

DAYS = (7, 30, 60, MOST_DAYS)
_WHO = mark("Kies een maatje of ervaringsdeskundige.")
_DAYS = mark("Kies voor hoe lang.")


@dataclass(frozen=True, slots=True)
class Matched:
    """A match with the person it is about. ``holds``: the conversation is with them now."""

    match: Match
    who: Colleague
    holds: bool


@router.get("/clienten/{client}/maatje")
def matches(room: InRoom, at: Worker, client: str) -> Response:
    return _page(room, at, client, Typed({}))


@router.post("/clienten/{client}/maatje")
def give(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Give this client to a volunteer for a number of days."""
    to, days = form.text("wie"), form.text("dagen")
    wrong = say(_WHO) if to not in _free(room, at) else say(_DAYS) if days not in map(str, DAYS) else ""
    if wrong:
        return _page(room, at, client, form, wrong, BadForm.status)
    try:
        at.desk.match(at.staff, ClientId(client), StaffId(to), int(days), wish=form.ticked("wens"))
    except NotFound:
        raise
    except NabijError as error:
        return _page(room, at, client, form, sentence(error), error.status)
    return _back(client)


@router.post("/clienten/{client}/maatje/einde")
def take_back(at: Worker, client: str, form: Form) -> Response:
    """Take the client back, and the conversation with it."""
    at.desk.unmatch(at.staff, ClientId(client), StaffId(form.text("wie")))
    return _back(client)


@router.post("/clienten/{client}/maatje/gesprek")
def give_talk(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Let the volunteer hold the conversation."""
    now = room.clock.now()
    event = GivenToVolunteer(room.event_id(), now, at.staff.id, StaffId(form.text("wie")), "", now)
    try:
        at.desk.give_talk(at.staff, ClientId(client), event, form.mark(at.staff.id, "give_talk", client))
    except NotFound:
        raise
    except NabijError as error:
        return _page(room, at, client, form, sentence(error), error.status)
    return _back(client)


def _free(room: Room, at: AtDesk) -> dict[StaffId, Colleague]:
    """Return the volunteers of this side."""
    return {
        one.staff: one
        for one in room.coordination.colleagues()
        if one.role in VOLUNTEERS and one.side is at.desk.side
    }


def _row(at: AtDesk, client: str) -> ClientRow:
    row = next((one for one in at.desk.clients(at.staff) if one.client == client), None)
    if row is None:
        raise NotFound
    return row


def _page(room: Room, at: AtDesk, client: str, typed: Typed, wrong: str = "", status: int = 200) -> Response:
    row, free = _row(at, client), _free(room, at)
    holder = at.desk.holder(at.staff, row.client)
    found = [
        Matched(one, free[one.staff], holder == one.staff)
        for one in at.desk.matches(at.staff, row.client)
        if one.staff in free
    ]
    return show(
        room,
        at,
        "client_maatje.html",
        status,
        client=row,
        matched=found,
        free=[(one.staff, one) for one in free.values()],
        days=DAYS,
        typed=typed,
        wrong=wrong,
        people=words_people,
    )


def _back(client: str) -> Response:
    return RedirectResponse(f"/clienten/{client}/maatje", status_code=303)
