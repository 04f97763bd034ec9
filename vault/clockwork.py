"""Time and ids arrive from outside; these shapes are those of the loops' ports."""

from typing import Protocol

from cases.moments import Moment


class Clock(Protocol):
    """``now`` is domain time, movable in demo and drills; ``real`` serves sessions, leases, rate limits."""

    def now(self) -> Moment: ...

    def real(self) -> Moment: ...


class Ids(Protocol):
    def new(self) -> str:
        """Return a fresh id of at least 128 random bits, as lower-case hexadecimal text."""
