"""The test page of a shift goes out once, and again after a minute when no channel took it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

import pytest
from fakes import FixedClock

from bot.log import Log
from cases.ids import StaffId
from cases.moments import MINUTE, Moment
from cases.roster import Post
from cases.shifts import TrialPage
from nabij.trials import TrialPages

NOW = Moment(1_800_000_000_000_000)


@dataclass
class Book:
    """``came`` is how many of how many channels took a test page."""

    came: tuple[int, int]
    due: list[TrialPage] = field(
        default_factory=lambda: [
            TrialPage(f"s{number}", StaffId("noor"), Post.DUTY, NOW) for number in (1, 2)
        ]
    )
    paged: list[str] = field(default_factory=list)

    def trials_due(self) -> Sequence[TrialPage]:
        return tuple(self.due)

    def trial_sent(self, shift_id: str) -> None:
        self.due = [one for one in self.due if one.shift != shift_id]

    def trial(self, staff: StaffId, shift: str = "") -> tuple[int, int]:
        assert staff == "noor"
        self.paged.append(shift)
        return self.came


@pytest.mark.parametrize(("came", "left"), [((1, 2), 0), ((0, 0), 0), ((0, 2), 2)])
def test_a_test_page_goes_again_only_when_no_channel_of_several_took_it(
    came: tuple[int, int], left: int
) -> None:
    book, clock = Book(came), FixedClock(NOW)
    work = TrialPages(book, book, clock, Log(io.StringIO(), strict=True))
    for _ in range(3):
        assert work.once(Event()) == 0
    assert (book.paged, len(book.due)) == (["s1", "s2"], left)
    clock.advance(MINUTE)
    work.once(Event())
    assert len(book.paged) == 2 + left


def test_a_process_that_stops_sends_no_further_test_page() -> None:
    book, stop = Book((1, 1)), Event()
    stop.set()
    TrialPages(book, book, FixedClock(NOW), Log(io.StringIO(), strict=True)).once(stop)
    assert book.paged == []
