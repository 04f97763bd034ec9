"""One worker's open Postvak, as the page's script keeps it: hear of a change, fetch the piece again."""

import asyncio
import json
import re
from contextlib import suppress
from time import monotonic

import httpx

from drills.ports import Login
from drills.web import Person

_FLAG = re.compile(r'id="vlag-([^"]+)"')
PIECE = "/_f/postvak?filter=wacht"
GATHER_SECONDS = 0.5
"""A page follows changes twice a second, and a new acute one at once."""


class LiveScreen:
    """Notes when each flag was first on the screen, on the monotonic clock."""

    def __init__(self, url: str, login: Login) -> None:
        person = Person(url)
        page = person.open("/inloggen")
        person.press(page, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        self._client = httpx.AsyncClient(base_url=url, cookies=person.cookies, timeout=30.0)
        person.close()
        self.seen: dict[str, float] = {}
        self.fetches = 0
        self.changes = 0
        self._at_once = asyncio.Event()

    async def watch(self, stop: asyncio.Event) -> None:
        """Follow the stream until ``stop``."""
        changed = asyncio.Event()
        jobs = [asyncio.create_task(self._listen(changed)), asyncio.create_task(self._show(changed))]
        await stop.wait()
        for job in jobs:
            job.cancel()
        for job in jobs:
            with suppress(asyncio.CancelledError):
                await job
        await self._client.aclose()

    async def _listen(self, changed: asyncio.Event) -> None:
        acute = 0
        async with self._client.stream("GET", "/_live", timeout=None) as answer:
            answer.raise_for_status()
            async for line in answer.aiter_lines():
                if not line.startswith("data: {"):
                    continue
                self.changes += 1
                counts = json.loads(line.removeprefix("data: "))
                if counts["acute"] > acute:
                    self._at_once.set()
                acute = counts["acute"]
                changed.set()

    async def _show(self, changed: asyncio.Event) -> None:
        fetched = -GATHER_SECONDS
        while True:
            await changed.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._at_once.wait(), max(0.0, fetched + GATHER_SECONDS - monotonic()))
            changed.clear()
            self._at_once.clear()
            fetched = monotonic()
            answer = await self._client.get(PIECE, headers={"X-Nabij-Live": "1"})
            answer.raise_for_status()
            self.fetches += 1
            now = monotonic()
            for flag in _FLAG.findall(answer.text):
                self.seen.setdefault(flag, now)
