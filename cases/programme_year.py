"""A year of a programme for a chosen start, planned by the rules that plan for a real client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.anchors import Anchor, anchors_of
from cases.facts import Facts, Phase
from cases.human_moments import HumanDay, human_days
from cases.levels import Mode
from cases.moments import DAY, Moment, at_wall, wall
from cases.pace import Pace
from cases.plan import Course, check_ins
from cases.programme import Programme
from cases.safe_contact import SafeContact, Window
from cases.sides import Side

YEAR = 366
_UTC = ZoneInfo("UTC")
_WHOLE_DAY = tuple(Window(day, time(0), time(0)) for day in range(7))
_MOVES_AT_MOST = 6
"""Days between two dates that are told as one message that moved; further apart it is another message."""


@dataclass(frozen=True, slots=True)
class Start:
    """A made-up client. ``began`` is when the programme begins, ``anchors`` the days it counts from.

    ``windows`` are on the clock of ``zone``, and may not be empty.
    """

    began: Moment
    windows: tuple[Window, ...]
    zone: ZoneInfo
    side: Side = Side.A
    anchors: Mapping[Anchor, Moment] | None = None
    pace: Pace = Pace.NORMAL
    extended: bool = False
    days: int = YEAR


@dataclass(frozen=True, slots=True)
class YearMoment:
    """One check-in; ``at`` is on the client's own wall, ``utc`` the same moment.

    ``due`` is the date the rhythm gave: another date than that of ``at`` when no window was open on it.
    """

    at: datetime
    utc: datetime
    dialogue: str
    phase: Phase
    day: int
    due: date
    holiday: str = ""
    clock_change: bool = False

    @property
    def moved(self) -> bool:
        return self.due != self.at.date()


@dataclass(frozen=True, slots=True)
class Year:
    """``first`` is day 1. ``skipped`` are due dates that were let go because no window came in time."""

    first: date
    moments: tuple[YearMoment, ...]
    people: tuple[HumanDay, ...]
    skipped: tuple[date, ...] = ()

    @property
    def on_holidays(self) -> int:
        return sum(bool(one.holiday) for one in self.moments)

    @property
    def on_clock_changes(self) -> int:
        return sum(one.clock_change for one in self.moments)

    @property
    def moved(self) -> int:
        return sum(one.moved for one in self.moments)


@dataclass(frozen=True, slots=True)
class YearsCompared:
    """Two versions by their dates. Each date of each is in one of kept, gone, new and moved.

    ``otherwise`` are the kept dates whose dialogue, phase or hour is another one: old beside new.
    """

    kept: tuple[date, ...]
    gone: tuple[YearMoment, ...]
    new: tuple[YearMoment, ...]
    moved: tuple[tuple[YearMoment, YearMoment], ...]
    otherwise: tuple[tuple[YearMoment, YearMoment], ...]

    @property
    def same(self) -> bool:
        return not (self.gone or self.new or self.moved or self.otherwise)


def year_of(programme: Programme, start: Start, holidays: Mapping[date, str] | None = None) -> Year:
    """Return ``start.days`` days from day 1. ``holidays`` are the names of public holidays by date.

    Raises ValueError where a window or the zone is not possible.
    """
    course = Course(
        programme,
        start.began,
        Facts(ban_extended=start.extended),
        anchors=anchors_of(start.anchors or {}),
        pace=start.pace,
    )
    first = wall(course.anchor(programme.anchor, start.zone), start.zone).date()
    due = _due_dates(course, start, first)
    moments = _moments(course, start, first, due, holidays or {})
    asked = {one.due for one in moments}
    last = moments[-1].at.date() if moments else first
    skipped = tuple(one for one in due if one not in asked and one < last)
    return Year(first, moments, human_days(course, start.zone), skipped)


def is_clock_change(day: date, zone: ZoneInfo) -> bool:
    """Say whether the clock goes forward or back on this local date."""
    return at_wall(day + timedelta(days=1), time(0), zone) - at_wall(day, time(0), zone) != DAY


def clock_changes(first: date, days: int, zone: ZoneInfo) -> tuple[date, ...]:
    ahead = (first + timedelta(days=one) for one in range(days))
    return tuple(one for one in ahead if is_clock_change(one, zone))


def compared(old: Programme, new: Programme, start: Start) -> YearsCompared:
    """Return which dates go, come or move when ``new`` takes the place of ``old`` for the same client."""
    return years_compared(year_of(old, start).moments, year_of(new, start).moments)


def years_compared(old: Sequence[YearMoment], new: Sequence[YearMoment]) -> YearsCompared:
    """Compare two years, each in order and with at most one moment a date."""
    before, after = ({one.at.date(): one for one in year} for year in (old, new))
    kept = tuple(sorted(before.keys() & after.keys()))
    gone = [before[day] for day in sorted(before.keys() - after.keys())]
    come = [after[day] for day in sorted(after.keys() - before.keys())]
    moved = _pairs(gone, come)
    left, taken = ({pair[side].at.date() for pair in moved} for side in (0, 1))
    return YearsCompared(
        kept,
        tuple(one for one in gone if one.at.date() not in left),
        tuple(one for one in come if one.at.date() not in taken),
        tuple(moved),
        tuple((before[day], after[day]) for day in kept if _said(before[day]) != _said(after[day])),
    )


def _pairs(gone: Sequence[YearMoment], come: Sequence[YearMoment]) -> list[tuple[YearMoment, YearMoment]]:
    """Pair each date that went with the first that came near it, for the same dialogue, never crossing."""
    found: list[tuple[YearMoment, YearMoment]] = []
    free = 0
    for one in gone:
        for place in range(free, len(come)):
            if _is_near(one, come[place]):
                found.append((one, come[place]))
                free = place + 1
                break
    return found


def _is_near(one: YearMoment, other: YearMoment) -> bool:
    days = abs((one.at.date() - other.at.date()).days)
    return days <= _MOVES_AT_MOST and one.dialogue == other.dialogue


def _said(moment: YearMoment) -> tuple[object, ...]:
    return moment.utc, moment.dialogue, moment.phase


def _moments(
    course: Course, start: Start, first: date, due: Sequence[date], holidays: Mapping[date, str]
) -> tuple[YearMoment, ...]:
    return tuple(
        YearMoment(
            here := wall(one.due_at, start.zone),
            wall(one.due_at, _UTC),
            one.script,
            one.phase,
            one.day,
            max((day for day in due if day <= here.date()), default=here.date()),
            holidays.get(here.date(), ""),
            is_clock_change(here.date(), start.zone),
        )
        for one in check_ins(_contact(start, start.windows), start.side, course, *_span(start, first))
    )


def _due_dates(course: Course, start: Start, first: date) -> tuple[date, ...]:
    """Return the dates of the rhythm alone: those of somebody who may always be written to."""
    found = check_ins(_contact(start, _WHOLE_DAY), start.side, course, *_span(start, first))
    return tuple(one.local_date for one in found)


def _span(start: Start, first: date) -> tuple[Moment, Moment]:
    day_before = at_wall(first - timedelta(days=1), time(0), start.zone)
    return day_before, at_wall(first + timedelta(days=start.days), time(0), start.zone)


def _contact(start: Start, windows: tuple[Window, ...]) -> SafeContact:
    return SafeContact(windows, start.zone.key, Mode.OPEN, "", Moment(2**60))
