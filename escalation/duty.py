"""Who is on duty at a moment, and what may truly be promised then (design §2 rule 4, practice H4)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.ids import StaffId
from cases.moments import Moment, wall
from cases.roster import DutyModel, Post, Roster, ServiceHours, Shift

ORDINARY_OPENING = time(8)
ORDINARY_CLOSING = time(20)
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
    crew = tuple(shift for shift in roster.shifts if _holds(shift.starts, shift.ends, now))
    days_off = frozenset(each.day for each in roster.days_off)
    nobody = all(shift.post is not Post.DUTY for shift in crew)
    if roster.model is DutyModel.NONE or nobody:
        return Duty(crew=crew, zone=roster.zone, days_off=days_off)
    here = wall(now, ZoneInfo(roster.zone))
    staffed = roster.model is DutyModel.ALWAYS or _is_open(roster.hours, here)
    promise = _promise(_reading_hours(roster), here)
    return Duty(staffed, promise, crew, roster.zone, days_off=days_off)


def _holds(starts: Moment, ends: Moment | None, now: Moment) -> bool:
    return starts <= now and (ends is None or now < ends)


def _reading_hours(roster: Roster) -> tuple[ServiceHours, ...]:
    if roster.model is DutyModel.HOURS:
        return roster.hours
    return tuple(ServiceHours(weekday, ORDINARY_OPENING, ORDINARY_CLOSING) for weekday in range(7))


def _is_open(hours: tuple[ServiceHours, ...], here: datetime) -> bool:
    return any(one.opens <= here.time() < one.closes for one in _on(hours, here.date()))


def _promise(hours: tuple[ServiceHours, ...], here: datetime) -> Promise:
    """Say "today" up to closing time, "tomorrow before nine" only when that is kept, else promise nothing."""
    if any(here.time() < one.closes for one in _on(hours, here.date())):
        return Promise.TODAY
    tomorrow = here.date() + timedelta(days=1)
    if any(one.opens < _BEFORE_NINE for one in _on(hours, tomorrow)):
        return Promise.TOMORROW
    return Promise.NOBODY


def _on(hours: tuple[ServiceHours, ...], day: date) -> tuple[ServiceHours, ...]:
    return tuple(one for one in hours if one.weekday == day.weekday())
