"""The dead-man: who is missed at the screen, a road in that brings nothing, a loop that hangs (issue 04).

Nobody is waited for: running ladders go on to the next in line at once, what the missing took is called out
again, and what is wrong with the line itself is told over a second path.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.handle import handle
from bot.log import Log, Said, code_of
from bot.pager import AlarmLine
from bot.ports import Clock, Ids
from bot.pulse import Pulse
from bot.wake import Wake
from cases.errors import NotFound
from cases.events import HolderGone
from cases.ids import ClientId, EventId, StaffId
from cases.moments import MINUTE, SECOND, Moment, after
from cases.roster import Post
from cases.sides import Side
from nabij.house import House, SideHouse
from vault.canary import Canary
from vault.coordination import CoordinationStore
from vault.presence import Absence
from vault.takers import takers

LOOK = 10 * SECOND
FLIGHT = MINUTE
OVERDUE = 2 * MINUTE
"""How long a canary may be under way before the road in counts as blocked."""
HANGS_SECONDS = 60.0
"""How long a loop of this process may be silent."""
_CALLED = (Post.DUTY, Post.BACKUP)

Alarm = Callable[[str], None]
"""Told a code of what is wrong; brings it out of the house by a path of its own."""


@dataclass
class Road:
    """The road in of one side, by its canaries; ``left`` is when the one under way was sent, real time."""

    canary: Canary
    next_flight: Moment | None = None
    left: Moment | None = None

    def overdue(self, now: Moment, real: Moment) -> bool:
        """Send the next one when it is time; say whether one has been under way for too long."""
        if self.left is not None and not self.canary.is_flying():
            self.left = None
            self.canary.land()
        if self.left is None and (self.next_flight is None or real >= self.next_flight):
            self.canary.fly(now)
            self.left, self.next_flight = real, after(real, FLIGHT)
        return self.left is not None and real - self.left > OVERDUE


@dataclass
class DeadMan:
    """Fits the loops' ``Work``; one for each process with the role clock."""

    front: CoordinationStore
    sides: Mapping[Side, SideHouse]
    clock: Clock
    ids: Ids
    wake: Wake
    log: Log
    pulse: Pulse
    alarm: Alarm
    name: str = "dead_man"
    _next: Moment | None = None
    _missed: frozenset[StaffId] = frozenset()
    _freed: set[tuple[StaffId, ClientId]] = field(default_factory=set)
    _roads: dict[Side, Road] = field(default_factory=dict)
    _wrong: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for side, house in self.sides.items():
            canary = Canary(house.database, house.store.intake, self.ids)
            self._roads[side] = Road(canary)

    def once(self, stop: threading.Event) -> int:
        """Look when it is time; 0 so that the loop rests after it."""
        real = self.clock.real()
        if not stop.is_set() and (self._next is None or real >= self._next):
            self._next = after(real, LOOK)
            self._look_for_people()
            self._look_at_the_line(real)
        return 0

    def _look_for_people(self) -> None:
        missed = frozenset(self.front.missed_at_screen())
        for staff in missed - self._missed:
            self.log(Said.MISSED_AT_SCREEN, staff=staff)
        for side, house in self.sides.items():
            if self._stood_here(side, missed - self._missed) and house.store.ledger.hasten(self.clock.now()):
                self.wake.ring()
            self._free(house)
        self._missed = missed

    def _stood_here(self, side: Side, people: frozenset[StaffId]) -> bool:
        return bool(people) and not people.isdisjoint(self.front.at_posts(side, _CALLED))

    def _free(self, house: SideHouse) -> None:
        """Call out again what somebody took who is not there; once for each person and client."""
        taken = takers(house.database)
        absent = self.front.absent(frozenset(taken)) if taken else {}
        here = {(who, client) for who in absent for client in taken[who]}
        self._freed -= {pair for pair in self._freed if pair[0] in taken and pair not in here}
        for who, client in sorted(here - self._freed):
            self._gone(house, who, client, left=absent[who] is Absence.LEFT)
            self._freed.add((who, client))

    def _gone(self, house: SideHouse, who: StaffId, client: ClientId, *, left: bool) -> None:
        event = HolderGone(EventId(self.ids.new()), self.clock.now(), who, left)
        try:
            handle(house.store.ledger, client, event, house.brain.rules())
        except NotFound:
            return
        self.log(Said.HOLDER_GONE, staff=who, code="left" if left else "missed")
        self.wake.ring()

    def _look_at_the_line(self, real: Moment) -> None:
        """Tell over the second path what began to be wrong, once."""
        wrong = frozenset(self._faults(real))
        for fault in sorted(wrong - self._wrong):
            self.log(Said.LINE_STALLED, code=fault)
            self.alarm(fault)
        if wrong - self._wrong:
            for house in self.sides.values():
                house.store.ledger.hasten(self.clock.now())
        for fault in sorted(self._wrong - wrong):
            self.log(Said.LINE_GOES_ON, code=fault)
        self._wrong = wrong

    def _faults(self, real: Moment) -> Iterator[str]:
        for name, age in self.pulse.ages().items():
            if age > HANGS_SECONDS:
                yield f"loop_{name}"
        for side, road in self._roads.items():
            try:
                if road.overdue(self.clock.now(), real):
                    yield f"road_{side.value}"
            except Exception as error:  # noqa: BLE001 - a store that cannot be asked is what this looks for
                yield f"road_{side.value}_{code_of(error)}"


def dead_man(house: House) -> DeadMan:
    """Return the dead-man of a house, with its second path."""
    hall = house.hall
    alarm = AlarmLine(house.settings.alarm_url, hall.log)
    return DeadMan(
        house.front, house.sides, hall.tempo.clock, hall.tempo.ids, hall.wake, hall.log, hall.pulse, alarm
    )
