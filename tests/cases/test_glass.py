"""The rules of break-glass that need no store: when a review is due, and how long the glass stands."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some

from cases.glass import (
    GLASS_FOR,
    Glass,
    GlassReason,
    LogQuestion,
    glass_left,
    in_office_hours,
    is_working_day,
    next_reminder,
    review_due,
)
from cases.ids import ClientId
from cases.moments import DAY, MINUTE, SECOND, Moment, moment_of, wall
from cases.sides import Side

HERE = ZoneInfo("Europe/Amsterdam")
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 26)})


def at(year: int, month: int, day: int, hour: int = 0) -> Moment:
    return moment_of(datetime(year, month, day, hour, tzinfo=HERE))


def test_a_review_is_due_at_five_on_the_second_working_day() -> None:
    assert review_due(at(2026, 11, 23, 3), HERE, ()) == at(2026, 11, 25, 17)
    assert review_due(at(2026, 11, 27, 23), HERE, ()) == at(2026, 12, 1, 17)
    assert review_due(at(2026, 12, 24, 12), HERE, CHRISTMAS) == at(2026, 12, 29, 17)


@given(
    some.integers(at(2026, 1, 1), at(2031, 1, 1)),
    some.frozensets(some.dates(date(2026, 1, 1), date(2031, 2, 1)), max_size=20),
)
def test_a_review_has_two_working_days_and_no_more(began: int, off: frozenset[date]) -> None:
    due = wall(review_due(Moment(began), HERE, off), HERE)
    begin = wall(Moment(began), HERE).date()
    days = [begin + timedelta(days=n) for n in range(1, (due.date() - begin).days + 1)]
    assert sum(is_working_day(day, off) for day in days) == 2
    assert is_working_day(due.date(), off)
    assert due.time() == time(17)


def test_what_can_wait_is_told_by_day_on_a_working_day() -> None:
    assert in_office_hours(at(2026, 11, 23, 9), HERE, ())
    assert not in_office_hours(at(2026, 11, 23, 17), HERE, ())
    assert not in_office_hours(at(2026, 11, 22, 12), HERE, ())
    assert not in_office_hours(at(2026, 12, 25, 12), HERE, CHRISTMAS)
    assert next_reminder(at(2026, 11, 23, 9)) < at(2026, 11, 24, 9)


@given(some.integers(-DAY, DAY))
def test_the_glass_stands_for_thirty_minutes_and_not_a_moment_longer(passed: int) -> None:
    glass = Glass("g", Side.A, ClientId("c"), GlassReason.DANGER_NOW, Moment(GLASS_FOR), both_sides=False)
    left = glass_left(glass, Moment(passed))
    assert (left > 0) == (passed < GLASS_FOR)
    assert left * MINUTE >= GLASS_FOR - passed
    assert glass_left(glass, Moment(0)) == 30
    assert glass_left(glass, Moment(GLASS_FOR - SECOND)) == 1


def test_a_question_to_the_log_asks_for_something() -> None:
    assert LogQuestion().empty
    asked = (LogQuestion(party="c"), LogQuestion(staff="s"), LogQuestion(first=date(2026, 1, 1)))
    asked += (LogQuestion(last=date(2026, 1, 1)), LogQuestion(emergency=True))
    assert not any(one.empty for one in asked)
