"""The list of the week: who stayed silent in their own ordinary rhythm, and what a worker heard of it."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import NotFound
from cases.reactions import Explained, SilenceExplained
from console.access import Worker
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form
from console.words_silence import OUTCOMES

router = APIRouter()
LISTED = "silence_listed"


@router.get("/taken/stilte")
def silences(room: InRoom, at: Worker) -> Response:
    rows = [task for task in at.desk.tasks(at.staff) if task.kind == LISTED]
    return show(room, at, "stilte.html", rows=rows, outcomes=OUTCOMES)


@router.post("/taken/stilte/{task}")
def close(room: InRoom, at: Worker, task: str, form: Form) -> Response:
    """Close one line with what came of it: that counts for the next silence. Raises NotFound, BadForm."""
    row = next((one for one in at.desk.tasks(at.staff) if one.id == task and one.kind == LISTED), None)
    if row is None or row.client is None:
        raise NotFound
    try:
        what = Explained(form.text("uitkomst"))
    except ValueError:
        raise BadForm from None
    event = SilenceExplained(room.event_id(), room.clock.now(), at.staff.id, what)
    at.desk.handle(at.staff, row.client, event, form.mark(at.staff.id, "silence", task))
    at.desk.finish_task(at.staff, task)
    return RedirectResponse("/taken/stilte", status_code=303)
