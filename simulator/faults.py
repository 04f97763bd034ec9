"""Misbehaviour on order. A kind is one entry in ``KINDS`` (calls) or ``DELIVERY_KINDS`` (updates)."""

import json
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from simulator.errors import (
    ApiError,
    bad_request,
    conflict,
    forbidden,
    migrated,
    not_found,
    too_many,
    unauthorized,
)

HTML_502 = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


TLS_ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
"""A handshake failure, as from a server that suddenly wants TLS."""


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; ``delay`` seconds before it, ``drip`` seconds before each of its bytes."""

    status: int
    body: bytes
    media: str = "application/json"
    delay: float = 0.0
    drip: float = 0.0


@dataclass(frozen=True)
class Drop:
    """No answer: the connection is closed, after ``garbage``; ``reset`` breaks it off instead."""

    delay: float = 0.0
    reset: bool = False
    garbage: bytes = b""


Answer = Reply | Drop


@dataclass(frozen=True)
class Fault:
    """A rule: empty fields match all; fires on every ``every``-th match, ``times`` times (None: for good).

    With ``lasts`` it fires on every match for that many real seconds after its first, and a 429 tells
    what is left of them: so behaves a flood wait. ``seconds`` is how slow the slow kinds are.
    """

    kind: str
    bot: str | None = None
    method: str | None = None
    chat: int | None = None
    times: int | None = 1
    every: int = 1
    seconds: float = 1.0
    retry_after: int = 1
    description: str = ""
    lasts: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS and self.kind not in DELIVERY_KINDS:
            raise ValueError(f"unknown kind {self.kind!r}; known: {', '.join(ALL_KINDS)}")
        for name, allowed in FIELD_TYPES.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, allowed):
                raise TypeError(f"{name} is {value!r}, which is of a wrong type")
        if self.every < 1 or (self.times is not None and self.times < 1):
            raise ValueError("every and times must be 1 or more")
        if not all(0 <= value < math.inf for value in (self.seconds, self.lasts, self.retry_after)):
            raise ValueError("seconds, lasts and retry_after must be 0 or more")


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


FIELD_TYPES: dict[str, tuple[type, ...]] = {
    "bot": (str, type(None)),
    "method": (str, type(None)),
    "chat": (int, type(None)),
    "times": (int, type(None)),
    "every": (int,),
    "seconds": (int, float),
    "retry_after": (int,),
    "description": (str,),
    "lasts": (int, float),
}
KINDS: dict[str, Kind] = {
    "429": _refuse(lambda fault: too_many(fault.retry_after)),
    "400": _refuse(lambda fault: bad_request(fault.description or "chat not found")),
    "401": _refuse(lambda _: unauthorized()),
    "403": _refuse(lambda fault: forbidden(fault.description or "bot was blocked by the user")),
    "404": _refuse(lambda _: not_found()),
    "409": _refuse(lambda fault: conflict(fault.description or "terminated by other getUpdates request")),
    "migrate": _refuse(lambda fault: migrated(-1_000_000_000_000 - (fault.chat or 0))),
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
    "accept_then_reset": Kind(runs=True, answer=lambda _, __: Drop(reset=True)),
    "drop_before": Kind(runs=False, answer=lambda _, __: Drop()),
    "reset_before": Kind(runs=False, answer=lambda _, __: Drop(reset=True)),
    "tls_alert": Kind(runs=False, answer=lambda _, __: Drop(garbage=TLS_ALERT)),
    "hang": Kind(runs=False, answer=lambda fault, _: Drop(delay=fault.seconds)),
    "delay": Kind(runs=True, answer=lambda _, done: done, waits_first=True),
    "slow_drip": Kind(runs=True, answer=lambda fault, done: replace(done, drip=fault.seconds)),
}
DELIVERY_KINDS = frozenset({"duplicate", "reorder", "outage", "unheard"})
"""Brought twice; overtaken by the next; not brought at all; brought, but the answer is lost."""
ALL_KINDS = (*KINDS, *sorted(DELIVERY_KINDS))


@dataclass
class _Rule:
    fault: Fault
    seen: int = 0
    fired: int = 0
    ends: float = math.inf

    def fires(self) -> Fault | None:
        """Return the fault as it is now, or None when it is not its turn."""
        self.seen += 1
        if self.seen % self.fault.every or self.spent():
            return None
        self.fired += 1
        if not self.fault.lasts:
            return self.fault
        if self.fired == 1:
            self.ends = time.monotonic() + self.fault.lasts
        return replace(self.fault, retry_after=max(1, math.ceil(self.ends - time.monotonic())))

    def spent(self) -> bool:
        if self.fault.lasts:
            return time.monotonic() >= self.ends
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
            return [(rule.fault, rule.fired) for rule in self._rules if not rule.spent()]

    def for_call(self, bot: str, method: str, chat: int | None) -> Fault | None:
        return self._take(KINDS, bot, method, chat)

    def for_delivery(self, kind: str, bot: str, chat: int) -> Fault | None:
        return self._take({kind}, bot, None, chat)

    def _take(
        self, kinds: dict[str, Kind] | set[str], bot: str, method: str | None, chat: int | None
    ) -> Fault | None:
        with self._lock:
            for rule in self._rules:
                if rule.fault.kind not in kinds or not _matches(rule.fault, bot, method, chat):
                    continue
                fault = rule.fires()
                if fault is not None:
                    self._rules = [kept for kept in self._rules if not kept.spent()]
                    return fault
        return None


def _matches(fault: Fault, bot: str, method: str | None, chat: int | None) -> bool:
    if fault.bot is not None and fault.bot != bot:
        return False
    if fault.method is not None and (method is None or fault.method.lower() != method.lower()):
        return False
    return fault.chat is None or fault.chat == chat
