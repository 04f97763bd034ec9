"""Log-in windows shared by all processes, in front of the database's own limit.

A flood from one address, or at one login, is turned away before it costs a password check or a write. The
database's count stays the truth: it decides alone whenever Redis does not answer in time.
"""

from concurrent.futures import CancelledError, ThreadPoolExecutor
from time import monotonic

from cases.desk import Session, Watched
from cases.errors import TooManyAttempts
from cases.ids import StaffId
from cases.sides import Side
from console.ports import Door
from nabij.redis_link import PREFIX, TIMEOUT, RedisAway, RedisLink, Waits
from vault.coordination_staff import login_name
from vault.seal import Sealer

WINDOW_SECONDS = 60
MOST_AT_LOGIN = 10
MOST_AT_ADDRESS = 20
"""Failures in one window. Above the database's own limit of 5, so that the database always refuses first."""

_COUNT = """
local answer = {}
for i, key in ipairs(KEYS) do
  local n = redis.call('INCR', key)
  if n == 1 then redis.call('PEXPIRE', key, ARGV[1]) end
  answer[#answer + 1] = n
  answer[#answer + 1] = redis.call('PTTL', key)
end
return answer
"""
_FORGIVE = """
local n = tonumber(redis.call('GET', KEYS[1]) or '0')
redis.call('DEL', KEYS[1])
local left = tonumber(redis.call('GET', KEYS[2]) or '0') - n
if left > 0 then redis.call('DECRBY', KEYS[2], n) else redis.call('DEL', KEYS[2]) end
return {left}
"""


class Windows:
    """Counts in Redis from threads of its own; whoever asks waits 200 ms at most."""

    def __init__(self, link: RedisLink, waits: Waits) -> None:
        self._link = link
        self._waits = waits
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="redis-windows")

    def count(self, by_login: str, by_address: str) -> None:
        """Count one attempt. Raises TooManyAttempts when a window is full; without an answer it passes."""
        began = monotonic()
        answer = self._answer([by_login, by_address], began)
        self._waits.add(monotonic() - began)
        if answer is None:
            return
        at_login, login_ms, at_address, address_ms = answer
        left = max(
            login_ms if at_login > MOST_AT_LOGIN else 0, address_ms if at_address > MOST_AT_ADDRESS else 0
        )
        if left > 0:
            raise TooManyAttempts(-(-left // 1000))

    def forgive(self, by_login: str, by_address: str) -> None:
        """Forget the failures of a login, on its address too. Nobody waits for it."""
        if not self._link.breaker.is_open(monotonic()):
            self._threads.submit(self._quietly, _FORGIVE, [by_login, by_address], [])

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _answer(self, keys: list[str], now: float) -> list[int] | None:
        if self._link.breaker.is_open(now):
            return None
        asked = self._threads.submit(self._quietly, _COUNT, keys, [WINDOW_SECONDS * 1000])
        try:
            return asked.result(TIMEOUT)
        except TimeoutError:
            asked.cancel()
            self._link.missed()
        except CancelledError:
            return None
        return None

    def _quietly(self, script: str, keys: list[str], values: list[int]) -> list[int] | None:
        try:
            return self._link.run(script, keys, values)
        except RedisAway:
            return None


class WindowedDoor:
    """Fits the console's ``Door``: the shared windows first, then the door itself."""

    def __init__(self, door: Door, windows: Windows, sealer: Sealer) -> None:
        self._door = door
        self._windows = windows
        self._sealer = sealer

    def log_in(
        self, login: str, password: str, side: Side | None, address: str, code: str = ""
    ) -> str | None:
        """Return a fresh session token or None, as the door behind it. Raises TooManyAttempts."""
        keys = self._key("login", login_name(login) or login), self._key("address", address)
        self._windows.count(*keys)
        token = self._door.log_in(login, password, side, address, code)
        if token is not None:
            self._windows.forgive(*keys)
        return token

    def session(self, token: str) -> Session | None:
        return self._door.session(token)

    def watch(self, token: str) -> Watched | None:
        return self._door.watch(token)

    def writer_of(self, seal: str) -> StaffId | None:
        return self._door.writer_of(seal)

    def prove(self, token: str, password: str, address: str, code: str = "") -> str | None:
        return self._door.prove(token, password, address, code)

    def log_out(self, token: str) -> None:
        self._door.log_out(token)

    def _key(self, what: str, value: str) -> str:
        """Return a key that tells nobody whose it is: keyed, and cut to what tells two apart."""
        found = self._sealer.token_hmac(f"window|{what}|{value}")
        return f"{PREFIX}{{login}}:{found[:16].hex()}"
