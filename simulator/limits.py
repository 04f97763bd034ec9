"""Rate limits of the service: 30 messages a second for a bot, 1 a second for a chat."""

import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """Figures of the two token buckets; ``on=False`` switches both off."""

    on: bool = True
    bot_per_second: float = 30.0
    bot_burst: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 5


@dataclass
class Bucket:
    """Tokens that come back with time."""

    level: float
    at: float

    def refill(self, now: float, rate: float, burst: int) -> None:
        # A clock that is moved back must not empty the bucket.
        self.level = min(float(burst), self.level + max(0.0, now - self.at) * rate)
        self.at = now

    def wait(self, rate: float) -> int:
        """Return the whole seconds until one token is there; 0 when there is one."""
        return 0 if self.level >= 1.0 else max(1, math.ceil((1.0 - self.level) / rate))


@dataclass
class Meter:
    """All buckets of a service."""

    limits: Limits = field(default_factory=Limits)
    buckets: dict[tuple[int, int | None], Bucket] = field(default_factory=dict)

    def retry_after(self, bot: int, chat: int, now: float) -> int | None:
        """Take one token from the bot and the chat, or return how long to wait."""
        if not self.limits.on:
            return None
        limits = self.limits
        whole = self._bucket(bot, None, now, limits.bot_per_second, limits.bot_burst)
        single = self._bucket(bot, chat, now, limits.chat_per_second, limits.chat_burst)
        wait = max(whole.wait(limits.bot_per_second), single.wait(limits.chat_per_second))
        if wait:
            return wait
        whole.level -= 1.0
        single.level -= 1.0
        return None

    def _bucket(self, bot: int, chat: int | None, now: float, rate: float, burst: int) -> Bucket:
        bucket = self.buckets.setdefault((bot, chat), Bucket(float(burst), now))
        bucket.refill(now, rate, burst)
        return bucket
