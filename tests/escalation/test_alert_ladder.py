"""An alert about the other side is called out until a case-safety lead takes it."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, CARLA, EMPTY, LEO, LONG_AGO, NOON, STAFFED, crew

from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after, moment_of
from cases.roster import DutyKind, Post, Shift
from escalation.alert_ladder import alert_rung
from escalation.duty import Duty

LARS = StaffId("lars")
LEADS = Duty(crew=(*crew({Post.LEAD: LEO, Post.COORDINATOR: CARLA}), Shift(LARS, Post.LEAD, LONG_AGO)))
NIGHT = moment_of(datetime(2027, 3, 16, 23, 0, tzinfo=AMSTERDAM))


def called(step: int, duty: Duty = LEADS, level: Level = Level.ACUTE, at: Moment = NIGHT) -> list[StaffId]:
    return list(alert_rung(level, step, duty, at).called)


def test_the_lead_is_called_twice_then_every_lead_then_the_coordinator_then_all() -> None:
    assert [called(step) for step in range(4)] == [[LEO], [LEO], [LEO, LARS], [CARLA]]
    for step in (4, 5, 400):
        assert called(step) == [LEO, LARS, CARLA]


def test_the_steps_fall_at_0_5_10_15_and_then_every_15_minutes() -> None:
    moment, step, minutes = NIGHT, 0, []
    while len(minutes) < 6:
        minutes.append((moment - NIGHT) // MINUTE)
        rung = alert_rung(Level.ACUTE, step, STAFFED, moment)
        step, moment = rung.next_step, rung.next_due
    assert minutes == [0, 5, 10, 15, 30, 45]


def test_a_high_alert_waits_for_the_morning_and_then_goes_by_the_hour() -> None:
    rung = alert_rung(Level.HIGH, 0, LEADS, NIGHT)
    assert (rung.called, rung.next_step) == ((), 0)
    assert rung.next_due == moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    morning = alert_rung(Level.HIGH, 0, LEADS, rung.next_due)
    assert (morning.called, morning.next_step) == ((LEO,), 1)
    assert morning.next_due == after(rung.next_due, HOUR)


def test_without_a_lead_the_coordinator_is_called_at_once_and_without_anybody_it_goes_on() -> None:
    assert called(0, Duty(crew=crew({Post.COORDINATOR: CARLA}))) == [CARLA]
    assert called(3, Duty(crew=crew({Post.LEAD: LEO}))) == [LEO]
    nobody = alert_rung(Level.ACUTE, 0, EMPTY, NIGHT)
    assert (nobody.called, nobody.next_due) == ((), after(NIGHT, 5 * MINUTE))


def test_with_a_lead_who_may_not_notice_the_others_are_called_at_the_same_moment() -> None:
    asleep = Shift(LEO, Post.LEAD, LONG_AGO, verified=False)
    assert called(0, replace(LEADS, crew=(asleep, *LEADS.crew[1:]))) == [LEO, LARS, CARLA]
    away = Shift(LEO, Post.LEAD, LONG_AGO, kind=DutyKind.AT_SCREEN, present=False)
    assert called(0, replace(LEADS, crew=(away, *LEADS.crew[1:]))) == [LEO, LARS, CARLA]


SHIFTS = st.builds(
    Shift,
    st.sampled_from([ANNE, CARLA, LEO, LARS]),
    st.sampled_from(Post),
    st.just(LONG_AGO),
    kind=st.sampled_from(DutyKind),
    verified=st.booleans(),
    present=st.booleans(),
)


@given(
    st.sampled_from([Level.HIGH, Level.ACUTE]),
    st.integers(0, 1000),
    st.lists(SHIFTS, max_size=5),
    st.integers(0, 48).map(lambda hours: after(NOON, hours * HOUR)),
)
def test_it_always_goes_on_and_calls_each_person_once(
    level: Level, step: int, shifts: list[Shift], at: Moment
) -> None:
    rung = alert_rung(level, step, Duty(crew=tuple(shifts)), at)
    assert len(rung.called) == len(set(rung.called))
    assert at < rung.next_due <= after(at, 13 * HOUR)
    able = {shift.staff for shift in shifts if shift.post in (Post.LEAD, Post.COORDINATOR)}
    assert set(rung.called) <= able
    assert bool(rung.called) == (bool(able) and rung.next_step == step + 1)
