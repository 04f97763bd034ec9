"""Leaves a provider that fails alone for a while, then asks it with one call whether it is back."""

from dataclasses import dataclass

from cases.moments import MINUTE, SECOND, Moment, after

FAILURES = 3
SHORTEST_REST = 30 * SECOND
LONGEST_REST = 5 * MINUTE


@dataclass
class Breaker:
    """Opens after three failures in a row, for 30 s at first and twice as long each time, up to 5 min.

    ``lets`` gives one probe after the rest; until ``told`` what came of it nobody else goes.
    """

    _failures: int = 0
    _rest: int = SHORTEST_REST
    _until: Moment | None = None
    _probing: bool = False

    @property
    def is_open(self) -> bool:
        return self._failures >= FAILURES

    def lets(self, now: Moment) -> bool:
        """Say whether a call may go now."""
        if not self.is_open:
            return True
        if self._probing or (self._until is not None and now < self._until):
            return False
        self._probing = True
        return True

    def told(self, *, good: bool, now: Moment) -> bool:
        """Take in what came of a call; True when the breaker just opened."""
        was_open, self._probing = self.is_open, False
        if good:
            self._failures, self._rest = 0, SHORTEST_REST
            return False
        self._failures += 1
        if not self.is_open:
            return False
        if was_open:
            self._rest = min(2 * self._rest, LONGEST_REST)
        self._until = after(now, self._rest)
        return not was_open
