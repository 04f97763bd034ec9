"""Who is on duty: posts, shifts, service hours and the days on which they differ."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from cases.ids import StaffId
from cases.moments import Moment


class DutyModel(StrEnum):
    """What the organisation staffs (practice H4)."""

    NONE = "none"
    HOURS = "hours"
    ALWAYS = "always"


class Post(StrEnum):
    DUTY = "duty"
    BACKUP = "backup"
    COORDINATOR = "coordinator"
    LEAD = "lead"


class DutyKind(StrEnum):
    """How a person on duty is there (practice H15). Only who is at a screen can be missed at it."""

    AT_SCREEN = "at_screen"
    REACHABLE = "reachable"


@dataclass(frozen=True, slots=True)
class Shift:
    """One person at one post, from ``starts`` up to ``ends`` (None: until changed). A post may hold several.

    ``verified``: the test page of this shift was acknowledged; who is not verified is still paged, and
    the backup with them. ``present``: false when someone at a screen was not seen there for too long.
    ``skills`` are codes such as ``probation``, ``youth`` and ``language:tr``. ``id`` is empty for a shift
    that was never stored.
    """

    staff: StaffId
    post: Post
    starts: Moment
    ends: Moment | None = None
    kind: DutyKind = DutyKind.REACHABLE
    verified: bool = True
    present: bool = True
    skills: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """Opening hours of one weekday on the organisation's wall clock; 0 is Monday.

    When ``closes`` is not after ``opens`` they end the next day.
    """

    weekday: int
    opens: time
    closes: time


class HolidayRule(StrEnum):
    """What an organisation does on the days off of its country."""

    USUAL = "usual"
    CLOSED = "closed"
    OWN_HOURS = "own_hours"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that differs. ``hours`` replace the weekday's: none is closed, None is as usual.

    ``free``: it is no working day. ``told``: a coordinator said so of this very day or holiday, so that it
    holds for a service that is there day and night too. ``skipped``: patterns leave this day out.
    """

    day: date
    hours: tuple[tuple[time, time], ...] | None = None
    name: str = ""
    free: bool = True
    told: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster of one side as it stands; ``zone`` is the organisation's."""

    model: DutyModel
    hours: tuple[ServiceHours, ...]
    shifts: tuple[Shift, ...]
    zone: str = "Europe/Amsterdam"
    days_off: tuple[DayOff, ...] = ()
