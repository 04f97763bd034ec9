"""The next check-in: calendar days, inside a window, in the side's own half hour, each due day once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.anchors import Anchor, anchors_of
from cases.facts import Facts, Phase
from cases.levels import Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of, wall
from cases.pace import Pace
from cases.plan import (
    Course,
    Planned,
    check_ins,
    course_day,
    moment_on,
    next_check_in,
    programme_day,
    retry_moment,
)
from cases.programme import Programme, Stretch
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.windows import is_open, is_own_half_hour

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAILY = Programme("daily", "", (Stretch(1, None, 1, "d1"),))
THV = Programme(
    "thv", "", (Stretch(1, 10, 1, "d1"), Stretch(11, 28, 2, "short", True), Stretch(11, None, 7, "weekly"))
)
EXTENDED = Facts(ban_extended=True)


def local(day: str, clock: str, zone: ZoneInfo = AMSTERDAM) -> Moment:
    return moment_of(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone))


def contact(*windows: Window, zone: str = "Europe/Amsterdam") -> SafeContact:
    return SafeContact(windows, zone, Mode.OPEN, "", Moment(2**60))


def every_day(opens: str, closes: str) -> tuple[Window, ...]:
    return tuple(Window(day, time.fromisoformat(opens), time.fromisoformat(closes)) for day in range(7))


def walk(record: SafeContact, side: Side, course: Course, days: int) -> list[Planned]:
    """Plan one check-in after the other, as the turn does, over a number of days."""
    found: list[Planned] = []
    last, end = course.began, after(course.began, days * DAY)
    while (planned := next_check_in(record, side, course, last)) and planned.due_at < end:
        found.append(planned)
        last = planned.due_at
    return found


EVENING = contact(*every_day("19:00", "21:00"))
BEGAN = local("2027-03-20", "12:00")


@pytest.mark.parametrize(("side", "minutes"), [(Side.A, range(30)), (Side.B, range(30, 60))])
def test_a_year_of_daily_check_ins_is_once_a_day_in_the_sides_own_half_hour(
    side: Side, minutes: range
) -> None:
    year = walk(EVENING, side, Course(DAILY, BEGAN, Facts(), spread=123_456), 365)
    dates = [wall(one.due_at, AMSTERDAM).date() for one in year]
    assert dates == [date(2027, 3, 21) + timedelta(days=ahead) for ahead in range(len(dates))]
    assert len(dates) == 364
    assert {wall(one.due_at, AMSTERDAM).hour for one in year} == {19}
    assert {wall(one.due_at, AMSTERDAM).minute for one in year} <= set(minutes)
    assert [one.local_date for one in year] == dates


@pytest.mark.parametrize("side", Side)
def test_two_years_of_night_windows_give_one_message_each_evening_over_four_clock_changes(side: Side) -> None:
    night = contact(*every_day("21:00", "07:00"))
    found = walk(night, side, Course(DAILY, local("2027-01-01", "12:00"), Facts(), spread=77), 730)
    assert [one.local_date for one in found] == [date(2027, 1, 2) + timedelta(days=n) for n in range(729)]
    assert {wall(one.due_at, AMSTERDAM).hour for one in found} == {21}


def test_a_check_in_keeps_its_hour_on_the_wall_over_both_clock_changes() -> None:
    for day in ("2027-03-27", "2027-10-30"):
        first = next_check_in(EVENING, Side.A, Course(DAILY, BEGAN, Facts()), local(day, "19:00"))
        assert first is not None
        assert wall(first.due_at, AMSTERDAM).hour == 19
        assert first.due_at - local(day, "19:00") in (23 * HOUR, 25 * HOUR)


def test_a_night_window_gets_its_message_after_it_opens_in_the_evening() -> None:
    night = contact(*every_day("21:00", "07:00"))
    found = walk(night, Side.A, Course(DAILY, BEGAN, Facts()), 10)
    assert [wall(one.due_at, AMSTERDAM).hour for one in found] == [21] * 9


def test_what_is_left_of_last_nights_window_serves_a_day_without_its_own() -> None:
    saturday = contact(Window(5, time(22), time(6)))
    assert moment_on(saturday, Side.B, date(2027, 6, 6), 0) == local("2027-06-06", "00:30")
    assert moment_on(saturday, Side.B, date(2027, 6, 7), 0) is None


def test_a_window_in_the_missing_hour_gives_no_message_that_night() -> None:
    night = contact(*every_day("02:00", "03:00"))
    assert moment_on(night, Side.A, date(2027, 3, 28), 0) is None
    assert moment_on(night, Side.A, date(2027, 10, 31), 0) == local("2027-10-31", "02:00")


def test_the_stayer_hears_daily_for_ten_days_and_weekly_after_that() -> None:
    found = walk(EVENING, Side.A, Course(THV, BEGAN, Facts()), 40)
    assert [(one.day, one.script) for one in found] == [
        *((day, "d1") for day in range(2, 11)),
        *((day, "weekly") for day in (11, 18, 25, 32, 39)),
    ]


def test_an_extended_ban_gives_a_short_check_in_every_two_days_until_day_28() -> None:
    found = walk(EVENING, Side.A, Course(THV, BEGAN, EXTENDED), 40)
    assert [one.day for one in found if one.script == "short"] == [11, 13, 15, 17, 19, 21, 23, 25, 27]
    assert [one.day for one in found if one.script == "weekly"] == [32, 39]


def test_a_due_day_without_a_window_moves_to_the_first_day_that_has_one() -> None:
    thursdays = contact(Window(3, time(10), time(11)))
    weekly = Programme("weekly", "", (Stretch(2, None, 7, "weekly"),))
    found = walk(thursdays, Side.B, Course(weekly, BEGAN, Facts()), 30)
    assert [wall(one.due_at, AMSTERDAM).weekday() for one in found] == [3] * 4
    assert [one.day for one in found] == [6, 13, 20, 27]


def test_nothing_is_planned_after_the_record_ends_or_without_a_window() -> None:
    ends = replace(EVENING, valid_until=local("2027-03-22", "19:00"))
    assert len(walk(ends, Side.A, Course(DAILY, BEGAN, Facts()), 30)) == 1
    assert next_check_in(contact(), Side.A, Course(DAILY, BEGAN, Facts()), BEGAN) is None


def test_a_slow_rhythm_is_looked_for_further_than_a_record_without_windows() -> None:
    later = Programme("later", "", (Stretch(90, None, 182, "weekly"),))
    found = walk(EVENING, Side.A, Course(later, BEGAN, Facts()), 300)
    assert [one.day for one in found] == [90, 272]
    never = Programme("never", "", (Stretch(900, None, 1, "weekly"),))
    assert next_check_in(EVENING, Side.A, Course(never, BEGAN, Facts()), BEGAN) is None


def test_quiet_days_are_skipped() -> None:
    quiet = replace(EVENING, no_send_days=(date(2027, 3, 21), date(2027, 3, 22)))
    found = next_check_in(quiet, Side.A, Course(DAILY, BEGAN, Facts()), BEGAN)
    assert found is not None
    assert found.local_date == date(2027, 3, 23)


def test_two_clients_with_another_spread_do_not_get_the_same_second() -> None:
    moments = {moment_on(EVENING, Side.A, date(2027, 6, 2), spread) for spread in range(0, 1800, 60)}
    assert len(moments) == 30


def test_programme_days_are_calendar_days_on_the_clients_wall() -> None:
    assert programme_day(EVENING, BEGAN, local("2027-03-20", "23:59")) == 1
    assert programme_day(EVENING, BEGAN, local("2027-03-21", "00:00")) == 2


def test_the_retry_leaves_in_the_next_window_in_another_hour() -> None:
    asked = local("2027-06-02", "19:10")
    assert retry_moment(EVENING, Side.A, asked, 0) == local("2027-06-02", "20:10")
    assert retry_moment(EVENING, Side.B, local("2027-06-02", "20:40"), 0) == local("2027-06-03", "19:30")
    assert retry_moment(replace(EVENING, valid_until=asked), Side.A, asked, 0) is None


def test_there_is_no_retry_when_the_record_ends_before_the_sides_own_half_hour() -> None:
    ends = replace(EVENING, valid_until=local("2027-06-02", "20:30"))
    assert retry_moment(ends, Side.B, local("2027-06-02", "19:10"), 0) is None


@st.composite
def windows(draw: st.DrawFn) -> Window:
    opens = draw(st.integers(0, 1439))
    closes = (opens + draw(st.integers(60, 1440))) % 1440
    return Window(draw(st.integers(0, 6)), time(opens // 60, opens % 60), time(closes // 60, closes % 60))


@settings(deadline=None)
@given(
    st.lists(windows(), min_size=1, max_size=4),
    st.sampled_from(["Europe/Amsterdam", "Asia/Kathmandu", "America/Santiago", "Australia/Lord_Howe"]),
    st.sampled_from(Side),
    st.sampled_from(
        [local("2027-03-20", "12:00"), local("2027-10-24", "23:30"), local("2027-04-01", "00:00")]
    ),
    st.integers(0, 2**64),
)
@example([Window(6, time(2), time(3))], "Europe/Amsterdam", Side.A, local("2027-03-20", "12:00"), 7)
def test_every_check_in_is_safe_once_a_date_and_no_usable_date_is_left_out(
    some: list[Window], zone: str, side: Side, began: Moment, spread: int
) -> None:
    record = contact(*some, zone=zone)
    found = walk(record, side, Course(DAILY, began, Facts(), spread), 16)
    dates = [one.local_date for one in found]
    assert dates == sorted(set(dates))
    for one in found:
        assert is_open(record, one.due_at)
        assert is_own_half_hour(side, one.due_at)
        assert wall(one.due_at, ZoneInfo(zone)).date() == one.local_date
    first = wall(began, ZoneInfo(zone)).date()
    for ahead in range(1, 14):
        day = first + timedelta(days=ahead)
        usable = [w for w in some if w.weekday == day.weekday() and _whole_evening(w)]
        assert day in dates or not usable


def _whole_evening(window: Window) -> bool:
    """Say whether a window has 60 minutes on its own date, outside the hours a clock change can take."""
    opens = window.opens.hour * 60 + window.opens.minute
    closes = window.closes.hour * 60 + window.closes.minute
    end = closes if closes > opens else 1440
    return opens >= 240 and end - opens >= 60


def test_the_moment_is_a_whole_number_of_seconds_inside_a_usable_minute() -> None:
    short = contact(Window(2, time(19, 15), time(20, 15)))
    spreads = [moment_on(short, Side.A, date(2027, 6, 2), spread) for spread in range(0, 5000, 7)]
    low, high = local("2027-06-02", "19:15"), local("2027-06-02", "19:30")
    assert all(one is not None and low <= one < high for one in spreads)
    assert moment_on(short, Side.B, date(2027, 6, 2), 59) == after(
        local("2027-06-02", "19:30"), 59 * MINUTE // 60
    )


def test_no_second_of_the_last_minute_falls_after_the_window_or_the_record_closed() -> None:
    ragged = contact(Window(2, time(18, 30), time(19, 15, 30)))
    until = replace(contact(Window(2, time(18, 30), time(21))), valid_until=local("2027-06-02", "19:15:30"))
    for record in (ragged, until):
        spreads = {moment_on(record, Side.A, date(2027, 6, 2), spread) for spread in range(960)}
        assert max(one for one in spreads if one) < local("2027-06-02", "19:15:30")
        assert len(spreads) == 900


SERVED = local("2026-12-01", "21:40")
ORDER = Programme(
    "order",
    "",
    (
        Stretch(1, 10, 1, "d1", phase=Phase.F0, before=Anchor.THV_END, slack=1),
        Stretch(11, 29, 2, "short", phase=Phase.F0, before=Anchor.THV_END, slack=1),
        Stretch(4, None, 7, "tik", anchor=Anchor.THV_END, in_turn=("weekly",), more=3, less=14, slack=6),
    ),
    Anchor.THV_START,
)


def order(**recorded: Moment) -> Course:
    return Course(ORDER, SERVED, Facts(), 0, anchors_of({Anchor(name): at for name, at in recorded.items()}))


def days_of(course: Course, days: int, record: SafeContact = EVENING) -> list[tuple[int, str]]:
    before, until = after(SERVED, -2 * DAY), after(SERVED, days * DAY)
    return [(one.day, one.script) for one in check_ins(record, Side.A, course, before, until)]


def test_a_check_in_never_comes_before_the_hour_of_the_order_nor_after_its_end() -> None:
    late = days_of(order(thv_start=SERVED), 12)
    assert late == [*((day, "d1") for day in range(2, 11)), (11, "short")]
    early = days_of(order(thv_start=local("2026-12-01", "09:00")), 12)
    assert early == [(day, "d1") for day in range(1, 11)]


def test_a_window_later_on_the_first_day_is_used() -> None:
    twice = contact(*every_day("09:00", "10:00"), *every_day("22:00", "23:00"))
    first = next_check_in(twice, Side.A, order(thv_start=SERVED), after(SERVED, -DAY))
    assert first is not None
    assert first.due_at == local("2026-12-01", "22:00")


def test_an_order_that_is_lifted_or_prolonged_moves_what_comes_after_it() -> None:
    lifted = days_of(order(thv_start=SERVED, thv_end=local("2026-12-06", "12:00")), 17)
    assert lifted == [*((day, "d1") for day in range(2, 6)), (9, "tik"), (16, "weekly")]
    prolonged = days_of(order(thv_start=SERVED, extension=SERVED), 40)
    assert [day for day, script in prolonged if script == "short"] == list(range(11, 30, 2))
    assert prolonged[-2:] == [(32, "tik"), (39, "weekly")]


def test_who_asks_for_more_or_fewer_messages_gets_them_within_the_programme() -> None:
    ended = order(thv_start=after(SERVED, -60 * DAY), thv_end=SERVED)
    days = {pace: [day for day, _ in days_of(replace(ended, pace=pace), 33)] for pace in Pace}
    assert [day - 60 for day in days[Pace.LESS]] == [4, 18, 32]
    assert [day - 60 for day in days[Pace.NORMAL]] == [4, 11, 18, 25, 32]
    assert [day - 60 for day in days[Pace.MORE]] == [4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34]


def test_a_due_day_without_a_safe_time_within_its_slack_is_let_go_and_told() -> None:
    monthly = Programme("m", "", (Stretch(1, None, 30, "weekly", slack=6),))
    quiet = replace(EVENING, no_send_days=tuple(date(2026, 12, 30) + timedelta(days=n) for n in range(9)))
    found = list(check_ins(quiet, Side.A, Course(monthly, SERVED, Facts()), SERVED, after(SERVED, 80 * DAY)))
    assert [(one.day, one.passed) for one in found] == [(61, (date(2026, 12, 31),))]
    some = replace(EVENING, no_send_days=tuple(date(2026, 12, 30) + timedelta(days=n) for n in range(7)))
    moved = next_check_in(some, Side.A, Course(monthly, SERVED, Facts()), SERVED)
    assert moved is not None
    assert (moved.day, moved.passed) == (37, ())


def test_a_day_of_the_clients_own_calendar_is_due_whatever_the_rhythm_says() -> None:
    monthly = Programme("m", "", (Stretch(8, None, 30, "weekly", slack=6),))
    extra = frozenset({date(2026, 11, 30), date(2026, 12, 3), date(2026, 12, 20)})
    course = Course(monthly, SERVED, Facts(), extra=extra)
    found = check_ins(EVENING, Side.A, course, after(SERVED, -3 * DAY), after(SERVED, 40 * DAY))
    assert [one.day for one in found] == [3, 8, 20, 38]


def test_the_day_of_a_course_counts_from_the_anchor_of_its_programme() -> None:
    assert course_day(EVENING, order(thv_start=SERVED), local("2026-12-04", "01:00")) == 4


@settings(deadline=None, max_examples=60)
@given(
    st.lists(windows(), min_size=1, max_size=4),
    st.sampled_from(Side),
    st.dictionaries(
        st.sampled_from([Anchor.THV_START, Anchor.THV_END, Anchor.EXTENSION]),
        st.integers(-20 * DAY, 40 * DAY).map(lambda ahead: after(SERVED, ahead)),
    ),
    st.sampled_from(Pace),
    st.integers(0, 2**32),
)
def test_with_any_anchors_every_moment_is_safe_once_a_date_and_not_before_the_order(
    some: list[Window], side: Side, recorded: dict[Anchor, Moment], pace: Pace, spread: int
) -> None:
    record = contact(*some)
    course = replace(order(), anchors=anchors_of(recorded), pace=pace, spread=spread)
    begin = course.anchor(Anchor.THV_START, AMSTERDAM)
    found = list(check_ins(record, side, course, after(begin, -DAY), after(begin, 40 * DAY)))
    dates = [one.local_date for one in found]
    assert dates == sorted(set(dates))
    for one in found:
        assert one.due_at >= begin
        assert is_open(record, one.due_at)
        assert is_own_half_hour(side, one.due_at)
        assert one.script != "d1" or one.due_at < course.anchor(Anchor.THV_END, AMSTERDAM)
