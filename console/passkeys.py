"""The passkeys of a person: made on the device that holds them, named, and taken away by their owner."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from cases.errors import NotFound
from cases.passkeys import Answer, Page, Question
from console.access import AnyVisitor, Visitor
from console.frame import show
from console.language import mark, say
from console.passkey_place import place_of
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

PLACE = "/mij/passkeys"
LONGEST_NAME = 40
_LONGEST = 16_384
_AGAIN = mark("Druk nog een keer op de knop. Er is nog geen passkey gemaakt.")
_NOT_MADE = mark("Dat lukte niet. Er is geen passkey gemaakt. Probeer het nog een keer.")
_NO_NAME = mark("Geef de passkey een naam, zodat u hem later herkent.")


@router.get(PLACE)
def passkeys(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post(f"{PLACE}/vraag")
def ask(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    """Return what the device is asked for a new passkey."""
    return as_json(room.coordination.passkeys.ask_to_make(who.staff, page_of(request, room, who.csrf)))


@router.post(PLACE)
def make(request: Request, room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Keep the new passkey. After the own factor was asked again, the device is still to be asked."""
    name = " ".join(form["label"].split())[:LONGEST_NAME]
    if not form.text("antwoord"):
        return _page(room, who, problem=say(_AGAIN), name=name)
    if not name:
        return _page(room, who, problem=say(_NO_NAME), status=422)
    answer = answer_of(request, room, who.csrf, form)
    if not room.coordination.passkeys.make(who.staff, answer, name):
        return _page(room, who, problem=say(_NOT_MADE), name=name, status=422)
    return RedirectResponse(PLACE, status_code=303)


@router.post(PLACE + "/{passkey}/weg")
def remove(room: InRoom, who: AnyVisitor, passkey: str) -> Response:
    """Take a passkey away: a device that was lost, or that somebody else has now."""
    room.coordination.passkeys.remove(who.staff, passkey)
    return RedirectResponse(PLACE, status_code=303)


def page_of(request: Request, room: Room, seal: str) -> Page:
    """Return the page that asks. Raises NotFound where no passkey can be used."""
    place = place_of(request, room.settings.origin)
    if place is None:
        raise NotFound
    return Page(*place, seal)


def answer_of(request: Request, room: Room, seal: str, form: Typed) -> Answer:
    """Return what the device said. Raises NotFound where no passkey can be used."""
    return Answer(page_of(request, room, seal), form.text("nummer")[:100], form["antwoord"][: _LONGEST + 1])


def as_json(question: Question) -> Response:
    return JSONResponse({"nummer": question.handle, "vraag": question.asked})


def _page(room: Room, who: Visitor, *, problem: str = "", name: str = "", status: int = 200) -> Response:
    return show(
        room,
        who,
        "passkeys.html",
        status,
        own=room.coordination.passkeys.own(who.staff),
        really=replace(room.when(), now=room.clock.real()),
        problem=problem,
        first=who.bare and room.settings.second_factor,
        name=name,
        longest=LONGEST_NAME,
        place=PLACE,
    )
