"""What workers do about a client's request for the own data; part of ``cases.events``."""

from dataclasses import dataclass

from cases.ids import EventId, StaffId
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class RequestDoubted:
    """A worker spoke with the client about a request for their data, and doubts who wants it (F21)."""

    id: EventId
    at: Moment
    by: StaffId
