"""Opening hours as moments: nights, two stretches a day, days off and the two nights the clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hours import clock_moment, opening, reading, stretch, uncovered
from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, Moment, moment_of, wall
from cases.roster import DayOff, DutyModel, Post, Roster, ServiceHours, Shift
from cases.spans import Span

ZONE = "Europe/Amsterdam"
AMSTERDAM = ZoneInfo(ZONE)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def at(day: date, hour: int, minute: int = 0) -> Moment:
    return clock_moment(day, time(hour, minute), ZONE)


def hours(*windows: tuple[int, time, time], off: tuple[DayOff, ...] = ()) -> Roster:
    return Roster(DutyModel.HOURS, tuple(ServiceHours(*one) for one in windows), (), ZONE, off)


def test_a_time_that_is_skipped_in_spring_is_the_first_that_exists() -> None:
    two = moment_of(datetime(2027, 3, 28, 1, tzinfo=UTC))
    assert [at(SPRING, 2), at(SPRING, 2, 30), at(SPRING, 2, 59), at(SPRING, 3)] == [two] * 4
    assert at(SPRING, 3, 1) == two + MINUTE
    assert clock_moment(SPRING, time(2, 10, 30, 5), ZONE) == two


def test_a_time_that_comes_twice_in_autumn_is_the_first() -> None:
    assert at(AUTUMN, 2, 30) == moment_of(datetime(2027, 10, 31, 0, 30, tzinfo=UTC))
    assert at(AUTUMN, 3) - at(AUTUMN, 2) == 2 * HOUR


@given(
    st.sampled_from((SPRING, AUTUMN, date(2027, 12, 31))),
    st.lists(st.integers(0, 1439), min_size=2, max_size=5),
    st.sampled_from((ZONE, "America/Paramaribo", "Europe/Istanbul", "America/New_York")),
)
def test_clocks_keep_their_order_on_every_day(day: date, minutes: list[int], zone: str) -> None:
    clocks = [time(each // 60, each % 60) for each in sorted(minutes)]
    moments = [clock_moment(day, clock, zone) for clock in clocks]
    assert moments == sorted(moments)
    for clock, moment in zip(clocks, moments, strict=True):
        there = wall(moment, ZoneInfo(zone))
        assert there.date() == day
        assert there.time() >= clock


def test_hours_that_cross_midnight_end_the_next_day_and_a_full_day_lasts_until_midnight() -> None:
    friday = date(2027, 3, 5)
    night = hours((4, time(20), time(4)), (6, time(0), time(0)))
    found = opening(night, at(friday, 0), at(friday + timedelta(days=4), 0))
    assert found == (
        Span(at(friday, 20), at(friday + timedelta(days=1), 4)),
        Span(at(friday + timedelta(days=2), 0), at(friday + timedelta(days=3), 0)),
    )
    inside = opening(night, at(friday + timedelta(days=1), 3), at(friday + timedelta(days=1), 5))
    assert inside == (Span(at(friday + timedelta(days=1), 3), at(friday + timedelta(days=1), 4)),)


def test_a_night_is_an_hour_shorter_in_spring_and_longer_in_autumn() -> None:
    for sunday, length in ((SPRING, 11), (AUTUMN, 13), (date(2027, 4, 4), 12)):
        night = stretch(sunday - timedelta(days=1), time(20), time(8), ZONE)
        assert night.ends - night.begins == length * HOUR


def test_a_day_off_closes_keeps_or_replaces_the_hours_of_its_own_day() -> None:
    whole = date(2027, 4, 27)
    week = ((1, time(9), time(12)), (1, time(13), time(17)))
    begin, end = at(whole, 0), at(whole + timedelta(days=1), 0)
    usual = (Span(at(whole, 9), at(whole, 12)), Span(at(whole, 13), at(whole, 17)))
    assert opening(hours(*week), begin, end) == usual
    assert opening(hours(*week, off=(DayOff(whole),)), begin, end) == usual
    assert opening(hours(*week, off=(DayOff(whole, ()),)), begin, end) == ()
    own = hours(*week, off=(DayOff(whole, ((time(10), time(11)),)),))
    assert opening(own, begin, end) == (Span(at(whole, 10), at(whole, 11)),)


def test_the_eve_of_a_closed_day_keeps_its_night() -> None:
    eve, christmas = date(2027, 12, 24), date(2027, 12, 25)
    every = tuple((day, time(20), time(8)) for day in range(7))
    closed = hours(*every, off=(DayOff(christmas, ()),))
    found = opening(closed, at(eve, 12), at(christmas + timedelta(days=1), 12))
    assert found == (Span(at(eve, 20), at(christmas, 8)),)


def test_no_service_is_never_open_and_day_and_night_always() -> None:
    begin, end = at(SPRING, 0), at(SPRING, 12)
    for model, found in ((DutyModel.NONE, ()), (DutyModel.ALWAYS, (Span(begin, end),))):
        assert opening(Roster(model, (), ()), begin, end) == found
    assert reading(Roster(DutyModel.NONE, (), ()), begin, end) == ()


@pytest.mark.parametrize("model", [DutyModel.HOURS, DutyModel.ALWAYS])
def test_what_is_not_urgent_is_read_when_it_is_day_and_somebody_is_planned(model: DutyModel) -> None:
    day = date(2027, 3, 2)
    ends = at(day, 14)
    shifts = (
        Shift(StaffId("anna"), Post.DUTY, Moment(at(day, 6)), ends),
        Shift(StaffId("bram"), Post.BACKUP, Moment(0)),
    )
    roster = Roster(model, (ServiceHours(1, time(8), time(20)),), shifts)
    assert reading(roster, at(day, 0), at(day, 23)) == (Span(at(day, 8), ends),)
    open_from = at(day, 8) if model is DutyModel.HOURS else at(day, 0)
    gap = uncovered(roster, Post.DUTY, at(day, 0), at(day, 20))
    assert gap[-1] == Span(ends, at(day, 20))
    assert (gap[0].begins == open_from) == (model is DutyModel.ALWAYS)


@given(
    st.sampled_from((SPRING, AUTUMN, date(2028, 1, 1))),
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
)
def test_shifts_that_hand_over_at_the_same_clock_always_meet(day: date, clock: time) -> None:
    nights = [stretch(day + timedelta(days=ahead), clock, clock, ZONE) for ahead in (-2, -1, 0, 1)]
    assert all(one.ends == other.begins for one, other in pairwise(nights))
    assert nights[-1].ends - nights[0].begins in {4 * DAY + extra * HOUR for extra in (-1, 0, 1)}
    roster = Roster(
        DutyModel.ALWAYS,
        (),
        tuple(Shift(StaffId("anna"), Post.DUTY, one.begins, one.ends) for one in nights),
    )
    assert uncovered(roster, Post.DUTY, nights[0].begins, nights[-1].ends) == ()
