"""How soon the door for an assistant answers: ten callers at once, each with a whole conversation in hand.

The callers speak plain HTTP over connections that stay open, so that the measure is the house and hardly
the measuring. Beside it, in the same run, the same callers ask for health: what HTTP alone costs here.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from statistics import quantiles
from time import monotonic, thread_time
from typing import Any, Protocol
from urllib.parse import urlsplit

from drills.bench_inbound import TEXTS
from drills.machine import factor_of, slowness
from drills.result import Stopwatch, progress

LIMITS = {"p99_ms": 25.0}
CALLERS = 10
HEALTH_SECONDS = 2.0
_WARM_SECONDS = 0.5
_EVENTS = 20
_OK = b"HTTP/1.1 200"
_ACUTE = "hij staat nu voor de deur met een mes, help"
_HAND_OVER = "action_nabij_hand_over"
_READING = (
    *("action_nabij_screen",) * 6,
    *("action_nabij_waiting_text",) * 3,
    "action_nabij_sociale_kaart",
)
_PER_HAND_OVER = 100
"""An assistant screens most of all; one call in a hundred is handed over, far more than any town does."""


class Books(Protocol):
    """What the store holds after the load."""

    def handed_over(self) -> int: ...


@dataclass(slots=True)
class Tally:
    """Seconds by what was asked; ``refused`` were not answered with 200."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    refused: int = 0
    handed_over: int = 0

    def all(self) -> list[float]:
        return [one for many in self.seconds.values() for one in many]


def run_bench_rasa(url: str, token: str, books: Books, seconds: float) -> dict[str, Any]:
    """Load the door for a while; return the result."""
    watch = Stopwatch()
    asyncio.run(_load(url, _calls(url, token, "w"), _WARM_SECONDS))
    before, slow, crowded = books.handed_over(), slowness(5), _crowding()
    health = asyncio.run(_load(url, _health(url), min(seconds, HEALTH_SECONDS)))
    found = asyncio.run(_load(url, _calls(url, token, "p"), seconds))
    slow += slowness(5)
    crowded = max(crowded, _crowding())
    progress(f"  {len(found.all())} calls answered, {found.refused} refused")
    figures = _figures(found, health, books.handed_over() - before)
    factor = factor_of(slow) * crowded
    good = figures["p99_ms"] <= LIMITS["p99_ms"] * factor and not (figures["refused"] or figures["lost"])
    return {
        "ok": bool(good and found.all()),
        **figures,
        "machine_factor": round(factor, 2),
        "callers": CALLERS,
        "figures": figures,
        "limits": LIMITS,
        "seconds": watch.seconds,
    }


def _figures(found: Tally, health: Tally, kept: int) -> dict[str, float]:
    spent, bare = found.all(), health.all()
    figures = {
        "calls": len(spent),
        "per_second": round(len(spent) * CALLERS / max(sum(spent), 1e-9), 1),
        "p50_ms": _ms(spent, 50),
        "p99_ms": _ms(spent, 99),
        "health_p50_ms": _ms(bare, 50),
        "health_p99_ms": _ms(bare, 99),
        "refused": found.refused + health.refused,
        "handed_over": found.handed_over,
        "lost": found.handed_over - kept,
    }
    figures["times_health_p50"] = round(figures["p50_ms"] / max(figures["health_p50_ms"], 1e-3), 2)
    for name, many in sorted(found.seconds.items()):
        short = name.removeprefix("action_nabij_")
        figures[f"{short}_p50_ms"], figures[f"{short}_p99_ms"] = _ms(many, 50), _ms(many, 99)
    return figures


def _crowding() -> float:
    """Return how many times as long work takes because others want the cores too; at least 1."""
    began, own = monotonic(), thread_time()
    slowness(40)
    return max(1.0, (monotonic() - began) / max(thread_time() - own, 1e-6))


def _ms(seconds: Sequence[float], percent: int) -> float:
    if not seconds:
        return 0.0
    return round(quantiles([*seconds, max(seconds)], n=100, method="inclusive")[percent - 1] * 1000, 2)


async def _load(url: str, calls: Iterator[tuple[str, bytes]], seconds: float) -> Tally:
    tally, until = Tally(), monotonic() + seconds
    await asyncio.gather(*(_caller(url, calls, tally, until) for _ in range(CALLERS)))
    return tally


async def _caller(url: str, calls: Iterator[tuple[str, bytes]], tally: Tally, until: float) -> None:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    while monotonic() < until:
        name, request = next(calls)
        began = monotonic()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        if not head.startswith(_OK):
            tally.refused += 1
            continue
        tally.seconds.setdefault(name, []).append(monotonic() - began)
        tally.handed_over += name == _HAND_OVER
    writer.close()
    await writer.wait_closed()


def _length(head: bytes) -> int:
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return int(lengths[0].partition(b":")[2]) if lengths else 0


def _health(url: str) -> Iterator[tuple[str, bytes]]:
    request = f"GET /rasa/health HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n\r\n".encode()
    return cycle([("health", request)])


def _calls(url: str, token: str, who: str) -> Iterator[tuple[str, bytes]]:
    """Give calls without end; those that only read were made before, so that making them costs no time."""
    names = [_READING[number % len(_READING)] for number in range(_PER_HAND_OVER - 1)]
    ready = [(name, _request(url, token, _call(name, at, f"{who}-{at}"))) for at, name in enumerate(names)]
    for number in count(len(ready)):
        yield _HAND_OVER, _request(url, token, _call(_HAND_OVER, number, f"{who}-{number}"))
        yield from ready


def _request(url: str, token: str, call: Mapping[str, Any]) -> bytes:
    body = json.dumps(call).encode()
    head = (
        f"POST /rasa/webhook HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n"
        f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _call(action: str, number: int, sender: str) -> Mapping[str, Any]:
    """Return a call with a conversation of twenty texts and the domain of an assistant."""
    said = [TEXTS[(number + place) % len(TEXTS)] or _ACUTE for place in range(_EVENTS)]
    events = [
        {"event": "user", "text": text, "timestamp": number + place / 100, "parse_data": {"intent": {}}}
        for place, text in enumerate(said)
    ]
    slots = {"nabij_consent": True, "nabij_contact": "06 12345678", "nabij_topic": "kind"}
    return {
        "next_action": action,
        "sender_id": sender,
        "tracker": {
            "sender_id": sender,
            "slots": slots,
            "latest_message": {"text": said[-1]},
            "events": events,
        },
        "domain": {"responses": {f"utter_{one}": [{"text": "Goedendag."}] for one in range(40)}},
        "version": "3.21.0",
    }
