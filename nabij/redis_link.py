"""The one file that speaks to Redis: no call waits longer than 200 ms on a socket, none is tried twice.

Redis holds nothing that anybody misses: rings without a word in them, counters that run out by themselves.
"""

import threading
from collections.abc import Callable, Sequence
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

import redis
from redis.client import PubSub

from bot.log import code_of
from nabij.redis_breaker import Breaker

TIMEOUT = 0.2
PREFIX = "nabij:"
"""What every key and every channel of ours begins with."""
BREAKER_OPEN = "breaker_open"

Got = TypeVar("Got")


class RedisAway(Exception):
    """No answer, or a refusal; ``code`` says which, without its words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RedisLink:
    """Calls behind one breaker. Opens no connection before the first call. Safe from any thread."""

    def __init__(self, url: str, breaker: Breaker | None = None) -> None:
        self.breaker = breaker or Breaker()
        self._client = client_of(url)

    def publish(self, channel: str, payload: str) -> None:
        """Tell whoever listens. Raises RedisAway."""
        self._ask(lambda client: client.publish(channel, payload))

    def run(self, script: str, keys: Sequence[str], values: Sequence[int]) -> list[int]:
        """Run a script that answers with whole numbers. Raises RedisAway."""

        def evaluate(client: redis.Redis) -> list[int]:
            found: Any = client.eval(script, len(keys), *keys, *values)
            return [int(each) for each in found]

        return self._ask(evaluate)

    def ping(self) -> str:
        """Return the rule by which a full server throws keys away, empty when it does not tell.

        Raises RedisAway.
        """
        self._ask(lambda client: client.ping())
        try:
            found: Any = self._ask(lambda client: client.config_get("maxmemory-policy"))
        except RedisAway:
            return ""
        return str(found.get("maxmemory-policy", ""))

    def missed(self) -> None:
        """Tell that somebody gave up waiting for an answer."""
        self.breaker.bad(monotonic())

    def close(self) -> None:
        self._client.close()

    def _ask(self, work: Callable[[redis.Redis], Got]) -> Got:
        if not self.breaker.lets_through(monotonic()):
            raise RedisAway(BREAKER_OPEN)
        try:
            answer = work(self._client)
        except redis.ResponseError as refusal:
            # A full or read-only server answers at once: nobody waits, so the breaker has nothing to spare.
            self.breaker.good()
            raise RedisAway(code_of(refusal)) from None
        except Exception as error:  # noqa: BLE001 - half an answer breaks the parser in many ways
            self.breaker.bad(monotonic())
            self._client.connection_pool.disconnect(inuse_connections=False)
            raise RedisAway(code_of(error)) from None
        self.breaker.good()
        return answer


class Ears:
    """Listens on channels, with a connection of its own. Entering raises RedisAway, and so does hearing."""

    def __init__(self, url: str, channels: Sequence[str]) -> None:
        self._channels = channels
        self._client = client_of(url)
        self._heard = PubSub(self._client.connection_pool)

    def __enter__(self) -> Self:
        try:
            self._heard.subscribe(*self._channels)
            until = monotonic() + TIMEOUT
            waiting = len(self._channels)
            while waiting and monotonic() < until:
                waiting -= self._next(TIMEOUT) is not None
        except Exception as error:  # noqa: BLE001 - whatever the network does, it is one thing: away
            self._close()
            raise RedisAway(code_of(error)) from None
        if waiting:
            self._close()
            raise RedisAway("no_answer")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def hear(self, seconds: float) -> str | None:
        """Return the next payload, empty for the answer to ``ping``; None when nothing came."""
        try:
            return self._next(seconds)
        except Exception as error:  # noqa: BLE001 - as above
            raise RedisAway(code_of(error)) from None

    def ping(self) -> None:
        """Ask for a sign of life, to be heard as an empty payload."""
        try:
            self._heard.ping()
        except Exception as error:  # noqa: BLE001 - as above
            raise RedisAway(code_of(error)) from None

    def _next(self, seconds: float) -> str | None:
        found: Any = self._heard.get_message(timeout=seconds)
        if found is None:
            return None
        return str(found["data"]) if found["type"] == "message" else ""

    def _close(self) -> None:
        self._heard.close()
        self._client.close()


def client_of(url: str) -> redis.Redis:
    """Return a client that says nothing about itself, waits 200 ms at most and tries once."""
    return redis.Redis.from_url(
        url,
        socket_timeout=TIMEOUT,
        socket_connect_timeout=TIMEOUT,
        retry=None,
        protocol=2,
        driver_info=None,
        decode_responses=True,
        encoding_errors="replace",
    )


class Waits:
    """How long anybody of this process was held up by Redis. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._longest = 0.0
        self._count = 0

    def add(self, seconds: float) -> None:
        with self._lock:
            self._longest = max(self._longest, seconds)
            self._count += 1

    @property
    def count(self) -> int:
        return self._count

    def longest_ms(self, *, fresh: bool = False) -> float:
        """Return the longest wait in milliseconds; ``fresh`` forgets it for the next question."""
        with self._lock:
            longest = self._longest
            if fresh:
                self._longest = 0.0
        return round(longest * 1000, 2)
