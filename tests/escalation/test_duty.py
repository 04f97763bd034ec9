"""Who is there, and what may be promised."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, BILAL

from cases.moments import HOUR, Moment, after, moment_of
from cases.roster import DayOff, DutyKind, DutyModel, Post, Roster, ServiceHours, Shift
from escalation.duty import Promise, duty_at

WEEK = tuple(ServiceHours(day, time(8, 30), time(17)) for day in range(5))
ALWAYS_ON = Moment(0)


def at(day: int, hour: int, minute: int = 0) -> Moment:
    """Return a moment in the week of Monday 15 March 2027."""
    return moment_of(datetime(2027, 3, 15 + day, hour, minute, tzinfo=AMSTERDAM))


def roster(model: DutyModel, *posts: Post) -> Roster:
    return Roster(model, WEEK, tuple(Shift(ANNE, post, ALWAYS_ON) for post in posts))


def test_inside_the_hours_the_person_on_duty_is_there_and_reads_today() -> None:
    duty = duty_at(roster(DutyModel.HOURS, Post.DUTY), at(0, 9))
    assert (duty.staffed, duty.promise, duty.at_post(Post.DUTY)) == (True, Promise.TODAY, ANNE)
    assert duty.at_post(Post.LEAD) is None


def test_after_closing_nobody_is_there_and_tomorrow_before_nine_is_promised() -> None:
    duty = duty_at(roster(DutyModel.HOURS, Post.DUTY), at(0, 17))
    assert (duty.staffed, duty.promise) == (False, Promise.TOMORROW)


def test_before_opening_it_is_read_today() -> None:
    duty = duty_at(roster(DutyModel.HOURS, Post.DUTY), at(0, 3))
    assert (duty.staffed, duty.promise) == (False, Promise.TODAY)


def test_nothing_is_promised_for_a_day_without_service() -> None:
    assert duty_at(roster(DutyModel.HOURS, Post.DUTY), at(4, 18)).promise is Promise.NOBODY


def test_an_empty_duty_post_is_unstaffed_even_with_a_backup_and_open_hours() -> None:
    for model in DutyModel:
        duty = duty_at(roster(model, Post.BACKUP, Post.COORDINATOR), at(0, 10))
        assert (duty.staffed, duty.promise) == (False, Promise.NOBODY)
        assert duty.at_post(Post.BACKUP) is ANNE


def test_an_organisation_without_duty_promises_nothing() -> None:
    duty = duty_at(roster(DutyModel.NONE, Post.DUTY), at(0, 10))
    assert (duty.staffed, duty.promise) == (False, Promise.NOBODY)


def test_a_duty_day_and_night_is_there_at_night_and_reads_by_the_clock() -> None:
    night = duty_at(roster(DutyModel.ALWAYS, Post.DUTY), at(5, 23))
    assert (night.staffed, night.promise) == (True, Promise.TOMORROW)
    assert duty_at(roster(DutyModel.ALWAYS, Post.DUTY), at(5, 12)).promise is Promise.TODAY


def test_a_shift_counts_from_its_beginning_up_to_its_end() -> None:
    shifts = (Shift(ANNE, Post.DUTY, at(0, 8), at(0, 12)), Shift(BILAL, Post.DUTY, at(0, 12)))
    plan = Roster(DutyModel.ALWAYS, (), shifts)
    assert duty_at(plan, after(at(0, 8), -1)).at_post(Post.DUTY) is None
    assert duty_at(plan, after(at(0, 12), -1)).at_post(Post.DUTY) is ANNE
    assert duty_at(plan, at(0, 12)).at_post(Post.DUTY) is BILAL


@settings(deadline=None)
@given(hours=st.integers(0, 365 * 24), model=st.sampled_from(DutyModel), filled=st.booleans())
def test_over_a_year_and_both_clock_changes_a_promise_needs_a_person(
    hours: int, model: DutyModel, filled: bool
) -> None:
    plan = roster(model, *((Post.DUTY,) if filled else ()))
    duty = duty_at(plan, after(at(0, 0), hours * HOUR))
    if duty.staffed or duty.promise is not Promise.NOBODY:
        assert filled
        assert model is not DutyModel.NONE
    if duty.staffed and model is DutyModel.HOURS:
        assert duty.promise is Promise.TODAY


def test_who_was_not_seen_at_the_screen_is_nobody_unless_a_backup_answers() -> None:
    missed = Shift(ANNE, Post.DUTY, ALWAYS_ON, kind=DutyKind.AT_SCREEN, present=False)
    behind = Shift(BILAL, Post.BACKUP, ALWAYS_ON)
    for crew, staffed in [
        ((missed,), False),
        ((missed, behind), True),
        ((missed, replace(behind, present=False)), False),
        ((missed, Shift(BILAL, Post.DUTY, ALWAYS_ON)), True),
        ((behind,), False),
    ]:
        duty = duty_at(Roster(DutyModel.ALWAYS, (), crew), at(0, 10))
        assert (duty.staffed, duty.crew) == (staffed, crew)


def test_tomorrow_is_promised_only_when_somebody_is_planned_to_read_then() -> None:
    tonight = Shift(ANNE, Post.DUTY, at(0, 16), at(0, 17))
    early = Shift(BILAL, Post.DUTY, at(1, 8), at(1, 12))
    for shifts, promise in [((tonight,), Promise.NOBODY), ((tonight, early), Promise.TOMORROW)]:
        assert duty_at(Roster(DutyModel.HOURS, WEEK, shifts), at(0, 18)).promise is promise


def test_who_is_there_at_night_with_nobody_planned_after_reads_what_comes_in_now() -> None:
    night = Roster(DutyModel.ALWAYS, (), (Shift(ANNE, Post.DUTY, at(0, 22), at(1, 6)),))
    duty = duty_at(night, at(0, 23))
    assert (duty.staffed, duty.promise) == (True, Promise.TODAY)


def test_on_a_closed_day_off_nobody_is_there_and_the_day_is_known() -> None:
    monday = DayOff(date(2027, 3, 15), ())
    closed = replace(roster(DutyModel.HOURS, Post.DUTY), days_off=(monday,))
    duty = duty_at(closed, at(0, 10))
    assert (duty.staffed, duty.promise) == (False, Promise.TOMORROW)
    assert duty.days_off == {monday.day}


def test_people_who_touched_the_other_side_stand_at_their_post_and_are_never_asked() -> None:
    duty = duty_at(
        Roster(DutyModel.ALWAYS, (), tuple(Shift(who, Post.DUTY, ALWAYS_ON) for who in (ANNE, BILAL))),
        at(0, 10),
    )
    assert replace(duty, barred=frozenset({ANNE})).at_post(Post.DUTY) is BILAL
    assert len(replace(duty, barred=frozenset({ANNE, BILAL})).all_at(Post.DUTY)) == 2
    assert replace(duty, barred=frozenset({ANNE, BILAL})).at_post(Post.DUTY) is None
