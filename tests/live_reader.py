"""Reads an event stream as a browser would: events with their numbers, and heartbeats, each in its turn."""

import json
import queue
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

PATIENCE = 15.0


@dataclass(frozen=True, slots=True)
class Told:
    """One block of the stream. ``event`` is ``hart`` for a heartbeat."""

    event: str
    number: int | None
    data: dict[str, Any]
    at: float


class LiveReader:
    """One open stream; a thread reads it, so that a test can act meanwhile."""

    def __init__(self, url: str, cookies: dict[str, str]) -> None:
        self._url = url
        self._cookies = cookies
        self._told: queue.Queue[Told | None] = queue.Queue()
        self._opened = threading.Event()
        self.status = 0
        self._socket: socket.socket | None = None
        self.headers = httpx.Headers()
        self._client = httpx.Client(timeout=httpx.Timeout(PATIENCE, read=None), verify=False)  # noqa: S501  # plain http of this machine
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._opened.wait(PATIENCE), "the stream did not open"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            with suppress(OSError):  # the server closed it first
                self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE)
        self._client.close()

    def next(self, event: str = "") -> Told:
        """Return what is told next, or the next of one kind."""
        until = time.monotonic() + PATIENCE
        while True:
            told = self._told.get(timeout=max(0.01, until - time.monotonic()))
            assert told is not None, "the stream ended"
            if event in ("", told.event):
                return told

    def until(self, **wanted: object) -> Told:
        """Return the first change with these values."""
        while True:
            told = self.next("changed")
            if all(told.data[name] == value for name, value in wanted.items()):
                return told

    def rest(self) -> list[Told]:
        """Return what is told until the stream ends."""
        found: list[Told] = []
        while (told := self._told.get(timeout=PATIENCE)) is not None:
            found.append(told)
        return found

    def waiting(self) -> int:
        return self._told.qsize()

    def _read(self) -> None:
        try:
            with self._client.stream("GET", self._url, cookies=self._cookies) as answer:
                self.status, self.headers = answer.status_code, answer.headers
                self._socket = answer.extensions["network_stream"].get_extra_info("socket")
                self._opened.set()
                self._blocks(answer)
        except (httpx.HTTPError, OSError, RuntimeError):
            pass  # the other end, or the test, closed it
        finally:
            self._opened.set()
            self._told.put(None)

    def _blocks(self, answer: httpx.Response) -> None:
        block: list[str] = []
        for line in answer.iter_lines():
            if line:
                block.append(line)
            elif block:
                self._take(block)
                block = []

    def _take(self, block: list[str]) -> None:
        if block == [": hart"]:
            self._told.put(Told("hart", None, {}, time.monotonic()))
            return
        fields = dict(line.split(": ", 1) for line in block)
        if "event" in fields:
            number = int(fields["id"]) if "id" in fields else None
            self._told.put(Told(fields["event"], number, json.loads(fields["data"]), time.monotonic()))
