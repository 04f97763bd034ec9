"""A year of a programme: the real planner's dates, where they moved, and two versions side by side."""

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.anchors import Anchor
from cases.levels import Mode
from cases.moments import Moment, at_wall, moment_of
from cases.pace import Pace
from cases.programme import Programme, Stretch
from cases.programme_year import (
    Start,
    YearMoment,
    YearsCompared,
    clock_changes,
    compared,
    is_clock_change,
    year_of,
    years_compared,
)
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.windows import is_open

ZONE = ZoneInfo("Europe/Amsterdam")
EVENING = tuple(Window(day, time(19), time(21)) for day in range(7))
SUNDAY = (Window(6, time(10), time(12)),)
BEGAN = at_wall(date(2027, 1, 4), time(12), ZONE)
"""A Monday."""
START = Start(BEGAN, EVENING, ZONE)


def weekly(*first: Stretch) -> Programme:
    return Programme("p", "P", (*first, Stretch(8, None, 7, "tik")))


def dates(moments: tuple[YearMoment, ...]) -> list[date]:
    return [one.at.date() for one in moments]


def test_a_year_is_told_with_its_holidays_and_the_nights_in_which_the_clock_changes() -> None:
    feast = date(2027, 4, 26)
    daily = Programme("p", "P", (Stretch(1, None, 1, "tik"),))
    year = year_of(daily, START, {feast: "Feest"})
    assert (year.first, len(year.moments), year.on_holidays, year.on_clock_changes) == (
        date(2027, 1, 4),
        366,
        1,
        2,
    )
    assert [one.holiday for one in year.moments if one.at.date() == feast] == ["Feest"]
    changes = tuple(one.at.date() for one in year.moments if one.clock_change)
    assert changes == clock_changes(year.first, 366, ZONE) == (date(2027, 3, 28), date(2027, 10, 31))
    assert not is_clock_change(date(2027, 3, 27), ZONE)
    assert (year.moved, year.skipped) == (0, ())


def test_a_date_without_a_window_moves_and_says_from_which_date() -> None:
    year = year_of(weekly(), replace(START, windows=SUNDAY))
    first = year.moments[0]
    assert (first.due, first.at.date(), first.moved) == (date(2027, 1, 11), date(2027, 1, 17), True)
    assert year.moved == len(year.moments)


def test_a_date_that_no_window_reaches_is_told_as_let_go() -> None:
    short = Stretch(1, 3, 2, "tik", slack=1)
    year = year_of(weekly(short), replace(START, windows=SUNDAY))
    assert year.skipped == (date(2027, 1, 4), date(2027, 1, 6))


def test_a_programme_that_counts_from_another_day_starts_there() -> None:
    order = at_wall(date(2027, 2, 1), time(9), ZONE)
    programme = Programme("p", "P", (Stretch(1, None, 7, "tik"),), Anchor.THV_START)
    year = year_of(programme, replace(START, anchors={Anchor.THV_START: order}))
    assert year.first == date(2027, 2, 1)


def test_a_year_without_a_moment_is_empty() -> None:
    year = year_of(weekly(), replace(START, days=1))
    assert (year.moments, year.skipped) == ((), ())


def test_a_message_that_moves_a_day_is_told_as_moved() -> None:
    one_day_later = Programme("p", "P", (Stretch(9, None, 7, "tik"),))
    found = compared(weekly(), one_day_later, START)
    assert not found.kept
    assert {(to.at.date() - was.at.date()).days for was, to in found.moved} == {1}
    assert not found.same


def test_another_dialogue_on_the_same_date_is_told_as_otherwise() -> None:
    other = Programme("p", "P", (Stretch(8, None, 7, "d1"),))
    found = compared(weekly(), other, START)
    assert (found.gone, found.new, found.moved) == ((), (), ())
    assert len(found.otherwise) == len(found.kept)


def test_another_dialogue_on_another_date_is_no_move() -> None:
    found = compared(weekly(), Programme("p", "P", (Stretch(9, None, 7, "d1"),)), START)
    assert not found.moved
    assert found.gone
    assert found.new


STRETCHES = st.builds(
    lambda first, length, every, script, slack: Stretch(first, first + length, every, script, slack=slack),
    st.integers(1, 200),
    st.integers(0, 100),
    st.integers(1, 30),
    st.sampled_from(["d1", "d3"]),
    st.none() | st.integers(1, 9),
)
PROGRAMMES = st.builds(
    lambda some, first, every: Programme("p", "P", (*some, Stretch(first, None, every, "tik"))),
    st.lists(STRETCHES, max_size=2),
    st.integers(1, 40),
    st.integers(7, 60),
)
STARTS = st.builds(
    lambda day, windows, side, pace: Start(at_wall(day, time(12), ZONE), windows, ZONE, side, pace=pace),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.sampled_from([EVENING, SUNDAY, tuple(Window(day, time(22), time(7)) for day in range(0, 7, 2))]),
    st.sampled_from(Side),
    st.sampled_from(Pace),
)


@settings(deadline=None, max_examples=8)
@given(PROGRAMMES, STARTS)
def test_each_moment_stands_in_a_window_in_order_and_not_before_it_was_due(
    programme: Programme, start: Start
) -> None:
    year = year_of(programme, start)
    contact = SafeContact(start.windows, "Europe/Amsterdam", Mode.OPEN, "", Moment(2**60))
    assert dates(year.moments) == sorted(set(dates(year.moments)))
    for one in year.moments:
        assert is_open(contact, moment_of(one.at))
        assert one.at == one.utc
        assert year.first <= one.due <= one.at.date() < year.first + timedelta(days=start.days)
    assert years_compared(year.moments, year.moments).same


@settings(deadline=None, max_examples=8)
@given(PROGRAMMES, PROGRAMMES, STARTS)
def test_each_date_of_both_years_is_told_once(old: Programme, new: Programme, start: Start) -> None:
    before, after = year_of(old, start).moments, year_of(new, start).moments
    found: YearsCompared = years_compared(before, after)
    was = [*found.kept, *dates(found.gone), *(one.at.date() for one, _ in found.moved)]
    now = [*found.kept, *dates(found.new), *(one.at.date() for _, one in found.moved)]
    assert sorted(was) == dates(before)
    assert sorted(now) == dates(after)
