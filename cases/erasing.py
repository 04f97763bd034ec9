"""Erasing a client, and keeping one from it: the codes of why, and what stands in the way."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import ClientId, StaffId
from cases.moments import DAY, Moment


class EraseReason(StrEnum):
    """Why somebody is erased."""

    ASKED = "asked"
    TERM = "term"
    STOPPED = "stopped"
    MISTAKE = "mistake"
    DIED = "died"
    MOVED = "moved"


class HoldReason(StrEnum):
    """Why nothing of somebody may go."""

    COURT = "court"
    REPORT = "report"
    COMPLAINT = "complaint"
    INSPECTION = "inspection"


LONGEST_HOLD = 183 * DAY
"""How long a hold may stand before two people look at it again."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing of this client goes until two people lift it. ``review_by``: look again by then."""

    id: str
    client: ClientId
    reason: HoldReason
    set_by: StaffId
    set_with: StaffId
    set_at: Moment
    review_by: Moment


class NotErased(Exception):
    """Something stands in the way.

    ``code``: unknown, hold, held, acute, same_person, role, nobody, review, no_hold.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
