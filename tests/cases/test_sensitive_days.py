"""Days on which nothing is asked by itself, and a plan that goes round them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.asking import next_ask
from cases.calendar import (
    LONGEST_SENSITIVE,
    OVER_AFTER,
    SENSITIVE,
    RiskDay,
    RiskKind,
    check_risk_day,
    extra_dates,
    is_over,
    is_quiet,
)
from cases.facts import Facts
from cases.levels import Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.plan import Course, check_ins
from cases.programme import Programme, Stretch
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.windows import is_own_half_hour, local_date

COURT = date(2027, 5, 12)
AT = moment_of(datetime(2027, 5, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))
EVENING = SafeContact(
    tuple(Window(day, time(19), time(21)) for day in range(7)),
    "Europe/Amsterdam",
    Mode.OPEN,
    "",
    Moment(2**60),
)
DAILY = Programme("weekly", "Proef", (Stretch(1, None, 1, "d1"),))
HALF_HOUR = 30 * 60_000_000


def dates(*entries: RiskDay, programme: Programme = DAILY) -> list[date]:
    extra = extra_dates(entries, local_date(EVENING, AT), COURT + timedelta(days=60))
    course = Course(programme, AT, Facts(), extra=extra, calendar=entries)
    return [one.local_date for one in check_ins(EVENING, Side.A, course, AT, after(AT, 30 * DAY))]


def test_the_day_of_a_hearing_is_quiet_until_a_worker_says_it_may_be_asked() -> None:
    court = RiskDay(RiskKind.COURT, COURT)
    assert is_quiet([court], COURT)
    assert not is_quiet([court], COURT + timedelta(days=1))
    assert not is_quiet([replace(court, may_ask=True)], COURT)
    assert not is_quiet([RiskDay(RiskKind.PAYDAY, COURT)], COURT)


def test_a_visit_of_a_weekend_is_quiet_each_time_it_comes_back() -> None:
    visit = RiskDay(RiskKind.HANDOVER, COURT, COURT + timedelta(days=2), weeks=2)
    quiet = [ahead for ahead in range(-20, 33) if is_quiet([visit], COURT + timedelta(days=ahead))]
    assert quiet == [0, 1, 2, 14, 15, 16, 28, 29, 30]


def test_what_is_due_on_a_quiet_day_moves_and_nothing_else_does() -> None:
    found = dates(RiskDay(RiskKind.COURT, COURT))
    assert COURT not in found
    assert set(dates()) - set(found) == {COURT}
    weekly = Programme("weekly", "Proef", (Stretch(1, None, 7, "d1", slack=6),))
    due = next(one for one in dates(programme=weekly))
    moved = dates(RiskDay(RiskKind.BIRTHDAY, due), programme=weekly)
    assert moved[0] == due + timedelta(days=1)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (RiskDay(RiskKind.COURT, COURT, COURT + timedelta(days=LONGEST_SENSITIVE)), "hoogstens 7 dagen"),
        (RiskDay(RiskKind.HOLIDAY, COURT, COURT + timedelta(days=8), weeks=1), "volgende keer"),
    ],
)
def test_days_that_would_keep_everything_quiet_are_refused_in_words(entry: RiskDay, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_risk_day(entry)


def test_an_entry_is_over_a_month_after_its_last_day_and_one_that_comes_back_never_is() -> None:
    holiday = RiskDay(RiskKind.HOLIDAY, COURT, COURT + timedelta(days=10))
    gone = COURT + timedelta(days=11) + OVER_AFTER
    assert not is_over(holiday, gone - timedelta(days=1))
    assert is_over(holiday, gone)
    assert not is_over(RiskDay(RiskKind.PAYDAY, COURT, weeks=4), gone + timedelta(days=900))


windows = st.lists(
    st.builds(
        lambda day, opens, hours: Window(day, time(opens), time(opens + hours)),
        *(st.integers(0, 6), st.integers(0, 20), st.integers(1, 3)),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.weekday,
).map(tuple)
entries = st.lists(
    st.builds(
        lambda kind, ahead, length, weeks, ok: RiskDay(
            kind, COURT + timedelta(days=ahead), COURT + timedelta(days=ahead + length), weeks, ok
        ),
        *(st.sampled_from(RiskKind), st.integers(-10, 40), st.integers(0, 6)),
        *(st.none() | st.integers(1, 8), st.booleans()),
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(windows, entries, st.sampled_from(Side), st.integers(0, 40 * 24))
def test_whatever_the_calendar_is_no_question_falls_on_a_quiet_day_or_in_the_others_half_hour(
    opens: tuple[Window, ...], some: list[RiskDay], side: Side, hours: int
) -> None:
    contact = replace(EVENING, windows=opens)
    start = after(AT, hours * DAY // 24)
    moment = next_ask(contact, side, some, start)
    extra = extra_dates(some, local_date(contact, AT), COURT + timedelta(days=90))
    course = Course(DAILY, AT, Facts(), spread=hours, extra=extra, calendar=tuple(some))
    found = [one.due_at for one in check_ins(contact, side, course, start, after(start, 25 * DAY))]
    for one in [*found, *([] if moment is None else [moment])]:
        assert not is_quiet(some, local_date(contact, one))
        assert is_own_half_hour(side, one)
        assert (one // HALF_HOUR) % 2 == (0 if side is Side.A else 1)
    dense = any(one.weeks == 1 for one in some)
    assert moment is not None or dense


def test_without_any_open_day_there_is_no_moment() -> None:
    always = [RiskDay(RiskKind.HANDOVER, COURT - timedelta(days=70), COURT - timedelta(days=64), weeks=1)]
    assert next_ask(EVENING, Side.A, always, AT) is None
    ended = replace(EVENING, valid_until=AT)
    assert next_ask(ended, Side.A, [], AT) is None
    assert RiskKind.COURT in SENSITIVE
