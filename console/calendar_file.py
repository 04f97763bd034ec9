"""A roster as a calendar file: when there is a shift, and nothing of clients. Importer of icalendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from cases.moments import HOUR, Moment, after

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OPEN_END = 12 * HOUR
"""How long an entry is shown for a shift that has no end yet."""
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One shift in a calendar. ``title`` is what a phone shows to whoever looks at it."""

    id: str
    title: str
    starts: Moment
    ends: Moment | None


def calendar_file(name: str, entries: Iterable[Entry], now: Moment) -> bytes:
    """Return the calendar in the form of RFC 5545. Moments are UTC: each calendar shows its own clock."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nabij//rooster//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.id}-{entry.starts}@nabij")
        event.add("dtstamp", _when(now))
        event.add("dtstart", _when(entry.starts))
        event.add("dtend", _when(entry.ends or after(entry.starts, _OPEN_END)))
        event.add("summary", entry.title)
        event.add("class", "PRIVATE")
        event.add("transp", "OPAQUE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _when(moment: Moment) -> datetime:
    return _EPOCH + timedelta(microseconds=moment)
