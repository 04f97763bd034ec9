"""How long a signal may wait, and who hears of it when (domain §4.2, practice H17)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after, at_wall, wall
from escalation.duty import ORDINARY_CLOSING, ORDINARY_OPENING, Duty
from escalation.routes import URGENT_CLASSES

ACUTE_CLOCK = 5 * MINUTE
HIGH_CLOCK = HOUR
UNHEARD = "unheard"
UNREADABLE = "unreadable"

_NINE, _TEN = time(9), time(10)
_NOON = time(12)
_EVENING = time(18)
_SATURDAY = 5
_MOST_OFF = 32
_PAGED = Level.HIGH


@dataclass(frozen=True, slots=True)
class Waiting:
    """``answer_by`` is the clock of the severity; ``page_at`` None means a list, not a page."""

    answer_by: Moment
    page_at: Moment | None


def waiting(level: Level, code: str, facts: Facts, duty: Duty, at: Moment, *, now: bool = False) -> Waiting:
    """Return the clock of a flag of this level and class.

    ``now`` is for a signal whose answer said that somebody is being asked. High waits for the morning
    only outside the acute days and the urgent classes, or when nobody is on duty.
    """
    if level is Level.ACUTE:
        return Waiting(after(at, ACUTE_CLOCK), at)
    if level < _PAGED:
        return Waiting(_calm(level, facts, duty, at), None)
    urgent = now or facts.phase is Phase.F0 or code in URGENT_CLASSES
    zone = ZoneInfo(duty.zone)
    here = wall(at, zone)
    if in_service_hours(here) or (urgent and duty.staffed):
        return Waiting(after(at, HIGH_CLOCK), at)
    opening = next_opening(at, duty.zone)
    return Waiting(at_wall(wall(opening, zone).date(), _NINE, zone), opening)


def next_opening(at: Moment, zone_name: str) -> Moment:
    """Return the next 8 o'clock on the wall clock, at which service hours begin."""
    zone = ZoneInfo(zone_name)
    here = wall(at, zone)
    morning = here.date() if here.time() < ORDINARY_OPENING else here.date() + timedelta(days=1)
    return at_wall(morning, ORDINARY_OPENING, zone)


def next_working_noon(at: Moment, zone_name: str, days_off: Collection[date] = ()) -> Moment:
    """Return 12:00 on the first working day after the local date of ``at``: Monday to Friday, no day off."""
    zone = ZoneInfo(zone_name)
    return at_wall(_next_working_day(wall(at, zone).date(), days_off), _NOON, zone)


def next_ten(at: Moment, zone_name: str) -> Moment:
    """Return the next 10:00 on the wall clock: this morning if it still comes."""
    zone = ZoneInfo(zone_name)
    here = wall(at, zone)
    day = here.date() if here.time() < _TEN else here.date() + timedelta(days=1)
    return at_wall(day, _TEN, zone)


def next_monday(at: Moment, zone_name: str) -> Moment:
    """Return the next Monday at 10:00 on the wall clock: the weekly list is read at the start of a week."""
    zone = ZoneInfo(zone_name)
    here = wall(at, zone)
    ahead = -here.weekday() % 7
    if ahead == 0 and here.time() >= _TEN:
        ahead = 7
    return at_wall(here.date() + timedelta(days=ahead), _TEN, zone)


def task_clock(level: Level, facts: Facts, duty: Duty, at: Moment) -> Moment:
    """Return when a task of this level is due."""
    return waiting(level, "", facts, duty, at).answer_by


def _calm(level: Level, facts: Facts, duty: Duty, at: Moment) -> Moment:
    """Return the clock of concern, review and unread text."""
    zone = ZoneInfo(duty.zone)
    here = wall(at, zone)
    if level is not Level.CONCERN and facts.phase is Phase.F0:
        tonight = here.date() if here.time() < _EVENING else here.date() + timedelta(days=1)
        return at_wall(tonight, _EVENING, zone)
    return next_working_noon(at, duty.zone, duty.days_off)


def in_service_hours(here: datetime) -> bool:
    """Say whether this is between 8 and 20 on the organisation's wall clock."""
    return ORDINARY_OPENING <= here.time() < ORDINARY_CLOSING


def is_working_day(day: date, days_off: Collection[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in days_off


def _next_working_day(day: date, days_off: Collection[date]) -> date:
    """Return the first working day after this one; after a month of days off, the next day of the week."""
    later = (day + timedelta(days=more) for more in range(1, _MOST_OFF))
    found = next((one for one in later if is_working_day(one, days_off)), None)
    return _next_working_day(day, ()) if found is None else found
