"""How many updates a second become a stored turn with its reply, and how soon each is acknowledged.

Three parts on one running house: as fast as it takes them for a while; 100 a second whatever the answers
do; and again while a backlog of 2,000 drains. Beside it, in the same run, a bare insert that comes the
same road: over HTTP in, one row, one commit, 200. What the database alone does in a loop is told too.
"""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import Any, Protocol

from cases.sides import Side
from drills.postman import Mailbox, Postman, Rounds
from drills.result import Stopwatch, progress

ACUTE = {
    Side.A: "hij staat nu voor de deur met een mes, help",
    Side.B: "ik ga er nu heen en ik maak haar kapot",
}
TEXTS = (
    "ja",
    "Goed",
    "prima hoor, en jij",
    "Ik bel liever morgen, het is nu erg druk met de kinderen.",
    "Gaat wel",
    "de jongste heeft weer koorts maar verder gaat het",
    "We waren gister bij mijn zus eten, dat was gezellig.",
    "Nee",
    "ik slaap slecht de laatste tijd en ik maak me zorgen",
    "Weet ik niet",
    "morgen weer naar school",
    "ok",
    "hij belde weer de hele avond",
    "straks naar de huisarts",
    "Slecht",
    "het is rustig hier",
    "dank je",
    "2",
    "",
    "we zien wel",
)
"""A message in twenty is acute: the empty one, which each person writes in words of the own side."""
LIMITS = {
    "per_second": 60.0,
    "replies_per_second": 60.0,
    "of_bare_insert": 0.10,
    "ack_p99_ms": 50.0,
    "backlog_ack_p99_ms": 150.0,
}
RATE = 100.0
BACKLOG = 2000
BARE = 1000
MOST_PILED = 10
"""How many times its size is posted for a backlog before it counts as not to be had."""
DRAINING = 15
"""Rounds of two seconds in which answers are measured while a backlog drains."""
LOOK_SECONDS = 0.05
PATIENCE = 120.0
"""Seconds after which what still waits counts as lost."""
BACKLOG_RATE = 20.0
_AHEAD = 100
"""How many updates may wait while the sustained part runs: enough to keep every loop busy."""


class Books(Protocol):
    """What the stores of the house hold now."""

    def handled(self) -> int:
        """Return how many updates are done, with their reply in the outbox."""

    def replies(self) -> int: ...

    def undone(self) -> int: ...

    def bare_door(self) -> AbstractContextManager[str]:
        """Open a door that takes an update over HTTP and only inserts and commits it."""

    def bare_statements(self, seconds: float) -> float:
        """Return how many rows a second one writer inserts and commits in a loop, without HTTP."""


@dataclass(frozen=True, slots=True)
class Load:
    """How long each part lasts, in seconds, and how large the backlog is."""

    sustained: float = 60.0
    open_loop: float = 20.0
    backlog: int = BACKLOG


def run_bench_inbound(boxes: Sequence[Mailbox], books: Books, load: Load) -> dict[str, Any]:
    """Load the house; return the result."""
    watch = Stopwatch()
    with books.bare_door() as url:
        bare = asyncio.run(_bare_rate(url))
    alone = books.bare_statements(2.0)
    progress(f"  bare insert: {bare:.0f}/s over HTTP, {alone:.0f}/s in a loop")
    figures = asyncio.run(_loaded(boxes, books, load))
    figures |= {
        "bare_insert_per_second": round(bare, 1),
        "of_bare_insert": round(figures["per_second"] / bare, 3),
        "bare_statement_per_second": round(alone, 1),
        "of_bare_statement": round(figures["per_second"] / alone, 3),
    }
    enough = ("per_second", "replies_per_second", "of_bare_insert")
    ok = all(figures[name] >= LIMITS[name] for name in enough) and all(
        figures[name] <= LIMITS[name] for name in LIMITS if name not in enough
    )
    ok = ok and figures["refused"] == figures["lost"] == 0 and figures["backlog"] >= load.backlog
    return {"ok": ok, **figures, "figures": figures, "limits": LIMITS, "seconds": watch.seconds}


async def _bare_rate(url: str) -> float:
    async with Postman([Mailbox(url, "", 1)], TEXTS) as postman:
        await postman.as_fast_as_taken(100)
        began = perf_counter()
        rounds = await postman.as_fast_as_taken(BARE)
        return len(rounds.acks) / (perf_counter() - began)


async def _loaded(boxes: Sequence[Mailbox], books: Books, load: Load) -> dict[str, Any]:
    async with Postman(boxes, TEXTS) as postman:
        await postman.as_fast_as_taken(len(boxes))
        await _drained(books)
        sustained, replies = await _sustained(postman, books, load.sustained)
        progress(f"  sustained: {sustained:.0f}/s")
        await _drained(books)
        quiet = await postman.at_rate(RATE, load.open_loop)
        progress(f"  ack p99 at {RATE:.0f}/s: {_p99_ms(quiet)} ms")
        waiting = await _piled_up(postman, books, load.backlog)
        busy = await _while_it_drains(postman, books, waiting)
        progress(f"  ack p99 while {waiting} drain: {_p99_ms(busy)} ms")
        await _drained(books)
        return {
            "per_second": round(sustained, 1),
            "replies_per_second": round(replies, 1),
            "ack_p50_ms": _ms(sorted(quiet.acks)[len(quiet.acks) // 2]),
            "ack_p99_ms": _p99_ms(quiet),
            "backlog": waiting,
            "backlog_ack_p99_ms": _p99_ms(busy),
            "refused": postman.refused,
            "posted": postman.posted,
            "lost": postman.posted - books.handled(),
        }


async def _sustained(postman: Postman, books: Books, seconds: float) -> tuple[float, float]:
    """Keep a few waiting all the time; return how many turns and how many replies a second came of it."""
    began, done, replies = perf_counter(), books.handled(), books.replies()
    while perf_counter() - began < seconds:
        room = _AHEAD - books.undone()
        if room > 0:
            await postman.as_fast_as_taken(room, at_once=8)
        await asyncio.sleep(0.02)
    spent = perf_counter() - began
    return (books.handled() - done) / spent, (books.replies() - replies) / spent


async def _piled_up(postman: Postman, books: Books, backlog: int) -> int:
    """Post until so many wait; return how many do, fewer when the house keeps up all the same."""
    most = postman.posted + MOST_PILED * backlog
    while (waiting := books.undone()) < backlog and postman.posted < most:
        await postman.as_fast_as_taken(min(500, backlog - waiting + 100), at_once=40)
    return waiting


async def _while_it_drains(postman: Postman, books: Books, waiting: int) -> Rounds:
    every = Rounds()
    for _ in range(DRAINING):
        every.acks += (await postman.at_rate(BACKLOG_RATE, 2.0)).acks
        if books.undone() <= waiting // 20:
            break
    return every


async def _drained(books: Books) -> None:
    for _ in range(int(PATIENCE / LOOK_SECONDS)):
        if not books.undone():
            return
        await asyncio.sleep(LOOK_SECONDS)


def _p99_ms(rounds: Rounds) -> float:
    return _ms(quantiles(rounds.acks, n=100)[98]) if len(rounds.acks) > 1 else 0.0


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
