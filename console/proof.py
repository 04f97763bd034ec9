"""Shows again who is at the screen, before what cannot be taken back: an export, a publication, broken glass.

What was typed goes along with the page itself, and stands in no store and no address meanwhile.
"""

import json
import re
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from cases.errors import TooManyAttempts
from console.access import AnyVisitor, Visitor
from console.door import set_cookie
from console.frame import show
from console.refusals import BadForm, ProofNeeded
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

_LONGEST_PASSWORD = 1024
_LONGEST_CODE = 16
_PLACE = re.compile(r"/[a-z_][\w/:.-]{0,300}")
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits for the proof: an address, with the ``fields`` of its form, or None when it is only read."""

    who: Visitor
    place: str
    fields: Fields | None


def asked_by(request: Request, error: ProofNeeded) -> Asked:
    """Return what the person wanted to do."""
    fields = None if error.form is None else tuple(error.form)
    return Asked(Visitor(error.session.staff, error.session.csrf), request.url.path, fields)


def proof_page(
    room: Room, asked: Asked, *, problem: str = "", wrong: bool = False, status: int = ProofNeeded.status
) -> HTMLResponse:
    """Ask for the own factor, and carry what was typed."""
    carried = json.dumps({"place": asked.place, "fields": asked.fields})
    values = {"carried": carried, "problem": problem, "wrong": wrong}
    return show(room, asked.who, "bewijs.html", status, **values)


@router.post("/bewijs")
def prove(request: Request, room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Take the factor; then one more press does what was asked, with the words as they were."""
    asked = carried(who, form["wat"])
    address = request.client.host if request.client else ""
    token = request.cookies[room.settings.cookie]
    try:
        code = form.text("code")[:_LONGEST_CODE]
        fresh = room.door.prove(token, form["wachtwoord"][:_LONGEST_PASSWORD], address, code)
    except TooManyAttempts as error:
        return proof_page(room, asked, problem=sentence(error), status=error.status)
    if fresh is None:
        return proof_page(room, asked, wrong=True)
    answer = show(room, who, "bewezen.html", place=asked.place, fields=asked.fields)
    set_cookie(answer, room, room.settings.cookie, fresh)
    return answer


def carried(who: Visitor, carried: str) -> Asked:
    """Return what the page carried. Raises BadForm for what no page of ours carries."""
    try:
        found = json.loads(carried)
        place, fields = found["place"], found["fields"]
        kept = None if fields is None else tuple((str(name), str(value)) for name, value in fields)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadForm from None
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        raise BadForm
    return Asked(who, place, kept)
