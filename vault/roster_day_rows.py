"""Dates and holidays on which the roster of a side differs, as they stand in the store."""

import json
from collections.abc import Collection
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from cases.desk import Service
from cases.moments import Moment, wall
from cases.roster import DayOff, HolidayRule
from cases.roster_days import DayRule, Stretches, differing, open_hours
from cases.sides import Side
from vault.days_off import holidays_between
from vault.tables_coordination import roster_day


def rules_of(conn: Connection, side: Side) -> tuple[DayRule, ...]:
    """Return all that was said of dates and holidays of one side."""
    kept = select(roster_day).where(roster_day.c.side == side.value).order_by(roster_day.c.about)
    return tuple(
        DayRule(about_of(row.about), HolidayRule(row.rule), read_stretches(row.hours), bool(row.skipped))
        for row in conn.execute(kept)
    )


def days_between(
    conn: Connection, side: Side, chosen: Service, begin: Moment, end: Moment
) -> tuple[DayOff, ...]:
    """Return the days between two moments that differ, and the day before, with the hours kept on each."""
    zone = ZoneInfo(chosen.zone)
    first, last = wall(begin, zone).date() - timedelta(days=1), wall(end, zone).date()
    usual = open_hours(chosen.holidays, chosen.holiday_hours)
    near = (rule for rule in rules_of(conn, side) if _touches(rule, first, last))
    return differing(usual, dict(holidays_between(first, last)), near)


def dates_of(about: date | str, first: date, last: date) -> Collection[date]:
    """Return the dates that a rule is about, from ``first`` up to and with ``last``."""
    if isinstance(about, date):
        return {about}
    return {day for day, name in holidays_between(first, last) if name == about}


def about_of(text: str) -> date | str:
    """Return a date, or the name of a holiday, from how it is kept."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def written_about(about: date | str) -> str:
    return about.isoformat() if isinstance(about, date) else about


def written_stretches(hours: Stretches) -> str:
    return json.dumps([[each.isoformat() for each in one] for one in hours])


def read_stretches(text: str) -> Stretches:
    return tuple(
        (time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in json.loads(text)
    )


def _touches(rule: DayRule, first: date, last: date) -> bool:
    return not isinstance(rule.about, date) or first <= rule.about <= last
