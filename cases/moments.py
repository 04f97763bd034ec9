"""A moment is an integer: microseconds since 1970-01-01 UTC. A wall clock exists only beside a zone."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NewType
from zoneinfo import ZoneInfo

Moment = NewType("Moment", int)

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(when: datetime) -> Moment:
    """Return the moment of an aware datetime.

    Raises ValueError if it is naive: guessing a zone could send a message at night.
    """
    if when.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return Moment((when - _EPOCH) // timedelta(microseconds=1))


def after(moment: Moment, microseconds: int) -> Moment:
    return Moment(moment + microseconds)


def wall(moment: Moment, zone: ZoneInfo) -> datetime:
    """Return the client's own wall clock at this moment, with the fold of a clock-change night set."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(zone)


def at_wall(day: date, clock: time, zone: ZoneInfo) -> Moment:
    """Return the moment of a local date and time.

    An hour that does not exist in spring moves forward to the first moment that does;
    of an hour that comes twice in autumn the first is meant.
    """
    return moment_of(datetime.combine(day, clock.replace(fold=0), zone))
