"""How soon danger reaches people: the safety text at the phone, the flag on a worker's open screen.

Twenty messages a second on each side, one in twenty acute, through the whole house; two workers watch.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cases.sides import Side
from drills.bench_inbound import TEXTS
from drills.live_screen import LiveScreen
from drills.ports import Login
from drills.postman import Mailbox, Postman
from drills.result import Stopwatch, progress, quantile_of
from simulator import Simulator

LIMITS = {"safety_text_p99_s": 2.0, "screen_p99_s": 1.0}
RATE = 40.0
CLIENTS = 201
"""Odd, so that every acute message is the first of its client in this run."""
PATIENCE = 60.0


class Books(Protocol):
    """What the stores hold after the load, joined to the numbers of the updates."""

    def acute(self) -> Mapping[int, str]:
        """Return flag by update number of every acute message."""

    def safety_texts(self) -> Mapping[str, int]:
        """Return the phone's message number of each flag's first safety text that was accepted."""

    def quiet(self) -> bool:
        """Say whether no update waits and nothing is on its way out."""


@dataclass(frozen=True, slots=True)
class Street:
    """Where the load goes: the chats, and who watches at which address."""

    url: str
    boxes: Sequence[Mailbox]
    workers: Mapping[Side, Login]


def run_bench_handover(street: Street, books: Books, simulator: Simulator, seconds: float) -> dict[str, Any]:
    """Load the house and watch; return the result."""
    watch = Stopwatch()
    screens = [LiveScreen(street.url, login) for login in street.workers.values()]
    postman = asyncio.run(_loaded(street, books, screens, seconds))
    figures = _figures(postman, books, simulator, screens)
    ok = (
        all(figures[name] <= limit for name, limit in LIMITS.items())
        and figures["acute"] > 0
        and figures["without_text"] == figures["never_on_screen"] == 0
    )
    return {"ok": ok, **figures, "figures": figures, "limits": LIMITS, "seconds": watch.seconds}


async def _loaded(street: Street, books: Books, screens: Sequence[LiveScreen], seconds: float) -> Postman:
    stop = asyncio.Event()
    watching = [asyncio.create_task(screen.watch(stop)) for screen in screens]
    async with Postman(street.boxes, TEXTS) as postman:
        await postman.at_rate(RATE, seconds)
        progress(f"  posted {postman.posted} updates")
        for _ in range(int(PATIENCE / 0.1)):
            await asyncio.sleep(0.1)
            if books.quiet():
                break
        await asyncio.sleep(1.0)
    stop.set()
    await asyncio.gather(*watching)
    return postman


def _figures(
    postman: Postman, books: Books, simulator: Simulator, screens: Sequence[LiveScreen]
) -> dict[str, Any]:
    acute = [number for number in postman.asked if postman.is_acute(number)]
    flags = books.acute()
    shown = {flag: at for screen in screens for flag, at in screen.seen.items()}
    texts = _until_text(postman, acute, flags, books.safety_texts(), simulator)
    on_screen = [shown[flags[each]] - postman.asked[each] for each in acute if flags.get(each) in shown]
    return {
        "acute": len(acute),
        "not_flagged": len(acute) - len(flags.keys() & set(acute)),
        "safety_text_p50_s": quantile_of(texts, 50),
        "safety_text_p99_s": quantile_of(texts, 99),
        "screen_p50_s": quantile_of(on_screen, 50),
        "screen_p99_s": quantile_of(on_screen, 99),
        "without_text": len(acute) - len(texts),
        "never_on_screen": len(acute) - len(on_screen),
        "changes_heard": sum(screen.changes for screen in screens),
        "pieces_fetched": sum(screen.fetches for screen in screens),
        "posted": postman.posted,
    }


def _until_text(
    postman: Postman,
    acute: Sequence[int],
    flags: Mapping[int, str],
    sent: Mapping[str, int],
    simulator: Simulator,
) -> list[float]:
    """Return the seconds from each acute message to the acceptance of its safety text."""
    accepted: dict[tuple[int | None, int], float] = {
        (call.chat_id, call.message_id): call.monotonic
        for call in simulator.ledger(method="sendMessage")
        if call.message_id is not None
    }
    seconds = []
    for number in acute:
        message = sent.get(flags.get(number, ""), 0)
        told = accepted.get((postman.box_of(number).user, message))
        seconds += [] if told is None else [told - postman.asked[number]]
    return seconds
