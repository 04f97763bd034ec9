"""A message came back: the client blocked the bot or deleted the account. A sign, with its own clock.

The channel may tell so by itself or only by refusing a message; both come to the same turn, once.
"""

from dataclasses import replace

from cases.events import BotBlocked, ReminderDue
from cases.state import ClientState, Reminder, ReminderKind
from escalation.scene import Scene, Turn
from escalation.turn_worker import take_block


def is_refused(state: ClientState, event: ReminderDue) -> bool:
    """Say whether a message to this client came back and nobody looked at that yet."""
    return any(_is_of(one, event) for one in state.reminders)


def take_refused(scene: Scene, event: ReminderDue) -> Turn:
    """Take what the refusal says, alone: whatever else is due is looked at right after."""
    left = tuple(one for one in scene.state.reminders if not _is_of(one, event))
    scene = replace(scene, state=replace(scene.state, reminders=left))
    return take_block(scene, BotBlocked(event.id, event.at, blocked=True))


def _is_of(one: Reminder, event: ReminderDue) -> bool:
    return one.kind is ReminderKind.BLOCKED and one.due <= event.at
