"""The roster by the week, and the gaps that are coming with what clients read in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from cases.desk import Service
from cases.hours import clock_moment
from cases.moments import DAY, MINUTE, Moment, after
from cases.roster import DayOff, Post, Roster
from cases.shifts import PlannedShift
from cases.sides import Side
from console.room import Room
from escalation.cover import Gap, announced
from escalation.duty import Promise, duty_at
from escalation.fixed_table import WORDS_NL

_WEEK = timedelta(days=7)
MOST_OF_A_POST = 3
"""Of the posts behind the one on duty so many gaps are named, and the rest counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A shift as far as it lies on one day; ``begins`` and ``ends`` are moments of that day."""

    shift: PlannedShift
    begins: Moment
    ends: Moment


@dataclass(frozen=True, slots=True)
class DayPlan:
    """``off`` is how this day differs from an ordinary one."""

    day: date
    begins: Moment
    off: DayOff | None
    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One week of one side; ``name`` as in a form, such as 2026-W48."""

    name: str
    days: tuple[DayPlan, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A gap, and what clients read in it about what is urgent and what is not. Empty: they notice nothing."""

    gap: Gap
    urgent: str
    other: str


@dataclass(frozen=True, slots=True)
class SideGaps:
    """The gaps of the coming two weeks; ``more`` are those that are only counted, by post.

    ``lead``: without one for now and a day no second side of a case is enrolled.
    """

    side: Side
    coming: tuple[Coming, ...]
    more: Mapping[Post, int]
    lead: bool


def monday_of(name: str, today: date) -> date:
    """Return the first day of a week by its name; of this week when the name is none."""
    year, _, number = name.partition("-W")
    try:
        return date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return today - timedelta(days=today.weekday())


def week_name(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def week_of(room: Room, side: Side, service: Service, monday: date) -> Week:
    """Return one week of one side: who stands where on each day, and where nobody does."""
    zone = service.zone
    edges = [clock_moment(monday + timedelta(days=ahead), time(), zone) for ahead in range(8)]
    shifts = room.coordination.planned(side, edges[0], edges[-1])
    off = room.coordination.days_off(side, edges[0], edges[-1])
    gaps = [gap for gap in coming_of(room, side) if gap.post in (Post.DUTY, Post.LEAD)]
    days = tuple(
        _day(monday + timedelta(days=ahead), (edges[ahead], edges[ahead + 1]), shifts, off, gaps)
        for ahead in range(7)
    )
    return Week(week_name(monday), days)


def around(monday: date) -> tuple[str, str]:
    """Return the names of the week before and after."""
    return week_name(monday - _WEEK), week_name(monday + _WEEK)


def coming_of(room: Room, side: Side) -> tuple[Gap, ...]:
    """Return the gaps of the coming two weeks of one side."""
    return announced(room.coordination.roster(side), room.clock.now())


def side_gaps(room: Room, sides: Iterable[Side]) -> tuple[SideGaps, ...]:
    """Return the coming gaps of some sides."""
    return tuple(_side_gaps(side, room.coordination.roster(side), room) for side in sides)


def told_at(roster: Roster, at: Moment) -> tuple[str, str]:
    """Return what a client reads at a moment about what is urgent, and about what is not."""
    duty = duty_at(roster, at)
    urgent = WORDS_NL.ask if duty.staffed else f"{WORDS_NL.nobody} {WORDS_NL.also_call}"
    if duty.promise is Promise.NOBODY:
        return urgent, WORDS_NL.nobody_reads
    when = WORDS_NL.today if duty.promise is Promise.TODAY else WORDS_NL.tomorrow
    read = WORDS_NL.reads.format(belofte=when)
    return urgent, read if duty.staffed else f"{read} {WORDS_NL.also_call}"


def _side_gaps(side: Side, roster: Roster, room: Room) -> SideGaps:
    found: list[Coming] = []
    counted: dict[Post, int] = dict.fromkeys(Post, 0)
    for gap in announced(roster, room.clock.now()):
        counted[gap.post] += 1
        if gap.post is Post.DUTY:
            found.append(Coming(gap, *told_at(roster, gap.begins)))
        elif counted[gap.post] <= MOST_OF_A_POST:
            found.append(Coming(gap, "", ""))
    more: dict[Post, int] = {
        post: number - MOST_OF_A_POST
        for post, number in counted.items()
        if post is not Post.DUTY and number > MOST_OF_A_POST
    }
    soon = after(room.clock.now(), DAY)
    lead = any(one.gap.post is Post.LEAD and one.gap.begins < soon for one in found)
    return SideGaps(side, tuple(found), more, lead)


def _day(
    day: date,
    edges: tuple[Moment, Moment],
    shifts: Sequence[PlannedShift],
    off: Iterable[DayOff],
    gaps: Sequence[Gap],
) -> DayPlan:
    begin, end = edges
    parts = (
        Entry(each, max(begin, each.starts), end if each.ends is None else min(end, each.ends))
        for each in shifts
    )
    # A shift that ended in the minute it began was a slip of the hand, and no clock can show it.
    entries = tuple(each for each in parts if each.begins // MINUTE < each.ends // MINUTE)
    open_then = tuple(
        Gap(max(begin, gap.begins), min(end, gap.ends), gap.post)
        for gap in gaps
        if gap.begins < end and begin < gap.ends
    )
    return DayPlan(day, begin, next((each for each in off if each.day == day), None), entries, open_then)
