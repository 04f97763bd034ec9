"""What is said of one date, or of a holiday of every year: other hours, other people, no pattern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from cases.ids import StaffId
from cases.roster import DayOff, HolidayRule
from cases.sides import Side

Stretches = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class DayRule:
    """``about`` is a date, or the name of a holiday; ``hours`` count when ``rule`` is to keep own hours.

    ``skipped``: no shift of a pattern at the posts of duty and backup begins on this day.
    """

    about: date | str
    rule: HolidayRule
    hours: Stretches = ()
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class ShiftMove:
    """One shift that is off, or has another person."""

    shift: str
    to: StaffId | None = None


@dataclass(frozen=True, slots=True)
class DayChange:
    """All that is changed about a day of one side. Without a ``rule`` the ordinary one holds again."""

    side: Side
    about: date | str
    rule: DayRule | None
    moves: tuple[ShiftMove, ...] = ()


def open_hours(rule: HolidayRule, own: Stretches) -> Stretches | None:
    """Return the hours that replace a weekday's; none is closed, None is as usual."""
    return {HolidayRule.USUAL: None, HolidayRule.CLOSED: (), HolidayRule.OWN_HOURS: own}[rule]


def differing(
    usual: Stretches | None, holidays: Mapping[date, str], rules: Iterable[DayRule]
) -> tuple[DayOff, ...]:
    """Return the days that differ, in order; ``usual`` are the hours the organisation keeps on holidays.

    What was said of a date goes before what was said of the holiday that falls on it.
    """
    said = {each.about: each for each in rules}
    days = set(holidays) | {each for each in said if isinstance(each, date)}
    return tuple(_differs(day, usual, holidays.get(day, ""), said) for day in sorted(days))


def _differs(day: date, usual: Stretches | None, name: str, said: Mapping[date | str, DayRule]) -> DayOff:
    rule = said.get(day) or (said.get(name) if name else None)
    if rule is None:
        return DayOff(day, usual, name)
    hours = open_hours(rule.rule, rule.hours)
    return DayOff(day, hours, name, bool(name) or hours == (), told=True, skipped=rule.skipped)
