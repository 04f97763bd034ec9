"""A worker closes a silence of the weekly list: what came of it counts for the next one."""

from dataclasses import replace

from cases.effects import Effect, MakeTask
from cases.levels import Level
from cases.reactions import Explained, SilenceExplained, Why
from escalation.own_rhythm import explained, mistaken
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

NOT_SAFE = "not_safe_yet"


def take_explained(scene: Scene, event: SilenceExplained) -> Turn:
    """Move this person's rhythm by what a human heard; danger behind it is a task for today."""
    state = scene.state
    if event.what is Explained.PHONE:
        return replace(state, past=mistaken(state.past)), ()
    if event.what is Explained.BUSY:
        return replace(state, past=explained(state.past, Why.BUSY)), ()
    if event.what is Explained.UNKNOWN:
        return state, ()
    clock = task_clock(Level.HIGH, state.facts, scene.duty, scene.at)
    effects: tuple[Effect, ...] = (MakeTask(state.client, NOT_SAFE, Level.HIGH, clock),)
    return replace(state, past=explained(state.past, Why.UNSAFE)), effects
