"""A conversation that a worker holds and does not use: after a day a human looks (issue 04 point 2)."""

from dataclasses import replace

from cases.events import ReminderDue
from cases.levels import Level
from cases.moments import HOUR, Moment, after
from cases.state import ClientState, Reminder, ReminderKind
from escalation.flagging import Notice, raised
from escalation.reminding import forgotten, take_reminder
from escalation.scene import Scene, Turn

HELD_FOR = 24 * HOUR
"""How long a worker may hold a conversation without a word before it is paged. Source: domain §7 [P]."""


def watched(state: ClientState) -> ClientState:
    """Return the state whose hold is looked at a day after the holder's last word; without a holder never."""
    state = forgotten(state, ReminderKind.HELD)
    if state.held_by is None or state.held_quiet is None:
        return state
    waits = Reminder(ReminderKind.HELD, after(state.held_quiet, HELD_FOR), state.held_quiet)
    return replace(state, reminders=(*state.reminders, waits))


def take_due(scene: Scene, event: ReminderDue) -> Turn:
    """Look at everything that is due; a conversation held in silence becomes a flag, again every day."""
    held = any(one.kind is ReminderKind.HELD and one.due <= event.at for one in scene.state.reminders)
    scene, effects = scene.after(take_reminder(scene, event))
    if not held or scene.state.held_by is None:
        return scene.state, effects
    notice = Notice(Level.HIGH, "held_long", "", "hold")
    state, flagged = raised(scene, event.id, notice, own_message=False)
    return _again(state, event.at), (*effects, *flagged)


def _again(state: ClientState, at: Moment) -> ClientState:
    again = Reminder(ReminderKind.HELD, after(at, HELD_FOR), at)
    return replace(state, reminders=(*state.reminders, again))
