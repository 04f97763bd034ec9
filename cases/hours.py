"""When a service is open: the organisation's wall clock, its weekdays and its days off, as moments."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cases.moments import MINUTE, Moment, moment_of, wall
from cases.roster import DutyModel, Post, Roster, ServiceHours, Shift
from cases.spans import FOREVER, Span, both, joined, without

READING_OPENS, READING_CLOSES = time(8), time(20)
"""In these hours a service that is there day and night reads what is not urgent."""
_ORDINARY = tuple(ServiceHours(weekday, READING_OPENS, READING_CLOSES) for weekday in range(7))
_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=8192)
def clock_moment(day: date, clock: time, zone: str) -> Moment:
    """Return the moment of a local date and time: one order for all times of a day.

    A time that does not exist in spring is the first moment that does; of a time that comes twice in
    autumn the first is meant. So a shift that ends and one that begins at the same time always meet.
    """
    place = ZoneInfo(zone)
    found = moment_of(datetime.combine(day, clock.replace(fold=0), place))
    if wall(found, place).replace(tzinfo=None) == datetime.combine(day, clock):
        return found
    return _first_after(moment_of(datetime.combine(day, clock.replace(fold=1), place)), found, place)


def _first_after(before: Moment, later: Moment, place: ZoneInfo) -> Moment:
    """Return when the clock was put forward, which lies after ``before`` and on a whole minute."""
    before = Moment(before - before % MINUTE)
    offset = wall(before, place).utcoffset()
    while later - before > MINUTE:
        middle = Moment(before + (later - before) // 2 // MINUTE * MINUTE)
        if wall(middle, place).utcoffset() == offset:
            before = middle
        else:
            later = middle
    return later


def stretch(day: date, opens: time, closes: time, zone: str) -> Span:
    """Return one stretch of a local day; when ``closes`` is not after ``opens`` it ends the next day.

    A stretch that lies wholly in the hour that is skipped in spring is empty.
    """
    last = day if closes > opens else day + _ONE_DAY
    return Span(clock_moment(day, opens, zone), clock_moment(last, closes, zone))


def opening(roster: Roster, begin: Moment, end: Moment) -> tuple[Span, ...]:
    """Return when between two moments the service promises that somebody is on duty."""
    if roster.model is DutyModel.NONE:
        return ()
    whole = (Span(begin, end),)
    if roster.model is DutyModel.ALWAYS:
        return _day_and_night(roster, whole)
    return both(whole, _stretches(roster, roster.hours, begin, end))


def reading(roster: Roster, begin: Moment, end: Moment) -> tuple[Span, ...]:
    """Return when between two moments what is not urgent is read: somebody is on duty as planned."""
    if roster.model is DutyModel.NONE:
        return ()
    hours = roster.hours if roster.model is DutyModel.HOURS else _ORDINARY
    open_then = both((Span(begin, end),), _stretches(roster, hours, begin, end))
    return both(open_then, covered(roster.shifts, Post.DUTY, begin, end))


def length(shift: Shift) -> Span:
    """Return the span of a shift; one without an end goes on for ever."""
    return Span(shift.starts, FOREVER if shift.ends is None else shift.ends)


def holds(shift: Shift, now: Moment) -> bool:
    """Say whether a shift has begun and is not over."""
    return shift.starts <= now < length(shift).ends


def covered(shifts: Iterable[Shift], post: Post, begin: Moment, end: Moment) -> tuple[Span, ...]:
    """Return when somebody stands at a post as planned, of what touches these moments."""
    there = (length(each) for each in shifts if each.post is post and each.starts < end)
    return joined(span for span in there if begin < span.ends)


def uncovered(roster: Roster, post: Post, begin: Moment, end: Moment) -> tuple[Span, ...]:
    """Return when between two moments the service is open and nobody stands at a post."""
    return without(opening(roster, begin, end), covered(roster.shifts, post, begin, end))


def _day_and_night(roster: Roster, whole: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return all of these moments, but of a day of which a coordinator said so only its own hours."""
    told = [each for each in roster.days_off if each.told and each.hours is not None]
    days = [stretch(each.day, time(), time(), roster.zone) for each in told]
    own = [
        stretch(each.day, opens, closes, roster.zone) for each in told for opens, closes in each.hours or ()
    ]
    return both(whole, (*without(whole, days), *own))


def _stretches(roster: Roster, hours: tuple[ServiceHours, ...], begin: Moment, end: Moment) -> Iterator[Span]:
    """Give the open stretches of every day that may touch these moments."""
    zone = ZoneInfo(roster.zone)
    day, last = wall(begin, zone).date() - _ONE_DAY, wall(end, zone).date()
    special = {each.day: each.hours for each in roster.days_off if each.hours is not None}
    while day <= last:
        usual = ((one.opens, one.closes) for one in hours if one.weekday == day.weekday())
        for opens, closes in special.get(day, usual):
            yield stretch(day, opens, closes, roster.zone)
        day += _ONE_DAY
