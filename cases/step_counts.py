"""Where talks stop: how often each step was answered, and was the last to be; never of a few people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.moments import DAY

FEWEST = 10
"""People behind a number at least: with fewer it could tell about one of them."""
PERIOD = 90 * DAY
"""How far back talks count."""
_MANY = 4
"""One in so many talks that end at a step with a way on is worth a look."""


@dataclass(frozen=True, slots=True)
class StepCount:
    """Talks in which a step was ``answered``, and in which its answer was the ``last``.

    0 stands for none, and for what fewer than ``FEWEST`` people did.
    """

    step: str
    answered: int
    last: int = 0

    @property
    def stops_many(self) -> bool:
        return self.last * _MANY >= self.answered > 0


def summed(counts: Iterable[Sequence[StepCount]]) -> dict[str, StepCount]:
    """Return the counts of all sides together, by step; each was left out before where people were few."""
    found: dict[str, StepCount] = {}
    for side in counts:
        for one in side:
            before = found.get(one.step, StepCount(one.step, 0))
            found[one.step] = StepCount(one.step, before.answered + one.answered, before.last + one.last)
    return found
