"""A test page goes out at the start of a shift, by day, until it is acknowledged."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hours import clock_moment
from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, Moment, wall
from cases.roster import Post, Shift
from cases.trial_pages import trial_due, trial_moment

ZONE = "Europe/Amsterdam"
DAY_OF = date(2027, 3, 27)


def at(clock: time, ahead: int = 0) -> Moment:
    return clock_moment(DAY_OF + timedelta(days=ahead), clock, ZONE)


def shift(starts: Moment, ends: Moment | None = None, *, verified: bool = False) -> Shift:
    return Shift(StaffId("anna"), Post.DUTY, starts, ends, verified=verified)


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        (at(time(8)), at(time(8))),
        (at(time(14, 30)), at(time(14, 30))),
        (at(time(21, 59)), at(time(21, 59))),
        (at(time(22)), at(time(21))),
        (at(time(23, 30)), at(time(21))),
        (at(time(0), 1), at(time(21))),
        (at(time(7, 59), 1), at(time(21))),
    ],
)
def test_a_shift_that_starts_at_night_is_tested_the_evening_before(starts: Moment, due: Moment) -> None:
    assert trial_moment(starts, ZONE) == due
    assert trial_due(shift(starts), ZONE, due)
    assert not trial_due(shift(starts), ZONE, Moment(due - 1))


def test_who_is_put_on_duty_at_night_gets_no_test_page_before_eight() -> None:
    tonight = shift(at(time(23)), at(time(9), 1))
    assert not trial_due(tonight, ZONE, at(time(23)))
    assert not trial_due(tonight, ZONE, at(time(7, 59), 1))
    assert trial_due(tonight, ZONE, at(time(8), 1))
    assert not trial_due(tonight, ZONE, at(time(9), 1))


def test_a_verified_shift_needs_no_test() -> None:
    assert not trial_due(shift(at(time(9)), verified=True), ZONE, at(time(9)))
    assert trial_due(shift(at(time(9))), ZONE, at(time(9)))


@given(st.integers(0, 400 * 24 * 60), st.integers(0, 72 * 60), st.integers(1, 40))
def test_nobody_is_woken_for_a_test_page_over_a_year(start: int, later: int, hours: int) -> None:
    begins = Moment(at(time(0)) + start * MINUTE)
    one = shift(begins, Moment(begins + hours * HOUR))
    now = Moment(begins - DAY + later * MINUTE)
    if trial_due(one, ZONE, now):
        assert time(8) <= wall(now, ZoneInfo(ZONE)).time() < time(22)
        assert now < begins + hours * HOUR
    assert 0 <= begins - trial_moment(one.starts, ZONE) <= 12 * HOUR
