"""What a human recorded about the case and the detector may weigh. Never learnt from the other side."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Phases of aftercare (domain: F0 acute days to F4 participation)."""

    F0 = "F0"
    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class Facts:
    """``days_since_ban`` counts whole days since the barring order began, None without one."""

    phase: Phase = Phase.F0
    ban_active: bool = False
    days_since_ban: int | None = None
    living_apart: bool = False
    pregnant: bool = False
    children: bool = False
    alarm_button: bool = False
    ban_extended: bool = False
