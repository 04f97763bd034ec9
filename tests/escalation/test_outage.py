"""After an outage: what is not too late is asked once, the rest is planned anew and a worker knows."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, NOON, client, record, says, turn

from cases.effects import MakeTask, PlanCheckIn, SettleCheckIn
from cases.events import CheckInDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after, moment_of
from cases.safe_contact import Window
from cases.sides import Side
from cases.windows import is_open, is_own_half_hour
from escalation.outage import MOST_LATE, next_window

CHECK_IN = CheckInId("c1")
ALWAYS = tuple(Window(day, time(0), time(0)) for day in range(7))


def due(late: int, at: Moment = NOON) -> CheckInDue:
    return CheckInDue(EventId("e1"), at, CHECK_IN, "proef", after(at, -late))


def test_what_is_two_hours_late_at_most_is_asked_once() -> None:
    _, effects = turn(client(), due(MOST_LATE))
    assert len(says(effects)) == 1
    assert [one.outcome for one in effects if isinstance(one, SettleCheckIn)] == ["asked"]


@pytest.mark.parametrize(("phase", "level"), [(Phase.F0, Level.HIGH), (Phase.F2, Level.CONCERN)])
def test_what_is_later_waits_for_the_next_window_and_a_worker_hears_of_it(phase: Phase, level: Level) -> None:
    state, effects = turn(client(facts=Facts(phase=phase)), due(MOST_LATE + SECOND))
    tomorrow = moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    settled, task = effects
    assert settled == SettleCheckIn(state.client, CHECK_IN, "deferred", tomorrow, "outage")
    assert isinstance(task, MakeTask)
    assert (task.kind, task.level) == ("check_in_missed", level)
    assert (state.checkin, says(effects)) == (None, [])


def test_late_and_outside_the_window_is_the_next_opening() -> None:
    night = moment_of(datetime(2027, 3, 17, 3, 0, tzinfo=AMSTERDAM))
    _, effects = turn(client(), due(DAY, night))
    (settled,) = [one for one in effects if isinstance(one, SettleCheckIn)]
    assert settled.due_at == moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))


def test_without_another_window_a_human_renews_the_agreement() -> None:
    ends = replace(record(), valid_until=after(NOON, HOUR))
    _, effects = turn(client(contact=ends), due(3 * HOUR))
    (settled,) = [one for one in effects if isinstance(one, SettleCheckIn)]
    assert (settled.outcome, settled.reason) == ("cancelled", "no_window")
    assert "renew_contact" in [one.kind for one in effects if isinstance(one, MakeTask)]


@given(st.integers(0, 14 * 24 * 60), st.sampled_from(Side), st.booleans())
def test_the_next_window_is_open_later_and_in_the_half_hours_of_the_side(
    minutes: int, side: Side, always: bool
) -> None:
    contact = replace(record(), windows=ALWAYS) if always else record()
    at = after(NOON, minutes * MINUTE)
    found = next_window(contact, side, at)
    assert found is not None
    assert is_open(contact, found)
    assert is_own_half_hour(side, found)
    between = range(at, found, 10 * MINUTE)
    if is_open(contact, at) and not always:
        assert any(not is_open(contact, Moment(one)) for one in between)
    assert (found - at >= DAY) if always else (found >= at)


def test_a_week_of_outage_leaves_one_check_in_and_no_pile() -> None:
    _, effects = turn(client(), due(7 * DAY))
    assert not [one for one in effects if isinstance(one, PlanCheckIn)]
    assert len([one for one in effects if isinstance(one, SettleCheckIn)]) == 1
