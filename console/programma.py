"""The days from which a client's programme counts: shown with what moves, and only then put in place."""

from dataclasses import replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.anchors import Anchor, Anchors, anchors_of
from cases.events import AnchorsSet
from cases.moments import Moment
from cases.moved import moved
from cases.state import ClientState
from console.access import Worker
from console.anchor_form import typed_anchors
from console.answers import Answers
from console.programme_page import Looked, compared, open_course, programme_page, zone_of
from console.room import InRoom
from console.typed import Form
from escalation.turn_anchors import recorded

router = APIRouter()


@router.get("/clienten/{client}/programma")
def programme(room: InRoom, at: Worker, client: str) -> Response:
    return programme_page(room, at, open_course(at, client))


@router.post("/clienten/{client}/programma")
def change(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Show which dates move; the same form with ``vastleggen`` puts the days in place."""
    found = open_course(at, client)
    state = found.state
    answers = Answers(form)
    anchors = _read(answers, state, room.clock.now())
    if answers.faults:
        return programme_page(room, at, found, days=form, faults=answers.faults)
    event = AnchorsSet(id=room.event_id(), at=room.clock.now(), by=at.staff.id, anchors=anchors)
    if form.text("keuze") != "vastleggen":
        changed = replace(state, anchors=anchors, facts=recorded(state, event))
        moves = compared(room, state, changed, moved)
        return programme_page(room, at, found, days=form, looked=Looked("dagen", moves))
    at.desk.handle(at.staff, state.client, event, form.mark(at.staff.id, "anchors", client))
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def _read(answers: Answers, state: ClientState, now: Moment) -> Anchors:
    """Return the anchors as typed; an empty field takes one away, and the start of the programme stays."""
    found = typed_anchors(answers, zone_of(state), now)
    return anchors_of(found).put(Anchor.START, state.anchors.get(Anchor.START))
