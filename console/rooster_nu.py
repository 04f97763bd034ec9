"""What the roster asks of one person now: a test page to answer, a colleague's question, a gap to fill."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Staff, StaffRole
from cases.moments import DAY, after
from cases.shifts import PlannedShift, Swap, SwapState
from cases.sides import Side
from cases.trial_pages import trial_moment
from console.room import Room
from console.rooster_week import SideGaps, side_gaps

PLANNERS = (StaffRole.COORDINATOR, StaffRole.LEAD, StaffRole.ADMIN)
_SOON = DAY


@dataclass(frozen=True, slots=True)
class RosterNow:
    """``trials`` are own shifts whose test page this person may answer now."""

    trials: tuple[PlannedShift, ...]
    asked: tuple[Swap, ...]
    away: bool
    gaps: tuple[SideGaps, ...]


def roster_now(room: Room, staff: Staff, sides: tuple[Side, ...]) -> RosterNow:
    """Return what waits for this person; coming gaps, of ``sides``, only for who plans or leads."""
    now = room.clock.now()
    return RosterNow(
        trials_of(room, room.coordination.own_shifts(staff, now, after(now, _SOON))),
        tuple(each for each in room.coordination.swaps(staff) if is_asked(each, staff)),
        is_away(room, staff),
        side_gaps(room, sides) if staff.role in PLANNERS else (),
    )


def trials_of(room: Room, shifts: Sequence[PlannedShift]) -> tuple[PlannedShift, ...]:
    """Return the shifts whose test page was due and is not answered, each once."""
    now, zone = room.clock.now(), room.settings.zone
    due = {
        each.id: each
        for each in shifts
        if not each.verified and not each.away and trial_moment(each.starts, zone) <= now
    }
    return tuple(due.values())


def is_asked(swap: Swap, staff: Staff) -> bool:
    """Say whether this person still has to answer a colleague."""
    return swap.state is SwapState.ASKED and swap.asked_to == staff.id


def is_away(room: Room, staff: Staff) -> bool:
    """Say whether this person is off all posts at this moment."""
    now = room.clock.now()
    return any(each.staff == staff.id and each.starts <= now for each in room.coordination.away())
