"""What a run of the Redis drill must hold to, and what it says when it does not. Pure."""

import base64
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

LONGEST_WAIT_MS = 300.0
LOOK_MS = 600.0
"""A loop that no ring reaches looks by itself after 500 ms, and a round of work takes its time."""
HOPS = 2
"""From the web process to the worker, from the worker to the sender: each may wait for one look."""
BACK_SECONDS = 60.0
RSS_GROWTH_PERCENT = 15.0
WORTH = 2.0
MOST_BUSIER = 5.0

LIMITS: Mapping[str, float] = {
    "lost": 0,
    "double": 0,
    "longest_wait_ms": LONGEST_WAIT_MS,
    "safety_p95_ratio": WORTH,
    "safety_p95_extra_ms": HOPS * LOOK_MS,
    "back_s": BACK_SECONDS,
    "rss_growth_pct": RSS_GROWTH_PERCENT,
    "keys_without_ttl": 0,
    "canaries_found": 0,
}


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase as it was measured. ``back_s``: until all processes had Redis again, by themselves.

    ``machine_ms`` is what a fixed piece of work took meanwhile: others may share the machine.
    """

    name: str
    messages: int
    handled: int
    lost: int
    double: int
    safety_p50_ms: float
    safety_p95_ms: float
    longest_wait_ms: float
    machine_ms: float
    login_ok: bool
    login_ms: float
    back_s: float
    rss_kb: int
    keys: int
    keys_without_ttl: int

    def shown(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The slowest phase in which nothing was wrong, and how busy the machine was then."""

    safety_p95_ms: float
    machine_ms: float

    def p95_limit(self, machine_ms: float) -> float:
        """Return what the 95th percentile may become: twice this, or one look for each hop more.

        On a machine that is busier or quieter than then, so much more or less, up to five times.
        """
        busier = machine_ms / self.machine_ms if self.machine_ms else 1.0
        busier = min(MOST_BUSIER, max(1.0 / MOST_BUSIER, busier))
        due = self.safety_p95_ms * busier
        return max(WORTH * due, due + HOPS * LOOK_MS * max(1.0, busier))


def yardstick(phases: Sequence[Phase], clear: Sequence[str]) -> Yardstick:
    """Measure by the slowest of the phases named ``clear``; by nothing at all where there is none."""
    found = [each for each in phases if each.name in clear]
    slowest = max(found, key=lambda each: each.safety_p95_ms, default=None)
    return Yardstick(slowest.safety_p95_ms, slowest.machine_ms) if slowest else Yardstick(0.0, 0.0)


def problems_of(phases: Sequence[Phase], measure: Yardstick) -> list[str]:
    """Return one line for each figure that was missed."""
    found: list[str] = []
    for each in phases:
        checks = {
            f"lost {each.lost}": each.lost > 0,
            f"double {each.double}": each.double > 0,
            f"handled {each.handled} of {each.messages}": each.handled != each.messages,
            f"waited {each.longest_wait_ms} ms on Redis": each.longest_wait_ms > LONGEST_WAIT_MS,
            f"safety text p95 {each.safety_p95_ms} ms": each.safety_p95_ms
            > measure.p95_limit(each.machine_ms),
            "no log-in": not each.login_ok,
            f"back after {each.back_s} s": each.back_s > BACK_SECONDS,
            f"{each.keys_without_ttl} keys without an end": each.keys_without_ttl > 0,
        }
        found += [f"{each.name}: {what}" for what, missed in checks.items() if missed]
    return found


def growth_percent(phases: Sequence[Phase]) -> float:
    """Return how much the memory of all processes grew from the second phase to the last."""
    settled = [each.rss_kb for each in phases[1:]] or [each.rss_kb for each in phases]
    return round(100.0 * (settled[-1] - settled[0]) / max(1, settled[0]), 1)


def percentile(values: Sequence[float], part: float) -> float:
    """Return the nearest-rank percentile, 0 of nothing."""
    ranked = sorted(values)
    return round(ranked[max(0, math.ceil(part * len(ranked)) - 1)], 1) if ranked else 0.0


def canaries_in(haystack: bytes, canaries: Iterable[str]) -> list[str]:
    """Return which of these stand in raw bytes: plain, as UTF-16, hexadecimal or base64 at any offset."""
    low = haystack.lower()
    return [each for each in canaries if any(_stands(form, haystack, low) for form in _forms(each))]


def _stands(form: bytes, haystack: bytes, low: bytes) -> bool:
    return form in haystack or form.lower() in low


def _forms(canary: str) -> list[bytes]:
    raw = canary.encode()
    forms = [raw, canary.encode("utf-16-le"), canary.encode("utf-16-be"), raw.hex().encode()]
    for offset in range(3):
        # The first and last letters depend on what stands beside it.
        coded = base64.b64encode(b"\0" * offset + raw)
        forms.append(coded[4 if offset else 0 : (len(raw) + offset) // 3 * 4])
    return [form for form in forms if form]
