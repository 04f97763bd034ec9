"""Silence after something serious comes before a human in the morning, and nobody is paged for it."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, EMPTY, NOON, client, flags, ladders, says, turn, wrote

from cases.effects import Effect, MakeTask
from cases.events import FlagClosed, ReminderDue, TurnBroke
from cases.ids import EventId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.state import ClientState, Doubt, Reminder, ReminderKind, Standing
from escalation.reminding import SILENT_FOR

FLAG = FlagId("e1")
THREE_DAYS = after(NOON, SILENT_FOR)

BY_ITSELF = (ReminderKind.HELP, ReminderKind.BLOCKED, ReminderKind.SHARED)
"""Kinds that bring a flag or a doubt of their own, each with its own tests."""


def come(state: ClientState, at: Moment = THREE_DAYS) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, ReminderDue(EventId("r1"), at), duty=EMPTY)


def tasks(effects: tuple[Effect, ...]) -> list[tuple[str, Level, Moment]]:
    return [(one.kind, one.level, one.due_at) for one in effects if isinstance(one, MakeTask)]


def in_danger() -> ClientState:
    return turn(client(), wrote("hij slaat me"))[0]


def test_silence_of_72_hours_after_a_serious_message_is_a_task_for_ten_in_the_morning_and_no_page() -> None:
    state = in_danger()
    assert state.remind_at == THREE_DAYS
    after_reminder, effects = come(state)
    ten = moment_of(datetime(2027, 3, 20, 10, 0, tzinfo=AMSTERDAM))
    assert tasks(effects) == [("silent_after_flag", Level.HIGH, ten)]
    assert (flags(effects), ladders(effects), says(effects)) == ([], [], [])
    assert after_reminder.reminders == ()


def test_who_wrote_again_is_not_silent() -> None:
    state, _ = turn(in_danger(), wrote("vandaag gewandeld", after(NOON, HOUR), id=EventId("e2")))
    assert state.reminders == ()


def test_words_of_another_person_on_that_phone_do_not_end_the_silence() -> None:
    state, _ = turn(in_danger(), wrote("hoi", after(NOON, HOUR), id=EventId("e2"), other_sender=True))
    assert any(one.kind is ReminderKind.SILENCE for one in state.reminders)


@pytest.mark.parametrize(("reason", "looked"), [("agreed", False), ("no_contact", True)])
def test_a_flag_that_somebody_closed_after_speaking_is_not_looked_at_again(reason: str, looked: bool) -> None:
    closed = FlagClosed(EventId("e2"), after(NOON, HOUR), ANNE, FLAG, reason)
    state, _ = turn(in_danger(), closed)
    assert bool(state.reminders) is looked


def test_closing_another_flag_leaves_the_silence_watched() -> None:
    state, _ = turn(in_danger(), FlagClosed(EventId("e2"), after(NOON, HOUR), ANNE, FlagId("x"), "agreed"))
    assert state.reminders != ()


def test_a_calm_message_is_not_looked_at_again() -> None:
    assert turn(client(), wrote("vandaag gewandeld"))[0].reminders == ()


def test_who_is_with_a_human_needs_no_task() -> None:
    assert tasks(come(replace(in_danger(), held_by=ANNE))[1]) == []


@given(
    st.lists(
        st.builds(
            Reminder,
            st.sampled_from([one for one in ReminderKind if one not in BY_ITSELF]),
            st.integers(0, 5 * DAY).map(lambda ahead: after(NOON, ahead)),
            st.just(NOON),
            st.none() | st.just(FLAG),
            st.booleans(),
        ),
        max_size=4,
    ).map(tuple),
    st.integers(0, 6 * DAY),
    st.sampled_from(Doubt),
    st.sampled_from(Standing),
)
def test_a_reminder_says_nothing_pages_nobody_and_comes_once(
    reminders: tuple[Reminder, ...], ahead: int, doubt: Doubt, standing: Standing
) -> None:
    at = after(NOON, ahead)
    state = client(reminders=reminders, doubt=doubt, standing=standing)
    left, effects = come(state, at)
    assert (says(effects), flags(effects), ladders(effects)) == ([], [], [])
    assert all(one.due > at for one in left.reminders)
    assert {one for one in reminders if one.due > at} == set(left.reminders)
    assert left.remind_at is None or left.remind_at > at
    assert all(due > at + MINUTE for _, _, due in tasks(effects))


def test_a_message_that_broke_was_still_a_sign_of_life() -> None:
    broke = TurnBroke(EventId("e2"), after(NOON, HOUR), after(NOON, HOUR), "ValueError")
    state, _ = turn(in_danger(), broke)
    assert tasks(come(state)[1]) == []
