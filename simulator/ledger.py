"""The book of what happened: every API call received, every update handed over."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Call:
    """One API call.

    ``outcome`` is ok, error (an answer with ok false or no JSON) or dropped (no answer);
    ``message_id`` is set when a message was accepted, whatever the caller got to hear.
    """

    seq: int
    bot: str
    method: str
    params: Mapping[str, Any]
    chat_id: int | None
    outcome: str
    status: int
    description: str
    fault: str
    message_id: int | None
    at: datetime
    monotonic: float


@dataclass(frozen=True)
class Delivery:
    """One attempt to hand an update over. ``status`` is 0 when no answer came."""

    seq: int
    bot: str
    update_id: int
    kind: str
    chat_id: int
    via: str
    attempt: int
    status: int
    error: str
    at: datetime
    monotonic: float

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004 - the range of success in HTTP


class Ledger:
    """Append-only while it lives; readable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Call] = []
        self._deliveries: list[Delivery] = []
        self._seq = 0

    def next_seq(self) -> int:
        with self._lock:
            self._seq += 1
            return self._seq

    def add_call(self, call: Call) -> None:
        with self._lock:
            self._calls.append(call)

    def add_delivery(self, delivery: Delivery) -> None:
        with self._lock:
            self._deliveries.append(delivery)

    def clear(self) -> None:
        with self._lock:
            self._calls.clear()
            self._deliveries.clear()

    def calls(self, **wanted: object) -> list[Call]:
        """Return the calls whose fields equal those given; ``method`` ignores case."""
        with self._lock:
            rows = list(self._calls)
        return [row for row in rows if _fits(row, wanted)]

    def deliveries(self, **wanted: object) -> list[Delivery]:
        """Return the attempts whose fields equal those given."""
        with self._lock:
            rows = list(self._deliveries)
        return [row for row in rows if _fits(row, wanted)]


def _fits(row: Call | Delivery, wanted: Mapping[str, object]) -> bool:
    return all(_same(getattr(row, name), value) for name, value in wanted.items() if value is not None)


def _same(found: object, wanted: object) -> bool:
    if isinstance(found, str) and isinstance(wanted, str):
        return found.lower() == wanted.lower()
    return found == wanted
