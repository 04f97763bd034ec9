"""How this one person takes a check-in: how long an answer takes, and when none comes. Codes and moments.

Kept small and without words, so that silence can be measured by the person's own rhythm (experience F7).
"""

from dataclasses import dataclass
from enum import StrEnum

from cases.course_events import CourseEvent
from cases.ids import EventId, StaffId
from cases.moments import Moment


class Why(StrEnum):
    """What a human heard about a silence afterwards."""

    UNKNOWN = ""
    BUSY = "busy"
    """Only busy, away or no wish to: silence of this sort belongs to this person."""
    UNSAFE = "unsafe"
    """It was a sign of danger: no silence of this person is ordinary any more."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One check-in that reached the phone. ``took``: microseconds until the answer, None for silence."""

    asked_at: Moment
    took: int | None
    why: Why = Why.UNKNOWN


class Explained(StrEnum):
    """What a worker says of a silence on the weekly list."""

    BUSY = "busy"
    PHONE = "phone"
    """The phone, the app or the line did not work: that was no silence."""
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SilenceExplained:
    """A worker closes a silence of the weekly list with what came of it."""

    id: EventId
    at: Moment
    by: StaffId
    what: Explained


DecidedEvent = SilenceExplained | CourseEvent
"""What a worker makes of the course of one client, beside any conversation."""
