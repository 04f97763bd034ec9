"""The door for updates: what a forger gets, what Telegram gets, and that nobody waits behind bad news."""

import gzip
import io
import json
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from fakes import FakeSide
from fastapi import FastAPI

from bot.arrivals import LARGEST_BODY
from bot.clock import SystemClock
from bot.log import Log
from bot.wake import Bell, Wake
from bot.webhook import SECRET_HEADER, Doorway, Webhook
from cases.ids import BotId

BOT = BotId("bot_a")
PATH = "/telegram/pad-van-a"
GOOD = {SECRET_HEADER: "geheim-1"}
HELLO = json.dumps(
    {"update_id": 1, "message": {"chat": {"id": 7, "type": "private"}, "text": "hoi"}}
).encode()
BODIES = {
    "an ordinary update": HELLO,
    "not JSON": b"hoi",
    "nothing": b"",
    "2 MiB": b'{"update_id": 2, "message": {"chat": {"id": 7}, "text": "' + b"a" * 2 * LARGEST_BODY + b'"}}',
    "a gzip bomb": gzip.compress(b"a" * 4 * LARGEST_BODY),
    "wrong types": b'{"update_id": true, "message": []}',
    "a huge number": b'{"update_id": ' + b"9" * 400 + b"}",
    "NUL": b"\0" * 10,
    "half characters": b'{"update_id": 3, "message": {"text": "\\ud800"}}',
}


class Hall:
    """The web application with one door."""

    def __init__(self, store: ThreadPoolExecutor, log: Log) -> None:
        self.side = FakeSide(bot=BOT)
        self.wake = Wake()
        doors = {"pad-van-a": Doorway(BOT, ("geheim-1", "geheim-2"), self.side, store)}
        self.app = FastAPI()
        self.app.include_router(Webhook(doors, SystemClock(), self.wake, log).router())

    @property
    def bell(self) -> Bell:
        return self.wake.bell()


@pytest.fixture
def hall(store: ThreadPoolExecutor, log: Log) -> Hall:
    return Hall(store, log)


@pytest.fixture
async def caller(hall: Hall) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=hall.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(SECRET_HEADER, "")],
        [(SECRET_HEADER, "geheim")],
        [(SECRET_HEADER, "GEHEIM-1")],
        [(SECRET_HEADER, "geheim-11")],
        [(SECRET_HEADER, "a" * 5000)],
        [(SECRET_HEADER, "geheim-1"), (SECRET_HEADER, "geheim-1")],
        [("Authorization", "Bearer geheim-1")],
    ],
    ids=["none", "empty", "shorter", "capitals", "longer", "huge", "twice", "another header"],
)
async def test_without_the_secret_nothing_is_read_and_nothing_is_kept(
    hall: Hall, caller: httpx.AsyncClient, headers: list[tuple[str, str]], body: bytes
) -> None:
    read = 0

    async def slowly() -> AsyncIterator[bytes]:
        nonlocal read
        read += 1
        yield body

    answer = await caller.post(PATH, content=slowly(), headers=headers)
    assert (answer.status_code, answer.content, read) == (401, b"", 0)
    assert hall.side.inbox == []


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_with_the_secret_everything_is_kept_and_answered_200(
    hall: Hall, caller: httpx.AsyncClient, body: bytes
) -> None:
    answer = await caller.post(PATH, content=body, headers=GOOD)
    assert (answer.status_code, answer.content) == (200, b"")
    (item,) = hall.side.inbox
    assert item.raw.body == body[:LARGEST_BODY]
    assert item.state == ("new" if item.raw.update_id in {1, 3} else "quarantined")


async def test_an_unknown_path_is_refused_like_a_wrong_secret(hall: Hall, caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/telegram/ander-pad", content=HELLO, headers=GOOD)
    assert (answer.status_code, answer.content) == (401, b"")
    assert hall.side.inbox == []


async def test_during_a_rotation_both_secrets_are_good(hall: Hall, caller: httpx.AsyncClient) -> None:
    answer = await caller.post(PATH, content=HELLO, headers={SECRET_HEADER: "geheim-2"})
    assert answer.status_code == 200
    assert len(hall.side.inbox) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_other_methods_are_not_allowed(caller: httpx.AsyncClient, method: str) -> None:
    answer = await caller.request(method, PATH, headers=GOOD)
    assert answer.status_code == 405


async def test_an_update_that_comes_twice_is_kept_once_and_answered_200_twice(
    hall: Hall, caller: httpx.AsyncClient
) -> None:
    codes = [(await caller.post(PATH, content=HELLO, headers=GOOD)).status_code for _ in range(2)]
    assert codes == [200, 200]
    assert len(hall.side.inbox) == 1


async def test_a_store_that_cannot_commit_asks_telegram_to_come_back(
    hall: Hall, caller: httpx.AsyncClient
) -> None:
    hall.side.fail_next(OSError("disk full"))
    answer = await caller.post(PATH, content=HELLO, headers=GOOD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert (await caller.post(PATH, content=HELLO, headers=GOOD)).status_code == 200
    assert len(hall.side.inbox) == 1


async def test_a_kept_update_wakes_the_loops(hall: Hall, caller: httpx.AsyncClient) -> None:
    bell = hall.bell
    await caller.post(PATH, content=HELLO, headers=GOOD)
    assert bell.wait(0) is True


async def test_a_refusal_takes_as_long_for_a_near_miss_as_for_a_wild_guess(hall: Hall) -> None:
    transport = httpx.ASGITransport(app=hall.app)
    near, far = [], []
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as caller:
        for _ in range(150):
            for secret, times in (("geheim-X", near), ("XXXXXXXX", far)):
                began = time.perf_counter()
                await caller.post(PATH, headers={SECRET_HEADER: secret})
                times.append(time.perf_counter() - began)
    near.sort()
    far.sort()
    assert 0.5 < near[len(near) // 2] / far[len(far) // 2] < 2.0


async def test_no_secret_and_no_word_of_a_body_reaches_the_log(
    hall: Hall, caller: httpx.AsyncClient, journal: io.StringIO
) -> None:
    await caller.post(PATH, content=HELLO, headers=GOOD)
    await caller.post(PATH, content=HELLO, headers={SECRET_HEADER: "fout-geheim"})
    hall.side.fail_next(OSError("hoi"))
    await caller.post(PATH, content=HELLO, headers=GOOD)
    lines = journal.getvalue()
    assert [json.loads(line)["event"] for line in lines.splitlines()] == [
        "update_kept",
        "webhook_refused",
        "update_not_kept",
    ]
    assert "geheim" not in lines
    assert "hoi" not in lines
