"""Misbehaviour on order. A kind is one entry in ``KINDS`` (calls) or ``DELIVERY_KINDS`` (updates)."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from simulator.errors import ApiError, bad_request, conflict, forbidden, too_many, unauthorized

HTML_502 = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; ``delay`` seconds before it, ``drip`` seconds between its pieces."""

    status: int
    body: bytes
    media: str = "application/json"
    delay: float = 0.0
    drip: float = 0.0


@dataclass(frozen=True)
class Drop:
    """No answer: the connection is closed."""

    delay: float = 0.0


Answer = Reply | Drop


@dataclass(frozen=True)
class Fault:
    """A rule: empty fields match all; fires on every ``every``-th match, ``times`` times (None: for good)."""

    kind: str
    bot: str | None = None
    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    every: int = 1
    seconds: float = 1.0
    retry_after: int = 1
    description: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS and self.kind not in DELIVERY_KINDS:
            raise ValueError(f"unknown kind {self.kind!r}; known: {', '.join(ALL_KINDS)}")
        if self.every < 1:
            raise ValueError("every must be 1 or more")


@dataclass(frozen=True)
class Kind:
    """How a fault bends a call: is the method carried out, and what is heard of it."""

    runs: bool
    answer: Callable[[Fault, Reply], Answer]
    waits_first: bool = False


def error_reply(error: ApiError) -> Reply:
    return Reply(error.code, json.dumps(error.body()).encode())


def _refuse(make: Callable[[Fault], ApiError]) -> Kind:
    return Kind(runs=False, answer=lambda fault, _: error_reply(make(fault)))


def _internal(fault: Fault) -> ApiError:
    return ApiError(HTTPStatus.INTERNAL_SERVER_ERROR, fault.description or "Internal Server Error")


KINDS: dict[str, Kind] = {
    "429": _refuse(lambda fault: too_many(fault.retry_after)),
    "400": _refuse(lambda fault: bad_request(fault.description or "chat not found")),
    "401": _refuse(lambda _: unauthorized()),
    "403": _refuse(lambda fault: forbidden(fault.description or "bot was blocked by the user")),
    "409": _refuse(lambda fault: conflict(fault.description or "terminated by other getUpdates request")),
    "500": _refuse(_internal),
    "502_html": Kind(runs=False, answer=lambda _, __: Reply(HTTPStatus.BAD_GATEWAY, HTML_502, "text/html")),
    "invalid_json": Kind(
        runs=True, answer=lambda _, done: replace(done, body=done.body[: len(done.body) // 2])
    ),
    "accept_then_drop": Kind(runs=True, answer=lambda _, __: Drop()),
    "accept_then_delay": Kind(runs=True, answer=lambda fault, done: replace(done, delay=fault.seconds)),
    "accept_then_502": Kind(
        runs=True, answer=lambda _, __: Reply(HTTPStatus.BAD_GATEWAY, HTML_502, "text/html")
    ),
    "drop_before": Kind(runs=False, answer=lambda _, __: Drop()),
    "delay": Kind(runs=True, answer=lambda _, done: done, waits_first=True),
    "slow_drip": Kind(runs=True, answer=lambda fault, done: replace(done, drip=fault.seconds)),
}
DELIVERY_KINDS = frozenset({"duplicate", "reorder"})
ALL_KINDS = (*KINDS, *sorted(DELIVERY_KINDS))


@dataclass
class _Rule:
    fault: Fault
    seen: int = 0
    fired: int = 0

    def fires(self) -> bool:
        self.seen += 1
        if self.seen % self.fault.every:
            return False
        self.fired += 1
        return True

    def spent(self) -> bool:
        return self.fault.times is not None and self.fired >= self.fault.times


@dataclass
class FaultBook:
    """The rules in force, oldest first; at most one of them bends a call."""

    _rules: list[_Rule] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._rules.append(_Rule(fault))

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    def listed(self) -> list[tuple[Fault, int]]:
        """Return each rule in force with the number of times it fired."""
        with self._lock:
            return [(rule.fault, rule.fired) for rule in self._rules]

    def for_call(self, bot: str, method: str, chat: int | None) -> Fault | None:
        return self._take(KINDS, bot, method, chat)

    def for_delivery(self, kind: str, bot: str, chat: int) -> Fault | None:
        return self._take({kind}, bot, None, chat)

    def _take(
        self, kinds: dict[str, Kind] | set[str], bot: str, method: str | None, chat: int | None
    ) -> Fault | None:
        with self._lock:
            for rule in self._rules:
                if rule.fault.kind in kinds and _matches(rule.fault, bot, method, chat) and rule.fires():
                    self._rules = [kept for kept in self._rules if not kept.spent()]
                    return rule.fault
        return None


def _matches(fault: Fault, bot: str, method: str | None, chat: int | None) -> bool:
    if fault.bot is not None and fault.bot != bot:
        return False
    if fault.method is not None and (method is None or fault.method.lower() != method.lower()):
        return False
    return fault.chat is None or fault.chat == chat
