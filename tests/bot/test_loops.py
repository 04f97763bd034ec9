"""A loop whose round breaks: said once a minute, resting longer each time, awake as soon as it may go."""

import io
import json
import threading
import time
from collections.abc import Callable

import pytest
from fakes import FixedClock
from hypothesis import given
from hypothesis import strategies as st

from bot.log import Log, Said
from bot.loops import LONGEST_REST, LOOK_SECONDS, Setback, keep_at, rest
from bot.pulse import Pulse
from bot.wake import Bell
from cases.moments import MINUTE, SECOND, Moment


def lines(journal: io.StringIO, event: str) -> list[dict[str, object]]:
    found = [json.loads(line) for line in journal.getvalue().splitlines()]
    return [line for line in found if line["event"] == event]


class Trying:
    """Work that breaks as often as it is told, and says when each round began."""

    name = "trying"

    def __init__(self, breaks: int, then: Callable[[], object]) -> None:
        self.breaks = breaks
        self.then = then
        self.began: list[float] = []

    def once(self, stop: threading.Event) -> int:
        del stop
        self.began.append(time.monotonic())
        if len(self.began) <= self.breaks:
            raise OSError("a store that is away, with\r\nwords")
        self.then()
        return 0


def test_a_store_that_is_away_for_an_hour_is_said_each_minute_with_a_count(
    log: Log, journal: io.StringIO
) -> None:
    clock = FixedClock(Moment(0))
    setback = Setback(log, clock.real, loop="inbox_a")
    for _ in range(60 * 60 // 5):
        setback.broke(OSError())
        clock.advance(5 * SECOND)
    said = lines(journal, "loop_broke")
    assert len(said) == 60
    assert [line["count"] for line in said] == [0] + [11] * 59
    assert {line["code"] for line in said} == {"OSError"}


def test_that_it_goes_again_is_said_once_with_how_often_it_broke(log: Log, journal: io.StringIO) -> None:
    setback = Setback(log, FixedClock(Moment(0)).real, loop="inbox_a")
    setback.worked()
    for _ in range(7):
        setback.broke(OSError())
    setback.worked()
    setback.worked()
    assert [(line["loop"], line["count"]) for line in lines(journal, "loop_back")] == [("inbox_a", 7)]


@given(st.lists(st.sampled_from(["broke", "worked", "rang"]), max_size=30))
def test_it_rests_half_a_second_to_five_and_starts_anew_after_a_ring_or_a_success(steps: list[str]) -> None:
    setback = Setback(Log(io.StringIO(), strict=True), FixedClock(Moment(0)).real, loop="x")
    in_a_row = 0
    for step in steps:
        if step == "broke":
            setback.broke(OSError())
            in_a_row += 1
        else:
            setback.worked() if step == "worked" else setback.rang()
            in_a_row = 0
        assert setback.seconds == min(LONGEST_REST, LOOK_SECONDS * 2 ** max(0, in_a_row - 1))


def test_another_error_of_the_same_loop_is_said_at_once(log: Log, journal: io.StringIO) -> None:
    setback = Setback(log, FixedClock(Moment(0)).real, loop="inbox_a")
    for error in (OSError(), OSError(), TimeoutError()):
        setback.broke(error)
    assert [line["code"] for line in lines(journal, "loop_broke")] == ["OSError", "TimeoutError"]


def test_what_stays_unsaid_is_counted_all_the_same() -> None:
    heard: list[Said] = []
    setback = Setback(Log(io.StringIO(), heard=heard.append), FixedClock(Moment(0)).real, loop="x")
    for _ in range(5):
        setback.broke(OSError())
    assert heard == [Said.LOOP_BROKE] * 5


def test_a_loop_goes_on_by_itself_and_rests_longer_after_each_break(log: Log, journal: io.StringIO) -> None:
    stop = threading.Event()
    work = Trying(2, stop.set)
    keep_at(work, stop, Bell(), log)
    first, second, third = work.began
    assert second - first >= LOOK_SECONDS
    assert third - second >= 2 * LOOK_SECONDS
    assert len(lines(journal, "loop_broke")) == 1
    assert [line["count"] for line in lines(journal, "loop_back")] == [2]
    assert "words" not in journal.getvalue()


def test_a_ring_ends_the_rest_of_a_loop_that_broke(log: Log) -> None:
    stop, bell = threading.Event(), Bell()
    work = Trying(4, stop.set)
    thread = threading.Thread(target=keep_at, args=(work, stop, bell, log))
    began = time.monotonic()
    thread.start()
    while thread.is_alive():
        bell.ring()
        thread.join(0.02)
    assert time.monotonic() - began < LOOK_SECONDS * (1 + 2 + 4 + 8)


def test_a_stop_is_heard_in_the_middle_of_a_long_rest(log: Log) -> None:
    stop, bell = threading.Event(), Bell()
    setback = Setback(log, loop="trying")
    work = Trying(99, stop.set)
    thread = threading.Thread(target=keep_at, args=(work, stop, bell, log))
    thread.start()
    while len(work.began) < 3:
        thread.join(0.02)
    stop.set()
    thread.join(LOOK_SECONDS * 3)
    assert not thread.is_alive()
    assert setback.seconds == LOOK_SECONDS


def test_a_loop_that_rests_still_has_a_heartbeat(log: Log) -> None:
    stop, pulse = threading.Event(), Pulse()
    work = Trying(99, stop.set)
    thread = threading.Thread(target=keep_at, args=(work, stop, Bell(), log, pulse))
    thread.start()
    oldest = 0.0
    while len(work.began) < 3:
        thread.join(0.02)
        oldest = max(oldest, pulse.ages().get("trying", 0.0))
    stop.set()
    thread.join(LOOK_SECONDS * 3)
    assert oldest < 3 * LOOK_SECONDS


async def test_a_rest_in_the_event_loop_ends_with_a_ring_and_with_a_stop(log: Log) -> None:
    stop, bell = threading.Event(), Bell()
    setback = Setback(log, loop="courier")
    for _ in range(6):
        setback.broke(OSError())
    bell.ring()
    began = time.monotonic()
    await rest(setback, stop, bell, lambda: None)
    assert setback.seconds == LOOK_SECONDS
    stop.set()
    await rest(setback, stop, bell, lambda: None)
    assert time.monotonic() - began < LOOK_SECONDS


@pytest.mark.parametrize("things", [3000])
def test_what_is_said_seldom_about_ever_new_things_is_forgotten_again(things: int) -> None:
    out, clock = io.StringIO(), FixedClock(Moment(0))
    setback = Setback(Log(out, strict=True), clock.real, loop="x")
    seldom = setback._seldom  # noqa: SLF001 - the memory that may not grow is private
    for number in range(things):
        seldom(Said.ALERT_FAILED, alert=f"a{number}")
        clock.advance(MINUTE // 100)
    assert len(seldom._said) < 1200  # noqa: SLF001 - same
