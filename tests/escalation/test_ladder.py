"""Who is paged when: without end, and never nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, CARLA, EMPTY, LEO, NOON, POSTS, STAFFED, crew

from cases.levels import Level
from cases.moments import HOUR, MINUTE, after
from cases.roster import Post
from escalation.duty import Duty
from escalation.ladder import MINUTE_15_STEP, rung


def who(level: Level, step: int, duty: Duty = STAFFED) -> list[str | None]:
    return [staff for _, staff in rung(level, step, duty, NOON).called]


def test_the_acute_ladder_is_duty_duty_backup_coordinator_and_then_all_three() -> None:
    assert [who(Level.ACUTE, step) for step in range(4)] == [[ANNE], [ANNE], [BILAL], [CARLA]]
    for step in (4, 5, 400):
        assert who(Level.ACUTE, step) == [ANNE, BILAL, CARLA]


def test_the_acute_steps_fall_at_0_5_10_15_and_then_every_15_minutes() -> None:
    moment, moments = NOON, []
    for step in range(6):
        moments.append((moment - NOON) // MINUTE)
        moment = rung(Level.ACUTE, step, STAFFED, moment).next_due
    assert moments == [0, 5, 10, 15, 30, 45]
    assert moments[MINUTE_15_STEP] == 15


def test_the_high_ladder_goes_on_each_hour() -> None:
    assert [who(Level.HIGH, step) for step in range(4)] == [[ANNE], [BILAL], [CARLA], [ANNE, BILAL, CARLA]]
    assert rung(Level.HIGH, 0, STAFFED, NOON).next_due == after(NOON, HOUR)


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
    assert who(Level.ACUTE, 0, duty) == [called]


def test_an_empty_last_post_falls_back_to_whoever_is_there() -> None:
    assert who(Level.ACUTE, 3, Duty(crew=crew({Post.DUTY: ANNE}))) == [ANNE]
    assert who(Level.ACUTE, 9, Duty(crew=crew({Post.BACKUP: BILAL}))) == [BILAL]


def test_with_every_post_empty_the_page_stands_open_for_whoever_logs_in() -> None:
    assert rung(Level.ACUTE, 0, EMPTY, NOON).called == ((Post.DUTY, None),)


@given(
    level=st.sampled_from([Level.HIGH, Level.ACUTE]),
    step=st.integers(0, 1000),
    filled=st.sets(st.sampled_from(list(Post))),
)
def test_every_step_calls_somebody_who_is_there_once_and_another_step_follows(
    level: Level, step: int, filled: set[Post]
) -> None:
    duty = Duty(crew=crew({post: POSTS[post] for post in filled}))
    found = rung(level, step, duty, NOON)
    staff = [one for _, one in found.called]
    assert len(staff) == len(set(staff)) >= 1
    assert all(one is not None for one in staff) == bool(filled)
    assert NOON < found.next_due <= after(NOON, HOUR)
