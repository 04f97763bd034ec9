"""Anchors: recorded by a human, and worked out from what is recorded where they are not."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.anchors import NO_ANCHORS, Anchor, anchor_moment, anchors_of, is_extended
from cases.facts import Facts
from cases.moments import HOUR, Moment, after, at_wall, moment_of, wall

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SERVED = moment_of(datetime(2026, 12, 1, 21, 40, tzinfo=AMSTERDAM))
BEGAN = after(SERVED, 70 * HOUR)
NO_FACTS = Facts()
moments = st.integers(0, 2**52).map(Moment)


def known(anchor: Anchor, facts: Facts = NO_FACTS, **recorded: Moment) -> str:
    anchors = anchors_of({Anchor(name): moment for name, moment in recorded.items()})
    return f"{wall(anchor_moment(anchor, anchors, facts, BEGAN, AMSTERDAM), AMSTERDAM):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(("facts", "last"), [(Facts(), 11), (Facts(ban_extended=True), 29)])
def test_an_order_ends_at_its_own_hour_after_ten_or_twenty_eight_calendar_days(
    facts: Facts, last: int
) -> None:
    assert known(Anchor.THV_END, facts, thv_start=SERVED) == f"2026-12-{last} 21:40"


def test_an_order_over_a_clock_change_ends_at_the_same_hour_on_the_wall() -> None:
    served = moment_of(datetime(2027, 3, 20, 9, 5, tzinfo=AMSTERDAM))
    assert known(Anchor.THV_END, thv_start=served) == "2027-03-30 09:05"


def test_a_recorded_extension_prolongs_the_order_and_a_recorded_end_decides() -> None:
    assert known(Anchor.THV_END, thv_start=SERVED, extension=BEGAN) == "2026-12-29 21:40"
    assert known(Anchor.THV_END, thv_start=SERVED, thv_end=BEGAN) == "2026-12-04 19:40"


def test_the_recorded_facts_of_an_order_count_where_no_anchor_was_recorded() -> None:
    given_on = at_wall(date(2026, 12, 1), time(), AMSTERDAM)
    assert known(Anchor.THV_START, Facts(ban_began=given_on)) == "2026-12-01 00:00"
    dated = Facts(ban_began=given_on, ban_minute=21 * 60 + 40)
    assert known(Anchor.THV_START, dated) == "2026-12-01 21:40"
    assert known(Anchor.THV_END, dated) == "2026-12-11 21:40"


def test_who_lives_together_again_does_so_from_the_recorded_end_of_the_order() -> None:
    assert known(Anchor.TOGETHER, thv_end=SERVED) == known(Anchor.THV_END, thv_end=SERVED)
    assert known(Anchor.TOGETHER, thv_start=SERVED) == "2026-12-11 21:40"
    dated = Facts(ban_began=at_wall(date(2026, 12, 1), time(), AMSTERDAM))
    assert known(Anchor.TOGETHER, dated) == "2026-12-11 00:00"
    assert known(Anchor.TOGETHER, thv_end=SERVED, together=BEGAN) == known(Anchor.START)


@given(st.sampled_from([one for one in Anchor if one is not Anchor.THV_END]), moments)
def test_what_nobody_recorded_counts_from_the_begin_of_the_programme(anchor: Anchor, began: Moment) -> None:
    assert anchor_moment(anchor, NO_ANCHORS, Facts(), began, AMSTERDAM) == began


@given(st.dictionaries(st.sampled_from(Anchor), moments), st.sampled_from(Anchor), st.none() | moments)
def test_putting_one_anchor_leaves_the_others(
    before: dict[Anchor, Moment], anchor: Anchor, moment: Moment | None
) -> None:
    changed = anchors_of(before).put(anchor, moment)
    assert changed.get(anchor) == moment
    assert all(changed.get(one) == before.get(one) for one in Anchor if one is not anchor)
    assert [one for one, _ in changed.moments] == [one for one in Anchor if changed.get(one) is not None]


@given(st.dictionaries(st.sampled_from(Anchor), moments), st.booleans(), moments)
def test_every_recorded_anchor_is_used_as_it_was_recorded(
    recorded: dict[Anchor, Moment], extended: bool, began: Moment
) -> None:
    anchors, facts = anchors_of(recorded), Facts(ban_extended=extended)
    for anchor, moment in recorded.items():
        assert anchor_moment(anchor, anchors, facts, began, AMSTERDAM) == moment
    assert is_extended(anchors, facts) is (extended or Anchor.EXTENSION in recorded)


@given(moments, st.booleans())
def test_an_order_lasts_whole_calendar_days_wherever_it_began(began: Moment, extended: bool) -> None:
    anchors = anchors_of({Anchor.THV_START: began})
    end = anchor_moment(Anchor.THV_END, anchors, Facts(ban_extended=extended), began, AMSTERDAM)
    days = wall(end, AMSTERDAM).date() - wall(began, AMSTERDAM).date()
    assert days == timedelta(days=28 if extended else 10)
