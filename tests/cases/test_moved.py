"""What moves when a human changes a day that a programme counts from."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.anchors import Anchor, anchors_of
from cases.facts import Facts, Phase
from cases.levels import Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.moved import Move, moved
from cases.pace import Pace
from cases.plan import Course, check_ins
from cases.programme import Programme, Stretch
from cases.safe_contact import SafeContact, Window
from cases.sides import Side

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SERVED = moment_of(datetime(2026, 12, 1, 10, 0, tzinfo=AMSTERDAM))
NOW = after(SERVED, 5 * DAY)
UNTIL = after(SERVED, 60 * DAY)
ENDS_SOON = SafeContact(
    tuple(Window(day, time(19), time(21)) for day in range(7)),
    "Europe/Amsterdam",
    Mode.OPEN,
    "",
    after(SERVED, 20 * DAY),
)
ORDER = Programme(
    "order",
    "",
    (
        Stretch(1, 10, 1, "d1", phase=Phase.F0, before=Anchor.THV_END),
        Stretch(11, 29, 2, "short", phase=Phase.F0, before=Anchor.THV_END),
        Stretch(4, None, 7, "week", anchor=Anchor.THV_END, less=14),
    ),
    Anchor.THV_START,
)
COURSE = Course(ORDER, SERVED, Facts(), 0, anchors_of({Anchor.THV_START: SERVED}))


def moves(new: Course) -> list[tuple[int | None, int | None, str]]:
    """Return moves in days of December."""
    found = moved(ENDS_SOON, Side.A, COURSE, new, NOW, UNTIL)
    first = date(2026, 11, 30)
    return [
        (one.was and (one.was - first).days, one.becomes and (one.becomes - first).days, one.script)
        for one in found
    ]


def with_anchor(anchor: Anchor, days: int) -> Course:
    return replace(COURSE, anchors=COURSE.anchors.put(anchor, after(SERVED, days * DAY)))


def test_nothing_moves_when_nothing_changes() -> None:
    assert moves(COURSE) == []


def test_an_order_that_is_prolonged_adds_days_and_moves_what_comes_after_it() -> None:
    found = moves(with_anchor(Anchor.EXTENSION, 4))
    assert [one for one in found if one[2] == "short"] == [(None, day, "short") for day in range(11, 29, 2)]
    weeks = [one for one in found if one[2] == "week"]
    assert weeks[:2] == [(14, 32, "week"), (21, 39, "week")]
    assert all(becomes is None or was is None or becomes == was + 18 for was, becomes, _ in weeks)


def test_an_order_that_is_lifted_drops_the_days_that_are_left_and_brings_the_rest_forward() -> None:
    found = moves(with_anchor(Anchor.THV_END, 6))
    assert [one for one in found if one[2] == "d1"] == [(day, None, "d1") for day in (7, 8, 9, 10)]
    assert (14, 10, "week") in found


def test_a_step_that_lay_behind_and_comes_to_lie_ahead_is_new() -> None:
    daily = [one[:2] for one in moves(with_anchor(Anchor.THV_START, 2)) if one[2] == "d1"]
    assert set(daily) == {(None, 7), (None, 8), (7, 9), (8, 10), (9, 11), (10, 12)}


def test_another_pace_is_shown_in_the_same_way() -> None:
    found = moves(replace(COURSE, pace=Pace.LESS))
    assert found[:2] == [(21, 28, "week"), (28, 42, "week")]


@settings(deadline=None, max_examples=50)
@given(st.sampled_from([Anchor.THV_START, Anchor.THV_END, Anchor.EXTENSION]), st.integers(-10, 40))
def test_with_the_moves_carried_out_the_old_dates_are_the_new_ones(anchor: Anchor, days: int) -> None:
    new = with_anchor(anchor, days)
    found = moved(ENDS_SOON, Side.A, COURSE, new, NOW, UNTIL)
    assert all(isinstance(one, Move) and one.was != one.becomes for one in found)
    dates = dates_of(COURSE)
    dates -= {one.was for one in found if one.was}
    dates |= {one.becomes for one in found if one.becomes}
    assert dates == dates_of(new)


def dates_of(course: Course) -> set[date]:
    open_ended = replace(ENDS_SOON, valid_until=Moment(2**60))
    begin = after(course.anchor(Anchor.THV_START, AMSTERDAM), -2 * DAY)
    today = date(2026, 12, 1) + timedelta(days=5)
    found = check_ins(open_ended, Side.A, course, begin, UNTIL)
    return {one.local_date for one in found if one.local_date > today}
