"""The one worker who may see both parties of a family, as coordination lists it: codes and moments only."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import CaseId, ClientId, StaffId
from cases.moments import Moment


class FamilyState(StrEnum):
    """``HELD``: given, and something stands in the way now; it says nothing of which side."""

    ASKED = "asked"
    GIVEN = "given"
    HELD = "held"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One worker and one case. ``ends_at`` is None until a lead confirmed it."""

    case: CaseId
    code: str
    who: StaffId
    alias: str
    state: FamilyState
    ends_at: Moment | None


@dataclass(frozen=True, slots=True)
class OwnFamily:
    """A party of the side of this session that may be put on the screen. ``open``: it is there now."""

    party: ClientId
    ends_at: Moment
    open: bool
