"""Who is paged when: without end, and never nobody."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, BILAL, CARLA, EMPTY, LEO, LONG_AGO, NOON, POSTS, STAFFED, crew

from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after, moment_of
from cases.roster import DutyKind, Post, Shift
from escalation.duty import Duty
from escalation.ladder import DANGER_CARD, MINUTE_15_STEP, Alarm, Call, rung

OWNER, DEWI = StaffId("owner"), StaffId("dewi")
ACUTE, HIGH = Alarm(Level.ACUTE), Alarm(Level.HIGH)
EVENING = moment_of(datetime(2027, 3, 16, 21, 0, tzinfo=AMSTERDAM))
SATURDAY = moment_of(datetime(2027, 3, 20, 12, 0, tzinfo=AMSTERDAM))


def calls(alarm: Alarm, step: int, duty: Duty = STAFFED, at: Moment = NOON) -> tuple[Call, ...]:
    return rung(alarm, step, duty, at).called


def who(alarm: Alarm, step: int, duty: Duty = STAFFED, at: Moment = NOON) -> list[str | None]:
    return [call.staff for call in calls(alarm, step, duty, at)]


def on_duty(*shifts: Shift) -> Duty:
    """Return a duty with these people at the duty post, and a backup and coordinator."""
    rest = crew({Post.BACKUP: BILAL, Post.COORDINATOR: CARLA})
    return Duty(staffed=True, crew=(*shifts, *rest))


def test_the_acute_ladder_is_duty_duty_backup_coordinator_and_then_all_three() -> None:
    assert [who(ACUTE, step) for step in range(4)] == [[ANNE], [ANNE], [BILAL], [CARLA]]
    for step in (4, 5, 400):
        assert who(ACUTE, step) == [ANNE, BILAL, CARLA]


def test_the_acute_steps_fall_at_0_5_10_15_and_then_every_15_minutes() -> None:
    moment, moments = NOON, []
    for step in range(6):
        moments.append((moment - NOON) // MINUTE)
        moment = rung(ACUTE, step, STAFFED, moment).next_due
    assert moments == [0, 5, 10, 15, 30, 45]
    assert moments[MINUTE_15_STEP] == 15


def test_the_high_ladder_goes_on_each_hour() -> None:
    assert [who(HIGH, step) for step in range(4)] == [[ANNE], [BILAL], [CARLA], [ANNE, BILAL, CARLA]]
    assert rung(HIGH, 0, STAFFED, NOON).next_due == after(NOON, HOUR)


def test_the_owner_of_the_case_hears_of_danger_at_once_at_any_hour() -> None:
    for at in (NOON, EVENING, SATURDAY):
        assert who(replace(ACUTE, owner=OWNER), 0, at=at) == [OWNER, ANNE]
    assert who(replace(ACUTE, owner=OWNER), 1) == [ANNE]
    assert who(replace(ACUTE, owner=ANNE), 0) == [ANNE]


@pytest.mark.parametrize(
    ("code", "at", "called"),
    [
        ("R12", NOON, [OWNER]),
        ("", NOON, [OWNER]),
        ("R07", NOON, [OWNER, ANNE]),
        ("R15", NOON, [ANNE]),
        ("R33", NOON, [ANNE, CARLA]),
        ("R12", EVENING, [ANNE]),
        ("R12", SATURDAY, [ANNE]),
    ],
)
def test_a_high_flag_is_the_owners_in_service_hours_and_the_duty_workers_outside_them(
    code: str, at: Moment, called: list[str]
) -> None:
    assert who(Alarm(Level.HIGH, code, OWNER), 0, at=at) == called


def test_on_a_day_off_a_high_flag_goes_to_duty() -> None:
    easter = replace(STAFFED, days_off=frozenset({date(2027, 3, 16)}))
    assert who(replace(HIGH, owner=OWNER), 0, easter) == [ANNE]


def test_an_owner_who_touched_the_other_side_is_not_paged() -> None:
    barred = replace(STAFFED, barred=frozenset({OWNER}))
    assert who(replace(HIGH, owner=OWNER), 0, barred) == [ANNE]
    assert who(replace(ACUTE, owner=OWNER), 0, barred) == [ANNE]


def test_a_second_person_is_called_when_the_first_one_did_not_answer() -> None:
    assert who(replace(ACUTE, again=True), 0) == [ANNE, BILAL]
    assert who(Alarm(Level.HIGH, "R12", OWNER, again=True), 0) == [OWNER, BILAL]
    assert who(replace(ACUTE, again=True), 1) == [ANNE]


@pytest.mark.parametrize(
    ("shift", "called"),
    [
        (Shift(ANNE, Post.DUTY, LONG_AGO, verified=False), [ANNE, BILAL]),
        (Shift(ANNE, Post.DUTY, LONG_AGO, kind=DutyKind.AT_SCREEN, present=False), [ANNE, BILAL]),
        (Shift(ANNE, Post.DUTY, LONG_AGO, kind=DutyKind.REACHABLE, present=False), [ANNE]),
        (Shift(ANNE, Post.DUTY, LONG_AGO, kind=DutyKind.AT_SCREEN), [ANNE]),
    ],
)
def test_who_may_not_notice_is_still_paged_and_the_backup_at_the_same_moment(
    shift: Shift, called: list[str]
) -> None:
    assert who(ACUTE, 0, on_duty(shift)) == called


def test_all_at_the_duty_post_are_paged_and_one_who_surely_notices_is_enough() -> None:
    duty = on_duty(Shift(ANNE, Post.DUTY, LONG_AGO), Shift(DEWI, Post.DUTY, LONG_AGO, verified=False))
    assert who(ACUTE, 0, duty) == [ANNE, DEWI]


def test_of_two_on_duty_the_one_who_touched_the_other_side_is_passed_over() -> None:
    duty = on_duty(Shift(ANNE, Post.DUTY, LONG_AGO), Shift(DEWI, Post.DUTY, LONG_AGO))
    assert who(ACUTE, 0, replace(duty, barred=frozenset({ANNE}))) == [DEWI]


def test_a_lone_worker_who_touched_the_other_side_gets_a_danger_card_and_the_backup_is_paged() -> None:
    duty = replace(on_duty(Shift(ANNE, Post.DUTY, LONG_AGO)), barred=frozenset({ANNE}))
    assert calls(ACUTE, 0, duty) == (Call(Post.DUTY, ANNE, DANGER_CARD), Call(Post.BACKUP, BILAL))


def test_with_everybody_barred_the_page_stands_open_and_all_hear_of_it() -> None:
    duty = replace(STAFFED, barred=frozenset({ANNE, BILAL, CARLA, LEO}))
    assert calls(ACUTE, 0, duty) == (
        Call(Post.DUTY, ANNE, DANGER_CARD),
        Call(Post.DUTY, None, DANGER_CARD),
        Call(Post.COORDINATOR, CARLA, DANGER_CARD),
    )


@pytest.mark.parametrize(
    ("empty", "called"),
    [
        ((Post.DUTY,), BILAL),
        ((Post.DUTY, Post.BACKUP), CARLA),
        ((Post.DUTY, Post.BACKUP, Post.COORDINATOR), LEO),
    ],
)
def test_an_empty_post_falls_through_to_the_next_one_at_once(empty: tuple[Post, ...], called: str) -> None:
    duty = Duty(crew=crew({post: staff for post, staff in POSTS.items() if post not in empty}))
    assert who(ACUTE, 0, duty) == [called]


def test_an_empty_last_post_falls_back_to_whoever_is_there() -> None:
    assert who(ACUTE, 3, Duty(crew=crew({Post.DUTY: ANNE}))) == [ANNE]
    assert who(ACUTE, 9, Duty(crew=crew({Post.BACKUP: BILAL}))) == [BILAL]


def test_with_every_post_empty_the_page_stands_open_for_whoever_logs_in() -> None:
    assert calls(ACUTE, 0, EMPTY) == (Call(Post.DUTY, None),)
    assert calls(replace(ACUTE, owner=OWNER), 0, EMPTY) == (Call(Post.DUTY, OWNER), Call(Post.DUTY, None))


PEOPLE = st.sampled_from([ANNE, BILAL, CARLA, LEO, DEWI, OWNER])
SHIFTS = st.builds(
    Shift,
    PEOPLE,
    st.sampled_from(Post),
    st.just(LONG_AGO),
    kind=st.sampled_from(DutyKind),
    verified=st.booleans(),
    present=st.booleans(),
)
ALARMS = st.builds(
    Alarm,
    st.sampled_from([Level.HIGH, Level.ACUTE]),
    st.sampled_from(["", "R01", "R07", "R12", "R15", "R33"]),
    st.none() | PEOPLE,
    st.booleans(),
)


@given(ALARMS, st.integers(0, 1000), st.lists(SHIFTS, max_size=6), st.frozensets(PEOPLE))
def test_every_step_calls_each_person_once_and_another_step_follows(
    alarm: Alarm, step: int, shifts: list[Shift], barred: frozenset[StaffId]
) -> None:
    duty = Duty(crew=tuple(shifts), barred=barred)
    found = rung(alarm, step, duty, NOON)
    staff = [call.staff for call in found.called]
    assert len(staff) == len(set(staff)) >= 1
    assert NOON < found.next_due <= after(NOON, HOUR)
    for call in found.called:
        assert (call.staff in barred) == (call.reason == DANGER_CARD) or call.staff is None
    free = {shift.staff for shift in shifts} - barred
    reached = {call.staff for call in found.called if call.staff is None or call.reason != DANGER_CARD}
    assert reached & free if free and alarm.owner is None else None in reached or reached
