"""Safe windows: the client's own wall clock decides, over midnight and both clock-change nights."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.levels import Mode
from cases.moments import HOUR, MINUTE, Moment, after, moment_of, wall
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.windows import (
    check_windows,
    is_open,
    is_own_half_hour,
    is_valid,
    may_leave_now,
    minutes_of,
    next_opening,
    next_slot,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZONES = ["Europe/Amsterdam", "America/Santiago", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe"]
FOREVER = Moment(2**60)


def contact(*windows: Window, zone: str = "Europe/Amsterdam", **more: object) -> SafeContact:
    plain = SafeContact(windows, zone, Mode.OPEN, "", FOREVER)
    return replace(plain, **more)  # type: ignore[arg-type]  # fields by name, checked by each test


def local(day: str, clock: str, zone: ZoneInfo = AMSTERDAM, fold: int = 0) -> Moment:
    return moment_of(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone, fold=fold))


def every_day(opens: str, closes: str) -> tuple[Window, ...]:
    return tuple(Window(day, time.fromisoformat(opens), time.fromisoformat(closes)) for day in range(7))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    opens = draw(st.integers(0, 1439))
    length = draw(st.integers(60, 1440))
    closes = (opens + length) % 1440
    return Window(draw(st.integers(0, 6)), time(opens // 60, opens % 60), time(closes // 60, closes % 60))


contacts = st.builds(
    lambda some, zone, quiet: contact(*some, zone=zone, no_send_days=tuple(quiet)),
    st.lists(windows(), max_size=3),
    st.sampled_from(ZONES),
    st.lists(st.dates(date(2027, 3, 20), date(2027, 4, 8)), max_size=3),
)
moments = st.one_of(
    st.integers(local("2027-03-26", "00:00"), local("2027-03-30", "00:00")),
    st.integers(local("2027-10-29", "00:00"), local("2027-11-02", "00:00")),
    st.integers(local("2027-04-03", "00:00"), local("2027-04-06", "00:00")),
).map(lambda number: Moment(number // MINUTE * MINUTE))


def test_a_window_from_nine_in_the_evening_to_seven_is_open_all_night_and_closed_by_day() -> None:
    night = contact(*every_day("21:00", "07:00"))
    hours = [clock for clock in range(24) if is_open(night, local("2027-06-02", f"{clock:02}:00"))]
    assert hours == [0, 1, 2, 3, 4, 5, 6, 21, 22, 23]


def test_a_wrapped_window_belongs_to_the_day_on_which_it_opens() -> None:
    saturday = contact(Window(5, time(21), time(7)))
    assert is_open(saturday, local("2027-06-06", "06:59"))
    assert not is_open(saturday, local("2027-06-05", "06:59"))
    assert not is_open(saturday, local("2027-06-06", "21:00"))


def test_a_window_holds_its_opening_minute_and_not_its_closing_one() -> None:
    evening = contact(*every_day("19:00", "20:00"))
    assert is_open(evening, local("2027-06-02", "19:00"))
    assert not is_open(evening, local("2027-06-02", "20:00"))
    assert is_open(evening, after(local("2027-06-02", "20:00"), -1))


def test_a_window_with_equal_ends_lasts_a_whole_day() -> None:
    whole = Window(2, time(8), time(8))
    assert minutes_of(whole) == 1440
    assert is_open(contact(whole), local("2027-06-03", "07:59"))


def test_a_quiet_day_closes_every_window_on_it_until_midnight() -> None:
    night = contact(*every_day("21:00", "07:00"), no_send_days=(date(2027, 6, 2),))
    assert not is_open(night, local("2027-06-02", "22:00"))
    assert next_opening(night, local("2027-06-02", "01:00")) == local("2027-06-03", "00:00")


def test_the_hour_that_does_not_exist_in_spring_is_in_no_window() -> None:
    night = contact(*every_day("02:00", "03:00"))
    assert next_opening(night, local("2027-03-28", "00:30")) == local("2027-03-29", "02:00")


def test_a_window_that_opens_in_the_missing_hour_opens_when_the_clock_has_jumped() -> None:
    night = contact(*every_day("02:30", "05:00"))
    assert next_opening(night, local("2027-03-28", "00:30")) == local("2027-03-28", "03:00")


def test_the_hour_that_comes_twice_in_autumn_is_open_twice() -> None:
    night = contact(*every_day("01:30", "02:30"))
    first = local("2027-10-31", "02:29")
    second = local("2027-10-31", "02:29", fold=1)
    assert second - first == HOUR
    assert is_open(night, first)
    assert is_open(night, second)
    assert next_opening(night, local("2027-10-31", "02:31")) == local("2027-10-31", "02:00", fold=1)


@pytest.mark.parametrize("closes", ["19:59", "19:30"])
def test_a_window_shorter_than_an_hour_is_refused(closes: str) -> None:
    with pytest.raises(ValueError, match="60 minuten"):
        check_windows(every_day("19:00", closes))


def test_a_weekday_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="maandag"):
        check_windows([Window(7, time(19), time(21))])


@given(st.lists(windows(), max_size=4))
def test_windows_of_an_hour_or_more_are_accepted(some: list[Window]) -> None:
    check_windows(some)
    assert all(minutes_of(one) >= 60 for one in some)


@settings(deadline=None)
@given(contacts, moments)
@example(contact(*every_day("02:30", "03:30")), local("2027-03-28", "01:59"))
@example(contact(*every_day("01:30", "02:30")), local("2027-10-31", "02:45"))
@example(contact(*every_day("02:15", "03:15")), local("2027-10-31", "02:05", fold=1))
@example(contact(Window(5, time(23), time(2, 30))), local("2027-10-31", "02:45"))
def test_the_next_opening_is_the_first_open_minute_a_clock_watcher_would_find(
    record: SafeContact, moment: Moment
) -> None:
    watched = (after(moment, minute * MINUTE) for minute in range(3 * 24 * 60))
    expected = next((one for one in watched if is_open(record, one)), None)
    found = next_opening(record, moment)
    if expected is not None:
        assert found == expected
    elif found is not None:
        assert found > after(moment, 3 * 24 * HOUR - MINUTE)
        assert is_open(record, found)


@settings(deadline=None)
@given(contacts, moments, st.sampled_from(Side))
def test_the_next_slot_is_the_first_open_minute_in_the_sides_own_half_hours(
    record: SafeContact, moment: Moment, side: Side
) -> None:
    watched = (after(moment, minute * MINUTE) for minute in range(3 * 24 * 60))
    expected = next((one for one in watched if is_open(record, one) and is_own_half_hour(side, one)), None)
    found = next_slot(record, side, moment)
    assert found == expected or expected is None


@given(moments)
def test_two_sides_never_share_a_half_hour_and_in_amsterdam_side_a_has_the_first(moment: Moment) -> None:
    assert is_own_half_hour(Side.A, moment) is not is_own_half_hour(Side.B, moment)
    assert is_own_half_hour(Side.A, moment) is (wall(moment, AMSTERDAM).minute < 30)


def test_nothing_opens_without_windows_or_after_the_record_ended() -> None:
    assert next_opening(contact(), local("2027-06-02", "12:00")) is None
    ending = contact(*every_day("19:00", "20:00"), valid_until=local("2027-06-02", "19:00"))
    assert next_opening(ending, local("2027-06-02", "12:00")) is None
    assert not is_valid(ending, local("2027-06-02", "19:00"))
    assert is_valid(ending, local("2027-06-02", "18:59"))


def test_a_record_that_allows_no_contact_is_never_valid() -> None:
    silent = contact(*every_day("19:00", "20:00"), mode=Mode.NONE)
    assert not may_leave_now(silent, Side.A, local("2027-06-02", "19:05"), 0)
    assert next_opening(silent, local("2027-06-02", "19:05")) is None


def test_a_planned_message_leaves_once_a_day_and_again_only_when_the_record_allows_it() -> None:
    evening = contact(*every_day("19:00", "20:00"))
    now = local("2027-06-02", "19:10")
    assert may_leave_now(evening, Side.A, now, 0)
    assert not may_leave_now(evening, Side.A, now, 1)
    assert not may_leave_now(evening, Side.A, now, 1, again=True)
    twice = replace(evening, second_message_ok=True)
    assert may_leave_now(twice, Side.A, now, 1, again=True)
    assert not may_leave_now(twice, Side.A, now, 1)
    assert not may_leave_now(twice, Side.A, now, 2, again=True)


def test_a_planned_message_waits_for_its_own_half_hour_and_its_window() -> None:
    evening = contact(*every_day("19:00", "20:00"))
    assert not may_leave_now(evening, Side.B, local("2027-06-02", "19:10"), 0)
    assert may_leave_now(evening, Side.B, local("2027-06-02", "19:40"), 0)
    assert not may_leave_now(evening, Side.A, local("2027-06-02", "20:10"), 0)
