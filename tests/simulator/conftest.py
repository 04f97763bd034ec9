"""One server for all tests of this folder, two clients that nobody here wrote, and a webhook to hit."""

import json
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from canary import NAME
from simulator_clients import AioClient, PtbClient

from simulator import Limits, Phone, Retry, Simulator

TOKEN = "1001:AAsecret"
BOT = "nabij_a_bot"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


CLIENTS = {"python-telegram-bot": PtbClient, "aiogram": AioClient}


@dataclass
class Hook:
    """A webhook that answers as told, oldest order first, else 200."""

    url: str = ""
    got: list[tuple[dict[str, Any], dict[str, str]]] = field(default_factory=list)
    answers: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    chat_answers: dict[int, int] = field(default_factory=dict)
    hold: threading.Event = field(default_factory=threading.Event)
    holding: int = 0

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update, _ in self.got if "message" in update]

    def take(self, update: dict[str, Any], headers: dict[str, str]) -> tuple[int, dict[str, str]]:
        self.got.append((update, headers))
        chat = update.get("message", {}).get("chat", {}).get("id")
        if chat in self.chat_answers:
            return self.chat_answers[chat], {}
        if chat is not None and chat == self.holding:
            self.hold.wait(5)
        return self.answers.popleft() if self.answers else (200, {})


@pytest.fixture
def hook() -> Iterator[Hook]:
    order = Hook()

    class Taker(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status, headers = order.take(json.loads(body), {k.lower(): v for k, v in self.headers.items()})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            answer = b'{"method":"sendMessage","chat_id":7,"text":"in the body"}'
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taker) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        order.url = f"http://127.0.0.1:{server.server_port}/hook"
        yield order
        order.hold.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def running() -> Iterator[Simulator]:
    retry = Retry(base=0.01, cap=0.05, after_scale=0.02)
    with Simulator(retry=retry, frame_ancestors=("http://127.0.0.1:8000",)) as sim:
        yield sim


@pytest.fixture
def sim(running: Simulator) -> Iterator[Simulator]:
    running.set_limits(Limits(on=False))
    running.clock.set(MONDAY)
    running.add_bot(TOKEN, BOT, "Afspraak")
    yield running
    running.reset()


@pytest.fixture
def sam(sim: Simulator) -> Phone:
    """Return a person who pressed Start, and whose /start the bot has not taken yet."""
    phone = sim.phone(7, first_name=NAME)
    phone.start(BOT)
    return phone


@pytest.fixture(params=CLIENTS)
async def client(request: pytest.FixtureRequest, sim: Simulator) -> AsyncIterator[PtbClient | AioClient]:
    made = CLIENTS[request.param](sim, TOKEN)
    await made.open()
    yield made
    await made.close()


@pytest.fixture(params=CLIENTS)
async def stranger(request: pytest.FixtureRequest, sim: Simulator) -> AsyncIterator[PtbClient | AioClient]:
    """Make a client with a token that the service does not know."""
    made = CLIENTS[request.param](sim, "4242:unknown")
    await made.open()
    yield made
    await made.close()


@pytest.fixture(scope="session")
def line(running: Simulator) -> Iterator[httpx.Client]:
    """Open one connection pool for all tests: making one costs more than most tests."""
    with httpx.Client(base_url=running.url, timeout=10) as made:
        yield made


@pytest.fixture
def http(sim: Simulator, line: httpx.Client) -> httpx.Client:
    assert str(line.base_url).rstrip("/") == sim.url
    return line


@pytest.fixture(scope="session")
def bot_line(running: Simulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{running.bot_url}{TOKEN}/", timeout=10) as made:
        yield made


@pytest.fixture
def bare(sim: Simulator, bot_line: httpx.Client) -> httpx.Client:
    """Make bare calls to the Bot API of the first bot."""
    assert sim.world.bot(BOT).token == TOKEN
    return bot_line
