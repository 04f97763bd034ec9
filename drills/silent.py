"""All silent: an empty roster and a pager that answers nothing, while people write in danger on both sides.

Passes when each of them reads the right safety text with the ending that is true when nobody is there, soon;
and when each flag has a ladder that runs and a page of last resort, so that somebody will be found.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from drills.postman import Mailbox, Postman
from drills.result import Stopwatch, progress, quantile_of
from drills.silent_cases import Case, faults_of
from simulator import Simulator

RATE = 40.0
"""Twenty a second on each side."""
PATIENCE = 90.0
LIMITS = {
    "text_share": 1.0,
    "text_p95_s": 5.0,
    "wrong_texts": 0,
    "without_ladder": 0,
    "without_page": 0,
    "without_last_resort": 0,
    "not_flagged": 0,
    "other_class": 0,
}
_AT_LEAST = ("text_share",)


@dataclass(frozen=True, slots=True)
class Raised:
    """What the store holds about one acute message: its class, safety text, ladder and pages.

    ``last_resort``: a page of it was taken by the second path, while the pager answers nothing.
    """

    code: str
    phone_message: int | None
    ladder_runs: bool
    pages: int
    last_resort: bool = False


class Books(Protocol):
    """What the stores hold after the load, by the number of the update."""

    def raised(self) -> Mapping[int, Raised]: ...

    def quiet(self) -> bool:
        """Say whether no update waits and no message is on its way out."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The chats in the order of the cases."""

    cases: Sequence[Case]
    boxes: Sequence[Mailbox]


def run_silent(silence: Silence, books: Books, simulator: Simulator) -> dict[str, Any]:
    """Let everybody write once; return the result."""
    watch = Stopwatch()
    postman = asyncio.run(_written(silence, books))
    figures, wrong = _figures(silence, postman, books.raised(), simulator)
    return {
        "ok": is_good(figures),
        **figures,
        "wrong": wrong,
        "figures": figures,
        "limits": LIMITS,
        "seconds": watch.seconds,
    }


def is_good(figures: Mapping[str, Any]) -> bool:
    """Say whether every figure is within its limit."""
    return all(
        figures[name] >= limit if name in _AT_LEAST else figures[name] <= limit
        for name, limit in LIMITS.items()
    )


async def _written(silence: Silence, books: Books) -> Postman:
    async with Postman(silence.boxes, ("",)) as postman:
        await postman.at_rate(RATE, len(silence.boxes) / RATE)
        progress(f"  {postman.posted} people wrote")
        for _ in range(int(PATIENCE / 0.2)):
            await asyncio.sleep(0.2)
            if books.quiet():
                break
    return postman


def _figures(
    silence: Silence, postman: Postman, raised: Mapping[int, Raised], simulator: Simulator
) -> tuple[dict[str, Any], dict[str, int]]:
    case_of = dict(zip([box.user for box in silence.boxes], silence.cases, strict=True))
    seconds, wrong = _texts(postman, raised, case_of, _said(simulator))
    others = _other_class(postman, raised, case_of)
    found = [raised[number] for number in postman.asked if number in raised]
    cases = len(postman.asked)
    return {
        "cases": cases,
        "text_share": round(len(seconds) / max(1, cases), 4),
        "text_p50_s": quantile_of(seconds, 50),
        "text_p95_s": quantile_of(seconds, 95),
        "wrong_texts": wrong.total(),
        "not_flagged": cases - len(found),
        "other_class": others.total(),
        "without_ladder": sum(not row.ladder_runs for row in found),
        "without_page": sum(row.pages == 0 for row in found),
        "without_last_resort": sum(not row.last_resort for row in found),
        "refused": postman.refused,
    }, dict(wrong + others)


def _texts(
    postman: Postman,
    raised: Mapping[int, Raised],
    case_of: Mapping[int, Case],
    said: Mapping[tuple[int, int], tuple[str, float]],
) -> tuple[list[float], Counter[str]]:
    """Return how long each safety text took, and what was wrong with any."""
    seconds: list[float] = []
    wrong: Counter[str] = Counter()
    for number, asked in postman.asked.items():
        user, row = postman.box_of(number).user, raised.get(number)
        told = None if row is None or row.phone_message is None else said.get((user, row.phone_message))
        if told is None:
            continue
        seconds.append(told[1] - asked)
        case = case_of[user]
        wrong.update(f"{fault}:{case.danger.code}:{case.phone.value}" for fault in faults_of(case, told[0]))
    return seconds, wrong


def _other_class(postman: Postman, raised: Mapping[int, Raised], case_of: Mapping[int, Case]) -> Counter[str]:
    """Return the flags that tell another class than the words hold: expected and found, with their number."""
    found = [(raised[number], number) for number in postman.asked if number in raised]
    pairs = [(row, case_of[postman.box_of(number).user]) for row, number in found]
    return Counter(f"{case.danger.code}:{row.code}" for row, case in pairs if row.code not in case.codes)


def _said(simulator: Simulator) -> dict[tuple[int, int], tuple[str, float]]:
    """Return text and moment of every message that a phone took in, by chat and number."""
    return {
        (call.chat_id, call.message_id): (str(call.params.get("text", "")), call.monotonic)
        for call in simulator.ledger(method="sendMessage")
        if call.chat_id is not None and call.message_id is not None
    }
