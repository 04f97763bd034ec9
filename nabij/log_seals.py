"""Seals the access log as its lines settle, and writes an anchor of the last seal down once an hour."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.log import Log, Said, code_of
from bot.ports import Clock
from cases.moments import HOUR, MINUTE, Moment, after
from nabij.log_anchor import write_anchor
from vault.access_chain import AccessSeal, Anchor

MOST_AT_ONCE = 50


class Seals(Protocol):
    """Keeps the log; coordination does."""

    def seal_lines(self) -> AccessSeal | None: ...

    def last_anchor(self) -> tuple[Anchor, int] | None: ...


@dataclass
class LogSeals:
    """Fits the loops' ``Work``: looks once a minute. Two processes that do it make one chain."""

    front: Seals
    anchor_file: Callable[[], Path | None]
    clock: Clock
    log: Log
    name: str = "log_seals"
    _next: Moment | None = None
    _anchor_due: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Seal what settled; 0 so that the loop rests after it."""
        now = self.clock.now()
        if stop.is_set() or (self._next is not None and now < self._next):
            return 0
        self._next = after(now, MINUTE)
        for _ in range(MOST_AT_ONCE):
            if stop.is_set() or self.front.seal_lines() is None:
                break
        if self._anchor_due is None or now >= self._anchor_due:
            self._write_down(now)
        return 0

    def _write_down(self, now: Moment) -> None:
        """Write the anchor to the file, where there is one, and to our own log. What fails goes again."""
        known = self.front.last_anchor()
        if known is None:
            return
        anchor, sealed_at = known
        path = self.anchor_file()
        try:
            if path is not None:
                write_anchor(path, anchor, sealed_at)
        except OSError as error:
            self.log(Said.ANCHOR_FAILED, code=code_of(error))
            return
        self._anchor_due = after(now, HOUR)
        self.log(Said.LOG_ANCHORED, step=anchor.number, count=anchor.last, code=anchor.mark.hex())
