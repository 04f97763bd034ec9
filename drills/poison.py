"""Two thousand poison updates at the real webhook, each followed by "help" from the same chat.

Passes when each is answered 200 and ends done, counted or set apart with a flag, when nobody's "help" waits
behind it, and when none of its words reach a log. The same bodies without the secret leave nothing behind.
"""

import json
import os
import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from itertools import count, cycle
from pathlib import Path
from typing import Any

from cases.moments import SECOND
from cases.sides import Side
from drills.pager_post import PagerPost
from drills.poison_corpus import corpus
from drills.poison_door import Bringer, bad_secrets, refused_unread
from drills.poison_item import CANARY, Fate, Poison
from drills.poison_ports import Kept, PoisonHouse, PoisonTheatre
from drills.poison_round import Brought, Chat, Rounds, Watch, first_update
from drills.result import Stopwatch, progress
from simulator import Limits, Simulator

LIMITS = {
    "slowest_help_s": 5.0,
    "most_attempts": 3,
    "not_200": 0,
    "help_missing": 0,
    "overtaken": 0,
    "disordered": 0,
    "let_in": 0,
    "rows_of_forgers": 0,
    "dead_loops": 0,
    "log_leaks": 0,
    "memory_growth_mb": 48.0,
}
_AT_ONCE = 4
_FIRST_USER = 81_001
_STRANGERS_OF_SIX = 2
_START_SECONDS = 20.0
_MOST_NAMED = 60
_LOUD = 80
"""How many items at most are played with every logger at DEBUG: a line for each row takes time."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much poison, for how many chats."""

    items: int = 2000
    chats: int = 30
    seed: int = 1


def run_poison(theatre: PoisonTheatre, dose: Dose, items: Sequence[Poison] | None = None) -> dict[str, Any]:
    """Bring the corpus; return the result. ``items`` in place of the corpus, to try the checker out."""
    watch = Stopwatch()
    poisons = corpus(dose.items, dose.seed) if items is None else items
    with PagerPost() as pager, Simulator(limits=Limits(on=False)) as simulator:
        for token, username in BOTS.values():
            simulator.add_bot(token, username)
        with theatre.open(simulator.url, pager.url) as house:
            chats = _chats(house, simulator, dose)
            figures, failed = _play(house, chats, poisons)
    good = all(figures[name] <= limit for name, limit in LIMITS.items()) and not failed
    counted = {"items": len(poisons), "failed": failed[:_MOST_NAMED], "failures": len(failed)}
    return {
        "ok": good,
        **counted,
        **figures,
        "figures": {**figures, "items": len(poisons), "failures": len(failed)},
        "limits": LIMITS,
        "seconds": watch.seconds,
    }


BOTS = {
    Side.A: ("1001:poison-side-a-token", "planning_poison_a_bot"),
    Side.B: ("2002:poison-side-b-token", "agenda_poison_b_bot"),
}


