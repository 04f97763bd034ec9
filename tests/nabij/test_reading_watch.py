"""Texts that nobody read for a day reach coordination as one number a side, four times an hour."""

import threading
from dataclasses import dataclass, field

from cases.moments import DAY, MINUTE, Moment
from cases.sides import Side
from nabij.reading_watch import UNREAD_DAY, ReadingWatch


@dataclass
class Unread:
    waiting: dict[int, int]

    def unread_for(self, length: int) -> int:
        return self.waiting[length]


@dataclass
class Front:
    told: list[tuple[Side, str, int]] = field(default_factory=list)

    def set_figure(self, side: Side, name: str, value: int) -> None:
        self.told.append((side, name, value))


@dataclass
class Clock:
    moment: int = 0

    def now(self) -> Moment:
        return Moment(self.moment)

    def real(self) -> Moment:
        return Moment(self.moment)


def test_each_side_is_counted_at_once_and_then_every_quarter_until_the_process_stops() -> None:
    front, clock, stop = Front(), Clock(), threading.Event()
    sides = {Side.A: Unread({DAY: 3}), Side.B: Unread({DAY: 0})}
    watch = ReadingWatch(sides, front, clock)
    both = [(Side.A, UNREAD_DAY, 3), (Side.B, UNREAD_DAY, 0)]
    assert watch.once(stop) == 0
    assert front.told == both
    clock.moment = 15 * MINUTE - 1
    watch.once(stop)
    assert front.told == both
    clock.moment += 1
    watch.once(stop)
    assert front.told == both * 2
    clock.moment += DAY
    stop.set()
    watch.once(stop)
    assert front.told == both * 2
