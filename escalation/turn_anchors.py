"""A human changed a day from which the programme counts: the plan is made anew, and the order is known."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from cases.anchors import Anchor
from cases.course_events import PhaseSet
from cases.effects import CancelPlanned
from cases.events import AnchorsSet, Event
from cases.facts import Facts
from cases.moments import at_wall, wall
from cases.state import ClientState, Standing
from escalation.people_days import with_people
from escalation.scene import Scene, Turn
from escalation.turn_clock import planned

_MOVED = "planned_anew"


def take_anchors(scene: Scene, event: AnchorsSet) -> Turn:
    """Put the anchors in place; what was planned makes way for the check-in that is next by the new days.

    A question on the screen stays there, and so does the waiting for its answer. Nothing is asked here: the
    next check-in is on a later date, in a safe window, as always.
    """
    state = replace(scene.state, anchors=event.anchors, facts=recorded(scene.state, event))
    if state.programme_began is None or state.standing is not Standing.ACTIVE:
        return state, ()
    scene = replace(scene, state=state)
    return state, (
        CancelPlanned(state.client, _MOVED, asked=False),
        *with_people(scene, planned(scene, f"anew-{event.id}")),
    )


def recorded(state: ClientState, event: Event) -> Facts:
    """Return the facts as a human recorded them, with what this event says of the order.

    The detector and the end of the safe-contact record go by the same order as the plan does.
    """
    if isinstance(event, PhaseSet):
        return replace(state.facts, phase=event.phase)
    if not isinstance(event, AnchorsSet) or state.contact is None:
        return state.facts
    extended = event.anchors.get(Anchor.EXTENSION) is not None
    facts = replace(state.facts, ban_extended=extended)
    served = event.anchors.get(Anchor.THV_START)
    if served is None:
        return facts
    zone = ZoneInfo(state.contact.zone)
    here = wall(served, zone)
    return replace(
        facts, ban_began=at_wall(here.date(), time(), zone), ban_minute=here.hour * 60 + here.minute
    )
