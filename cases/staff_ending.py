"""Somebody leaves the organisation: why, and what ended with them (security-reliability T24)."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import StaffId


class EndReason(StrEnum):
    """Why somebody may not come in any more; a code of the access log."""

    LEFT = "left"
    SUSPENDED = "suspended"
    STOLEN = "stolen"
    """Their password or device is in other hands: out first, a new row later."""


class SeveralPeople(Exception):
    """This login is that of more than one human, at different places: say which one."""


@dataclass(frozen=True, slots=True)
class Ended:
    """``staff`` are the rows that were taken out of use. ``shifts``: planned, and a gap from now on."""

    staff: tuple[StaffId, ...]
    sessions: int
    shifts: int
