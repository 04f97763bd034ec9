"""What differs between any two versions of the content, for who has never seen how it is kept."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from cases.content_edit import Files
from cases.errors import NotFound
from console.access import ContentReader, Visitor
from console.content_diff_words import told_differences
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.studio import LIVE, content_of
from console.uitgaven import number_of

router = APIRouter()

_LIVE = mark("nu in gebruik")
_NUMBER = mark("nummer %(n)s")


@router.get("/inhoud/verschil")
def difference(
    room: InRoom,
    who: ContentReader,
    van: Annotated[str, Query()] = LIVE,
    naar: Annotated[str, Query()] = LIVE,
) -> Response:
    told = told_differences(_files(room, who, van), _files(room, who, naar))
    versions = _versions(room, who)
    return show(room, who, "verschil.html", 200, told=told, van=van, naar=naar, versions=versions, place=LIVE)


def _files(room: Room, who: Visitor, version: str) -> Files:
    """Return the content of a version: what is live, a number, or a change. Raises NotFound."""
    desk = content_of(room)
    if version == LIVE:
        return desk.live_files(who.staff)[1]
    try:
        return desk.release_files(who.staff, number_of(version))
    except NotFound:
        return desk.draft(who.staff, version).files


def _versions(room: Room, who: Visitor) -> list[tuple[str, str]]:
    desk = content_of(room)
    numbers = [
        (str(one.id), f"{say(_NUMBER, n=one.id)} {one.title}".strip()) for one in desk.releases(who.staff)
    ]
    changes = [(one.id, one.title) for one in desk.drafts(who.staff)]
    return [(LIVE, say(_LIVE)), *numbers, *changes]
