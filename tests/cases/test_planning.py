"""Planning: patterns on the wall clock, what is left when somebody is away, and nobody twice at once."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hours import clock_moment, length
from cases.ids import StaffId
from cases.moments import DAY, HOUR, Moment
from cases.planning import LONGEST_PATTERN, Pattern, clash, occurrences, once, parts
from cases.roster import Post, Shift
from cases.spans import Span

ZONE = "Europe/Amsterdam"
ANNA = StaffId("anna")
NIGHTS = Pattern(frozenset({0}), time(20), time(8), date(2027, 3, 15), date(2027, 4, 12))


def test_every_monday_night_is_planned_up_to_and_with_the_last_day_and_keeps_its_clock() -> None:
    found = occurrences(NIGHTS, ZONE)
    mondays = [date(2027, 3, 15) + timedelta(weeks=week) for week in range(5)]
    assert [span.begins for span in found] == [clock_moment(day, time(20), ZONE) for day in mondays]
    ends = [clock_moment(day + timedelta(days=1), time(8), ZONE) for day in mondays]
    assert [span.ends for span in found] == ends


def test_a_pattern_of_more_than_a_year_is_refused_and_one_of_a_year_is_not() -> None:
    year = Pattern(frozenset(range(7)), time(9), time(17), date(2027, 1, 1), date(2027, 12, 31))
    assert len(occurrences(year, ZONE)) == 365
    with pytest.raises(ValueError, match="a year at most"):
        occurrences(
            Pattern(frozenset({1}), time(9), time(17), date(2027, 1, 1), date(2027, 1, 2) + LONGEST_PATTERN),
            ZONE,
        )


def test_a_stretch_that_lies_in_the_skipped_hour_is_no_shift() -> None:
    sundays = Pattern(frozenset({6}), time(2), time(2, 45), date(2027, 3, 21), date(2027, 4, 4))
    assert len(occurrences(sundays, ZONE)) == 2


def test_a_shift_over_several_days_ends_after_it_begins() -> None:
    begins, ends = (date(2027, 12, 31), time(18)), (date(2028, 1, 2), time(9))
    assert once(begins, ends, ZONE) == Span(clock_moment(*begins, ZONE), clock_moment(*ends, ZONE))
    for wrong in (begins, (date(2027, 12, 31), time(9))):
        with pytest.raises(ValueError, match="ends after"):
            once(begins, wrong, ZONE)


def test_who_is_away_for_a_while_comes_back_and_an_open_shift_stays_open() -> None:
    shift = Shift(ANNA, Post.DUTY, Moment(0), None, skills=("youth",), id="s1")
    left = parts(shift, [Span(Moment(HOUR), Moment(2 * HOUR))])
    assert [(each.starts, each.ends) for each in left] == [(0, HOUR), (2 * HOUR, None)]
    assert {(each.id, each.skills, each.staff) for each in left} == {("s1", ("youth",), ANNA)}
    assert parts(shift, [length(shift)]) == ()
    assert parts(shift, []) == (shift,)


moments = st.integers(0, 60).map(Moment)
spans = st.tuples(moments, moments).map(lambda pair: Span(Moment(min(pair)), Moment(max(pair) + 1)))


@given(spans, st.lists(spans, max_size=4))
def test_what_is_left_of_a_shift_and_what_is_away_are_the_whole_shift(shift: Span, away: list[Span]) -> None:
    left = parts(Shift(ANNA, Post.DUTY, shift.begins, shift.ends), away)
    for minute in range(shift.begins, shift.ends):
        gone = any(span.begins <= minute < span.ends for span in away)
        there = any(each.starts <= minute < length(each).ends for each in left)
        assert there != gone
    assert all(shift.begins <= each.starts < length(each).ends <= shift.ends for each in left)


@given(spans, st.sampled_from(Post), spans, st.sampled_from(Post))
def test_one_person_is_planned_once_at_a_time_but_may_lead_while_coordinating(
    had: Span, post: Post, new: Span, wanted: Post
) -> None:
    planned = [Shift(ANNA, post, had.begins, had.ends)]
    overlap = had.begins < new.ends and new.begins < had.ends
    same = post is wanted or {post, wanted} == {Post.DUTY, Post.BACKUP}
    assert (clash(planned, new, wanted) is not None) == (overlap and same)
    forever = [Shift(ANNA, Post.DUTY, Moment(0))]
    assert clash(forever, Span(Moment(90 * DAY), Moment(91 * DAY)), Post.BACKUP) is forever[0]
