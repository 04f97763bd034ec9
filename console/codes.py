"""The code app of a person: made by scanning, counting from its first code on, taken away by its owner."""

from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from console.access import AnyVisitor, Visitor
from console.frame import show
from console.language import mark, say
from console.qr import picture
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()

PLACE = "/mij/code"
_NAME = "Nabij"
_GROUP = 4
_WRONG = mark("Deze code klopt niet. Kijk of de klok van uw telefoon goed staat, en typ de nieuwste code.")


@router.get(PLACE)
def codes(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post(PLACE)
def begin(room: InRoom, who: AnyVisitor) -> Response:
    """Make a new secret; the page after it shows it until its first code is typed."""
    room.coordination.begin_code(who.staff)
    return RedirectResponse(PLACE, status_code=303)


@router.post(f"{PLACE}/eerste")
def first(room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Take the first code: from now on log-in asks for one."""
    if not room.coordination.confirm_code(who.staff, form.text("code")):
        return _page(room, who, problem=say(_WRONG), status=422)
    return RedirectResponse(PLACE, status_code=303)


@router.post(f"{PLACE}/weg")
def remove(room: InRoom, who: AnyVisitor) -> Response:
    """Take the app away: a new phone, or one that was lost."""
    room.coordination.remove_code(who.staff)
    return RedirectResponse(PLACE, status_code=303)


def _page(room: Room, who: Visitor, *, problem: str = "", status: int = 200) -> Response:
    made = room.coordination.own_code(who.staff)
    secret = None if made else room.coordination.code_begun(who.staff)
    drawn = "" if secret is None else picture(_link(secret, who))
    typed = "" if secret is None else _in_groups(secret)
    return show(room, who, "code.html", status, made=made, drawn=drawn, typed=typed, problem=problem)


def _link(secret: str, who: Visitor) -> str:
    """Return what an app scans. It names our product and the log-in, nobody else and no client."""
    return f"otpauth://totp/{_NAME}:{quote(who.staff.login)}?secret={secret}&issuer={_NAME}"


def _in_groups(secret: str) -> str:
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))
