"""Who is on duty. First simple form: service hours, duty per side, one backup, one case-safety lead."""

from dataclasses import dataclass
from datetime import time
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


@dataclass(frozen=True, slots=True)
class Shift:
    """One person at one post, from ``starts`` up to ``ends`` (None: until changed)."""

    staff: StaffId
    post: Post
    starts: Moment
    ends: Moment | None = None


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """Opening hours of one weekday on the organisation's wall clock; 0 is Monday."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster of one side as it stands; ``zone`` is the organisation's."""

    model: DutyModel
    hours: tuple[ServiceHours, ...]
    shifts: tuple[Shift, ...]
    zone: str = "Europe/Amsterdam"
