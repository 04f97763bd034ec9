"""Where everything of a year stands in its picture: months across, a lane for each dialogue, a mark a date.

The template draws it; here are only places, in units of the picture, and words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cases.programme_year import Year, YearMoment

DAY = 3
"""Units of the picture for one day."""
TOP, LANE = 104, 64
"""Units above the first lane, and for each lane."""
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Month:
    """``first`` is its first date; ``shade`` takes turns, so that a month ends somewhere without a line."""

    first: date
    x: int
    width: int
    shade: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One date in a lane; ``moment`` is None for a day on which a person speaks with the client."""

    x: int
    y: int
    day: date
    moment: YearMoment | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """``name`` is that of its dialogue, empty for the days of people; ``y`` its upper edge."""

    name: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """``days_off`` and ``clock`` are special dates: place, date, and the name of the day off."""

    width: int
    height: int
    months: tuple[Month, ...]
    lanes: tuple[Lane, ...]
    days_off: tuple[tuple[int, date, str], ...]
    clock: tuple[tuple[int, date], ...]


def picture_of(year: Year, days: int, days_off: Mapping[date, str], clock: Sequence[date]) -> Picture:
    """Return the places of a year of ``days`` days from its first."""
    last = year.first + timedelta(days=days - 1)
    months = _months(year.first, last)
    origin = months[0].first
    lanes = _lanes(year, origin, last)
    end = months[-1]
    return Picture(
        end.x + end.width + _EDGE,
        TOP + len(lanes) * LANE + _EDGE,
        months,
        lanes,
        tuple((_x(day, origin), day, name) for day, name in days_off.items() if year.first <= day <= last),
        tuple((_x(day, origin), day) for day in clock),
    )


def _months(first: date, last: date) -> tuple[Month, ...]:
    found: list[Month] = []
    here = first.replace(day=1)
    while here <= last:
        following = (here + timedelta(days=31)).replace(day=1)
        origin = found[0].first if found else here
        width = (following - here).days * DAY
        found.append(Month(here, _EDGE + (here - origin).days * DAY, width, len(found) % 2 == 1))
        here = following
    return tuple(found)


def _lanes(year: Year, origin: date, last: date) -> tuple[Lane, ...]:
    found: list[Lane] = []
    for name in dict.fromkeys(one.dialogue for one in year.moments):
        y = TOP + len(found) * LANE
        mine = [one for one in year.moments if one.dialogue == name]
        marks = tuple(Mark(_x(one.at.date(), origin), y, one.at.date(), one) for one in mine)
        found.append(Lane(name, y, marks))
    y = TOP + len(found) * LANE
    people = tuple(
        Mark(_x(one.local_date, origin), y, one.local_date, what=one.what)
        for one in year.people
        if origin <= one.local_date <= last
    )
    return (*found, Lane("", y, people)) if people else tuple(found)


def _x(day: date, origin: date) -> int:
    return _EDGE + (day - origin).days * DAY
