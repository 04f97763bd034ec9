"""The way in stays right: a webhook that was taken away or set by somebody else is put right by itself."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from line_stage import BOTS, Line, a_line

from bot.telegram import TelegramChannel
from cases.ids import BotId
from cases.sides import Side
from nabij.arriving import Arriving
from nabij.house import door_url

BOT = BOTS[0]
ELSEWHERE = "http://127.0.0.1:9/elsewhere"


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line() as made:
        yield made


@contextmanager
def way_in(line: Line, webhook: str) -> Iterator[None]:
    """Keep the bots of side a open to updates, looked at twenty times a second, until the block ends."""
    stop = threading.Event()
    house = line.stage.house.sides[Side.A]

    async def work() -> None:
        tokens = {BotId("a1"): BOT.token}
        async with TelegramChannel(tokens, line.simulator.url) as channel:
            arriving = Arriving(house, line.stage.house.hall, channel, webhook, every=0.05)
            await asyncio.gather(*arriving.jobs(stop))

    looked = _looks(line)
    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    try:
        line.simulator.wait_until(lambda: _looks(line) > looked + 2, 20)
        yield
    finally:
        stop.set()
        thread.join()


def _looks(line: Line) -> int:
    return line.simulator.count(method="getWebhookInfo", bot=BOT.username)


def address(line: Line) -> str:
    hook = line.simulator.world.bot(BOT.username).webhook
    return hook.url if hook else ""


def told(line: Line) -> int:
    journal = line.stage.house.settings.data / "nabij.log"
    return journal.read_text(encoding="utf-8").count('"webhook_lost"')


def order(line: Line, method: str, **fields: str) -> None:
    answer = httpx.post(f"{line.simulator.bot_url}{BOT.token}/{method}", json=fields, timeout=10)
    answer.raise_for_status()


def test_a_webhook_that_is_gone_or_another_is_set_again_and_nothing_that_waited_is_lost(line: Line) -> None:
    ours = door_url(line.stage.url, line.stage.house.sides[Side.A].chosen.bots[0])
    client = line.enrol()
    with way_in(line, line.stage.url):
        for method, fields in (("deleteWebhook", {}), ("setWebhook", {"url": ELSEWHERE})):
            before = told(line)
            order(line, method, **fields)
            client.phone.send(client.bot, "hoor je me nog?")
            line.simulator.wait_until(lambda before=before: told(line) > before, 20)
            line.simulator.wait_until(lambda: address(line) == ours, 20)
    line.settle()
    assert client.screen().texts.count("hoor je me nog?") == 2
    assert line.simulator.pending(client.bot) == 0


def test_a_refused_token_is_told_once_also_while_nothing_is_to_be_sent(line: Line) -> None:
    desk, worker = line.desk(Side.A), line.worker(Side.A)

    def told() -> int:
        return [task.kind for task in desk.tasks(worker)].count("bot_refused")

    with way_in(line, line.stage.url):
        line.simulator.fault("401", bot=BOT.username, method="getWebhookInfo", times=3)
        line.simulator.wait_until(lambda: told() == 1 and not line.simulator.world.faults.listed(), 20)
        before = _looks(line)
        line.simulator.wait_until(lambda: _looks(line) > before + 2, 20)
    assert told() == 1
    assert line.simulator.count(bot=BOT.username, fault="401") == 3


def test_where_it_polls_a_webhook_of_somebody_else_is_taken_away(line: Line) -> None:
    client = line.enrol()
    with way_in(line, ""):
        line.simulator.wait_until(lambda: address(line) == "", 20)
        order(line, "setWebhook", url=ELSEWHERE)
        line.simulator.wait_until(lambda: address(line) == "", 20)
        client.phone.send(client.bot, "hij staat nu voor de deur met een mes, help")
        line.simulator.wait_until(lambda: "acute" in client.flags(), 40)
