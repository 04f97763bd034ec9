"""Polling: commit first, ask on after that, and stay polite when the channel is away."""

import asyncio
import io
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest
from fakes import FakeSide
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.log import Log
from bot.polling import LONGEST_REST, Poller, rest_after
from bot.telegram import TelegramChannel
from bot.wake import Wake
from cases.ids import BotId
from simulator import Simulator

BOT = BotId("bot_a")


@pytest.fixture
def side() -> FakeSide:
    return FakeSide(bot=BOT)


@asynccontextmanager
async def polling(
    side: FakeSide, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> AsyncIterator[Poller]:
    stop = threading.Event()
    poller = Poller(BOT, channel, side, store, SystemClock(), Wake(), log)
    task = asyncio.create_task(poller.run(stop))
    yield poller
    stop.set()
    await asyncio.wait_for(task, 2.0)


async def test_updates_are_kept_and_confirmed_in_order(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor, log: Log
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    async with polling(side, channel, store, log):
        phone.send("lijn_bot", "een")
        phone.send("lijn_bot", "twee")
        await asyncio.to_thread(side.wait_until, lambda: len(side.inbox) == 3)
        await asyncio.to_thread(simulator.wait_until, lambda: simulator.pending("lijn_bot") == 0)
    assert [item.raw.chat for item in side.inbox] == [7, 7, 7]


async def test_nothing_is_confirmed_that_was_not_committed(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor, log: Log
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    phone.send("lijn_bot", "help")
    side.fail_next(OSError())
    async with polling(side, channel, store, log):
        await asyncio.to_thread(side.wait_until, lambda: len(side.inbox) == 2)
    assert len(side.inbox) == 2


@pytest.mark.parametrize("kind", ["409", "500", "502_html", "drop_before", "invalid_json", "429"])
async def test_it_comes_back_by_itself_after_a_failure_and_says_so(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor, kind: str
) -> None:
    journal = io.StringIO()
    log = Log(journal, strict=True)
    simulator.fault(kind, method="getUpdates", times=1)
    simulator.phone(7).start("lijn_bot")
    async with polling(side, channel, store, log):
        await asyncio.to_thread(side.wait_until, lambda: len(side.inbox) == 1, 10)
    assert "poll_broke" in journal.getvalue()


async def test_a_poison_update_does_not_stop_the_ones_behind_it(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor, log: Log
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    simulator.inject("lijn_bot", 7, "message", {"message_id": "x", "chat": {"id": 7}, "text": 5})
    phone.send("lijn_bot", "help")
    async with polling(side, channel, store, log):
        await asyncio.to_thread(side.wait_until, lambda: len(side.inbox) == 3)


async def test_it_stops_within_a_moment_in_the_middle_of_a_long_poll(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor, log: Log
) -> None:
    async with polling(side, channel, store, log):
        await asyncio.to_thread(simulator.wait_until, lambda: simulator.pending("lijn_bot") == 0)
    assert side.inbox == []


@given(st.floats(0.1, 3600.0), st.integers(1, 10_000))
def test_it_waits_longer_each_time_never_less_than_asked_and_no_more_than_ten_seconds(
    asked: float, failures: int
) -> None:
    wait = rest_after(asked, failures)
    assert asked <= wait <= max(asked, LONGEST_REST)
    assert rest_after(asked, failures + 1) >= wait


async def test_a_store_that_is_away_is_said_once_and_costs_no_update(
    simulator: Simulator, channel: TelegramChannel, side: FakeSide, store: ThreadPoolExecutor
) -> None:
    journal = io.StringIO()
    log = Log(journal, strict=True)
    side.fail_next(OSError(), OSError(), OSError())
    simulator.phone(7).start("lijn_bot")
    async with polling(side, channel, store, log):
        await asyncio.to_thread(side.wait_until, lambda: len(side.inbox) == 1, 20)
    assert journal.getvalue().count("poll_broke") == 1
