"""A year of rosters with both clock changes, days off and sick calls: no minute uncovered and unnoticed.

The judge below reads the wall clock minute by minute and knows nothing of spans: it is another way to the
same truth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.hours import clock_moment
from cases.ids import StaffId
from cases.levels import Language, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, wall
from cases.planning import Pattern, occurrences, parts
from cases.roster import DayOff, DutyModel, Post, Roster, ServiceHours, Shift
from cases.spans import Span
from escalation.cover import ANNOUNCED, announced, gaps, is_gap
from escalation.duty import Promise, duty_at
from escalation.fixed_table import WORDS_EN, WORDS_NL
from escalation.fixed_texts import KEYS, fixed_text

ZONE = "Europe/Amsterdam"
AMSTERDAM = ZoneInfo(ZONE)
FIRST, LAST = date(2027, 1, 1), date(2028, 1, 2)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
OFF = {
    date(2027, 1, 1): (),
    date(2027, 3, 29): ((time(10), time(14)),),
    date(2027, 4, 27): None,
    date(2027, 5, 6): ((time(22), time(3)),),
    date(2027, 12, 25): (),
    date(2027, 12, 26): ((time(9), time(12)), (time(19), time(1))),
    date(2028, 1, 1): (),
}
WEEK = (
    *((day, time(8, 30), time(12, 30)) for day in range(5)),
    *((day, time(13), time(22)) for day in range(5)),
    (4, time(22), time(2, 30)),
    (5, time(20), time(2, 30)),
    (6, time(0), time(0)),
)
EARLY, LATE, NIGHT, WEEKEND, SUNDAY = (
    Pattern(frozenset(days), opens, closes, FIRST - timedelta(days=1), LAST)
    for days, opens, closes in (
        (range(5), time(8), time(15)),
        (range(4), time(15), time(23)),
        ({4}, time(15), time(2, 30)),
        ({5}, time(19), time(2, 15)),
        ({5, 6}, time(23, 30), time(23, 45)),
    )
)
CREW = {"anna": EARLY, "bram": LATE, "cees": NIGHT, "dora": WEEKEND, "eef": SUNDAY}
WATCHED = sorted(
    {SPRING, AUTUMN, FIRST, LAST, *OFF}
    | {day + timedelta(days=1) for day in (SPRING, AUTUMN, *OFF)}
    | {day - timedelta(days=1) for day in (SPRING, AUTUMN)}
    | {FIRST + timedelta(days=every) for every in range(5, 365, 36)}
)


def local_minutes(day: date) -> Iterator[tuple[Moment, datetime]]:
    """Give every minute of a local day: 1380 of them in spring, 1500 in autumn."""
    at = clock_moment(day, time(), ZONE)
    while (here := wall(at, AMSTERDAM)).date() == day:
        yield at, here
        at = after(at, MINUTE)


def within(here: datetime, day: date, opens: time, closes: time) -> bool:
    """Say by the clock on the wall whether a stretch that begins on ``day`` holds.

    The second time that an hour comes in autumn, all of its minutes have been before.
    """
    clock = here.time() if not here.fold else time(2, 59, 59)
    if here.date() == day:
        return opens <= clock and (clock < closes or closes <= opens)
    return here.date() == day + timedelta(days=1) and closes <= opens and clock < closes


def opened(model: DutyModel, here: datetime) -> bool:
    if model is not DutyModel.HOURS:
        return model is DutyModel.ALWAYS
    for day in (here.date(), here.date() - timedelta(days=1)):
        usual = [(opens, closes) for weekday, opens, closes in WEEK if weekday == day.weekday()]
        special = OFF.get(day)
        if any(within(here, day, *one) for one in (usual if special is None else special)):
            return True
    return False


def somebody(at: Moment, here: datetime, away: dict[str, list[Span]]) -> bool:
    return any(
        pattern.first <= day <= pattern.last
        and day.weekday() in pattern.weekdays
        and within(here, day, pattern.opens, pattern.closes)
        and not any(span.begins <= at < span.ends for span in away.get(name, []))
        for name, pattern in CREW.items()
        for day in (here.date(), here.date() - timedelta(days=1))
    )


@cache
def planned(name: str) -> tuple[Shift, ...]:
    return tuple(
        Shift(StaffId(name), Post.DUTY, span.begins, span.ends) for span in occurrences(CREW[name], ZONE)
    )


@dataclass(frozen=True)
class Year:
    model: DutyModel
    roster: Roster
    away: dict[str, list[Span]]


def year(model: DutyModel, away: dict[str, list[Span]]) -> Year:
    shifts = tuple(
        part for name in CREW for shift in planned(name) for part in parts(shift, away.get(name, []))
    )
    off = tuple(DayOff(day, hours) for day, hours in OFF.items())
    return Year(model, Roster(model, tuple(ServiceHours(*one) for one in WEEK), shifts, ZONE, off), away)


def around(roster: Roster, at: Moment) -> Roster:
    """Return the part of a roster that a store gives at a moment: what ended long ago or is far is not."""
    near = tuple(
        each
        for each in roster.shifts
        if each.starts < at + ANNOUNCED + DAY and (each.ends is None or at - DAY < each.ends)
    )
    return replace(roster, shifts=near)


def sick(name: str, day: date, hour: int, hours: int) -> dict[str, list[Span]]:
    begins = clock_moment(day, time(hour), ZONE)
    return {name: [Span(begins, after(begins, hours * HOUR))]}


SICK = (
    sick("cees", date(2027, 3, 26), 23, 60)
    | sick("anna", date(2027, 5, 6), 9, 100)
    | sick("bram", date(2027, 10, 28), 17, 90)
    | sick("eef", AUTUMN, 2, 3)
    | sick("dora", date(2027, 12, 25), 21, 24 * 9)
)


@pytest.mark.parametrize("model", [DutyModel.HOURS, DutyModel.ALWAYS])
@pytest.mark.parametrize("away", [{}, SICK], ids=["all well", "sick calls"])
def test_no_minute_of_a_year_is_uncovered_and_unnoticed(
    model: DutyModel, away: dict[str, list[Span]]
) -> None:
    one = year(model, away)
    begin, end = clock_moment(FIRST, time(), ZONE), clock_moment(LAST + timedelta(days=1), time(), ZONE)
    told = gaps(one.roster, begin, end)
    uncovered = 0
    for day in WATCHED:
        morning = clock_moment(day, time(), ZONE)
        near = [gap for gap in told if gap.begins < morning + 2 * DAY and gap.ends > morning]
        for at, here in local_minutes(day):
            alone = opened(model, here) and not somebody(at, here, away)
            assert any(gap.begins <= at < gap.ends for gap in near) == alone, here
            uncovered += alone
    assert uncovered > 300
    minutes = sum((gap.ends - gap.begins) // MINUTE for gap in told)
    assert minutes > uncovered


@pytest.mark.parametrize("model", [DutyModel.HOURS, DutyModel.ALWAYS])
def test_no_gap_of_the_year_has_a_text_that_asks_a_worker(model: DutyModel) -> None:
    one = year(model, SICK)
    told = gaps(
        one.roster, clock_moment(FIRST, time(), ZONE), clock_moment(LAST + timedelta(days=1), time(), ZONE)
    )
    assert len(told) > 100
    for gap in told:
        near = around(one.roster, gap.begins)
        _judge(near, gap.begins, there=False)
        assert not duty_at(near, after(gap.ends, -1)).staffed


@pytest.mark.parametrize("model", list(DutyModel))
def test_no_text_says_that_somebody_is_there_in_a_gap_on_any_minute_the_clock_changes(
    model: DutyModel,
) -> None:
    one = year(model, SICK)
    for day in (SPRING, AUTUMN):
        near = around(one.roster, clock_moment(day, time(), ZONE))
        for at, here in local_minutes(day):
            there = opened(model, here) and somebody(at, here, SICK)
            assert duty_at(near, at).staffed == there, here
            assert is_gap(near, at) == (opened(model, here) and not somebody(at, here, SICK)), here


def texts(roster: Roster, at: Moment) -> Iterator[tuple[Language, str]]:
    duty = duty_at(roster, at)
    for language in (Language.NL_B1, Language.EN):
        for key in KEYS:
            yield language, fixed_text(key, Mode.OPEN, language, duty)


@cache
def read_minutes(model: DutyModel, day: date, until: time | None) -> tuple[Moment, ...]:
    """Return the minutes of a day, with the sick calls, in which somebody reads what is not urgent."""
    special = OFF.get(day)
    closed = special is not None and not special
    found = []
    for at, here in local_minutes(day):
        by_day = opened(model, here) if model is DutyModel.HOURS else _ordinary(here, closed=closed)
        if by_day and somebody(at, here, SICK) and (until is None or here.time() < until):
            found.append(at)
    return tuple(found)


def _ordinary(here: datetime, *, closed: bool) -> bool:
    special = OFF.get(here.date())
    if closed:
        return False
    if special is None:
        return time(8) <= here.time() < time(20)
    return any(within(here, here.date(), *one) for one in special)


@pytest.mark.parametrize("model", [DutyModel.HOURS, DutyModel.ALWAYS])
def test_at_every_edge_of_the_year_each_text_is_true(model: DutyModel) -> None:
    one = year(model, SICK)
    checked = {Promise.TODAY: 0, Promise.TOMORROW: 0, Promise.NOBODY: 0}
    for day in (*WATCHED[::3], SPRING, AUTUMN, date(2027, 5, 6), date(2027, 12, 31), date(2027, 12, 25)):
        near = around(one.roster, clock_moment(day, time(), ZONE))
        before = None
        for at, here in local_minutes(day):
            there = opened(model, here) and somebody(at, here, SICK)
            if there == before and here.time() not in {time(7, 59), time(12), time(20), time(22, 30)}:
                continue
            before = there
            duty = duty_at(near, at)
            checked[duty.promise] += 1
            _judge(near, at, there=there)
            later = any(minute >= at for minute in read_minutes(model, day, None))
            early = bool(read_minutes(model, day + timedelta(days=1), time(9)))
            wanted = Promise.TODAY if later or (there and not early) else Promise.NOBODY
            assert duty.promise is (Promise.TOMORROW if early and not later else wanted), here
    assert all(count > 2 for count in checked.values()), checked


def _judge(roster: Roster, at: Moment, *, there: bool) -> None:
    duty = duty_at(roster, at)
    assert duty.staffed == there
    asked = 0
    for language, text in texts(roster, at):
        words = WORDS_EN if language is Language.EN else WORDS_NL
        asks = words.ask in text or words.ask_for_you in text
        asked += asks
        assert not asks or there
        assert (words.nobody not in text and words.nobody_reads not in text) or not there
        if duty.promise is Promise.NOBODY:
            assert not any(
                word in text for word in (words.reads.split("{")[0], words.looks_along.split("{")[0])
            )
    assert (asked > 0) == there


@settings(max_examples=30, deadline=None)
@given(
    who=st.sampled_from(sorted(CREW)),
    day=st.sampled_from((SPRING, AUTUMN, date(2027, 12, 31))),
    from_hour=st.integers(-10, 20),
    hours=st.integers(1, 30),
)
def test_whoever_calls_in_sick_the_gap_is_told_at_once_and_ends_with_the_sick_call(
    who: str, day: date, from_hour: int, hours: int
) -> None:
    begins = Moment(clock_moment(day, time(), ZONE) + from_hour * HOUR)
    call = Span(begins, after(begins, hours * HOUR))
    now = after(clock_moment(day, time(), ZONE), -DAY)
    well = around(year(DutyModel.ALWAYS, {}).roster, now)
    ill = replace(
        well,
        shifts=tuple(
            part
            for shift in well.shifts
            for part in (parts(shift, [call]) if shift.staff == who else (shift,))
        ),
    )
    told = [gap for gap in announced(ill, now) if gap.post is Post.DUTY]
    lost = [
        shift
        for shift in well.shifts
        if shift.staff == who and shift.starts < call.ends and call.begins < (shift.ends or 0)
    ]
    for shift in lost:
        at = max(shift.starts, call.begins)
        alone = not any(other.starts <= at < (other.ends or 0) for other in well.shifts if other.staff != who)
        assert any(gap.begins <= at < gap.ends for gap in told) == alone
        assert duty_at(ill, at).staffed != alone
    until = after(now, ANNOUNCED)
    assert gaps(ill, call.ends, until) == gaps(well, call.ends, until)
