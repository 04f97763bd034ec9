"""Which dates change when a day of more risk is written down or taken out; shown before it is confirmed.

Here a step has no number: an extra question in between would give every later one another. What counts is
on which dates this client hears from us.
"""

from dataclasses import replace
from datetime import date, timedelta

from cases.moments import Moment
from cases.moved import Move
from cases.plan import Course, Planned, check_ins
from cases.safe_contact import SafeContact
from cases.sides import Side

_NEAR = timedelta(days=7)
"""What falls away on one date and comes new within a week was moved."""


def moved_dates(
    contact: SafeContact, side: Side, old: Course, new: Course, now: Moment, until: Moment
) -> tuple[Move, ...]:
    """Return the check-ins after today whose date differs, in order; the end of the record is left aside."""
    open_ended = replace(contact, valid_until=max(contact.valid_until, until))
    before, later = (
        {one.local_date: one for one in check_ins(open_ended, side, course, now, until)}
        for course in (old, new)
    )
    free = sorted(set(later) - set(before) - new.extra)
    moves = []
    for day in sorted(set(before) - set(later)):
        to = next((one for one in free if day < one <= day + _NEAR), None)
        if to is not None:
            free.remove(to)
        moves.append(_move(before[day], day, to))
    taken = {move.becomes for move in moves}
    fresh = (_move(later[day], None, day) for day in set(later) - set(before) - taken)
    return tuple(sorted((*moves, *fresh), key=_first))


def _move(step: Planned, was: date | None, becomes: date | None) -> Move:
    return Move(was, becomes, step.script, step.phase)


def _first(move: Move) -> date:
    return min(day for day in (move.was, move.becomes) if day is not None)
