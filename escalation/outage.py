"""What fell due while nothing ran: asked once when it is not too late, else planned anew with a note."""

from cases.effects import Effect, MakeTask, SettleCheckIn
from cases.events import CheckInDue
from cases.facts import Phase
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.windows import is_open, next_slot
from escalation.scene import Scene
from escalation.severity import task_clock

MOST_LATE = 2 * HOUR
"""How much later than planned a check-in may still be asked. Source: security-reliability 5.4."""


def is_too_late(event: CheckInDue) -> bool:
    """Say whether a check-in comes so late that only an outage of ours explains it."""
    return event.at - event.planned_for > MOST_LATE


def missed(scene: Scene, event: CheckInDue, contact: SafeContact) -> tuple[Effect, ...] | None:
    """Plan a check-in that we missed for the next safe window, and let a worker know; None without one.

    It stays the same check-in, so that a long outage never leaves a pile.
    """
    state = scene.state
    slot = next_window(contact, state.side, scene.at)
    if slot is None:
        return None
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    due = task_clock(level, state.facts, scene.duty, scene.at)
    return (
        SettleCheckIn(state.client, event.checkin, "deferred", slot, "outage"),
        MakeTask(state.client, "check_in_missed", level, due),
    )


def next_window(contact: SafeContact, side: Side, at: Moment) -> Moment | None:
    """Return the first moment of this side in a window that opens later, a day on for who is always open."""
    closed = at
    while is_open(contact, closed) and closed - at < DAY:
        closed = after(closed, MINUTE)
    return next_slot(contact, side, closed)
