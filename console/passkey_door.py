"""A passkey at the door, and as a proof of who is at the screen: beside the password, refused like it."""

from fastapi import APIRouter, Request, Response

from cases.errors import TooManyAttempts
from console.access import LOGIN, AnyVisitor
from console.door import SIDES, door_page, let_in, set_cookie
from console.frame import show
from console.kept import kept_in
from console.passkeys import answer_of, as_json, page_of
from console.proof import carried, proof_page
from console.refusals import BadForm
from console.room import InRoom
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

PROOF = "/bewijs/passkey"
DOOR = f"{LOGIN}/passkey"


@router.post(f"{DOOR}/vraag")
def ask_at_door(request: Request, room: InRoom, form: Form) -> Response:
    """Return what the device of whoever is there is asked."""
    return as_json(room.coordination.passkeys.ask_at_door(page_of(request, room, form["zegel"])))


@router.post(DOOR)
def enter(request: Request, room: InRoom, form: Form) -> Response:
    """Open a session at the side that was chosen; 401 and the same sentence as for a wrong password."""
    choice = form.text("kant")
    if choice not in SIDES:
        raise BadForm
    answer, kept = answer_of(request, room, form["zegel"], form), kept_in(form)
    address = request.client.host if request.client else ""
    try:
        token = room.coordination.passkeys.enter(answer, SIDES[choice], address)
    except TooManyAttempts as error:
        page = door_page(room, "", choice, problem=sentence(error), kept=kept, status=error.status)
        page.headers["Retry-After"] = str(error.seconds)
        return page
    if token is None:
        return door_page(room, "", choice, wrong=True, kept=kept, status=401)
    return let_in(request, room, token, kept)


@router.post(f"{PROOF}/vraag")
def ask_for_proof(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    """Return what the device of this person is asked."""
    return as_json(room.coordination.passkeys.ask_to_prove(who.staff, page_of(request, room, who.csrf)))


@router.post(PROOF)
def prove(request: Request, room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Take the passkey; then one more press does what was asked, as after a password."""
    asked, token = carried(who, form["wat"]), request.cookies[room.settings.cookie]
    address = request.client.host if request.client else ""
    answer = answer_of(request, room, who.csrf, form)
    try:
        fresh = room.coordination.passkeys.show(token, answer, address)
    except TooManyAttempts as error:
        return proof_page(room, asked, problem=sentence(error), status=error.status)
    if fresh is None:
        return proof_page(room, asked, wrong=True)
    page = show(room, who, "bewezen.html", place=asked.place, fields=asked.fields)
    set_cookie(page, room, room.settings.cookie, fresh)
    return page
