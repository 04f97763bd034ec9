"""The client's own days of more risk: extra check-ins around them, bounded, and always the same ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.calendar import LONGEST, MOST_EXTRA, RiskDay, RiskKind, check_risk_day, extra_dates

DAY = date(2027, 5, 12)
FAR = date(2028, 1, 1)


def days(*entries: RiskDay) -> list[int]:
    return sorted((one - DAY).days for one in extra_dates(entries, DAY - timedelta(days=30), FAR))


def test_a_court_date_brings_one_message_two_days_before_and_one_the_day_after() -> None:
    assert days(RiskDay(RiskKind.COURT, DAY)) == [-2, 1]


def test_the_end_of_an_order_is_followed_before_on_and_after_the_day() -> None:
    assert days(RiskDay(RiskKind.BAN_END, DAY)) == [-3, 0, 3]


def test_a_holiday_has_a_day_before_its_first_and_after_its_last() -> None:
    assert days(RiskDay(RiskKind.HOLIDAY, DAY, DAY + timedelta(days=13))) == [-1, 14]


def test_children_who_change_homes_every_other_week_are_followed_each_time() -> None:
    found = days(RiskDay(RiskKind.HANDOVER, DAY, weeks=2))
    assert found[:6] == [-1, 1, 13, 15, 27, 29]
    assert max(found) < (FAR - DAY).days


def test_more_than_three_in_a_week_are_too_many() -> None:
    kinds = (RiskKind.COURT, RiskKind.BIRTHDAY, RiskKind.MOVING, RiskKind.PAYDAY)
    assert days(*(RiskDay(kind, DAY) for kind in kinds)) == [-2, -1, 0]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (RiskDay(RiskKind.HOLIDAY, DAY, DAY - timedelta(days=1)), "laatste dag"),
        (RiskDay(RiskKind.HOLIDAY, DAY, DAY + timedelta(days=LONGEST + 1)), "laatste dag"),
        (RiskDay(RiskKind.HANDOVER, DAY, weeks=0), "weken"),
        (RiskDay(RiskKind.HANDOVER, DAY, weeks=9), "weken"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_in_words(entry: RiskDay, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_risk_day(entry)


entries = st.lists(
    st.builds(
        RiskDay,
        st.sampled_from(RiskKind),
        st.dates(date(2027, 1, 1), date(2027, 12, 31)),
        st.none(),
        st.none() | st.integers(1, 8),
    ),
    max_size=5,
)


@given(entries, st.integers(0, 200))
def test_extra_dates_are_few_inside_the_period_and_do_not_depend_on_what_comes_later(
    some: list[RiskDay], ahead: int
) -> None:
    for one in some:
        check_risk_day(one)
    begin = date(2027, 1, 1)
    whole = extra_dates(some, begin, FAR)
    assert all(begin <= day < FAR for day in whole)
    for day in whole:
        assert len([one for one in whole if day <= one < day + timedelta(days=7)]) <= MOST_EXTRA
    end = begin + timedelta(days=ahead)
    assert extra_dates(some, begin, end) == {day for day in whole if day < end}
    assert extra_dates(reversed(some), begin, FAR) == whole
