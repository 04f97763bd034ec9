"""Pages and cross-side alerts: they leave at once, without words, and never hold each other up."""

import asyncio
import io
import json
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import httpx
import pytest
from fakes import FakeCoordination, FakeGuard, FakeOutbox, FakePager

from bot.clock import SystemClock
from bot.courier import Courier, Roads
from bot.log import Log
from bot.pager import HttpPager, NoPager, body_of
from bot.ports import Pager
from bot.wake import Wake
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import Moment
from cases.sides import Side
from cases.traffic import DueAlert, DuePage

PAGE = DuePage("page1", FlagId("flag1"), 2, StaffId("noor"), Level.ACUTE, "Duin-27")
ALERT = DueAlert("alert1", ClientId("c1"), FlagId("flag1"), Level.ACUTE, "R25", True, Moment(5))


class Desk:
    def __init__(self, store: ThreadPoolExecutor, log: Log, pager: Pager) -> None:
        self.outbox = FakeOutbox()
        self.coordination = FakeCoordination()
        self.wake = Wake()
        clock = SystemClock()
        roads = Roads(self.outbox, pager, self.coordination, FakeGuard(), clock, store, store, log)
        self.courier = Courier(Side.B, roads, self.wake.bell())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        stop = threading.Event()
        task = asyncio.create_task(self.courier.run(stop))
        yield
        stop.set()
        self.wake.ring()
        await asyncio.wait_for(task, 2.0)


async def test_a_page_is_sent_and_written_down(store: ThreadPoolExecutor, log: Log) -> None:
    pager = FakePager()
    desk = Desk(store, log, pager)
    desk.outbox.waiting_pages["page1"] = PAGE
    async with desk.running():
        await asyncio.to_thread(desk.outbox.wait_until, lambda: bool(desk.outbox.pages_done))
    assert pager.paged == [PAGE]
    assert desk.outbox.pages_done == [("page1", True)]


async def test_a_page_that_failed_goes_again(store: ThreadPoolExecutor, log: Log) -> None:
    desk = Desk(store, log, FakePager([False]))
    desk.outbox.waiting_pages["page1"] = PAGE
    async with desk.running():
        await asyncio.to_thread(desk.outbox.wait_until, lambda: ("page1", True) in desk.outbox.pages_done)
    assert desk.outbox.pages_done == [("page1", False), ("page1", True)]


async def test_an_alert_reaches_coordination_once_also_when_that_was_away(
    store: ThreadPoolExecutor, log: Log, journal: io.StringIO
) -> None:
    desk = Desk(store, log, FakePager())
    desk.coordination.fails.append(OSError())
    desk.outbox.waiting_alerts["alert1"] = ALERT
    async with desk.running():
        await asyncio.to_thread(desk.outbox.wait_until, lambda: not desk.outbox.waiting_alerts)
    assert desk.coordination.alerts == [(Side.B, ALERT)]
    assert [json.loads(line)["event"] for line in journal.getvalue().splitlines()] == [
        "started",
        "alert_failed",
        "alert_delivered",
        "stopped",
    ]


async def test_a_page_leaves_while_coordination_is_away(store: ThreadPoolExecutor, log: Log) -> None:
    desk = Desk(store, log, FakePager())
    desk.coordination.fails += [OSError()] * 1000
    desk.outbox.waiting_alerts["alert1"] = ALERT
    desk.outbox.waiting_pages["page1"] = PAGE
    async with desk.running():
        await asyncio.to_thread(desk.outbox.wait_until, lambda: bool(desk.outbox.pages_done))


@pytest.mark.parametrize(("status", "accepted"), [(200, True), (204, True), (302, False), (500, False)])
async def test_only_a_2xx_of_the_pager_counts_as_accepted(status: int, *, accepted: bool) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status)

    pager = HttpPager("https://oproep.voorbeeld.nl/x", httpx.MockTransport(answer))
    assert await pager.page(PAGE) is accepted
    await pager.aclose()
    assert json.loads(asked[0].content) == {
        "text": "Nabij: S3 - Duin-27 - open app",
        "flag": "flag1",
        "step": 2,
    }


async def test_a_pager_that_does_not_answer_is_a_page_that_failed() -> None:
    pager = HttpPager("http://127.0.0.1:9/x")
    assert await pager.page(PAGE) is False
    await pager.aclose()


async def test_without_an_address_the_row_in_the_postvak_is_the_page() -> None:
    assert await NoPager().page(PAGE) is True


def test_a_page_holds_codes_and_the_pseudonym_and_nothing_else() -> None:
    assert set(body_of(PAGE)) == {"text", "flag", "step"}
    assert "noor" not in str(body_of(PAGE))
