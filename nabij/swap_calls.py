"""Calls a colleague who is asked to take a shift over: once, by day, and without saying which or by whom."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.log import Log, Said
from bot.ports import Clock
from cases.desk import Service
from cases.ids import StaffId
from cases.moments import MINUTE, Moment, after, wall
from cases.sides import Side
from cases.trial_pages import is_day


class SwapBook(Protocol):
    """Knows which questions nobody was called about yet; coordination keeps it."""

    def service(self, side: Side) -> Service: ...

    def swaps_to_tell(self) -> Sequence[tuple[str, StaffId]]: ...

    def swap_told(self, swap_id: str) -> None: ...


class SwapLine(Protocol):
    """Whoever calls people; returns how many calls went, and of how many."""

    def swap(self, staff: StaffId) -> tuple[int, int]: ...


@dataclass
class SwapCalls:
    """Fits the loops' ``Work``: looks once a minute, which is also how soon a failed call goes again.

    A question can wait for the day, and stands on the start page of who is asked at any hour.
    """

    front: SwapBook
    paging: SwapLine
    clock: Clock
    log: Log
    name: str = "swap_calls"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Call who was asked; 0 so that the loop rests after it. Who has no address reads it on a page."""
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return 0
        self._next = after(now, MINUTE)
        for swap, asked in self.front.swaps_to_tell() if self._by_day(now) else ():
            if stop.is_set():
                break
            sent, tried = self.paging.swap(asked)
            self.log(Said.SWAP_TOLD, count=sent, attempt=tried)
            if sent or not tried:
                self.front.swap_told(swap)
        return 0

    def _by_day(self, now: Moment) -> bool:
        return is_day(wall(now, ZoneInfo(self.front.service(Side.A).zone)).time())
