"""Logging in by the organisation's own provider: the way there, and the way back."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from cases.desk import Session
from cases.errors import TooManyAttempts
from console.access import LOGIN, session_of
from console.door import SIDES, door_page, set_cookie
from console.kept import give_back, kept_in
from console.language import mark, say
from console.ports_login import CameBack, SignOn, SignOnDown
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

WAY = "/inloggen/organisatie"
_ATTEMPT_SECONDS = 600
_LONGEST = 4096
_CHOOSE = mark("Kies eerst waar u nu werkt.")
_DOWN = mark(
    "Inloggen met uw organisatie lukt nu niet. Hebt u een noodaccount? Log dan hieronder in met inlognaam en"
    " wachtwoord. Hebt u dat niet? Bel de casusregisseur of de beheerder."
)
_REFUSED = mark(
    "Inloggen met uw organisatie is niet gelukt. Probeer het opnieuw. Lukt het weer niet? Bel de beheerder."
)


@router.get(WAY)
def by_address() -> Response:
    """Show the door to who reloads or typed the address."""
    return RedirectResponse(LOGIN, status_code=303)


@router.post(WAY)
def go(room: InRoom, form: Form) -> Response:
    """Send the browser to the provider, from a page of ours: a form may not lead elsewhere."""
    desk, choice = _desk(room), form.text("kant")
    if choice not in SIDES:
        return door_page(room, problem=say(_CHOOSE), status=BadForm.status)
    try:
        way = desk.begin(SIDES[choice])
    except SignOnDown:
        return door_page(room, choice=choice, problem=say(_DOWN), status=503)
    answer = room.pages.page("naar_organisatie.html", {"address": way.address}, 200)
    _keep(answer, room, way.state)
    return answer


@router.get("/inloggen/terug")
def back(request: Request, room: InRoom) -> Response:
    """Open a session for who comes back with the attempt that this browser began; else the door again."""
    desk, came = room.settings.sign_on, _came_back(request)
    if desk is None:
        return RedirectResponse(LOGIN, status_code=303)
    if not came.state or request.cookies.get(room.settings.attempt_cookie) != came.state:
        came = CameBack("", "", "", "", came.address)
    try:
        token = desk.finish(came)
    except SignOnDown:
        return _over(door_page(room, problem=say(_DOWN), status=503), room)
    except TooManyAttempts as error:
        page = door_page(room, problem=sentence(error), status=error.status)
        page.headers["Retry-After"] = str(error.seconds)
        return _over(page, room)
    if token is None:
        return _over(door_page(room, problem=say(_REFUSED), status=401), room)
    earlier = request.cookies.get(room.settings.cookie)
    if earlier:
        room.door.log_out(earlier)
    answer = room.pages.page("van_organisatie.html", {}, 200)
    set_cookie(answer, room, room.settings.cookie, token)
    return _over(answer, room)


@router.post("/inloggen/tekst")
def text_back(
    request: Request, room: InRoom, form: Form, session: Annotated[Session | None, Depends(session_of)]
) -> Response:
    """Give back what this page carried to who logged in elsewhere meanwhile; else the door keeps it."""
    kept = kept_in(form)
    if kept is None or session is None:
        return door_page(room, kept=kept)
    return give_back(request, room, session, kept)


def _desk(room: Room) -> SignOn:
    """Return who knows the provider. Raises BadForm where there is none."""
    if room.settings.sign_on is None:
        raise BadForm
    return room.settings.sign_on


def _came_back(request: Request) -> CameBack:
    """Return what came along, each once; a parameter that stands there twice counts as nothing."""
    found = {}
    for name in ("state", "code", "iss", "error"):
        values = request.query_params.getlist(name)
        found[name] = values[0][:_LONGEST] if len(values) == 1 else ""
    address = request.client.host if request.client else ""
    return CameBack(found["state"], found["code"], found["iss"], found["error"], address)


def _keep(answer: Response, room: Room, state: str) -> None:
    """Tie the attempt to this browser. Lax: the provider sends it back from its own address."""
    answer.set_cookie(
        room.settings.attempt_cookie,
        state,
        max_age=_ATTEMPT_SECONDS,
        secure=room.settings.secure,
        httponly=True,
        samesite="lax",
        path="/",
    )


def _over(answer: HTMLResponse, room: Room) -> HTMLResponse:
    answer.delete_cookie(
        room.settings.attempt_cookie, secure=room.settings.secure, httponly=True, samesite="lax", path="/"
    )
    return answer
