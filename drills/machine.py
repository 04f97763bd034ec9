"""How much slower this machine is now than the quiet one that the figures were set for."""

from statistics import median
from time import thread_time_ns

_QUIET_MS = 5.0
"""What the fixed piece of work takes on a quiet machine of that size."""


def slowness(tries: int) -> list[float]:
    """Return ``tries`` measurements of the same piece of work, as times of what a quiet machine takes."""
    return [_fixed_work_ms() / _QUIET_MS for _ in range(tries)]


def factor_of(measured: list[float]) -> float:
    """Return the middle of what was measured, at least 1."""
    return max(1.0, median(measured))


def _fixed_work_ms() -> float:
    began, total = thread_time_ns(), 0
    for number in range(200_000):
        total += number & 7
    return (thread_time_ns() - began) / 1e6
