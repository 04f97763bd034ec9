"""How often a client wants to hear from us, within what the worker agreed (practice §4)."""

from dataclasses import dataclass
from enum import StrEnum


class Pace(StrEnum):
    LESS = "less"
    NORMAL = "normal"
    MORE = "more"

    def step(self, *, more: bool) -> "Pace":
        """Return one step more or less often; at the end of the scale it stays what it is."""
        steps = tuple(Pace)
        at = steps.index(self) + (1 if more else -1)
        return steps[min(max(at, 0), len(steps) - 1)]


@dataclass(frozen=True, slots=True)
class PaceBounds:
    """What the client may choose without asking anybody, as a worker agreed it; ``least`` to ``most``."""

    least: Pace = Pace.LESS
    most: Pace = Pace.MORE

    def allow(self, pace: Pace) -> bool:
        steps = tuple(Pace)
        return steps.index(self.least) <= steps.index(pace) <= steps.index(self.most)
