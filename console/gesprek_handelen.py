"""What a worker does beside writing: phoning, calling 112, asking who reads, saying whether to visit."""

from fastapi import APIRouter, Response

from cases.events import ActedOutside, Event, PersonAsked, PersonJudged, VisitLightSet
from cases.state import VisitLight
from console.access import Worker
from console.carrying_out import carry_out
from console.refusals import BadForm
from console.room import InRoom
from console.typed import Form
from console.words import ACTS

router = APIRouter()
_PERSON = ("vraag", "ja", "nee")


@router.post("/gesprek/{client}/buiten")
def outside(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Say what is done outside the chat: it counts as an answer. Raises BadForm for what is no act."""
    act = form.text("wat")
    if act not in ACTS:
        raise BadForm
    event = ActedOutside(id=room.event_id(), at=room.clock.now(), by=at.staff.id, act=act)
    return carry_out(room, at, client, form, event, "#buiten")


@router.post("/gesprek/{client}/persoon")
def person(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Let one neutral line ask, or say whether this is still the right person. Raises BadForm."""
    answer = form.text("persoon")
    if answer not in _PERSON:
        raise BadForm
    name, now, by = room.event_id(), room.clock.now(), at.staff.id
    event: Event = PersonJudged(name, now, by, same=answer == "ja")
    if answer == "vraag":
        event = PersonAsked(name, now, by)
    return carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/bezoek")
def visit_light(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Say whether somebody may visit. Raises BadForm."""
    light = form.text("licht")
    if light not in set(VisitLight):
        raise BadForm
    event = VisitLightSet(id=room.event_id(), at=room.clock.now(), by=at.staff.id, light=light)
    return carry_out(room, at, client, form, event)
