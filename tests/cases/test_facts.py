"""A ban grows older by itself: the facts of a case are those of the moment they are read."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.facts import BAN_DAYS, EXTENDED_BAN_DAYS, Facts, Phase, facts_at
from cases.moments import DAY, Moment, after, at_wall, moment_of, wall
from cases.programme import Programme, Stretch

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZONES = st.sampled_from([AMSTERDAM, ZoneInfo("UTC"), ZoneInfo("America/Curacao"), ZoneInfo("Asia/Tokyo")])
THV = Programme(
    "thv", "", (Stretch(1, 10, 1, "d1"), Stretch(11, 28, 2, "short", True), Stretch(11, None, 7, "weekly"))
)


def banned(began: Moment, *, extended: bool = False, active: bool = True) -> Facts:
    return Facts(ban_active=active, days_since_ban=0, ban_extended=extended, ban_began=began)


BEGAN = at_wall(date(2027, 3, 20), time(), AMSTERDAM)
"""Eight days before the clocks go forward."""


@pytest.mark.parametrize(
    ("day", "clock", "days", "active"),
    [
        (20, "00:00", 0, True),
        (20, "23:59", 0, True),
        (21, "00:00", 1, True),
        (28, "23:59", 8, True),
        (29, "00:00", 9, True),
        (29, "23:59", 9, True),
        (30, "00:00", 10, False),
    ],
)
def test_a_ban_counts_calendar_days_and_ends_after_ten(day: int, clock: str, days: int, active: bool) -> None:
    now = moment_of(datetime.fromisoformat(f"2027-03-{day}T{clock}").replace(tzinfo=AMSTERDAM))
    seen = facts_at(banned(BEGAN), now, AMSTERDAM)
    assert (seen.days_since_ban, seen.ban_active) == (days, active)


def test_an_extended_ban_ends_after_twenty_eight_days() -> None:
    last = at_wall(date(2027, 4, 16), time(23, 59), AMSTERDAM)
    assert facts_at(banned(BEGAN, extended=True), last, AMSTERDAM).ban_active
    assert not facts_at(banned(BEGAN, extended=True), after(last, 60_000_000), AMSTERDAM).ban_active


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(0, 400),
    st.times(),
    ZONES,
    st.booleans(),
    st.booleans(),
)
@example(date(2027, 10, 31), 1, time(0), AMSTERDAM, False, True)
@example(date(2027, 3, 28), 10, time(0), AMSTERDAM, False, True)
def test_days_and_the_end_of_a_ban_follow_the_wall_clock_through_every_clock_change(
    began: date, ahead: int, clock: time, zone: ZoneInfo, extended: bool, active: bool
) -> None:
    facts = banned(at_wall(began, time(), zone), extended=extended, active=active)
    now = at_wall(began + timedelta(days=ahead), clock, zone)
    ahead = (wall(now, zone).date() - began).days
    seen = facts_at(facts, now, zone)
    assert seen.days_since_ban == ahead
    assert seen.ban_active == (active and ahead < (EXTENDED_BAN_DAYS if extended else BAN_DAYS))


@given(st.integers(-400 * DAY, 400 * DAY), ZONES)
def test_a_ban_never_becomes_active_again_and_never_has_less_than_no_days(ahead: int, zone: ZoneInfo) -> None:
    now = after(BEGAN, ahead)
    seen = facts_at(banned(BEGAN), now, zone)
    later = facts_at(banned(BEGAN), after(now, DAY), zone)
    assert seen.days_since_ban is not None
    assert later.days_since_ban is not None
    assert 0 <= seen.days_since_ban <= later.days_since_ban
    assert seen.ban_active >= later.ban_active


@given(
    st.builds(Facts, phase=st.sampled_from(Phase), days_since_ban=st.none() | st.integers(0, 99)),
    st.integers(0, 2**52).map(Moment),
)
def test_without_a_date_the_recorded_facts_stand(facts: Facts, now: Moment) -> None:
    assert facts_at(facts, now, AMSTERDAM) == facts


@given(st.integers(1, 60), st.booleans(), st.integers(0, 400 * DAY))
def test_the_days_of_a_programme_do_not_shift_with_the_age_of_a_ban(
    day: int, extended: bool, ahead: int
) -> None:
    recorded = banned(BEGAN, extended=extended)
    seen = facts_at(recorded, after(BEGAN, ahead), AMSTERDAM)
    assert THV.script_on(day, seen) == THV.script_on(day, recorded)
    assert THV.is_due(day, seen) == THV.is_due(day, recorded)
