"""Days off of the Netherlands: the right days, each year anew."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vault.days_off import holidays_between

DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))


def test_the_days_off_of_two_years_are_there_by_name_and_over_new_year() -> None:
    found = dict(holidays_between(date(2027, 1, 1), date(2028, 1, 1)))
    assert found[date(2027, 3, 29)] == "Tweede paasdag"
    assert found[date(2027, 4, 27)] == "Koningsdag"
    assert {date(2027, 5, 6), date(2027, 5, 17), date(2027, 12, 25), date(2028, 1, 1)} <= set(found)
    assert date(2027, 5, 5) not in found
    assert date(2030, 5, 5) in dict(holidays_between(date(2030, 5, 1), date(2030, 5, 31)))


@given(DAYS, st.integers(0, 800))
def test_a_piece_of_the_calendar_is_what_the_years_hold_of_it(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    whole = list(holidays_between(date(first.year, 1, 1), date(last.year, 12, 31)))
    assert list(holidays_between(first, last)) == [one for one in whole if first <= one[0] <= last]
    assert whole == sorted(whole)
