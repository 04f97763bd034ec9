"""A real Redis behind a proxy with weather, and two ends of a bridge over it, for tests."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic

import pytest

from bot.clock import SystemClock
from bot.log import Log
from bot.wake import Wake
from drills.fault_proxy import FaultProxy
from drills.redis_server import NoRedisServer, RedisServer
from nabij.redis_bridge import Bridge

LONG = 20.0


def eventually(holds: Callable[[], bool], seconds: float = LONG) -> bool:
    """Say whether it came to hold within ``seconds``."""
    until, wait = monotonic() + seconds, threading.Event()
    while not holds():
        if monotonic() > until:
            return False
        wait.wait(0.01)
    return True


class Stand:
    """A server that runs, a proxy before it, and what is said in the log of its bridges."""

    def __init__(self, server: RedisServer, proxy: FaultProxy, stack: ExitStack) -> None:
        self.server = server
        self.proxy = proxy
        self.said = io.StringIO()
        self._stack = stack

    @property
    def url(self) -> str:
        return self.url_of("")

    def url_of(self, user: str) -> str:
        return f"redis://{user}{'@' if user else ''}127.0.0.1:{self.proxy.port}"

    def bridge(self, wake: Wake, *stores: str, kind: type[Bridge] = Bridge, user: str = "") -> Bridge:
        """Start one end; it is closed after the test."""
        made = kind(self.url_of(user), wake, stores, Log(self.said, strict=True), SystemClock().real)
        made.start()
        self._stack.callback(made.close)
        return made

    def ends(self) -> tuple[Wake, Bridge, Wake, Bridge]:
        """Return two processes' worth of wakes and bridges, both connected."""
        here, there = Wake(), Wake()
        one, other = self.bridge(here, "a", "b"), self.bridge(there, "a")
        assert eventually(lambda: one.traffic.connected and other.traffic.connected)
        return here, one, there, other


@contextmanager
def stand(*, running: bool = True) -> Iterator[Stand]:
    """Open a stand; skip where there is no redis-server."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(RedisServer())
        except NoRedisServer as missing:
            pytest.skip(str(missing))
        if running:
            server.start()
        yield Stand(server, stack.enter_context(FaultProxy(server.socket)), stack)
