"""Where a roster leaves opening hours without anybody: what must be told before it begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cases.ids import StaffId
from cases.moments import HOUR, MINUTE, Moment, moment_of, wall
from cases.roster import DutyModel, Post, Roster, Shift
from escalation.duty import duty_at

_ANYBODY = Shift(StaffId("anybody"), Post.DUTY, Moment(0))


@dataclass(frozen=True, slots=True)
class Gap:
    """Open hours from ``begins`` up to ``ends`` with nobody at the duty post."""

    begins: Moment
    ends: Moment


def gaps(roster: Roster, begin: Moment, end: Moment) -> tuple[Gap, ...]:
    """Return the gaps between two moments, in order. No service means no promise and no gap."""
    found: list[Gap] = []
    if roster.model is DutyModel.NONE:
        return ()
    edges = sorted({begin, end, *(edge for edge in _edges(roster, begin, end) if begin < edge < end)})
    for here, there in pairwise(edges):
        if not is_gap(roster, here):
            continue
        if found and found[-1].ends == here:
            found[-1] = Gap(found[-1].begins, there)
        else:
            found.append(Gap(here, there))
    return tuple(found)


def is_gap(roster: Roster, now: Moment) -> bool:
    """Say whether the hours promise somebody at ``now`` and nobody is there."""
    if duty_at(roster, now).staffed:
        return False
    return duty_at(replace(roster, shifts=(_ANYBODY,)), now).staffed


def cover_minutes(roster: Roster, now: Moment, most: int) -> int:
    """Return for how many minutes the promise holds, ``most`` at most; 0 in a gap, and without a service."""
    if roster.model is DutyModel.NONE:
        return 0
    found = gaps(roster, now, Moment(now + most * MINUTE))
    return (found[0].begins - now) // MINUTE if found else most


def _edges(roster: Roster, begin: Moment, end: Moment) -> Iterator[Moment]:
    """Give every moment at which something may change; clocks are put forward and back on whole hours."""
    for shift in roster.shifts:
        yield shift.starts
        if shift.ends is not None:
            yield shift.ends
    zone = ZoneInfo(roster.zone)
    first, last = wall(begin, zone).date(), wall(end, zone).date()
    for days in range((last - first).days + 1):
        yield from _edges_of(roster, first + timedelta(days=days), zone)
    yield from (Moment(at) for at in range(begin - begin % HOUR, end, HOUR))


def _edges_of(roster: Roster, day: date, zone: ZoneInfo) -> Iterator[Moment]:
    for hours in roster.hours:
        for clock in (hours.opens, hours.closes):
            for fold in (0, 1):
                yield moment_of(datetime.combine(day, clock.replace(fold=fold), zone))
