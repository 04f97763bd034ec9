"""A messenger to speak to, a log that is strict, and an executor as the product has one."""

import io
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.log import Log
from bot.telegram import TelegramChannel
from cases.ids import BotId
from simulator import Limits, Retry, Simulator

TOKEN = "1001:canary-token-that-must-not-leak"
BOT = BotId("bot_a")


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(on=False), retry=Retry(after_scale=0.02)) as running:
        running.add_bot(TOKEN, "lijn_bot")
        yield running


@pytest.fixture
async def channel(simulator: Simulator) -> AsyncIterator[TelegramChannel]:
    async with TelegramChannel({BOT: TOKEN}, simulator.url) as made:
        yield made


@pytest.fixture
def journal() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(journal: io.StringIO) -> Log:
    return Log(journal, strict=True)


@pytest.fixture
def store() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool
