"""What a worker decides about the course of one client: days of more risk, missed steps, letting go."""

from dataclasses import dataclass

from cases.calendar import RiskEntry
from cases.facts import Phase
from cases.ids import EventId, StaffId
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class RiskDayKept:
    """A worker wrote a day of more risk in this client's own calendar."""

    id: EventId
    at: Moment
    by: StaffId
    entry: RiskEntry


@dataclass(frozen=True, slots=True)
class RiskDayDropped:
    """A worker took an entry out of this client's own calendar."""

    id: EventId
    at: Moment
    by: StaffId
    entry: str


@dataclass(frozen=True, slots=True)
class MissedAsked:
    """The last step that was missed by beginning late is still asked, as a worker decided."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class ReleaseSigned:
    """A worker signs for letting this client go. ``person`` is the human behind ``by``."""

    id: EventId
    at: Moment
    by: StaffId
    person: str


@dataclass(frozen=True, slots=True)
class ReleaseWithdrawn:
    """A worker takes the letting go back, before the client heard it."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class PhaseSet:
    """A worker went through the points of a phase with the client: from now on it is this one."""

    id: EventId
    at: Moment
    by: StaffId
    phase: Phase


CourseEvent = RiskDayKept | RiskDayDropped | MissedAsked | ReleaseSigned | ReleaseWithdrawn | PhaseSet
