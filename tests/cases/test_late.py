"""Who begins late: each missed step is let go, still asked once, or put to a worker."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.anchors import Anchor, anchors_of
from cases.facts import Facts, Phase
from cases.human_moments import human_days
from cases.late import late_start
from cases.levels import Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.plan import Course, next_check_in
from cases.programme import HumanMoment, Late, Programme, Stretch
from cases.safe_contact import SafeContact, Window
from cases.sides import Side

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
KEY = moment_of(datetime(2027, 3, 1, 10, 0, tzinfo=AMSTERDAM))
EVENING = SafeContact(
    tuple(Window(day, time(19), time(21)) for day in range(7)),
    "Europe/Amsterdam",
    Mode.OPEN,
    "",
    Moment(2**60),
)


def course(late: Late, days: int, then: Late = Late.SKIP) -> Course:
    """Return a course of somebody enrolled this many days after the key."""
    programme = Programme(
        "p",
        "",
        (Stretch(1, 10, 3, "first", slack=6, late=then), Stretch(14, None, 7, "week", slack=6, late=late)),
        Anchor.SHELTER_EXIT,
        (HumanMoment(28, "plan"), HumanMoment(3, "bezoek"), HumanMoment(1, "eind", Anchor.THV_END)),
    )
    begun = after(KEY, days * DAY)
    return Course(programme, begun, Facts(), 0, anchors_of({Anchor.SHELTER_EXIT: KEY, Anchor.THV_END: begun}))


def first(follows: Course) -> int:
    planned = next_check_in(EVENING, Side.A, follows, follows.began)
    assert planned is not None
    return planned.day


def test_skipped_steps_are_let_go_and_the_rhythm_goes_on() -> None:
    follows = course(Late.SKIP, 16)
    start = late_start(EVENING, Side.A, follows)
    assert [one.day for one in start.skipped] == [1, 4, 7, 10, 14]
    assert (start.still, start.to_ask) == (None, ())
    assert first(follows) == 21


def test_only_the_last_missed_step_is_still_asked_at_the_first_safe_moment() -> None:
    follows = course(Late.NEAREST, 24, then=Late.NEAREST)
    start = late_start(EVENING, Side.A, follows)
    assert [one.day for one in start.skipped] == [1, 4, 7, 10, 14]
    assert start.still is not None
    assert (start.still.day, start.still.script, start.still.phase) == (21, "week", Phase.F1)
    assert start.still.local_date == date(2027, 3, 21)
    assert first(follows) == 26


def test_a_step_that_was_missed_is_not_asked_again_after_the_first_day() -> None:
    follows = course(Late.NEAREST, 24)
    planned = next_check_in(EVENING, Side.A, follows, after(follows.began, DAY))
    assert planned is not None
    assert planned.day == 28


def test_a_missed_step_without_a_safe_time_soon_is_let_go() -> None:
    quiet = replace(EVENING, no_send_days=tuple(date(2027, 3, 24) + timedelta(days=n) for n in range(11)))
    follows = course(Late.NEAREST, 22)
    planned = next_check_in(quiet, Side.A, follows, follows.began)
    assert planned is not None
    assert (planned.local_date, planned.passed) == (date(2027, 4, 4), ())


def test_what_a_worker_decides_is_put_to_the_worker() -> None:
    start = late_start(EVENING, Side.A, course(Late.SKIP, 12, then=Late.ASK))
    assert [one.day for one in start.to_ask] == [1, 4, 7, 10]
    assert (start.skipped, start.still) == ((), None)


def test_who_begins_on_the_first_day_has_missed_nothing() -> None:
    for late in Late:
        start = late_start(EVENING, Side.A, course(late, 0, then=late))
        assert (start.skipped, start.still, start.to_ask) == ((), None, ())
        assert first(course(late, 0, then=late)) == 4


@pytest.mark.parametrize("days", [3, 40])
def test_human_moments_have_dates_in_order(days: int) -> None:
    found = human_days(course(Late.SKIP, days), AMSTERDAM)
    assert sorted(one.local_date for one in found) == [one.local_date for one in found]
    dates = {one.what: one.local_date for one in found}
    assert dates["bezoek"] == date(2027, 3, 3)
    assert dates["plan"] == date(2027, 3, 28)
    assert dates["eind"] == date(2027, 3, 1) + timedelta(days=days)


@settings(deadline=None)
@given(st.integers(0, 80), st.sampled_from(Late), st.sampled_from(Late))
def test_every_missed_step_ends_in_one_place_and_at_most_one_is_still_asked(
    days: int, late: Late, then: Late
) -> None:
    follows = course(late, days, then)
    start = late_start(EVENING, Side.A, follows)
    everything = [*start.skipped, *start.to_ask, *([start.still] if start.still else [])]
    missed = [day for day in (1, 4, 7, 10, *range(14, 90, 7)) if day <= days]
    assert sorted(one.day for one in everything) == missed
    soon = first(follows) == days + 2
    assert soon or start.still is None
