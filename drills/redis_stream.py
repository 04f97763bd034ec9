"""Phones that write at an even pace, every second time in acute danger; how soon each safety text came."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from cases.sides import Side
from simulator import Simulator

ACUTE = {
    Side.A: "hij staat nu voor de deur met een mes, help",
    Side.B: "ik ga er nu heen en ik maak haar kapot",
}
CALM = "we gaan vandaag naar de markt en daarna naar oma"
EMERGENCY = "112"
EACH_ACUTE = 2
ANSWER_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Client:
    side: Side
    user: int
    bot: str


@dataclass(slots=True)
class Sent:
    """What was written in one phase; ``acute`` holds the moment of each acute message, by user."""

    count: int = 0
    acute: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Arrivals:
    """What came back for the acute messages of one phase."""

    delays_ms: list[float] = field(default_factory=list)
    missing: int = 0
    extra: int = 0


class Stream:
    """Writes for all clients in turn. One at a time."""

    def __init__(self, simulator: Simulator, clients: Sequence[Client], rate: float) -> None:
        self._simulator = simulator
        self._clients = clients
        self._pause = 1.0 / rate
        self._phones = {each.user: simulator.phone(each.user) for each in clients}
        self._number = 0
        self.total = 0

    def open_chats(self) -> None:
        for each in self._clients:
            self._phones[each.user].start(each.bot)
            self.total += 1

    def write(self, seconds: float) -> Sent:
        """Write for so long, then return what was written."""
        sent, wait = Sent(), threading.Event()
        began = monotonic()
        while monotonic() - began < seconds:
            self._one(sent)
            wait.wait(max(0.0, began + sent.count * self._pause - monotonic()))
        self.total += sent.count
        return sent

    def texts(self, user: int) -> list[float]:
        """Return when each safety text was accepted for this phone, in order."""
        calls = self._simulator.ledger(method="sendMessage", chat_id=user)
        return [
            call.monotonic
            for call in calls
            if call.message_id is not None and EMERGENCY in str(call.params["text"])
        ]

    def await_texts(self, sent: Sent, before: Mapping[int, int]) -> None:
        """Wait until each acute message has its text, or give up: what is missing then is counted."""

        def all_there() -> bool:
            return all(len(self.texts(user)) - before[user] >= len(at) for user, at in sent.acute.items())

        try:
            self._simulator.wait_until(all_there, ANSWER_SECONDS)
        except TimeoutError:
            return

    def arrivals(self, sent: Sent, before: Mapping[int, int]) -> Arrivals:
        """Return how soon each safety text came, and how many came too few or too many at any phone."""
        found = Arrivals()
        for each in self._clients:
            texts, asked = self.texts(each.user)[before[each.user] :], sent.acute.get(each.user, [])
            found.delays_ms += [(text - at) * 1000 for at, text in zip(asked, texts, strict=False)]
            found.missing += max(0, len(asked) - len(texts))
            found.extra += max(0, len(texts) - len(asked))
        return found

    def seen(self) -> dict[int, int]:
        return {each.user: len(self.texts(each.user)) for each in self._clients}

    def _one(self, sent: Sent) -> None:
        client = self._clients[self._number % len(self._clients)]
        # A round more each time, so that every client comes to be the acute one.
        acute = (self._number + self._number // len(self._clients)) % EACH_ACUTE == 0
        self._number += 1
        if acute:
            sent.acute[client.user].append(monotonic())
        text = ACUTE[client.side] if acute else CALM
        self._phones[client.user].send(client.bot, f"{text} {self._number}")
        sent.count += 1
