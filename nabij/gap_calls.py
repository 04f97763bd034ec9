"""Calls who plans about a gap in the roster: at once when nobody is on duty, else a day ahead and by day."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.log import Log, Said
from bot.ports import Clock
from cases.desk import Colleague, StaffRole
from cases.ids import StaffId
from cases.moments import MINUTE, Moment, after
from cases.roster import Post, Roster
from cases.sides import Side
from escalation.cover import Gap, to_tell


class RosterShelf(Protocol):
    """Knows the roster and who works here; coordination keeps it."""

    def roster(self, side: Side) -> Roster: ...

    def at_posts(self, side: Side | None, posts: Sequence[Post]) -> Collection[StaffId]: ...

    def colleagues(self) -> Sequence[Colleague]: ...


class GapLine(Protocol):
    """Whoever calls people."""

    def gap(self, staff: StaffId) -> int: ...


@dataclass
class GapCalls:
    """Fits the loops' ``Work``: looks once a minute. A restart may tell what was told before once more."""

    front: RosterShelf
    paging: GapLine
    sides: tuple[Side, ...]
    clock: Clock
    log: Log
    name: str = "gap_calls"
    _told: dict[Side, tuple[Gap, ...]] = field(default_factory=dict)
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Call about what is new; 0 so that the loop rests after it."""
        now = self.clock.now()
        if stop.is_set() or (self._next is not None and now < self._next):
            return 0
        self._next = after(now, MINUTE)
        new = [gap for side in self.sides for gap in self._news(side, now)]
        if new:
            calls = sum(self.paging.gap(each) for each in sorted(self._planners()))
            self.log(Said.ROSTER_GAP_TOLD, count=calls)
        return 0

    def _news(self, side: Side, now: Moment) -> tuple[Gap, ...]:
        new, self._told[side] = to_tell(self.front.roster(side), now, self._told.get(side, ()))
        return new

    def _planners(self) -> Collection[StaffId]:
        """Return who is at the coordinator's post now; nobody there means every coordinator."""
        there = self.front.at_posts(None, (Post.COORDINATOR,))
        everyone = self.front.colleagues()
        return there or {one.staff for one in everyone if one.role is StaffRole.COORDINATOR}
