"""What was in use and when; going back at once; and leaving a question or a dialogue out now."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content_desk import Stop
from cases.errors import NotFound
from cases.ids import ReleaseId
from console import words_content
from console.access import ContentReader
from console.frame import show
from console.pages import same
from console.room import InRoom
from console.studio import LIVE, content_of, dialogues_of
from console.typed import Form

router = APIRouter()

_LONGEST = 9
"""Digits of a number; more does not fit in the column."""


@router.get("/inhoud/uitgaven")
def releases(room: InRoom, who: ContentReader) -> Response:
    desk = content_of(room)
    return show(
        room,
        who,
        "uitgaven.html",
        200,
        releases=desk.releases(who.staff),
        moves=desk.moves(who.staff),
        content=words_content,
        small=room.settings.studio.small,
        place=LIVE,
    )


@router.post("/inhoud/uitgaven/{uitgave}/terug")
def go_back(room: InRoom, who: ContentReader, uitgave: str, form: Form) -> Response:
    """Make an earlier one be in use again, at once, with a reason."""
    content_of(room).go_back(who.staff, number_of(uitgave), form.text("reden"))
    return RedirectResponse("/inhoud/uitgaven", status_code=303)


@router.post("/inhoud/uitgaven/gezien/{keer}")
def seen(room: InRoom, who: ContentReader, keer: str) -> Response:
    content_of(room).see_move(who.staff, keer)
    return RedirectResponse("/inhoud/uitgaven", status_code=303)


@router.get("/inhoud/overslaan")
def stops(room: InRoom, who: ContentReader) -> Response:
    """Show what is left out now, and what can be."""
    desk = content_of(room)
    _, files = desk.live_files(who.staff)
    return show(
        room,
        who,
        "overslaan.html",
        200,
        stops=desk.stops(who.staff),
        same_options=same(list(dialogues_of(files))),
        content=words_content,
        place=LIVE,
    )


@router.post("/inhoud/overslaan")
def stop(room: InRoom, who: ContentReader, form: Form) -> Response:
    """Leave a question out now, or a whole dialogue; after a day it lapses unless a second person agrees."""
    what = Stop(form.text("gesprek"), form.text("vraag"))
    content_of(room).stop(who.staff, what, form.text("reden"))
    return RedirectResponse("/inhoud/overslaan", status_code=303)


@router.post("/inhoud/overslaan/{stil}/eens")
def agree(room: InRoom, who: ContentReader, stil: str) -> Response:
    content_of(room).confirm_stop(who.staff, stil)
    return RedirectResponse("/inhoud/overslaan", status_code=303)


@router.post("/inhoud/overslaan/{stil}/weer")
def again(room: InRoom, who: ContentReader, stil: str) -> Response:
    content_of(room).end_stop(who.staff, stil)
    return RedirectResponse("/inhoud/overslaan", status_code=303)


def number_of(typed: str) -> ReleaseId:
    """Return the number of a release. Raises NotFound for what is none."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST):
        raise NotFound
    return ReleaseId(int(typed))