def _play(
    house: PoisonHouse, chats: Sequence[Chat], poisons: Sequence[Poison]
) -> tuple[dict[str, Any], list[str]]:
    progress(f"  {len(chats)} chats, of which {sum(chat.known for chat in chats)} of clients")
    loud, half = min(_LOUD, len(poisons) // 4), len(poisons) // 2
    with house.loud():
        brought = _bring(house, chats, poisons[:loud])
    brought += _bring(house, chats, poisons[loud:half], len(brought))
    before = _resident_mb()
    brought += _bring(house, chats, poisons[half:], len(brought))
    grown = _resident_mb() - before
    rows = house.rows()
    let_in = _forge(house, brought)
    checked = _Check(house, brought)
    figures = {
        **checked.figures(),
        "refused_401": len(brought) - let_in,
        "let_in": let_in,
        "rows_of_forgers": house.rows() - rows,
        "disordered": sum(house.disordered(side) for side in house.doors),
        "dead_loops": len(house.fallen()),
        "memory_growth_mb": round(grown, 1),
        **_log_figures(house.journal()),
    }
    return figures, checked.failed


def _chats(house: PoisonHouse, simulator: Simulator, dose: Dose) -> list[Chat]:
    """Make the people: two of six are strangers, the sides take turns; each has a chat of their own."""
    sides = zip(range(dose.chats), cycle(house.doors), strict=False)
    chats = [Chat(side, _FIRST_USER + number, _is_known(number)) for number, side in sides]
    for chat in chats:
        simulator.phone(chat.user).start(BOTS[chat.side][1])
    for number, (side, door) in enumerate(house.doors.items(), 1):
        with Bringer(door) as line:
            line.bring(first_update(_FIRST_USER - number, house.now() // SECOND))
        simulator.wait_until(partial(_all_brought, simulator, side), _START_SECONDS)
        _until_calm(house, side)
    for chat in chats:
        if chat.known:
            house.pair(chat.side, f"Gif-{chat.user}", chat.user)
    return chats


def _all_brought(simulator: Simulator, side: Side) -> bool:
    return simulator.pending(BOTS[side][1]) == 0


def _is_known(number: int) -> bool:
    return number // 2 % 6 >= _STRANGERS_OF_SIX


def _until_calm(house: PoisonHouse, side: Side) -> None:
    """Wait until what came first was worked off: a link that is pressed stands in the same line."""
    watch = Watch(house)
    with watch.looking():
        look, undone = watch.fresh(side, watch.looks)
        while undone:
            look, undone = watch.fresh(side, look)


def _bring(
    house: PoisonHouse, chats: Sequence[Chat], poisons: Sequence[Poison], before: int = 0
) -> list[Brought]:
    watch = Watch(house)
    rounds = Rounds(house, watch, count(before + 1))
    shares = [(chat, poisons[number :: len(chats)]) for number, chat in enumerate(chats)]
    with watch.looking(), ThreadPoolExecutor(_AT_ONCE) as hands:
        for number, _ in enumerate(hands.map(lambda share: rounds.play(*share), shares), 1):
            if number % _AT_ONCE == 0:
                progress(f"  chat {number} of {len(chats)}, {before + len(rounds.done)} items")
    return rounds.done


def _forge(house: PoisonHouse, brought: Sequence[Brought]) -> int:
    """Announce the same bodies without the secret; return how many were not refused unread."""
    let_in = 0
    for number, each in enumerate(brought):
        door = house.doors[each.chat.side]
        secrets = bad_secrets(door.secret)
        let_in += not refused_unread(door, each.length, secrets[number % len(secrets)])
    return let_in


class _Check:
    """Holds what was seen outside against what stands in the store."""

    def __init__(self, house: PoisonHouse, brought: Sequence[Brought]) -> None:
        self._brought = brought
        self._kept: dict[int, Kept | None] = {}
        self._cries: dict[int, Kept | None] = {}
        for side in house.doors:
            own = [number for number, each in enumerate(brought) if each.chat.side is side]
            bodies = (brought[number].body for number in own)
            cries = (brought[number].cry for number in own)
            self._kept.update(zip(own, house.kept(side, bodies), strict=True))
            self._cries.update(zip(own, house.kept(side, cries), strict=True))
        self.failed = [
            f"{each.item.name}: {why}" for number, each in enumerate(brought) for why in self._faults(number)
        ]

    def figures(self) -> dict[str, Any]:
        fates = Counter(self._fate(number) for number in range(len(self._brought)))
        statuses = [each.status for each in self._brought]
        helped = sum(self._is_helped(number) for number in range(len(self._brought)))
        times = sorted(each.help_s for each in self._brought if each.help_s is not None)
        attempts = [kept.attempts for kept in self._kept.values() if kept is not None]
        return {
            "status_200": statuses.count(HTTPStatus.OK),
            "not_200": len(statuses) - statuses.count(HTTPStatus.OK),
            "status_5xx": sum(status >= HTTPStatus.INTERNAL_SERVER_ERROR for status in statuses),
            **{fate.value: fates[fate] for fate in Fate},
            "help_handled": helped,
            "help_missing": len(self._brought) - helped,
            "slowest_help_s": round(times[-1], 3) if times else 0.0,
            "median_help_s": round(times[len(times) // 2], 3) if times else 0.0,
            "most_attempts": max(attempts, default=0),
            "overtaken": sum(map(self._is_overtaken, range(len(self._brought)))),
        }

    def _faults(self, number: int) -> Iterator[str]:
        each, kept = self._brought[number], self._kept[number]
        if each.status != HTTPStatus.OK:
            yield f"answered {each.status}"
        if not self._is_helped(number):
            yield "help was not handled"
        fate = self._fate(number)
        if fate is None or fate not in each.item.due:
            yield f"ended as {fate.value if fate else 'nothing'}"
        if kept is not None and not kept.sealed:
            yield "not sealed"
        if fate is Fate.APART and kept is not None and not kept.flagged:
            yield "set apart without a flag"

    def _is_overtaken(self, number: int) -> bool:
        """Say whether "help" went before poison that stood in the same line."""
        kept, cry = self._kept[number], self._cries[number]
        same = kept is not None and cry is not None and kept.queue == cry.queue
        return same and self._brought[number].overtaken

    def _fate(self, number: int) -> Fate | None:
        each, kept = self._brought[number], self._kept[number]
        if kept is not None:
            return kept.fate
        return Fate.REPEATED if Fate.REPEATED in each.item.due and each.status == HTTPStatus.OK else None

    def _is_helped(self, number: int) -> bool:
        each, cry = self._brought[number], self._cries[number]
        return each.help_s is not None and cry is not None and cry.answered


def _log_figures(lines: Iterator[str]) -> dict[str, int]:
    """Count lines, words of the corpus in them, and lines that are not one object with an event."""
    seen = leaks = 0
    for line in lines:
        seen += 1
        leaks += CANARY in line or not _is_event(line)
    return {"log_lines": seen, "log_leaks": leaks}


def _is_event(line: str) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and isinstance(found.get("event"), str)


def _resident_mb() -> float:
    """Return the resident memory of this process; where /proc is missing, the most it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
