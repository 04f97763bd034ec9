"""The next phase, letting go by two people, and steps that were missed by beginning late."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.course_events import MissedAsked, PhaseSet, ReleaseSigned, ReleaseWithdrawn
from cases.desk import Conversation
from cases.errors import NotFound
from cases.facts import Phase
from console.access import AtDesk, Worker
from console.answers import Answers
from console.language import mark, say
from console.programme_page import missed_task, open_course, programme_page
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form

router = APIRouter()
TO_SIGN = "release_to_sign"


@router.post("/clienten/{client}/loslaten")
def release(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Sign, or take it back while the client did not hear it. Raises NotToRelease, SecondPersonNeeded."""
    found = open_course(at, client)
    if form.text("keuze") == "terug":
        back = ReleaseWithdrawn(room.event_id(), room.clock.now(), at.staff.id)
        at.desk.handle(at.staff, found.state.client, back, form.mark(at.staff.id, "release", client))
        _finish(at, found, TO_SIGN)
        return _back(client)
    if form.text("keuze") != "tekenen":
        raise BadForm
    if not form.ticked("nagelopen"):
        answers = Answers(form)
        answers.fault("nagelopen", say("Loop de punten samen na en vink dat aan."))
        return programme_page(room, at, found, form, faults=answers.faults)
    second = found.state.release is not None
    event = ReleaseSigned(room.event_id(), room.clock.now(), at.staff.id, at.staff.person)
    at.desk.handle(at.staff, found.state.client, event, form.mark(at.staff.id, "release", client))
    if second:
        _finish(at, found, TO_SIGN)
    return _back(client)


@router.post("/clienten/{client}/fase")
def phase(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Put the next phase in place once its points were gone through; a phase never ends by itself."""
    found = open_course(at, client)
    answers = Answers(form)
    chosen = answers.choice("fase", mark("Fase"), {one.value: one for one in Phase})
    if not form.ticked("fase_punten"):
        answers.fault("fase_punten", say("Loop de punten samen na en vink dat aan."))
    if chosen is None or answers.faults:
        return programme_page(room, at, found, form, faults=answers.faults)
    event = PhaseSet(room.event_id(), room.clock.now(), at.staff.id, chosen)
    at.desk.handle(at.staff, found.state.client, event, form.mark(at.staff.id, "phase", client))
    return _back(client)


@router.post("/clienten/{client}/gemist")
def missed(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Decide by one click about steps that were missed: skip them, or still ask the last one."""
    found = open_course(at, client)
    task = missed_task(found)
    if task is None:
        raise NotFound
    if form.text("keuze") == "vragen":
        event = MissedAsked(room.event_id(), room.clock.now(), at.staff.id)
        at.desk.handle(at.staff, found.state.client, event, form.mark(at.staff.id, "missed", client))
    elif form.text("keuze") != "overslaan":
        raise BadForm
    at.desk.finish_task(at.staff, task.id)
    return _back(client)


def _finish(at: AtDesk, found: Conversation, kind: str) -> None:
    for task in found.tasks:
        if task.kind == kind:
            at.desk.finish_task(at.staff, task.id)


def _back(client: str) -> Response:
    return RedirectResponse(f"/clienten/{client}/programma", status_code=303)
