"""Taking up a page from a lock screen or a call, without logging in. It says nothing of what it is about.

Whoever has the token was sent it; it is good once. The form bears no seal of ours: a voice provider and a
service worker have none, and who knows the token needs no other proof.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from bot.ports import Clock
from cases.errors import CallGoesOn, CallOver, NotFound
from cases.moments import MINUTE, Moment
from console.access import CALLS
from console.language import mark, say
from console.ports_paging import Paging
from console.room import InRoom
from console.sentences import SENTENCES

router = APIRouter()

LONGEST_TOKEN = 64
LARGEST_REPORT = 8192
MOST_MISSES = 20
"""How many tokens that do not exist one address may try in a minute before it hears no more than that."""
PRESSED = "1"
PUSHED = "push"
_KEY_NAMES = frozenset({"digit", "digits", "dtmf", "key", "toets"})
_OVER = mark("Deze oproep is al opgepakt of voorbij.")
_TAKEN = mark("Genoteerd. Log in om te zien wie er wacht.")
_PRESS = mark("Druk op 1 als u nu kijkt.")
_SAID = {HTTPStatus.OK: _TAKEN, HTTPStatus.ACCEPTED: SENTENCES["error.call_goes_on"]}
"""All else is over: what never was, what is late, and what somebody else took read the same."""


@dataclass
class Misses:
    """Counts tokens that do not exist, of each address, in a minute. A good token is never held up."""

    clock: Clock
    _seen: dict[str, tuple[Moment, int]] = field(default_factory=dict)

    def too_many(self, address: str) -> bool:
        """Count one; say whether there were too many."""
        now = self.clock.real()
        self._seen = {each: one for each, one in self._seen.items() if now - one[0] < MINUTE}
        began, count = self._seen.get(address, (now, 0))
        self._seen[address] = (began, count + 1)
        return count >= MOST_MISSES


def let_call(console: FastAPI, paging: Paging, clock: Clock) -> None:
    """Let this console take up calls and keep addresses."""
    console.state.paging, console.state.misses = paging, Misses(clock)


def paging_of(request: Request) -> Paging:
    """Return what calls people. Raises NotFound where nothing does."""
    found: Paging | None = getattr(request.app.state, "paging", None)
    if found is None:
        raise NotFound
    return found


Calling = Annotated[Paging, Depends(paging_of)]


@router.get(CALLS + "{token}")
def look(request: Request, room: InRoom, paging: Calling, token: str) -> Response:
    """Show one button, or that it is over. Looking takes nothing up: scanners of mail look too."""
    status = _became(request, lambda: paging.look_up(token), token)
    words = "" if status is HTTPStatus.OK else say(_SAID.get(status, _OVER))
    return room.pages.page("oproep.html", {"token": token, "words": words}, status)


@router.post(CALLS + "{token}")
def take_up(request: Request, room: InRoom, paging: Calling, token: str, weg: str = "") -> Response:
    """Take up a call by its link, or by the button of a notification, which says so itself."""
    via = PUSHED if weg == PUSHED else "page"
    status = _became(request, lambda: paging.take_up(token, via), token)
    return room.pages.page("oproep.html", {"token": "", "words": say(_SAID.get(status, _OVER))}, status)


async def reported(request: Request) -> frozenset[str]:
    """Return the keys that a voice provider says were pressed, whether it sent JSON or a form."""
    body = (await request.body())[:LARGEST_REPORT]
    try:
        found = json.loads(body)
    except ValueError:
        found = dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=200))
    return frozenset(_pressed(found))


Keys = Annotated[frozenset[str], Depends(reported)]


@router.get(CALLS + "{token}/toets")
def prompt(request: Request, paging: Calling, token: str) -> Response:
    """Say what a call may read out."""
    status = _became(request, lambda: paging.look_up(token), token)
    return PlainTextResponse(say(_PRESS if status is HTTPStatus.OK else _SAID.get(status, _OVER)), status)


@router.post(CALLS + "{token}/toets")
def pressed(request: Request, paging: Calling, token: str, keys: Keys) -> Response:
    """Take up a call when 1 was pressed; any other key takes up nothing."""
    if PRESSED not in keys:
        return PlainTextResponse(say(_PRESS), HTTPStatus.UNPROCESSABLE_ENTITY)
    status = _became(request, lambda: paging.take_up(token, "call"), token)
    return PlainTextResponse(say(_SAID.get(status, _OVER)), status)


def _became(request: Request, asked: Callable[[], None], token: str) -> HTTPStatus:
    """Ask about a token; what is wrong with it is a status, with the same words for all."""
    if len(token) > LONGEST_TOKEN:
        return _missed(request)
    try:
        asked()
    except CallOver:
        return HTTPStatus.GONE
    except CallGoesOn:
        return HTTPStatus.ACCEPTED
    except NotFound:
        return _missed(request)
    return HTTPStatus.OK


def _missed(request: Request) -> HTTPStatus:
    misses: Misses = request.app.state.misses
    address = request.client.host if request.client else ""
    return HTTPStatus.TOO_MANY_REQUESTS if misses.too_many(address) else HTTPStatus.NOT_FOUND


def _pressed(found: object) -> Iterator[str]:
    """Give every value under a name that providers use for keys, at the top or one level down."""
    if not isinstance(found, dict):
        return
    for name, value in found.items():
        if str(name).lower() not in _KEY_NAMES:
            continue
        if isinstance(value, dict):
            yield from _pressed(value)
        else:
            yield str(value).strip()
