"""Whether this one phone may be written to at this moment, and when it next may (design §2, rule 6).

The client's own wall clock decides, so a window that wraps midnight and both clock-change nights
need no exception: an hour that does not exist is in no window, an hour that comes twice is in it twice.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from cases.levels import Mode
from cases.moments import MINUTE, Moment, after, at_wall, wall
from cases.safe_contact import Channel, SafeContact, Window
from cases.sides import Side

SHORTEST_WINDOW = 60
"""Minutes: shorter, and one of the two sides would have no half hour of its own in it."""

_HALF_HOUR = 30 * MINUTE
_HORIZON = 62
_DAY_MINUTES = 24 * 60


def check_windows(windows: Sequence[Window]) -> None:
    """Accept the windows of a record. Raises ValueError, in Dutch for who typed them."""
    for window in windows:
        if window.weekday not in range(7):
            raise ValueError("Kies een dag van maandag tot en met zondag.")
        if minutes_of(window) < SHORTEST_WINDOW:
            raise ValueError("Een veilige tijd duurt minstens 60 minuten.")


def minutes_of(window: Window) -> int:
    """Return how long a window lasts on an ordinary day, in minutes; equal ends last a whole day."""
    opens, closes = _minute(window.opens), _minute(window.closes)
    return (closes - opens) % _DAY_MINUTES or _DAY_MINUTES


def is_open(contact: SafeContact, moment: Moment) -> bool:
    """Say whether ``moment`` lies in a safe window, and not on a day that was asked to stay quiet."""
    here = wall(moment, ZoneInfo(contact.zone))
    if here.date() in contact.no_send_days:
        return False
    return any(_holds(window, here.weekday(), here.time()) for window in contact.windows)


def is_valid(contact: SafeContact, moment: Moment) -> bool:
    """Say whether the record still counts: nothing planned leaves at or after ``valid_until``.

    A phone that may show nothing at all can only be called.
    """
    shown = contact.mode is not Mode.NONE or contact.channel is Channel.CALL
    return moment < contact.valid_until and shown


def is_own_half_hour(side: Side, moment: Moment) -> bool:
    """Say whether a planned message of this side may leave in this half hour.

    Side a has minutes 00 to 29 and side b 30 to 59 of every hour, so that linked parties never hear
    at the same time while nothing crosses between them. Counted in UTC: equal in every zone.
    """
    return (moment // _HALF_HOUR) % 2 == (0 if side is Side.A else 1)


def local_date(contact: SafeContact, moment: Moment) -> date:
    return wall(moment, ZoneInfo(contact.zone)).date()


def may_leave_now(
    contact: SafeContact, side: Side, moment: Moment, sent_today: int, *, again: bool = False
) -> bool:
    """Say whether a planned message may leave at this moment.

    ``sent_today`` counts planned messages that left on this local date; ``again`` is the one retry,
    which a record may allow on top (``second_message_ok``).
    """
    allowed = contact.messages_per_day + (1 if again and contact.second_message_ok else 0)
    return (
        sent_today < allowed
        and is_valid(contact, moment)
        and is_own_half_hour(side, moment)
        and is_open(contact, moment)
    )


def next_opening(contact: SafeContact, moment: Moment) -> Moment | None:
    """Return the first safe moment that is not before ``moment``.

    None when the record ends first or when no window opens within 62 days.
    """
    return _first(contact, moment, side=None)


def next_slot(contact: SafeContact, side: Side, moment: Moment) -> Moment | None:
    """Return the first safe moment in this side's own half hours that is not before ``moment``."""
    return _first(contact, moment, side)


def _first(contact: SafeContact, moment: Moment, side: Side | None) -> Moment | None:
    for candidate in _openings(contact, moment):
        found = candidate
        if side is not None and not is_own_half_hour(side, found):
            found = Moment((found // _HALF_HOUR + 1) * _HALF_HOUR)
        if is_open(contact, found):
            return found if is_valid(contact, found) else None
    return None


def _openings(contact: SafeContact, moment: Moment) -> Iterator[Moment]:
    """Give the moments, in order, at which a closed record can turn open; ``moment`` itself first."""
    yield moment
    zone = ZoneInfo(contact.zone)
    start = wall(moment, zone).date()
    for ahead in range(_HORIZON):
        day = start + timedelta(days=ahead)
        for candidate in sorted({*_turns(contact, day, zone)}):
            if candidate > moment:
                yield candidate


def _turns(contact: SafeContact, day: date, zone: ZoneInfo) -> Iterator[Moment]:
    begin, end = at_wall(day, time(0), zone), at_wall(day + timedelta(days=1), time(0), zone)
    jump = _clock_change(begin, end, zone)
    marks = [begin] if jump is None else [begin, jump]
    for window in contact.windows:
        if window.weekday == day.weekday():
            opening = at_wall(day, window.opens, zone)
            marks += [opening] if jump is None else _both_folds(opening, begin, jump, zone)
    for mark in marks:
        yield mark
        yield Moment((mark // _HALF_HOUR + 1) * _HALF_HOUR)


def _both_folds(opening: Moment, before: Moment, jump: Moment, zone: ZoneInfo) -> list[Moment]:
    shift = _offset(before, zone) - _offset(jump, zone)
    return [opening, after(opening, max(0, shift))]


def _clock_change(begin: Moment, end: Moment, zone: ZoneInfo) -> Moment | None:
    """Find the minute at which the zone's offset changes between two moments, if it does."""
    low, high = begin // MINUTE, end // MINUTE
    offset = _offset(begin, zone)
    if _offset(end, zone) == offset:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(Moment(middle * MINUTE), zone) == offset else (low, middle)
    return Moment(high * MINUTE)


def _offset(moment: Moment, zone: ZoneInfo) -> int:
    """Return the offset from UTC in microseconds."""
    return (wall(moment, zone).utcoffset() or timedelta()) // timedelta(microseconds=1)


def _holds(window: Window, weekday: int, clock: time) -> bool:
    if window.opens < window.closes:
        return window.weekday == weekday and window.opens <= clock < window.closes
    if window.weekday == weekday:
        return clock >= window.opens
    return (window.weekday + 1) % 7 == weekday and clock < window.closes


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
