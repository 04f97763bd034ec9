"""When the next check-in of one client is due: calendar days, inside a safe window, once.

No rule here knows of another person; the sides keep apart by their own half hours.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from cases.facts import Facts
from cases.moments import MINUTE, SECOND, Moment, after, at_wall
from cases.programme import Programme
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.windows import is_open, is_own_half_hour, is_valid, local_date, next_opening

_FURTHEST = 62
"""Days without a usable window after which a human has to look at the record."""

_LOOK = 120
"""Minutes after an opening: an hour of window and the longest clock change fit in it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """``day`` counts programme days from 1; ``local_date`` is the date on the client's own wall."""

    day: int
    local_date: date
    due_at: Moment
    script: str


@dataclass(frozen=True, slots=True)
class Course:
    """A programme as one client follows it. ``spread`` is any fixed number of the client, such as a hash."""

    programme: Programme
    began: Moment
    facts: Facts
    spread: int = 0


def programme_day(contact: SafeContact, began: Moment, moment: Moment) -> int:
    """Return which calendar day of the programme it is on the client's own wall; the first is 1."""
    return (local_date(contact, moment) - local_date(contact, began)).days + 1


def next_check_in(contact: SafeContact, side: Side, course: Course, last: Moment) -> Planned | None:
    """Return the first check-in on a local date after that of ``last``.

    A due day without a usable window moves to the next day that has one. Always in a safe window, in
    the side's own half hour and before the record ends; None when there is no such moment within 62
    days: then a human must renew the record.
    """
    first = local_date(contact, course.began)
    overdue = False
    for ahead in range(1, _FURTHEST + 1):
        here = local_date(contact, last) + timedelta(days=ahead)
        day = (here - first).days + 1
        overdue = overdue or course.programme.is_due(day, course.facts)
        script = course.programme.script_on(day, course.facts)
        if not overdue or script is None:
            continue
        due_at = moment_on(contact, side, here, course.spread)
        if due_at is not None:
            return Planned(day, here, due_at, script)
    return None


def moment_on(contact: SafeContact, side: Side, day: date, spread: int) -> Moment | None:
    """Return this client's own moment on a local date, or None when no window has room on it.

    The windows that open on that date come first, what is left of last night's window after them.
    """
    zone = ZoneInfo(contact.zone)
    openings = sorted(window.opens for window in contact.windows if window.weekday == day.weekday())
    for opens in (*openings, time(0)):
        room = _room(contact, side, day, at_wall(day, opens, zone))
        if room:
            return after(room[0], spread % (len(room) * 60) * SECOND)
    return None


def retry_moment(contact: SafeContact, side: Side, unanswered: Moment, spread: int) -> Moment | None:
    """Return when the one retry may leave: the next window, in another hour than the first try."""
    opening = next_opening(contact, after(unanswered, 60 * MINUTE))
    if opening is None:
        return None
    room = _room(contact, side, local_date(contact, opening), opening)
    return after(room[0], spread % (len(room) * 60) * SECOND) if room else None


def _room(contact: SafeContact, side: Side, day: date, opening: Moment) -> list[Moment]:
    """Return the first run of usable whole minutes of a date, from an opening on."""
    room: list[Moment] = []
    for step in range(_LOOK):
        minute = after(opening, step * MINUTE)
        if _usable(contact, side, day, minute):
            room.append(minute)
        elif room:
            break
    return room


def _usable(contact: SafeContact, side: Side, day: date, minute: Moment) -> bool:
    last = after(minute, MINUTE - 1)
    return (
        is_own_half_hour(side, minute)
        and is_open(contact, minute)
        and is_open(contact, last)
        and is_valid(contact, last)
        and local_date(contact, minute) == day
    )
