"""Tasks, and what is opened on a click: words of an unknown chat, a voice note."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NotFound
from cases.ids import MessageId
from console.access import Worker
from console.frame import show
from console.room import InRoom

router = APIRouter()


@router.get("/taken")
def tasks(room: InRoom, at: Worker) -> Response:
    return show(room, at, "taken.html", tasks=at.desk.tasks(at.staff))


@router.post("/taken/{task}/klaar")
def finish(at: Worker, task: str) -> Response:
    at.desk.finish_task(at.staff, task)
    return RedirectResponse("/taken", status_code=303)


@router.get("/onbekend/{row}")
def unknown(room: InRoom, at: Worker, row: str) -> Response:
    """Open one message of an unknown chat; the desk logs it before it answers."""
    rows = [one for one in at.desk.unknown(at.staff) if one.id == row]
    if not rows:
        raise NotFound
    return show(room, at, "onbekend.html", row=rows[0], text=at.desk.unknown_text(at.staff, row))


@router.post("/stem/{message}")
def voice(at: Worker, message: str) -> Response:
    """Fetch a voice note now; it counts as heard from here on."""
    return Response(
        at.desk.voice(at.staff, MessageId(message)),
        media_type="audio/ogg",
        headers={"Content-Disposition": 'attachment; filename="bericht.ogg"'},
    )
