"""The server: starts in a thread, on a free port or a given one, and stops cleanly."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from simulator.api import BotApi, Lines, not_found_answer
from simulator.clock import Clock
from simulator.control import control_app, inject, make_fault
from simulator.ledger import Call, Delivery
from simulator.limits import Limits
from simulator.model import Json, User
from simulator.phone import Phone, Waiter
from simulator.phone_page import phone_routes
from simulator.wakeup import Wakeup
from simulator.webhook import Dispatcher, Retry
from simulator.world import World

START_SECONDS = 10.0
BACKLOG = 512


class Simulator:
    """A Bot API server of our own. See the package for how to use it."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        limits: Limits | None = None,
        retry: Retry | None = None,
        start: datetime | None = None,
        frame_ancestors: Sequence[str] = ("'self'",),
    ) -> None:
        self._host = host
        self._port = port
        self._wakeup = Wakeup()
        self.clock = Clock(start)
        self.world = World(self.clock, limits or Limits())
        self.clock.on_move = self.world.changed
        self.world.listeners.append(self._wakeup.ring)
        self._waiter = Waiter(self.world)
        self._dispatcher = Dispatcher(self.world, self._wakeup, retry or Retry())
        self.app = self._application(tuple(frame_ancestors))
        self._ready = threading.Event()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def _application(self, frame_ancestors: tuple[str, ...]) -> Starlette:
        return Starlette(
            routes=[
                *BotApi(self.world, self._wakeup).routes(),
                Mount("/control", control_app(self.world)),
                *phone_routes(self.world, frame_ancestors),
            ],
            exception_handlers={404: not_found_answer},
            lifespan=self._lifespan,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._wakeup.attach(asyncio.get_running_loop())
        task = asyncio.create_task(self._dispatcher.run())
        self._ready.set()
        try:
            yield
        finally:
            self._wakeup.attach(None)
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def start(self) -> Self:
        """Listen, and return when calls are answered. Raises OSError when the port is taken.

        After a stop it is as a service that was away: same address, and it knows what it knew.
        """
        self.world.closing = False
        self._ready.clear()
        listener = _listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(
            self.app,
            http=Lines,
            ws="none",
            lifespan="on",
            log_config=None,
            loop="asyncio",
            access_log=False,
            timeout_graceful_shutdown=3,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([listener],), name="simulator", daemon=True
        )
        self._thread.start()
        if not self._ready.wait(START_SECONDS):
            raise RuntimeError("the simulator did not start")
        return self

    def stop(self) -> None:
        """End open polls, deliveries and connections, and return when the thread is gone."""
        self.world.closing = True
        self.world.changed()
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
        self._server = self._thread = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def join(self) -> None:
        """Wait until the server ends."""
        if self._thread is not None:
            self._thread.join()

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    @property
    def bot_url(self) -> str:
        """``base_url`` for python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """``base_file_url`` for python-telegram-bot."""
        return f"{self.url}/file/bot"

    def add_bot(self, token: str, username: str, name: str = "") -> None:
        """Make a bot. Raises ValueError for a token that is not ``number:secret``."""
        self.world.add_bot(token, username, name)

    def phone(self, user_id: int, first_name: str = "Sam", language_code: str = "nl") -> Phone:
        """Return the phone of a person, made when it is new."""
        self.world.add_user(User(user_id, first_name, language_code))
        return Phone(self.world, self._waiter, user_id)

    def phone_url(self, user_id: int, bot: str) -> str:
        """Return the address of the page that draws this phone."""
        return f"{self.url}/phone/{self.world.bot(bot).username}/{user_id}"

    def fault(self, kind: str, **fields: object) -> None:
        """Order a misbehaviour; the fields are those of ``Fault``."""
        self.world.faults.add(make_fault(self.world, {"kind": kind, **fields}))
        self.world.changed()

    def clear_faults(self) -> None:
        self.world.faults.clear()

    def set_limits(self, limits: Limits) -> None:
        """Change the rate limits; all buckets start full."""
        with self.world.lock:
            self.world.meter.limits = limits
            self.world.meter.buckets.clear()

    def redeliver(self, bot: str, update_id: int) -> None:
        """Hand over an update again that the bot already took."""
        self.world.redeliver(bot, update_id)

    def inject(self, bot: str, user_id: int, kind: str, body: Json, life: float | None = None) -> int | None:
        """Queue an update of any content for a chat; returns its number. ``life`` is in seconds."""
        update_id = inject(self.world, self.world.chat(self.world.bot(bot), user_id), kind, body, life)
        self.world.changed()
        return update_id

    def ledger(self, **wanted: object) -> list[Call]:
        """Return API calls, by any field of ``Call`` (``bot``, ``method``, ``chat_id``, ``outcome``...)."""
        return self.world.ledger.calls(**wanted)

    def count(self, **wanted: object) -> int:
        return len(self.ledger(**wanted))

    def deliveries(self, **wanted: object) -> list[Delivery]:
        """Return attempts to hand over updates, by any field of ``Delivery``."""
        return self.world.ledger.deliveries(**wanted)

    def wait_until(self, holds: Callable[[], bool], timeout: float = 5.0) -> None:
        """Wait for something in the ledger, on a phone, or in a backlog. Raises TimeoutError."""
        self._waiter.until(holds, timeout, "the awaited event")

    def pending(self, bot: str) -> int:
        """Return how many updates wait for the bot."""
        return len(self.world.bot(bot).backlog)

    def reset(self) -> None:
        """Forget bots, people, rules and books; the clock runs on."""
        self.world.reset()


def _listen(host: str, port: int) -> socket.socket:
    # asyncio turns Nagle's delay off only where the protocol is named; without it each answer waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
