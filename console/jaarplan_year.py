"""A year of a programme as the page shows it: the picture, the same dates as a list, and what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cases.content import ContentFault, Plain
from cases.levels import Mode
from cases.moments import Moment, moment_of, wall
from cases.programme import Programme, parse_programme
from cases.programme_year import (
    Start,
    Year,
    YearMoment,
    YearsCompared,
    clock_changes,
    year_of,
    years_compared,
)
from cases.safe_contact import SafeContact
from cases.windows import is_open
from console.studio_tools import Holidays
from console.times import When
from console.words_year import Titles, changes_told, clock_told, talk_told, why_moved
from console.year_svg import Picture, picture_of


@dataclass(frozen=True, slots=True)
class Line:
    """One date of the list. ``kind`` is bericht, mens, weg (let go), or vrij (a day off or the clock alone).

    ``notes`` say what is special about the date, ``why`` why a message moved to it.
    """

    day: date
    kind: str
    what: str
    notes: tuple[str, ...] = ()
    moment: YearMoment | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """``months`` hold the lines by month. ``quiet``: every message falls in a safe time."""

    year: Year
    start: Start
    picture: Picture
    months: tuple[tuple[date, tuple[Line, ...]], ...]
    quiet: bool


@dataclass(frozen=True, slots=True)
class Against:
    """A year beside that of another version. ``rows`` are sign, sentence and dialogue; by date."""

    found: YearsCompared
    rows: tuple[tuple[str, str, str], ...]
    people: tuple[tuple[str, date, str], ...]


def programme_in(plain: Plain | None) -> Programme | None:
    """Return a programme of a file; None while it has a fault."""
    try:
        return None if plain is None else parse_programme(plain)
    except ContentFault:
        return None


def drawn(programme: Programme, start: Start, holidays: Holidays, titles: Titles) -> Drawn:
    """Return a year of a programme, planned by the rules that plan for a client."""
    begins = wall(start.began, start.zone).date()
    days_off = dict(holidays(begins, begins + timedelta(days=start.days - 1)))
    year = year_of(programme, start, days_off)
    clock = clock_changes(year.first, start.days, start.zone)
    lines = _lines(year, start, titles, (days_off, clock))
    months = dict.fromkeys(one.day.replace(day=1) for one in lines)
    return Drawn(
        year,
        start,
        picture_of(year, start.days, days_off, clock),
        tuple((month, tuple(one for one in lines if one.day.replace(day=1) == month)) for month in months),
        all(is_open(_contact(start), moment_of(one.at)) for one in year.moments),
    )


def against(mine: Year, other: Year, titles: Titles, when: When) -> Against:
    """Return what differs when ``mine`` takes the place of ``other``."""
    found = years_compared(other.moments, mine.moments)
    before, after = (
        dict.fromkeys((one.what, one.local_date) for one in year.people) for year in (other, mine)
    )
    gone = [("−", day, what) for what, day in before if (what, day) not in after]
    new = [("+", day, what) for what, day in after if (what, day) not in before]
    people = sorted((*gone, *new), key=lambda one: (one[1], one[2]))
    return Against(found, tuple(changes_told(found, when, titles)), tuple(people))


def _contact(start: Start) -> SafeContact:
    return SafeContact(start.windows, start.zone.key, Mode.OPEN, "", Moment(2**60))


_Special = tuple[Mapping[date, str], Sequence[date]]


def _lines(year: Year, start: Start, titles: Titles, special: _Special) -> list[Line]:
    """Return all dates in order; a day off or a change of the clock alone has its own line."""
    days_off, clock = special

    def notes(day: date) -> tuple[str, ...]:
        told = [days_off[day]] if day in days_off else []
        return (*told, *([clock_told(day, start.zone)] if day in clock else []))

    lines = [
        Line(
            one.at.date(),
            "bericht",
            talk_told(titles, one.dialogue),
            notes(one.at.date()),
            one,
            why_moved(one, start),
        )
        for one in year.moments
    ]
    lines += [Line(one.local_date, "mens", one.what, notes(one.local_date)) for one in year.people]
    lines += [Line(day, "weg", "", notes(day)) for day in year.skipped]
    told = {one.day for one in lines}
    lines += [Line(day, "vrij", "", notes(day)) for day in sorted({*days_off, *clock} - told)]
    return sorted(lines, key=lambda one: one.day)
