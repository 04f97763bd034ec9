"""How fast the house called, read from the messenger's own ledger: any second, wherever it begins."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from simulator import Call

BOT_PER_SECOND = 30
CHAT_PER_SECOND = 1
SECOND = 1.0


def most_in_a_second(moments: Iterable[float]) -> int:
    """Return the most of these moments that any one second holds."""
    ordered = sorted(moments)
    first = most = 0
    for place, moment in enumerate(ordered):
        while moment - ordered[first] >= SECOND:
            first += 1
        most = max(most, place - first + 1)
    return most


def busiest(calls: Sequence[Call]) -> dict[str, int]:
    """Return the most calls that a bot, and that a chat of a bot, got in any second."""
    bots: dict[str, list[float]] = defaultdict(list)
    chats: dict[tuple[str, int | None], list[float]] = defaultdict(list)
    for call in calls:
        bots[call.bot].append(call.monotonic)
        chats[call.bot, call.chat_id].append(call.monotonic)
    return {
        "most_a_second_per_bot": max(map(most_in_a_second, bots.values()), default=0),
        "most_a_second_per_chat": max(map(most_in_a_second, chats.values()), default=0),
    }
