"""Who is on duty at a moment, and what may truly be promised then (design §2 rule 4, practice H4)."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.hours import READING_CLOSES, READING_OPENS, clock_moment, holds, opening, reading
from cases.ids import StaffId
from cases.moments import Moment, after, wall
from cases.roster import Post, Roster, Shift

ORDINARY_OPENING, ORDINARY_CLOSING = READING_OPENS, READING_CLOSES
_BEFORE_NINE = time(9)


class Promise(StrEnum):
    """When a worker reads what is not acute; the word for it stands in the fixed texts."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Duty:
    """``crew`` are the shifts that hold now. ``staffed``: a person on duty is awake for this side right now.

    ``barred`` are the people who may never touch this client, since they touched the other side of the
    case: they are passed over before anybody is paged (practice H5). ``days_off`` are local dates.
    """

    staffed: bool = False
    promise: Promise = Promise.NOBODY
    crew: tuple[Shift, ...] = ()
    zone: str = "Europe/Amsterdam"
    barred: frozenset[StaffId] = frozenset()
    days_off: frozenset[date] = frozenset()

    def all_at(self, post: Post) -> tuple[Shift, ...]:
        """Return the shifts at a post, barred people included."""
        return tuple(shift for shift in self.crew if shift.post is post)

    def at_post(self, post: Post) -> StaffId | None:
        """Return the first person at a post who is not barred."""
        free = (shift.staff for shift in self.all_at(post) if shift.staff not in self.barred)
        return next(free, None)


def duty_at(roster: Roster, now: Moment) -> Duty:
    """Return who is at which post and what is true about it at ``now``.

    Nobody at the duty post means unstaffed, whatever the hours say.
    """
    crew = tuple(shift for shift in roster.shifts if holds(shift, now))
    days_off = frozenset(each.day for each in roster.days_off if each.free)
    staffed = _is_there(crew) and bool(opening(roster, now, after(now, 1)))
    return Duty(staffed, _promise(roster, staffed, now), crew, roster.zone, days_off=days_off)


def _is_there(crew: tuple[Shift, ...]) -> bool:
    """Say whether somebody on duty answers.

    Who was not seen at the screen for too long is paged together with the backup: then that one answers.
    """
    on_duty = [shift for shift in crew if shift.post is Post.DUTY]
    behind = [shift for shift in crew if shift.post is Post.BACKUP] if on_duty else []
    return any(shift.present for shift in (*on_duty, *behind))


def _promise(roster: Roster, staffed: bool, now: Moment) -> Promise:
    """Say "today" or "tomorrow before nine" only when somebody is planned to read then.

    Who is there at night, with nobody planned after, reads what comes in now.
    """
    today = wall(now, ZoneInfo(roster.zone)).date()
    tomorrow = today + timedelta(days=1)
    midnight = clock_moment(tomorrow, time(), roster.zone)
    read = reading(roster, now, clock_moment(tomorrow, _BEFORE_NINE, roster.zone))
    if not read:
        return Promise.TODAY if staffed else Promise.NOBODY
    return Promise.TODAY if read[0].begins < midnight else Promise.TOMORROW
