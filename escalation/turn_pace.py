"""A worker agrees with the client how often, and how far the client may change that in one word."""

from dataclasses import replace

from cases.effects import CancelPlanned
from cases.events import PaceAgreed
from cases.slots import AGAIN
from cases.state import Standing
from escalation.scene import Scene, Turn
from escalation.turn_clock import planned


def take_pace(scene: Scene, event: PaceAgreed) -> Turn:
    """Put the agreed pace and its bounds in place; the plan follows unless a question stands on the phone.

    It starts nothing for who stopped, is not paired or cannot be reached.
    """
    before = scene.state
    state = replace(before, pace=event.pace, pace_bounds=event.bounds)
    runs = before.standing in (Standing.ACTIVE, Standing.PAUSED)
    if state.pace is before.pace or before.checkin is not None or not runs:
        return state, ()
    anew = planned(replace(scene, state=state), f"{AGAIN}-{event.id}")
    return state, (CancelPlanned(state.client, "pace"), *anew)
