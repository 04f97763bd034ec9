"""The days from which a client's programme counts: shown with what moves, and only then put in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.anchors import Anchor, Anchors, anchors_of
from cases.events import AnchorsSet
from cases.ids import ClientId
from cases.moments import Moment, at_wall, moment_of, wall
from cases.moved import Move, moved
from cases.state import ClientState
from console.access import AtDesk, Worker
from console.answers import Answers, Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from escalation.following import course_in

router = APIRouter()

ANCHORS = {
    Anchor.THV_START: mark("Begin van het huisverbod, dag en uur"),
    Anchor.EXTENSION: mark("Het verbod is verlengd: dag en uur van het besluit"),
    Anchor.THV_END: mark("Het verbod eindigde op een andere dag: dag en uur"),
    Anchor.SHELTER_EXIT: mark("Sleutel na de opvang, dag en uur"),
    Anchor.TOGETHER: mark("Weer samen in een huis sinds"),
}
_AHEAD = timedelta(days=365)
_BACK = timedelta(days=2 * 366)
_FAULT = mark(
    "%(what)s: kies een dag en uur in de afgelopen twee jaar of het komende jaar, of laat het leeg."
)


@router.get("/clienten/{client}/programma")
def programme(room: InRoom, at: Worker, client: str) -> Response:
    state = _state(at, client)
    return _page(room, at, state, Typed(_as_typed(state)))


@router.post("/clienten/{client}/programma")
def change(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Show which dates move; the same form with ``vastleggen`` puts the days in place."""
    state = _state(at, client)
    answers = Answers(form)
    anchors = _read(answers, state, room.clock.now())
    if answers.faults:
        return _page(room, at, state, form, faults=answers.faults)
    if form.text("keuze") != "vastleggen":
        return _page(room, at, state, form, moves=_moves(room, at, state, anchors))
    event = AnchorsSet(id=room.event_id(), at=room.clock.now(), by=at.staff.id, anchors=anchors)
    at.desk.handle(at.staff, state.client, event, form.mark(at.staff.id, "anchors", client))
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def _moves(room: Room, at: AtDesk, state: ClientState, anchors: Anchors) -> tuple[Move, ...] | None:
    """Return what moves in the coming year; None where nothing is planned yet."""
    follows = room.settings.programme(at.desk.side, state.programme)
    old, new = course_in(state, follows), course_in(replace(state, anchors=anchors), follows)
    if old is None or new is None or state.contact is None:
        return None
    now = room.clock.now()
    until = moment_of(wall(now, _zone(state)) + _AHEAD)
    return moved(state.contact, state.side, old, new, now, until)


def _read(answers: Answers, state: ClientState, now: Moment) -> Anchors:
    """Return the anchors as typed; an empty field takes one away. Leaves a fault for what is no moment."""
    zone = _zone(state)
    here = wall(now, zone).replace(tzinfo=None)
    found: dict[Anchor, Moment] = {}
    start = state.anchors.get(Anchor.START)
    if start is not None:
        found[Anchor.START] = start
    for anchor, what in ANCHORS.items():
        typed = answers.form.text(anchor.value)
        if not typed:
            continue
        when = _when(typed)
        if when is None or not here - _BACK <= when <= here + _AHEAD:
            answers.fault(anchor.value, say(_FAULT, what=say(what)))
        else:
            found[anchor] = at_wall(when.date(), when.time(), zone)
    return anchors_of(found)


def _when(typed: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return None if when.tzinfo else when.replace(second=0, microsecond=0)


def _as_typed(state: ClientState) -> Mapping[str, str]:
    zone = _zone(state)
    return {one.value: f"{wall(moment, zone):%Y-%m-%dT%H:%M}" for one, moment in state.anchors.moments}


def _zone(state: ClientState) -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam" if state.contact is None else state.contact.zone)


def _state(at: AtDesk, client: str) -> ClientState:
    return at.desk.conversation(at.staff, ClientId(client), 1).state


def _page(
    room: Room,
    at: AtDesk,
    state: ClientState,
    typed: Typed,
    *,
    faults: Sequence[Fault] = (),
    moves: tuple[Move, ...] | None = None,
) -> Response:
    titles = dict(room.settings.programmes())
    return show(
        room,
        at,
        "programma.html",
        BadForm.status if faults else 200,
        client=state,
        programme=titles.get(state.programme, state.programme),
        anchors=[(anchor.value, what) for anchor, what in ANCHORS.items()],
        typed=typed,
        faults=tuple(faults),
        wrong={fault.field: fault.text for fault in faults},
        looked=bool(typed.text("keuze")) and not faults,
        moves=moves,
    )
