"""Which dates change by a day of more risk: what is new, what falls away, what moves a few days."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.calendar import RiskDay, RiskKind, extra_dates
from cases.facts import Facts
from cases.levels import Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.moved_dates import moved_dates
from cases.plan import Course, check_ins
from cases.programme import Programme, Stretch
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.windows import local_date

AT = moment_of(datetime(2027, 5, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))
TODAY = date(2027, 5, 1)
WINDOWS = tuple(Window(day, time(19), time(21)) for day in range(7))
EVENING = SafeContact(WINDOWS, "Europe/Amsterdam", Mode.OPEN, "", after(AT, DAY))
WEEKLY = Programme("weekly", "Proef", (Stretch(1, None, 7, "d1", slack=6),))
PLAIN = Course(WEEKLY, AT, Facts())
UNTIL = after(AT, 40 * DAY)


def with_days(*entries: RiskDay) -> Course:
    extra = extra_dates(entries, TODAY, TODAY + timedelta(days=400))
    return replace(PLAIN, extra=extra, calendar=entries)


def changes(old: Course, new: Course) -> list[tuple[int | None, int | None]]:
    found = moved_dates(EVENING, Side.A, old, new, AT, UNTIL)
    return [
        tuple(None if day is None else (day - TODAY).days for day in (one.was, one.becomes))  # type: ignore[misc]
        for one in found
    ]


def test_an_extra_question_is_new_and_leaves_every_other_date_alone() -> None:
    payday = with_days(RiskDay(RiskKind.PAYDAY, TODAY + timedelta(days=9)))
    assert changes(PLAIN, payday) == [(None, 10)]
    assert changes(payday, PLAIN) == [(10, None)]
    assert changes(PLAIN, PLAIN) == []


def test_a_question_on_a_quiet_day_moves_to_the_day_after_it() -> None:
    birthday = with_days(RiskDay(RiskKind.BIRTHDAY, TODAY + timedelta(days=7)))
    assert changes(PLAIN, birthday) == [(7, 8)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RiskKind), st.integers(0, 30), st.none() | st.integers(1, 4), st.booleans())
def test_what_is_shown_is_exactly_the_difference_between_the_two_plans(
    kind: RiskKind, ahead: int, weeks: int | None, may_ask: bool
) -> None:
    new = with_days(RiskDay(kind, TODAY + timedelta(days=ahead), None, weeks, may_ask))
    shown = moved_dates(EVENING, Side.A, PLAIN, new, AT, UNTIL)
    free = replace(EVENING, valid_until=Moment(2**60))
    plans = [
        {one.local_date for one in check_ins(free, Side.A, course, AT, UNTIL)} for course in (PLAIN, new)
    ]
    gone = {one.was for one in shown if one.was is not None}
    fresh = {one.becomes for one in shown if one.becomes is not None}
    assert (plans[0] - gone) | fresh == plans[1]
    assert len(shown) == len(set(shown))
    assert all(day > local_date(EVENING, AT) for day in gone | fresh)
