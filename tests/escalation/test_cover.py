"""Gaps of a roster: exactly the minutes in which hours promise somebody and nobody is there."""

from datetime import UTC, datetime, time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, Moment, moment_of
from cases.roster import DutyModel, Post, Roster, ServiceHours, Shift
from escalation.cover import Gap, announced, cover_minutes, gaps, is_gap, to_tell
from escalation.duty import duty_at

ANNA = StaffId("anna")
MONDAY = moment_of(datetime(2027, 3, 1, tzinfo=UTC))
SPRING = moment_of(datetime(2027, 3, 27, 12, tzinfo=UTC))
AUTUMN = moment_of(datetime(2027, 10, 30, 12, tzinfo=UTC))
OFFICE = tuple(ServiceHours(day, time(9), time(17)) for day in range(5))


def roster(model: DutyModel, *shifts: Shift, hours: tuple[ServiceHours, ...] = OFFICE) -> Roster:
    return Roster(model, hours, shifts)


def on_duty(starts: int, ends: int | None = None, post: Post = Post.DUTY) -> Shift:
    return Shift(ANNA, post, Moment(starts), None if ends is None else Moment(ends))


def test_a_day_and_night_service_with_nobody_is_one_gap() -> None:
    assert gaps(roster(DutyModel.ALWAYS), MONDAY, Moment(MONDAY + DAY)) == (
        Gap(MONDAY, Moment(MONDAY + DAY)),
    )


def test_an_end_of_a_shift_within_office_hours_opens_a_gap_up_to_closing_time() -> None:
    noon = MONDAY + 11 * HOUR  # 12:00 in Amsterdam in winter
    found = gaps(roster(DutyModel.HOURS, on_duty(MONDAY, noon)), MONDAY, Moment(MONDAY + DAY))
    assert found == (Gap(Moment(noon), Moment(MONDAY + 16 * HOUR)),)


def test_a_backup_alone_does_not_cover_the_duty_post() -> None:
    held = roster(DutyModel.ALWAYS, on_duty(0, post=Post.BACKUP))
    assert is_gap(held, MONDAY)
    assert cover_minutes(held, MONDAY, 1440) == 0


def test_no_service_promises_nothing_and_covers_nothing() -> None:
    nothing = roster(DutyModel.NONE, on_duty(0))
    assert gaps(nothing, MONDAY, Moment(MONDAY + DAY)) == ()
    assert cover_minutes(nothing, MONDAY, 1440) == 0


def test_cover_is_counted_up_to_the_next_gap_and_never_further_than_asked() -> None:
    held = roster(DutyModel.ALWAYS, on_duty(0, MONDAY + 90 * MINUTE))
    assert cover_minutes(held, MONDAY, 1440) == 90
    assert cover_minutes(roster(DutyModel.ALWAYS, on_duty(0)), MONDAY, 1440) == 1440


def test_every_post_has_its_own_gap_and_they_are_announced_two_weeks_ahead() -> None:
    held = roster(
        DutyModel.ALWAYS,
        on_duty(0, MONDAY + 13 * DAY),
        on_duty(0, MONDAY + 15 * DAY, Post.BACKUP),
        on_duty(0, post=Post.COORDINATOR),
    )
    assert announced(held, MONDAY) == (
        Gap(MONDAY, Moment(MONDAY + 14 * DAY), Post.LEAD),
        Gap(Moment(MONDAY + 13 * DAY), Moment(MONDAY + 14 * DAY), Post.DUTY),
    )
    assert gaps(held, MONDAY, Moment(MONDAY + DAY)) == ()


NOON = Moment(MONDAY + 11 * HOUR)
NIGHT = Moment(MONDAY + 24 * HOUR)


def test_nobody_on_duty_now_is_told_at_any_hour_and_what_comes_by_day_only() -> None:
    lead = on_duty(0, post=Post.LEAD)
    for now, ends, told in ((NIGHT, NIGHT, 1), (NIGHT, NIGHT + HOUR, 0), (NOON, NOON + HOUR, 1)):
        new, known = to_tell(roster(DutyModel.ALWAYS, on_duty(0, ends), lead), now, ())
        assert (len(new), len(known)) == (told, told)
    assert to_tell(roster(DutyModel.ALWAYS, on_duty(0)), NIGHT, ()) == ((), ())
    (missing,) = to_tell(roster(DutyModel.ALWAYS, on_duty(0)), NOON, ())[0]
    assert missing.post is Post.LEAD


def test_a_gap_further_than_a_day_or_behind_the_duty_post_is_shown_and_not_called() -> None:
    later = roster(DutyModel.ALWAYS, on_duty(0, NOON + 25 * HOUR), on_duty(0, post=Post.LEAD))
    assert to_tell(later, NOON, ()) == ((), ())
    assert Post.BACKUP in {gap.post for gap in announced(later, NOON)}


starts = st.integers(-30, 60).map(lambda hours: hours * HOUR)
lengths = st.one_of(st.none(), st.integers(1, 3000).map(lambda minutes: minutes * MINUTE))
clocks = st.times(time(0), time(23, 30)).map(lambda at: at.replace(second=0, microsecond=0))


@given(
    begin=st.sampled_from((MONDAY, SPRING, AUTUMN)),
    model=st.sampled_from(tuple(DutyModel)),
    plan=st.lists(st.tuples(starts, lengths), max_size=3),
    hours=st.lists(st.tuples(st.integers(0, 6), clocks, clocks), max_size=6),
    probe=st.integers(0, 30 * 60 - 1),
)
def test_a_minute_lies_in_a_gap_exactly_when_open_hours_are_unstaffed(
    begin: Moment,
    model: DutyModel,
    plan: list[tuple[int, int | None]],
    hours: list[tuple[int, time, time]],
    probe: int,
) -> None:
    shifts = tuple(
        on_duty(begin + at, None if length is None else begin + at + length) for at, length in plan
    )
    open_hours = tuple(ServiceHours(day, min(one, two), max(one, two)) for day, one, two in hours)
    one = Roster(model, open_hours, shifts)
    end, now = Moment(begin + 30 * HOUR), Moment(begin + probe * MINUTE)
    found = gaps(one, begin, end)
    anybody = Roster(model, open_hours, (on_duty(0),))
    unstaffed = duty_at(anybody, now).staffed and not duty_at(one, now).staffed
    assert any(gap.begins <= now < gap.ends for gap in found) == unstaffed
    assert all(gap.begins < gap.ends < after.begins for gap, after in pairwise(found))


@given(
    model=st.sampled_from(tuple(DutyModel)),
    plan=st.lists(st.tuples(starts, lengths), max_size=3),
    looks=st.lists(st.integers(0, 40 * 60), min_size=1, max_size=6, unique=True),
)
def test_every_gap_that_has_begun_was_told_and_none_twice_while_it_lasts(
    model: DutyModel, plan: list[tuple[int, int | None]], looks: list[int]
) -> None:
    shifts = tuple(
        on_duty(MONDAY + at, None if length is None else MONDAY + at + length) for at, length in plan
    )
    one = Roster(model, OFFICE, shifts)
    told: tuple[Gap, ...] = ()
    calls: list[Gap] = []
    for minutes in sorted(looks):
        now = Moment(MONDAY + minutes * MINUTE)
        new, told = to_tell(one, now, told)
        assert set(new) <= set(told)
        assert not any(
            gap.post is before.post and gap.begins < before.ends and before.begins < gap.ends
            for gap in new
            for before in calls
        )
        calls += new
        if is_gap(one, now):
            assert any(gap.post is Post.DUTY and gap.begins <= now < gap.ends for gap in told)
