"""What befalls Redis in the drill, by name: from a kill to a full memory, and how it ends."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from drills.fault_proxy import FaultProxy, Weather
from drills.redis_server import RedisServer

FLUSH_SECONDS = 0.1
SLOW_SECONDS = 2.0
DRIP_SECONDS = 0.1
CUT_OCTETS = 2

SILENT = ("black_hole", "held")
"""Nothing ends these but the listener's own patience: they last longer."""
CLEAR = ("healthy", "restarted", "recovered")
"""Phases in which nothing is wrong; the others are measured against the first of them."""
PHASES = (
    "absent",
    "healthy",
    "killed",
    "restarted",
    "flushed",
    "black_hole",
    "held",
    "full",
    "read_only",
    "slow",
    "drip",
    "cut",
    "recovered",
)


class RedisWeather:
    """One Redis behind a proxy. It is not there at first."""

    def __init__(self, server: RedisServer, proxy: FaultProxy) -> None:
        self._server = server
        self._proxy = proxy
        self._begins: Mapping[str, Callable[[], object]] = {
            "killed": server.kill,
            "black_hole": lambda: proxy.turn(Weather("black_hole")),
            "held": server.hold,
            "full": lambda: server.ask("CONFIG", "SET", "maxmemory", "1"),
            "read_only": lambda: server.ask("REPLICAOF", "127.0.0.1", "1"),
            "slow": lambda: proxy.turn(Weather("slow", SLOW_SECONDS)),
            "drip": lambda: proxy.turn(Weather("drip", DRIP_SECONDS)),
            "cut": lambda: proxy.turn(Weather("cut", octets=CUT_OCTETS)),
        }
        self._ends: Mapping[str, Callable[[], object]] = {
            "absent": server.start,
            "killed": server.start,
            "held": server.go_on,
            "full": lambda: server.ask("CONFIG", "SET", "maxmemory", "0"),
            "read_only": lambda: server.ask("REPLICAOF", "NO", "ONE"),
        }

    @contextmanager
    def over(self, phase: str) -> Iterator[None]:
        """Let it befall Redis for the block; all is well after."""
        self._begins.get(phase, _nothing)()
        try:
            with self._flushing() if phase == "flushed" else _quiet():
                yield
        finally:
            self._ends.get(phase, _nothing)()
            self._proxy.turn(Weather())

    @contextmanager
    def _flushing(self) -> Iterator[None]:
        stop = threading.Event()

        def flush() -> None:
            while not stop.wait(FLUSH_SECONDS):
                self._server.ask("FLUSHALL")

        flusher = threading.Thread(target=flush, name="flusher", daemon=True)
        flusher.start()
        try:
            yield
        finally:
            stop.set()
            flusher.join()


@contextmanager
def _quiet() -> Iterator[None]:
    yield


def _nothing() -> None: ...
