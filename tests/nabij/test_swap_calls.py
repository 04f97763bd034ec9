"""Who is asked to swap is called once and by day; the call says nothing of who, when or which."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from threading import Event

import pytest
from fakes import FixedClock

from bot.log import Log
from bot.paging_words import swap_call
from cases.desk import Service
from cases.hours import clock_moment
from cases.ids import StaffId
from cases.moments import HOUR, MINUTE
from cases.roster import DutyModel
from cases.sides import Side
from nabij.swap_calls import SwapCalls

TEN = clock_moment(date(2027, 3, 2), time(10), "Europe/Amsterdam")


@dataclass
class Book:
    """``came`` is how many of how many channels took a call."""

    came: tuple[int, int]
    waiting: list[str] = field(default_factory=lambda: ["w1", "w2"])
    called: list[StaffId] = field(default_factory=list)

    def service(self, side: Side) -> Service:
        del side
        return Service(DutyModel.ALWAYS)

    def swaps_to_tell(self) -> Sequence[tuple[str, StaffId]]:
        return tuple((each, StaffId("kim")) for each in self.waiting)

    def swap_told(self, swap_id: str) -> None:
        self.waiting.remove(swap_id)

    def swap(self, staff: StaffId) -> tuple[int, int]:
        self.called.append(staff)
        return self.came


def calls(book: Book, clock: FixedClock) -> SwapCalls:
    return SwapCalls(book, book, clock, Log(io.StringIO(), strict=True))


@pytest.mark.parametrize(("came", "left"), [((1, 2), 0), ((0, 0), 0), ((0, 2), 2)])
def test_a_question_is_told_again_only_when_no_channel_of_several_took_it(
    came: tuple[int, int], left: int
) -> None:
    book, clock = Book(came), FixedClock(TEN)
    work = calls(book, clock)
    for _ in range(3):
        assert work.once(Event()) == 0
    assert (len(book.called), len(book.waiting)) == (2, left)
    clock.advance(MINUTE)
    work.once(Event())
    assert len(book.called) == 2 + left


def test_nobody_is_woken_for_a_swap_and_a_process_that_stops_calls_nobody() -> None:
    book, clock = Book((1, 1)), FixedClock(TEN)
    work = calls(book, clock)
    clock.advance(14 * HOUR)
    work.once(Event())
    clock.advance(10 * HOUR)
    stop = Event()
    stop.set()
    work.once(stop)
    assert book.called == []
    clock.advance(MINUTE)
    work.once(Event())
    assert book.called == ["kim", "kim"]


def test_the_call_holds_no_name_no_time_and_nothing_to_take_up() -> None:
    call = swap_call("https://nabij.example")
    assert (call.text, call.screen, call.token) == ("Nabij: ruilvraag - open app", "Nabij: ruilvraag", "")
    assert call.link == "https://nabij.example/rooster/ruil"
