"""Who plans is called about a gap once, at any hour when nobody is on duty now."""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event

from fakes import FixedClock

from bot.log import Log
from bot.paging_words import gap_call
from cases.desk import Colleague, StaffRole
from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.roster import DutyModel, Post, Roster, Shift
from cases.sides import Side
from nabij.gap_calls import GapCalls

NOON = moment_of(datetime(2027, 3, 2, 11, tzinfo=UTC))
COR, DORA, NOOR = StaffId("cor"), StaffId("dora"), StaffId("noor")


@dataclass
class Front:
    ends: Moment
    on_post: Collection[StaffId] = ()
    called: list[StaffId] = field(default_factory=list)

    def roster(self, side: Side) -> Roster:
        assert side is Side.A
        lead = Shift(StaffId("lea"), Post.LEAD, Moment(0))
        return Roster(DutyModel.ALWAYS, (), (Shift(NOOR, Post.DUTY, Moment(0), self.ends), lead))

    def at_posts(self, side: Side | None, posts: Sequence[Post]) -> Collection[StaffId]:
        assert (side, tuple(posts)) == (None, (Post.COORDINATOR,))
        return self.on_post

    def colleagues(self) -> Sequence[Colleague]:
        return [
            Colleague(COR, "Cor", StaffRole.COORDINATOR, None),
            Colleague(DORA, "Dora", StaffRole.COORDINATOR, None),
            Colleague(NOOR, "Noor", StaffRole.WORKER, Side.A),
        ]

    def gap(self, staff: StaffId) -> int:
        self.called.append(staff)
        return 1


def work(front: Front, clock: FixedClock) -> GapCalls:
    return GapCalls(front, front, (Side.A,), clock, Log(io.StringIO(), strict=True))


def test_a_gap_within_a_day_is_told_once_and_anew_after_it_was_filled() -> None:
    front, clock = Front(after(NOON, 20 * HOUR)), FixedClock(NOON)
    calls = work(front, clock)
    for _ in range(3):
        assert calls.once(Event()) == 0
        clock.advance(MINUTE)
    assert front.called == [COR, DORA]
    front.ends = after(NOON, 40 * DAY)
    calls.once(Event())
    clock.advance(MINUTE)
    front.ends = clock.now()
    calls.once(Event())
    assert front.called == [COR, DORA, COR, DORA]


def test_between_two_looks_of_a_minute_nothing_is_asked_and_a_process_that_stops_calls_nobody() -> None:
    front, clock, stop = Front(NOON), FixedClock(NOON), Event()
    calls = work(front, clock)
    stop.set()
    calls.once(stop)
    assert front.called == []
    calls.once(Event())
    front.called.clear()
    calls._told.clear()  # noqa: SLF001  # as if nothing had been told: only the minute holds it back
    clock.advance(MINUTE - 1)
    calls.once(Event())
    assert front.called == []


def test_the_coordinator_on_duty_is_called_alone_and_the_words_say_nothing_of_clients() -> None:
    front = Front(NOON, on_post={DORA})
    work(front, FixedClock(NOON)).once(Event())
    assert front.called == [DORA]
    call = gap_call("https://nabij.example")
    assert (call.text, call.screen) == ("Nabij: gat in het rooster - open app", "Nabij: gat in het rooster")
    assert (call.token, call.link) == ("", "https://nabij.example/rooster")
