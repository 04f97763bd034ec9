"""The first page of the content: what can be changed, what is being changed, and what waits for you."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.content_draft import EDITORS, Stage
from console import words_content
from console.access import ContentReader, Visitor
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.studio import LIVE, content_of, titles_of
from console.typed import Form

router = APIRouter()


@router.get("/inhoud")
def home(room: InRoom, who: ContentReader) -> Response:
    return home_page(room, who)


def home_page(room: Room, who: Visitor) -> Response:
    """Return the first page of the content, which is also the first page of who does nothing else."""
    desk = content_of(room)
    rows = desk.drafts(who.staff)
    number, files = desk.live_files(who.staff)
    unseen = [one for one in desk.moves(who.staff) if one.seen_at is None]
    return show(
        room,
        who,
        "inhoud.html",
        200,
        going=[one for one in rows if one.stage not in (Stage.LIVE, Stage.WITHDRAWN)],
        to_read=[one for one in rows if one.stage is Stage.REVIEW and not one.own],
        dialogues=titles_of(files),
        live=number,
        stops=desk.stops(who.staff),
        unseen=unseen,
        edits=who.staff.role in EDITORS,
        small=room.settings.studio.small,
        content=words_content,
        place=LIVE,
    )


@router.post("/inhoud/nieuw")
def begin(room: InRoom, who: ContentReader, form: Form) -> Response:
    """Begin a change; ``verder`` says which page of it opens first."""
    title = form.text("titel")
    if who.staff.role not in EDITORS:
        raise BadForm
    named = title or room.when().day(room.clock.now())
    made = content_of(room).begin_draft(who.staff, named, mark=form.mark(who.staff.id))
    return RedirectResponse(f"/inhoud/{made}{_first(form.text('verder'))}", status_code=303)


def _first(where: str) -> str:
    """Return a place within a change that a page of ours asked for; anything else is its own page."""
    fits = where.startswith(("/dialoog/", "/teksten", "/antwoorden", "/talen"))
    return where if fits and ".." not in where and "//" not in where and "\\" not in where else ""
