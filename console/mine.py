"""Your own page: language, keys and open sessions. And two pages to read: the keys, and help."""

from dataclasses import replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from console.access import AnyVisitor, Visitor
from console.catalogue import LANGUAGES
from console.frame import show
from console.keys import KEYS
from console.language import mark
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form

router = APIRouter()

BROWSER = "browser"
_NAMES = {"nl": "Nederlands", "en": "English"}
"""A language is named in itself: who needs it must be able to read it."""
_AS_BROWSER = mark("Zoals mijn browser")


@router.get("/mij")
def mine(room: InRoom, who: AnyVisitor) -> Response:
    return show(
        room,
        who,
        "mij.html",
        languages=tuple((one, _NAMES[one]) for one in LANGUAGES),
        browser=(BROWSER, _AS_BROWSER),
        sessions=room.coordination.own_sessions(who.staff, who.csrf),
        really=replace(room.when(), now=room.clock.real()),
    )


@router.post("/mij")
def choose(room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Keep the language of the pages, and whether key combinations work."""
    language = form.text("taal")
    if language not in {*LANGUAGES, BROWSER} or form.text("toetsen") not in {"aan", "uit"}:
        raise BadForm
    chosen = "" if language == BROWSER else language
    room.coordination.choose(who.staff, chosen, form.text("toetsen") == "aan")
    return RedirectResponse("/mij", status_code=303)


@router.post("/mij/sessies")
def end_others(room: InRoom, who: AnyVisitor) -> Response:
    """End this person's other sessions: a computer that was left open somewhere."""
    room.coordination.end_other_sessions(who.staff, who.csrf)
    return RedirectResponse("/mij", status_code=303)


@router.post("/mij/sessies/{sessie}")
def end_one(room: InRoom, who: AnyVisitor, sessie: str) -> Response:
    """End one session of this person: the computer they know they left open, and no other."""
    room.coordination.end_session(who.staff, sessie)
    return RedirectResponse("/mij", status_code=303)


@router.get("/toetsen")
def keys(room: InRoom, who: AnyVisitor) -> Response:
    return show(room, who, "toetsen.html", keys=KEYS)


@router.get("/hulp")
def help_page(room: InRoom, who: AnyVisitor) -> Response:
    return show(room, who, "hulp.html", part=_part(who))


def _part(who: Visitor) -> str:
    """Return which help this person reads: that of the own work."""
    return f"_hulp_{who.staff.role.value}.html"
