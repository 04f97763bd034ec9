"""Which dates move when a human changes a day that a programme counts from; shown before it is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from cases.facts import Phase
from cases.moments import Moment, at_wall, wall
from cases.plan import Course, Planned, check_ins
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.windows import local_date

_Step = tuple[Phase, str, int]
"""A step keeps its name when its date moves: which one of this dialogue it is in this phase."""


@dataclass(frozen=True, slots=True)
class Move:
    """One check-in: ``was`` None means that it is new, ``becomes`` None that it is gone."""

    was: date | None
    becomes: date | None
    script: str
    phase: Phase


def moved(
    contact: SafeContact, side: Side, old: Course, new: Course, now: Moment, until: Moment
) -> tuple[Move, ...]:
    """Return the check-ins after today whose date differs, in order of date.

    What was asked already stays asked: a step whose date moves into the past is gone, and one that was
    in the past and comes to lie ahead is new. The end of the record is left aside: a human renews it.
    """
    open_ended = replace(contact, valid_until=max(contact.valid_until, until))
    today = local_date(contact, now)
    before = _ahead(_dates(open_ended, side, old, until), today)
    later = _ahead(_dates(open_ended, side, new, until), today)
    steps = dict.fromkeys(chain(before, later))
    moves = [
        Move(before.get(step), later.get(step), step[1], step[0])
        for step in steps
        if before.get(step) != later.get(step)
    ]
    return tuple(sorted(moves, key=_place))


def _dates(contact: SafeContact, side: Side, course: Course, until: Moment) -> dict[_Step, date]:
    numbers: dict[tuple[Phase, str], int] = {}
    dates: dict[_Step, date] = {}
    for one in _whole(contact, side, course, until):
        kind = (one.phase, one.script)
        numbers[kind] = numbers.get(kind, 0) + 1
        dates[(*kind, numbers[kind])] = one.local_date
    return dates


def _whole(contact: SafeContact, side: Side, course: Course, until: Moment) -> Iterator[Planned]:
    """Give the course from its first day on: a step has the same number before and after the change."""
    zone = ZoneInfo(contact.zone)
    first = wall(course.anchor(course.programme.anchor, zone), zone).date()
    return check_ins(contact, side, course, at_wall(first - timedelta(days=1), time(0), zone), until)


def _ahead(dates: dict[_Step, date], today: date) -> dict[_Step, date]:
    return {step: day for step, day in dates.items() if day > today}


def _place(move: Move) -> tuple[date, Phase, str]:
    return min(day for day in (move.was, move.becomes) if day is not None), move.phase, move.script
