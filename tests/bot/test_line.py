"""The whole line in one process, on a real messenger's protocol: write, be screened, be answered."""

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest
import uvicorn
from bot_people import BOT, client, rules
from fakes import FakeGuard, FakeSide
from fastapi import FastAPI

from bot.clock import SystemClock
from bot.inbox import Inbox
from bot.log import Log
from bot.loops import keep_at
from bot.polling import Poller
from bot.sender import Sender, Tools
from bot.telegram import TelegramChannel
from bot.wake import Wake
from bot.webhook import Doorway, Webhook
from cases.events import MessageReceived
from escalation.precedence import at_send
from simulator import Simulator


class Line:
    """Inbox thread and sender over one side in memory; updates come in by polling or by webhook."""

    def __init__(self, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log) -> None:
        self.channel, self.store, self.log = channel, store, log
        self.side = FakeSide(bot=BOT)
        self.side.pair(client(), 7)
        self.wake, self.clock, self.stop = Wake(), SystemClock(), threading.Event()

    @asynccontextmanager
    async def running(self, *, webhook: bool) -> AsyncIterator[None]:
        side, clock, wake, log = self.side, self.clock, self.wake, self.log
        inbox = Inbox(side, side, rules, clock, wake, log)
        tools = Tools(side.outbox, self.channel, FakeGuard(), at_send, clock, self.store, log)
        thread = threading.Thread(target=keep_at, args=(inbox, self.stop, wake.bell(), log))
        thread.start()
        tasks = [asyncio.create_task(Sender(BOT, tools, wake.bell()).run(self.stop))]
        entrance = self._webhook() if webhook else self._polling()
        async with entrance:
            yield
            self.stop.set()
            wake.ring()
            await asyncio.wait_for(asyncio.gather(*tasks), 3)
        await asyncio.to_thread(thread.join, 2)
        assert not thread.is_alive()

    @asynccontextmanager
    async def _polling(self) -> AsyncIterator[None]:
        poller = Poller(BOT, self.channel, self.side, self.store, self.clock, self.wake, self.log)
        task = asyncio.create_task(poller.run(self.stop))
        yield
        await asyncio.wait_for(task, 3)

    @asynccontextmanager
    async def _webhook(self) -> AsyncIterator[None]:
        doors = {"pad": Doorway(BOT, ("geheim",), self.side, self.store)}
        app = FastAPI()
        app.include_router(Webhook(doors, self.clock, self.wake, self.log).router())
        config = uvicorn.Config(app, port=0, log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        listener = config.bind_socket()
        task = asyncio.create_task(server.serve([listener]))
        port = listener.getsockname()[1]
        await self.channel.set_webhook(BOT, f"http://127.0.0.1:{port}/telegram/pad", "geheim")
        yield
        await self.channel.delete_webhook(BOT)
        server.should_exit = True
        await asyncio.wait_for(task, 5)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_danger_is_answered_on_the_phone_and_order_is_kept(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log, *, webhook: bool
) -> None:
    line = Line(channel, store, log)
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    async with line.running(webhook=webhook):
        phone.send("lijn_bot", "hij slaat me nu, help")
        await asyncio.to_thread(phone.wait_for_text, "lijn_bot", "112")
        for number in range(10):
            phone.send("lijn_bot", f"bericht {number}")
        await asyncio.to_thread(line.side.wait_until, lambda: len(line.side.inbox) == 12)
        await asyncio.to_thread(line.side.wait_until, lambda: "new" not in line.side.item_states())
    texts = [event.text for event in line.side.happened(MessageReceived)]
    assert texts == ["/start", "hij slaat me nu, help", *(f"bericht {number}" for number in range(10))]


async def test_duplicates_and_a_store_that_was_away_change_nothing(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    line = Line(channel, store, log)
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    simulator.fault("duplicate", times=None, every=2)
    line.side.fail_next(OSError(), OSError())
    async with line.running(webhook=True):
        for number in range(10):
            phone.send("lijn_bot", f"bericht {number}")
        await asyncio.to_thread(line.side.wait_until, lambda: len(line.side.inbox) == 11)
        await asyncio.to_thread(line.side.wait_until, lambda: "new" not in line.side.item_states())
        await asyncio.to_thread(simulator.wait_until, lambda: simulator.pending("lijn_bot") == 0)
    texts = [event.text for event in line.side.happened(MessageReceived)]
    assert texts == ["/start", *(f"bericht {number}" for number in range(10))]
