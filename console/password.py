"""A person's own password, chosen by its owner after the old one was shown; every session ends then."""

from fastapi import APIRouter, Response

from cases.errors import WeakPassword
from console.access import AnyVisitor, Visitor
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.typed import Form

router = APIRouter()

PLACE = "/mij/wachtwoord"
_LONGEST = 1024
_DIFFERENT = mark("De twee wachtwoorden zijn niet gelijk. Er is niets veranderd.")
_WEAK = {
    "short": mark("Neem minstens 12 tekens. Een paar gewone woorden achter elkaar is goed."),
    "guessed": mark("Dit wordt snel geraden. Neem een paar gewone woorden die niet bij elkaar horen."),
    "own": mark("Gebruik niet uw eigen naam of inlognaam."),
}


@router.get(PLACE)
def password(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post(PLACE)
def choose(room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Keep the new password; this session ends too."""
    first, again = form["nieuw"][:_LONGEST], form["nogmaals"][:_LONGEST]
    if first != again:
        return _page(room, who, say(_DIFFERENT))
    try:
        room.coordination.choose_password(who.staff, first)
    except WeakPassword as weak:
        return _page(room, who, say(_WEAK[weak.reason]))
    return room.pages.page("wachtwoord_klaar.html", {})


def _page(room: Room, who: Visitor, problem: str = "") -> Response:
    return show(room, who, "wachtwoord.html", WeakPassword.status if problem else 200, problem=problem)
