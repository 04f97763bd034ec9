"""Break-glass and what is looked at afterwards: plain values and the few rules that need no store.

Glass is broken for one client of one side, for half an hour, to read and not to write. Somebody else looks
at it within two working days. Source: security-reliability 4.3, domain 2.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.ids import ClientId
from cases.moments import DAY, HOUR, MINUTE, Moment, after, at_wall, wall
from cases.sides import Side

GLASS_FOR = 30 * MINUTE
REVIEW_DAYS = 2
_SATURDAY = 5
_DAY_ENDS = time(17)
_DAY_BEGINS = time(9)


class GlassReason(StrEnum):
    """Why somebody has to read what is not theirs to read."""

    DANGER_NOW = "danger_now"
    EMERGENCY_SERVICES = "emergency_services"
    NOBODY_THERE = "nobody_there"
    LINE_FAILED = "line_failed"


class ReviewKind(StrEnum):
    BREAK_GLASS = "break_glass"
    UNASSIGNED = "unassigned"
    ALERT = "alert"


class Judged(StrEnum):
    """What the second person thought of it."""

    IN_ORDER = "in_order"
    EXPLAINED = "explained"
    NOT_NEEDED = "not_needed"
    NOT_ALLOWED = "not_allowed"


class FollowUp(StrEnum):
    """What follows from it; a short note, in codes because it is about a colleague."""

    NONE = "none"
    TALK = "talk"
    ROSTER = "roster"
    TRAINING = "training"
    DATA_BREACH = "data_breach"


@dataclass(frozen=True, slots=True)
class Glass:
    """An open one. ``both_sides``: this person opened the other side of the same case before."""

    id: str
    side: Side
    party: ClientId
    reason: GlassReason
    ends_real: Moment
    both_sides: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What waits for a second person, or was done. ``code``: the reason given, or the rule that spoke.

    ``own``: it is about who looks at it, who may not close it.
    """

    id: str
    kind: ReviewKind
    code: str
    alias: str
    side: str
    party: str
    count: int
    began_at: Moment
    due_at: Moment
    own: bool
    closed_at: Moment | None = None
    closed_alias: str = ""
    outcome: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the access log as the privacy officer reads it: codes and ids."""

    id: int
    at: Moment
    alias: str
    role: str
    function: str
    side: str
    action: str
    kind: str
    party: str
    basis: str
    outcome: str
    emergency: bool
    session: str


@dataclass(frozen=True, slots=True)
class LogQuestion:
    """What is asked of the log: lines about a client, of a person, of these days. Empty asks for no less."""

    party: str = ""
    staff: str = ""
    first: date | None = None
    last: date | None = None
    emergency: bool = False

    @property
    def empty(self) -> bool:
        return not (self.party or self.staff or self.first or self.last or self.emergency)


def is_working_day(day: date, off: Collection[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in off


def review_due(began: Moment, zone: ZoneInfo, off: Collection[date], days: int = REVIEW_DAYS) -> Moment:
    """Return five o'clock of the second working day after ``began``; ``off`` are the public days off."""
    day = wall(began, zone).date()
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, off)
    return at_wall(day, _DAY_ENDS, zone)


def in_office_hours(now: Moment, zone: ZoneInfo, off: Collection[date]) -> bool:
    """Say whether somebody may be called about what can wait: by day, on a working day."""
    here = wall(now, zone)
    return is_working_day(here.date(), off) and _DAY_BEGINS <= here.time() < _DAY_ENDS


def next_reminder(now: Moment) -> Moment:
    """Return from when somebody is told again of a review that is late: the next day."""
    return after(now, DAY - HOUR)


def glass_left(glass: Glass, real: Moment) -> int:
    """Return how many whole minutes are left, the last one counted whole; 0 when it is over."""
    return max(0, -(-(glass.ends_real - real) // MINUTE))
