"""Asking for updates, where no webhook can be reached: commit first, then ask for what comes after."""

import asyncio
import math
import threading
from collections.abc import Coroutine
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.arrivals import LARGEST_BODY, peek, query_in
from bot.log import Log, Said, Seldom, code_of
from bot.ports import ChannelDown, Clock, Intake, Updates
from bot.pulse import Pulse
from bot.tap_answers import Answer, leave_it
from bot.wake import News, Wake
from cases.ids import BotId
from cases.traffic import RawUpdate

Got = TypeVar("Got")

POLL_SECONDS = 25
FIRST_REST = 0.5
LONGEST_REST = 10.0
"""How long it waits at most before it asks again, unless the channel itself named a longer time."""
LOOK_SECONDS = 0.5


@dataclass
class Poller:
    """Polls for one bot. One process polls; a second one is told so by the channel and backs off."""

    bot: BotId
    source: Updates
    intake: Intake
    store: Executor
    clock: Clock
    wake: Wake
    log: Log
    seconds: int = POLL_SECONDS
    offset: int = 0
    pulse: Pulse = field(default_factory=Pulse)
    answer: Answer = leave_it

    async def run(self, stop: threading.Event) -> None:
        """Poll until ``stop`` is set. Whatever fails, nothing is confirmed that was not committed."""
        self.log(Said.STARTED, loop="polling", bot=self.bot)
        failures, say = 0, Seldom(self.log, self.clock.real)
        while not stop.is_set():
            try:
                found = await self._unless(stop, self.source.updates(self.bot, self.offset, self.seconds))
                for number, body in found or ():
                    await self._keep(number, body)
                failures = 0
            except Exception as error:  # noqa: BLE001 - the network, the channel or the store: wait, ask again
                failures += 1
                down = error if isinstance(error, ChannelDown) else ChannelDown(code_of(error), FIRST_REST)
                say(Said.POLL_BROKE, bot=self.bot, code=down.code)
                await self._unless(stop, asyncio.sleep(rest_after(down.seconds, failures)))
        self.pulse.end(f"polling_{self.bot}")
        self.log(Said.STOPPED, loop="polling", bot=self.bot)

    async def _keep(self, number: int, body: bytes) -> None:
        self.pulse.beat(f"polling_{self.bot}")
        update, chat, fault = peek(body)
        raw = RawUpdate(self.bot, body[:LARGEST_BODY], update, chat, self.clock.now(), fault)
        new = await asyncio.get_running_loop().run_in_executor(self.store, self.intake.keep, raw)
        self.offset = number + 1
        if query := query_in(body):
            self.answer(self.bot, query)
        self.log(Said.UPDATE_KEPT if new else Said.UPDATE_REPEATED, bot=self.bot)
        self.wake.ring(news=News.ARRIVED)

    async def _unless(self, stop: threading.Event, work: Coroutine[Any, Any, Got]) -> Got | None:
        """Do the work, or give it up within a moment when ``stop`` is set."""
        task = asyncio.ensure_future(work)
        try:
            while not task.done():
                self.pulse.beat(f"polling_{self.bot}")
                await asyncio.wait([task], timeout=LOOK_SECONDS)
                if stop.is_set() and not task.done():
                    return None
            return task.result()
        finally:
            task.cancel()


def rest_after(first: float, failures: int) -> float:
    """Return how many seconds to wait: twice as long after each failure in a row, never less than asked."""
    return max(first, min(LONGEST_REST, math.ldexp(first, min(failures - 1, 8))))
