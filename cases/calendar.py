"""The client's own days of more risk: an extra check-in around them, and never a word of why (F23).

A worker fills it in with this one client. Nothing of it comes from, or goes to, the other side.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_EXTRA = 3
"""Extra check-ins in any seven days at most: more would be noticed [P]."""

LONGEST = 62
"""Days of one entry at most."""

LONGEST_SENSITIVE = 7
"""Days of one sensitive entry at most: on none of them a question comes by itself."""

LONGEST_NOTE = 200
MOST_ENTRIES = 12
COUNTED = timedelta(days=3 * 366)
"""How far a calendar is worked out: as far as a programme goes."""

OVER_AFTER = timedelta(days=30)
"""How long an entry of the past is kept: nothing is planned around it any more."""

MOST_WEEKS = 8
_WEEK = 7


class RiskKind(StrEnum):
    COURT = "court"
    HANDOVER = "handover"
    """Children change homes."""
    BAN_END = "ban_end"
    RELEASE = "release"
    """Somebody comes home from detention."""
    HOLIDAY = "holiday"
    BIRTHDAY = "birthday"
    PAYDAY = "payday"
    MOVING = "moving"


_AROUND = {
    RiskKind.COURT: (-2, 1),
    RiskKind.HANDOVER: (-1, 1),
    RiskKind.BAN_END: (-3, 0, 3),
    RiskKind.RELEASE: (-1, 1),
    RiskKind.HOLIDAY: (-1, 1),
    RiskKind.BIRTHDAY: (0,),
    RiskKind.PAYDAY: (1,),
    RiskKind.MOVING: (-1, 1),
}
"""Days before the first and after the last day of an entry. Source: domain §7.9; the smaller ones [P]."""


SENSITIVE = frozenset({RiskKind.COURT, RiskKind.HANDOVER, RiskKind.BIRTHDAY})
"""On these days nothing is asked without a worker's OK. Source: domain §5.2.4 (court, birthday, visit)."""


@dataclass(frozen=True, slots=True)
class RiskDay:
    """``last`` is the last day of a holiday and the like; None: one day. Every ``weeks`` weeks again.

    ``may_ask``: a worker agreed with this client that a question may come on a sensitive day itself.
    """

    kind: RiskKind
    first: date
    last: date | None = None
    weeks: int | None = None
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class RiskEntry:
    """A line of the calendar as a worker wrote it. ``note`` is for who works with this client only."""

    id: str
    day: RiskDay
    note: str = ""


def check_risk_day(entry: RiskDay) -> None:
    """Accept an entry. Raises ValueError, in Dutch for who typed it."""
    if entry.last is not None and not entry.first <= entry.last <= entry.first + timedelta(days=LONGEST):
        raise ValueError(f"De laatste dag ligt op of na de eerste, hoogstens {LONGEST} dagen later.")
    if entry.kind in SENSITIVE and _length(entry) >= timedelta(days=LONGEST_SENSITIVE):
        raise ValueError(f"Deze dagen duren samen hoogstens {LONGEST_SENSITIVE} dagen.")
    if entry.weeks is not None and not 1 <= entry.weeks <= MOST_WEEKS:
        raise ValueError(f"Kies elke 1 tot en met {MOST_WEEKS} weken, of een keer.")
    if entry.weeks is not None and _length(entry) >= timedelta(weeks=entry.weeks):
        raise ValueError("De dagen lopen door tot na de volgende keer.")


def is_quiet(entries: Iterable[RiskDay], day: date) -> bool:
    """Say whether nothing may be asked on this date: a sensitive day without a worker's OK."""
    return any(_covers(one, day) for one in entries if one.kind in SENSITIVE and not one.may_ask)


def is_over(entry: RiskDay, today: date) -> bool:
    """Say whether an entry lies so far back that it need not be kept."""
    return entry.weeks is None and (entry.last or entry.first) + OVER_AFTER < today


def extra_dates(entries: Iterable[RiskDay], begin: date, end: date) -> frozenset[date]:
    """Return the dates from ``begin`` up to ``end`` on which an extra check-in is due.

    At most 3 in any seven days; the earliest go first, so that what is planned never changes by what
    comes after it.
    """
    kept: list[date] = []
    for day in sorted({day for entry in entries for day in _around(entry, end)}):
        near = [one for one in kept[-MOST_EXTRA:] if (day - one).days < _WEEK]
        if begin <= day < end and len(near) < MOST_EXTRA:
            kept.append(day)
    return frozenset(kept)


def _covers(entry: RiskDay, day: date) -> bool:
    since = day - entry.first
    if entry.weeks is not None and since >= timedelta():
        since %= timedelta(weeks=entry.weeks)
    return timedelta() <= since <= _length(entry)


def _length(entry: RiskDay) -> timedelta:
    return timedelta() if entry.last is None else entry.last - entry.first


def _around(entry: RiskDay, end: date) -> Iterator[date]:
    for again in _repeats(entry, end):
        for days in _AROUND[entry.kind]:
            edge = entry.first if days <= 0 or entry.last is None else entry.last
            yield edge + again + timedelta(days=days)


def _repeats(entry: RiskDay, end: date) -> Iterator[timedelta]:
    yield timedelta()
    if entry.weeks is None:
        return
    again = timedelta(weeks=entry.weeks)
    while entry.first + again < end + timedelta(days=LONGEST):
        yield again
        again += timedelta(weeks=entry.weeks)
