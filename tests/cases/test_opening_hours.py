"""Opening hours: what is written is what is meant, and what is not understood is refused."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.levels import Language
from cases.opening_hours import parse_opening_hours

MONDAY = datetime(2027, 3, 1)  # noqa: DTZ001  # a wall clock has no zone
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def is_open(text: str, day: int, hour: int, minute: int = 0, *, is_holiday: bool = False) -> bool:
    at = MONDAY + timedelta(days=day, hours=hour, minutes=minute)
    return parse_opening_hours(text).is_open(at, is_holiday=is_holiday)


def test_office_hours_are_open_from_the_first_minute_to_the_last() -> None:
    text = "Mo-Fr 09:00-17:00; PH off"
    assert [is_open(text, 0, 8, 59), is_open(text, 0, 9), is_open(text, 4, 16, 59), is_open(text, 4, 17)] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_open(text, 5, 10)
    assert not is_open(text, 0, 10, is_holiday=True)


def test_without_a_word_on_holidays_a_holiday_is_as_any_day() -> None:
    assert is_open("Mo-Fr 09:00-17:00", 0, 10, is_holiday=True)
    assert is_open("24/7", 6, 3, is_holiday=True)


def test_days_run_over_the_weekend_and_a_later_rule_replaces_an_earlier_one() -> None:
    assert is_open("Sa-Mo 10:00-12:00", 6, 11)
    assert not is_open("Sa-Mo 10:00-12:00", 1, 11)
    assert not is_open("09:00-17:00; We off", 2, 11)
    assert is_open("Mo 20:00-24:00", 0, 23, 59)


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("24/7", "dag en nacht", "day and night"),
        ('24/7 "chat"', "dag en nacht (chat)", "day and night (chat)"),
        (
            "Mo-Fr 09:00-17:00",
            "maandag tot en met vrijdag van 9 tot 17 uur",
            "Monday to Friday from 09:00 to 17:00",
        ),
        (
            "Mo,We 13:00-15:30; Sa 10:00-12:00",
            "maandag van 13 tot 15.30 uur, woensdag van 13 tot 15.30 uur, zaterdag van 10 tot 12 uur",
            "Monday from 13:00 to 15:30, Wednesday from 13:00 to 15:30, Saturday from 10:00 to 12:00",
        ),
        ("11:00-21:00", "elke dag van 11 tot 21 uur", "every day from 11:00 to 21:00"),
        (
            "Sa,Su 09:00-12:00,13:00-17:00; PH off",
            "zaterdag en zondag van 9 tot 12 en van 13 tot 17 uur, op feestdagen dicht",
            "Saturday and Sunday from 09:00 to 12:00 and from 13:00 to 17:00, on public holidays closed",
        ),
        ("Mo 09:00-10:00; PH 11:00-12:00", "maandag van 9 tot 10 uur, op feestdagen van 11 tot 12 uur", None),
    ],
)
def test_hours_are_said_in_words(text: str, nl: str, en: str | None) -> None:
    hours = parse_opening_hours(text)
    assert hours.in_words(Language.NL_A2) == nl
    if en is not None:
        assert hours.in_words(Language.EN) == en


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "geen openingstijd"),
        ("altijd", "geen openingstijd"),
        ("Ma-Vr 09:00-17:00", "geen dag"),
        ("Mo-Xx 09:00-17:00", "geen dag"),
        ("PH-Mo 09:00-17:00", "geen dag"),
        ("Mo 9-17", "geen tijd"),
        ("Mo 25:00-26:00", "geen tijd"),
        ("Mo 17:00-09:00", "eindigt niet later"),
        ("Mo 17:00-24:30", "eindigt niet later"),
        ("Mo 12:00-14:00,13:00-15:00", "door elkaar"),
        ("Mo off", "nooit open"),
        ("sunrise-sunset", "geen openingstijd"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_opening_hours(text, ("open",))
    assert problem in fault.value.problem
    assert fault.value.path == ("open",)
    assert fault.value.remedy


@given(st.integers(0, 6), st.integers(0, 1438), st.data())
def test_it_is_open_exactly_within_what_is_written(day: int, first: int, data: st.DataObject) -> None:
    last = data.draw(st.integers(first + 1, 1440))
    minute = data.draw(st.integers(0, 7 * 1440 - 1))
    text = f"{DAYS[day]} {first // 60:02}:{first % 60:02}-{last // 60:02}:{last % 60:02}"
    hours = parse_opening_hours(text)
    at = MONDAY + timedelta(minutes=minute)
    assert hours.is_open(at, is_holiday=False) == (day == minute // 1440 and first <= minute % 1440 < last)
    assert hours.in_words(Language.NL_B1)


@given(st.text('MoTuPHff 0123456789:-,;/"', max_size=30))
def test_any_text_is_read_or_refused_in_dutch(text: str) -> None:
    try:
        hours = parse_opening_hours(text)
    except ContentFault as fault:
        hours = None
        told = fault.problem
    assert told if hours is None else hours.in_words(Language.EN)
