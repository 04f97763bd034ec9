"""Two clocks, ids, bells, and the lock of one machine."""

import threading
from pathlib import Path

import pytest
from fakes import FixedClock
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock, RandomIds, SystemClock
from bot.guard import FileGuard
from bot.wake import News, Wake
from cases.moments import DAY, MINUTE, Moment

NOON = Moment(1_800_000_000_000_000)


def test_the_system_clock_never_tells_less_than_before() -> None:
    clock = SystemClock()
    first = clock.now()
    assert clock.real() >= first > NOON // 2


@given(st.lists(st.integers(0, 3 * DAY), max_size=20))
def test_domain_time_is_ahead_by_the_sum_of_all_moves_and_real_time_stays(moves: list[int]) -> None:
    clock = MovableClock(FixedClock(NOON))
    for move in moves:
        clock.advance(move)
    assert clock.now() == NOON + sum(moves)
    assert clock.real() == NOON


def test_domain_time_is_not_moved_back() -> None:
    clock = MovableClock(FixedClock(NOON))
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)


def test_moving_to_a_moment_that_has_passed_changes_nothing() -> None:
    clock = MovableClock(FixedClock(NOON))
    assert clock.move_to(Moment(NOON - DAY)) == NOON
    assert clock.move_to(Moment(NOON + DAY)) == NOON + DAY


def test_who_follows_the_clock_is_told_every_move() -> None:
    told: list[Moment] = []
    clock = MovableClock(FixedClock(NOON), (told.append,))
    clock.advance(MINUTE)
    assert told == [NOON + MINUTE]


def test_ids_have_128_bits_and_do_not_repeat() -> None:
    ids = RandomIds()
    made = {ids.new() for _ in range(100)}
    assert len(made) == 100
    assert all(len(bytes.fromhex(each)) == 16 for each in made)


def test_a_ring_before_the_wait_is_not_missed() -> None:
    wake = Wake()
    bell = wake.bell()
    wake.ring()
    assert bell.wait(0) is True
    assert bell.wait(0) is False


def test_a_ring_wakes_a_thread_that_waits() -> None:
    wake = Wake()
    bell, heard = wake.bell(), threading.Event()

    def listen() -> None:
        if bell.wait(30):
            heard.set()

    listener = threading.Thread(target=listen)
    listener.start()
    wake.ring()
    assert heard.wait(5)
    listener.join()


async def test_a_ring_from_another_thread_wakes_a_coroutine() -> None:
    wake = Wake()
    bell = wake.bell()
    ringer = threading.Timer(0.05, wake.ring)
    ringer.start()
    assert await bell.hear(5) is True
    ringer.join()
    assert await bell.hear(0.01) is False


def test_a_file_can_be_locked_by_one_guard_and_by_the_next_when_it_lets_go(tmp_path: Path) -> None:
    one, other = FileGuard(tmp_path), FileGuard(tmp_path)
    assert one.take("sender_bot_a")
    assert one.take("sender_bot_a")
    assert not other.take("sender_bot_a")
    assert other.take("sender_bot_b")
    assert one.held("sender_bot_a")
    assert not other.held("sender_bot_a")
    one.free("sender_bot_a")
    assert other.take("sender_bot_a")
    other.free("sender_bot_a")
    other.free("sender_bot_b")


def test_a_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    guard = FileGuard(tmp_path)
    assert guard.take("../outside")
    guard.free("../outside")
    assert [path.name for path in tmp_path.iterdir()] == ["___outside.lock"]


def test_a_ring_wakes_only_who_has_to_do_with_its_store_and_its_news() -> None:
    wake = Wake()
    own, other, everywhere = wake.bell("a"), wake.bell("b"), wake.bell()
    deaf = wake.of("a").bell(deaf=(News.ARRIVED,))
    wake.of("a").ring(news=News.ARRIVED)
    assert [bell.wait(0) for bell in (own, other, everywhere, deaf)] == [True, False, True, False]
    wake.of("a").ring()
    assert [bell.wait(0) for bell in (own, other, everywhere, deaf)] == [True, False, True, True]
    wake.ring()
    assert [bell.wait(0) for bell in (own, other, everywhere, deaf)] == [True, True, True, True]
