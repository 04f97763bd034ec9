"""Brings updates to a webhook as Telegram does: several connections, one chat after the other."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic, time_ns
from typing import Self

import httpx

CONNECTIONS = 40
"""What Telegram opens to one webhook when nothing else was asked."""
ANSWER_SECONDS = 30.0
TRIES = 3
"""How often an update is brought whose connection broke: one that rests may be closed just as it is used."""
FIRST_UPDATE = 10_000_000
"""Far from the numbers that a simulated Telegram gives by itself."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One chat: the webhook of its bot, who writes there, and what this person writes in danger."""

    url: str
    secret: str
    user: int
    acute: str = ""


@dataclass(slots=True)
class Rounds:
    """How long each answer took from the moment at which it should have been asked, in seconds."""

    acks: list[float] = field(default_factory=list)


class Postman:
    """Posts updates and measures each answer. Use as an async context."""

    def __init__(self, boxes: Sequence[Mailbox], texts: Sequence[str]) -> None:
        """Plan the round; an empty text stands for what the chat's own person writes in danger."""
        self._boxes = boxes
        self._texts = texts
        self._next = FIRST_UPDATE
        self.asked: dict[int, float] = {}
        """When each update should have been posted, by its number, on the monotonic clock."""
        self.refused = 0
        self._client = httpx.AsyncClient(
            limits=httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
            timeout=ANSWER_SECONDS,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    def box_of(self, number: int) -> Mailbox:
        return self._boxes[number % len(self._boxes)]

    def is_acute(self, number: int) -> bool:
        return not self._texts[number % len(self._texts)]

    def text_of(self, number: int) -> str:
        return self._texts[number % len(self._texts)] or self.box_of(number).acute

    @property
    def posted(self) -> int:
        return self._next - FIRST_UPDATE

    async def at_rate(self, per_second: float, seconds: float) -> Rounds:
        """Post at a steady rate whatever the answers do (open loop)."""
        rounds, began = Rounds(), monotonic()
        tasks = []
        for number in range(round(per_second * seconds)):
            due = began + number / per_second
            await asyncio.sleep(max(0.0, due - monotonic()))
            tasks.append(asyncio.create_task(self._post(rounds, due)))
        await asyncio.gather(*tasks)
        return rounds

    async def as_fast_as_taken(self, count: int, at_once: int = 16) -> Rounds:
        """Post ``count`` updates, a few at a time, each as soon as an earlier one was taken."""
        rounds, gate = Rounds(), asyncio.Semaphore(at_once)

        async def one() -> None:
            async with gate:
                await self._post(rounds, monotonic())

        await asyncio.gather(*(one() for _ in range(count)))
        return rounds

    async def _post(self, rounds: Rounds, due: float) -> None:
        number = self._next
        self._next += 1
        self.asked[number] = due
        box = self.box_of(number)
        if await self._taken(box, _update(number, box.user, self.text_of(number))):
            rounds.acks.append(monotonic() - due)
        else:
            self.refused += 1

    async def _taken(self, box: Mailbox, update: bytes) -> bool:
        """Bring one update, and bring it again where the connection broke on the way, as Telegram does."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": box.secret, "Content-Type": "application/json"}
        for _ in range(TRIES):
            try:
                answer = await self._client.post(box.url, content=update, headers=headers)
            except httpx.TransportError:
                continue
            return answer.status_code == HTTPStatus.OK
        return False


def _update(number: int, user: int, text: str) -> bytes:
    person = {"id": user, "first_name": "Sam"}
    message = {
        "message_id": 1000 + number,
        "date": time_ns() // 1_000_000_000,
        "from": {**person, "is_bot": False},
        "chat": {**person, "type": "private"},
        "text": text,
    }
    return json.dumps({"update_id": number, "message": message}).encode()
