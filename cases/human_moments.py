"""The days of a programme on which a person, not the bot, speaks with the client."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cases.moments import wall
from cases.plan import Course


@dataclass(frozen=True, slots=True)
class HumanDay:
    """``local_date`` is the date on the client's own wall; ``what`` is one Dutch line."""

    local_date: date
    what: str


def human_days(course: Course, zone: ZoneInfo) -> tuple[HumanDay, ...]:
    """Return the human moments of a course in the order of their dates."""
    found = [
        HumanDay(
            wall(course.anchor(one.anchor or course.programme.anchor, zone), zone).date()
            + timedelta(days=one.day - 1),
            one.what,
        )
        for one in course.programme.people
    ]
    return tuple(sorted(found, key=lambda one: one.local_date))
