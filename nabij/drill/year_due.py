"""On which dates a client must hear of us, worked out from a programme with a calendar and nothing else.

The engine plans with rules of its own. Here the same dates are counted once more, in the plainest way, so
that a fault in those rules does not judge itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.anchors import Anchor
from cases.programme import Programme, Stretch
from cases.sides import Side

BAN_DAYS = 10
"""Days a barring order lasts. Source: domain §1.2."""

_STEP = timedelta(minutes=15)
_HALF_HOUR = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """The safe hours as they were agreed, for every day; ``closes`` before ``opens`` is past midnight."""

    opens: time
    closes: time

    def hold(self, here: datetime) -> bool:
        clock = here.time()
        if self.opens < self.closes:
            return self.opens <= clock < self.closes
        return clock >= self.opens or clock < self.closes


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of this client beforehand. ``begins`` is when the worker enrolled, on the client's wall.

    ``order``: a barring order was given at that moment.
    """

    programme: Programme
    side: Side
    hours: Hours
    begins: datetime
    order: bool

    @property
    def ban_ends(self) -> datetime | None:
        return self.begins + BAN_DAYS * _DAY if self.order else None

    def due_dates(self, until: date) -> Iterator[date]:
        """Give the dates after the first and before ``until`` on which one check-in must be asked.

        A date without room gives its check-in to the next that has some, unless it is let go meanwhile.
        So does the day on which the start comes: two first messages on one day are one too many.
        """
        start = self.start_date
        here, owed, slack = self.begins.date() + _DAY, None, None
        while here < until:
            ruling = self._ruling(here)
            if ruling is not None and (here - self._first(ruling)).days % ruling.every == 0:
                owed, slack = here, ruling.slack
            elif owed is not None and slack is not None and (here - owed).days > slack:
                owed = None
            if owed is not None and here != start and self.has_room(here):
                yield here
                owed = None
            here += _DAY

    @property
    def start_date(self) -> date:
        """Return when the start comes: at once in safe hours, else as soon as this side may write."""
        here = self.begins.date()
        while not self.hours.hold(self.begins) and all(one < self.begins for one in self._room(here)):
            here += _DAY
        return here

    def has_room(self, here: date, before: datetime | None = None) -> bool:
        """Say whether this side may write on that date at all, and so before ``before``."""
        return any(before is None or one < before for one in self._room(here))

    def _room(self, here: date) -> Iterator[datetime]:
        zone = self.begins.tzinfo
        moment = datetime.combine(here, time(0), zone).astimezone(UTC)
        moment -= timedelta(minutes=moment.minute % 15)
        while (wall := moment.astimezone(zone)).date() <= here:
            own = (moment.minute < _HALF_HOUR) == (self.side is Side.A)
            if own and wall.date() == here and self.hours.hold(wall):
                yield wall
            moment += _STEP

    def _ruling(self, here: date) -> Stretch | None:
        return next((one for one in self.programme.stretches if self._rules(one, here)), None)

    def _rules(self, one: Stretch, here: date) -> bool:
        if one.only_extended or one.only_released or here < self._first(one):
            return False
        if one.last is not None and (here - self._anchor(one)).days >= one.last:
            return False
        return one.before is None or self._before_the_end(here)

    def _before_the_end(self, here: date) -> bool:
        end = self.begins + BAN_DAYS * _DAY
        return here < end.date() or (here == end.date() and self.has_room(here, end))

    def _first(self, one: Stretch) -> date:
        return self._anchor(one) + (one.first - 1) * _DAY

    def _anchor(self, one: Stretch) -> date:
        later = BAN_DAYS * _DAY if one.anchor is Anchor.THV_END else timedelta()
        return self.begins.date() + later


def local(moment: int, zone: ZoneInfo) -> datetime:
    """Return a moment (microseconds since 1970) on the client's wall."""
    return datetime.fromtimestamp(moment / 1_000_000, UTC).astimezone(zone)
