"""The days from which a client's programme counts: shown with what moves, and only then put in place."""

from dataclasses import replace
from datetime import datetime, timedelta

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.anchors import Anchor, Anchors, anchors_of
from cases.events import AnchorsSet
from cases.moments import Moment, at_wall, wall
from cases.moved import moved
from cases.state import ClientState
from console.access import Worker
from console.answers import Answers
from console.language import mark, say
from console.programme_page import AHEAD, ANCHORS, Looked, compared, open_course, programme_page, zone_of
from console.room import InRoom
from console.typed import Form
from escalation.turn_anchors import recorded

router = APIRouter()

_BACK = timedelta(days=2 * 366)
_FAULT = mark(
    "%(what)s: kies een dag en uur in de afgelopen twee jaar of het komende jaar, of laat het leeg."
)


@router.get("/clienten/{client}/programma")
def programme(room: InRoom, at: Worker, client: str) -> Response:
    return programme_page(room, at, open_course(at, client))


@router.post("/clienten/{client}/programma")
def change(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Show which dates move; the same form with ``vastleggen`` puts the days in place."""
    found = open_course(at, client)
    state = found.state
    answers = Answers(form)
    anchors = read_anchors(answers, state, room.clock.now())
    if answers.faults:
        return programme_page(room, at, found, days=form, faults=answers.faults)
    event = AnchorsSet(id=room.event_id(), at=room.clock.now(), by=at.staff.id, anchors=anchors)
    if form.text("keuze") != "vastleggen":
        changed = replace(state, anchors=anchors, facts=recorded(state, event))
        moves = compared(room, state, changed, moved)
        return programme_page(room, at, found, days=form, looked=Looked("dagen", moves))
    at.desk.handle(at.staff, state.client, event, form.mark(at.staff.id, "anchors", client))
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def read_anchors(answers: Answers, state: ClientState, now: Moment) -> Anchors:
    """Return the anchors as typed; an empty field takes one away. Leaves a fault for what is no moment."""
    zone = zone_of(state)
    here = wall(now, zone).replace(tzinfo=None)
    found: dict[Anchor, Moment] = {}
    start = state.anchors.get(Anchor.START)
    if start is not None:
        found[Anchor.START] = start
    for anchor, what in ANCHORS.items():
        typed = answers.form.text(anchor.value)
        if not typed:
            continue
        when = typed_moment(typed)
        if when is None or not here - _BACK <= when <= here + AHEAD:
            answers.fault(anchor.value, say(_FAULT, what=say(what)))
        else:
            found[anchor] = at_wall(when.date(), when.time(), zone)
    return anchors_of(found)


def typed_moment(typed: str) -> datetime | None:
    """Return a typed day and hour on the client's own wall; None for anything else."""
    try:
        when = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return None if when.tzinfo else when.replace(second=0, microsecond=0)
