"""Carries rings between the processes of one line over Redis. Only hints: what is lost costs half a second.

A ring is told to a thread of its own and published from there, so that nobody who committed ever waits.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from bot.log import Log, Said, Seldom
from bot.wake import Wake
from cases.moments import Moment
from console.ports import Door
from nabij.redis_door import WindowedDoor, Windows
from nabij.redis_link import BREAKER_OPEN, PREFIX, Ears, RedisAway, RedisLink, Waits
from vault.seal import Sealer

COORDINATION = "coordination"
TOGETHER_SECONDS = 0.02
"""Rings within this time are published as one, and heard as one."""
LOOK_SECONDS = 0.25
QUIET_SECONDS = 2.0
"""After so much silence the listener asks for a sign of life; after twice as much it connects anew."""
FIRST_REST = 0.1
LONGEST_REST = 2.0


@dataclass
class Traffic:
    """What went over the bridge so far."""

    published: int = 0
    heard: int = 0
    dropped: int = 0
    connected: bool = False
    waits: Waits = field(default_factory=Waits)


class Bridge:
    """Rings the other processes of ``stores``, and rings here when they do. Start it once, close it once."""

    def __init__(
        self, url: str, wake: Wake, stores: tuple[str, ...], log: Log, real: Callable[[], Moment]
    ) -> None:
        self.link = RedisLink(url)
        self.traffic = Traffic()
        self._windows = Windows(self.link, self.traffic.waits)
        self._url = url
        self._wake = wake
        self._stores = (*stores, COORDINATION)
        self._said = Seldom(log, real)
        self._me = secrets.token_hex(8)
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._due: set[str] = set()
        self._asked = threading.Event()
        self._threads = [
            threading.Thread(target=self._publishing, name="redis-publish", daemon=True),
            threading.Thread(target=self._listening, name="redis-listen", daemon=True),
        ]

    def start(self) -> None:
        self._wake.tell(self.tell)
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop both threads within a moment; a thread that Redis holds up is left to end by itself."""
        self._stop.set()
        self._asked.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(2.0)
        self._windows.close()
        self.link.close()

    def before(self, door: Door, sealer: Sealer) -> WindowedDoor:
        """Return the door with the shared windows in front of it."""
        return WindowedDoor(door, self._windows, sealer)

    def tell(self, store: str) -> None:
        """Take a ring over. Holds nobody up and keeps no queue: a store is due or it is not."""
        began = monotonic()
        self.hand_over(store)
        self.traffic.waits.add(monotonic() - began)

    def hand_over(self, store: str) -> None:
        with self._lock:
            self._due.update((store,) if store in self._stores else self._stores)
        self._asked.set()

    def publish(self) -> None:
        """Publish what is due; what Redis does not take is dropped."""
        with self._lock:
            due, self._due = sorted(self._due), set()
        for store in due:
            try:
                self.link.publish(f"{PREFIX}wake:{store}", f"{self._me} {self.traffic.published}")
            except RedisAway as away:
                self.traffic.dropped += 1
                if self.traffic.connected and away.code != BREAKER_OPEN:
                    self._said(Said.REDIS_AWAY, code=away.code)
            else:
                self.traffic.published += 1

    def _publishing(self) -> None:
        while not self._stop.is_set():
            self._asked.wait()
            self._asked.clear()
            self.publish()
            self._stop.wait(TOGETHER_SECONDS)

    def _listening(self) -> None:
        rest, said = FIRST_REST, False
        while not self._stop.is_set():
            try:
                with Ears(self._url, [f"{PREFIX}wake:{store}" for store in self._stores]) as ears:
                    rest, said = FIRST_REST, False
                    self._reached()
                    self._hear(ears)
            except RedisAway as away:
                self.traffic.connected = False
                if not said:
                    self._said(Said.REDIS_AWAY, code=away.code)
                said = True
            self._stop.wait(rest)
            rest = min(LONGEST_REST, rest * 2)

    def _reached(self) -> None:
        """Take up work again, and ring once: what was rung meanwhile went unheard."""
        self.traffic.connected = True
        self.link.breaker.good()
        self._said(Said.REDIS_REACHED)
        self._wake.ring_here()

    def _hear(self, ears: Ears) -> None:
        """Ring for what comes until the stop. Raises RedisAway, also when nothing at all comes any more."""
        last, asked = monotonic(), False
        while not self._stop.is_set():
            payload = ears.hear(LOOK_SECONDS)
            if payload is not None:
                last, asked = monotonic(), False
                if self._is_news(payload):
                    self._ring(ears)
            elif monotonic() - last > 2 * QUIET_SECONDS:
                raise RedisAway("silent")
            elif monotonic() - last > QUIET_SECONDS and not asked:
                ears.ping()
                asked = True

    def _ring(self, ears: Ears) -> None:
        """Ring here at once; what comes right after it is heard as one more ring."""
        self._wake.ring_here()
        self.traffic.heard += 1
        self._stop.wait(TOGETHER_SECONDS)
        more = False
        while (payload := ears.hear(0)) is not None:
            more = more or self._is_news(payload)
        if more:
            self._wake.ring_here()

    def _is_news(self, payload: str) -> bool:
        return bool(payload) and not payload.startswith(self._me)
