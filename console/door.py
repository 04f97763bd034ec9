"""Logging in and out. The side is chosen here and holds for the whole session."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from cases.desk import Session
from cases.errors import TooManyAttempts
from cases.sides import Side
from console.access import LOGIN, session_of
from console.kept import Kept, give_back, kept_in
from console.refusals import BadForm
from console.reporting import report_link
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

COORDINATION = "coordinatie"
_LONGEST_PASSWORD = 1024
_LONGEST_CODE = 16
SIDES: dict[str, Side | None] = {"a": Side.A, "b": Side.B, COORDINATION: None}
_EVERYTHING = '"cache", "cookies"'
"""What goes at logging out. Our pages store nothing; "storage" would also silence a device that is called."""


@router.get(LOGIN)
def door(room: InRoom, verlopen: str = "") -> Response:
    return door_page(room, expired=bool(verlopen))


@router.post(LOGIN)
def log_in(request: Request, room: InRoom, form: Form) -> Response:
    """Open a session; 401 with the same sentence for an unknown name and a wrong password."""
    choice = form.text("kant")
    if choice not in SIDES:
        raise BadForm
    login, password = form.text("naam"), form["wachtwoord"][:_LONGEST_PASSWORD]
    address = request.client.host if request.client else ""
    kept = kept_in(form)
    try:
        token = room.door.log_in(login, password, SIDES[choice], address, form.text("code")[:_LONGEST_CODE])
    except TooManyAttempts as error:
        answer = door_page(room, login, choice, problem=sentence(error), kept=kept, status=error.status)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer
    if token is None:
        return door_page(room, login, choice, wrong=True, kept=kept, status=401)
    return let_in(request, room, token, kept)


@router.post("/uitloggen")
def log_out(
    request: Request, room: InRoom, session: Annotated[Session | None, Depends(session_of)]
) -> Response:
    if session is not None:
        room.door.log_out(request.cookies[room.settings.cookie])
    answer = RedirectResponse(LOGIN, status_code=303)
    answer.delete_cookie(
        room.settings.cookie, secure=room.settings.secure, httponly=True, samesite="strict", path="/"
    )
    answer.headers["Clear-Site-Data"] = _EVERYTHING
    return answer


def let_in(request: Request, room: Room, token: str, kept: Kept | None) -> Response:
    earlier = request.cookies.get(room.settings.cookie)
    if earlier:
        room.door.log_out(earlier)
    session = room.door.session(token) if kept is not None else None
    if kept is not None and session is not None:
        answer = give_back(request, room, session, kept)
    else:
        answer = RedirectResponse("/", status_code=303)
    set_cookie(answer, room, room.settings.cookie, token)
    return answer


def door_page(
    room: Room,
    login: str = "",
    choice: str = "",
    *,
    problem: str = "",
    wrong: bool = False,
    expired: bool = False,
    kept: Kept | None = None,
    status: int = 200,
) -> HTMLResponse:
    """Return the log-in page; it carries what was ``kept`` until somebody is in."""
    token = room.ids.new()
    values = {
        "csrf": token,
        "login": login,
        "choice": choice,
        "problem": problem,
        "wrong": wrong,
        "expired": expired,
        "kept": kept,
        "sign_on": room.settings.sign_on is not None,
        "report_address": room.settings.report_address,
        "report_link": report_link(room.settings.report_address),
    }
    answer = room.pages.page("inloggen.html", values, status)
    set_cookie(answer, room, room.settings.door_cookie, token)
    return answer


def set_cookie(answer: Response, room: Room, name: str, value: str) -> None:
    answer.set_cookie(name, value, secure=room.settings.secure, httponly=True, samesite="strict", path="/")
