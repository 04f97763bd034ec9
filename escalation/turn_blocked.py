"""What the house found out about a phone by itself, and left as a sign: it takes nothing, or two share it.

The channel may tell of a block by itself or only by refusing a message; both come to the same turn, once.
Of two parties on one account each is put in doubt, alike and apart (experience F22).
"""

from dataclasses import replace

from cases.effects import CancelPlanned, MakeTask
from cases.events import BotBlocked, ReminderDue
from cases.levels import Level
from cases.state import ClientState, Doubt, ReminderKind
from escalation.doubt import Why
from escalation.reminding import settled_question
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.turn_worker import take_block

_SIGNS = (ReminderKind.BLOCKED, ReminderKind.SHARED)


def has_sign(state: ClientState, event: ReminderDue) -> bool:
    """Say whether something was found out that nobody looked at yet."""
    return bool(_due(state, event))


def take_sign(scene: Scene, event: ReminderDue) -> Turn:
    """Take one sign alone: whatever else is due is looked at right after."""
    kind = _due(scene.state, event)[0]
    left = tuple(one for one in scene.state.reminders if one.kind is not kind or one.due > event.at)
    scene = replace(scene, state=replace(scene.state, reminders=left))
    if kind is ReminderKind.BLOCKED:
        return take_block(scene, BotBlocked(event.id, event.at, blocked=True))
    return _shared(scene)


def _shared(scene: Scene) -> Turn:
    """Let nothing planned leave, and a human check by another way who has this phone."""
    state = scene.state
    if state.doubt is not Doubt.NONE:
        return state, ()
    clock = task_clock(Level.HIGH, state.facts, scene.duty, scene.at)
    asked = MakeTask(state.client, "other_person", Level.HIGH, clock, why=(Why.OTHER_SENDER.value,))
    state = replace(settled_question(state), doubt=Doubt.NOTICED, talk=None, checkin=None)
    return state, (CancelPlanned(state.client, "doubt"), asked)


def _due(state: ClientState, event: ReminderDue) -> list[ReminderKind]:
    return [one.kind for one in state.reminders if one.kind in _SIGNS and one.due <= event.at]
