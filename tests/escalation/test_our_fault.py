"""Silence after a question that did not arrive is never counted as the client's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, asked, client, flags, says, turn

from cases.arrived import Arrived
from cases.effects import AwaitAnswer, MakeTask, SettleCheckIn
from cases.events import AnswerOverdue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.levels import Level
from cases.moments import HOUR, after
from cases.state import ClientState

CHECK_IN = CheckInId("c1")
STEPS = st.integers(0, 4)


def silent(phase: Phase) -> ClientState:
    return replace(asked(client(facts=Facts(phase=phase)), "proef", "@opener"), checkin=CHECK_IN)


def overdue(step: int, arrived: Arrived) -> AnswerOverdue:
    return AnswerOverdue(EventId("e1"), NOON, CHECK_IN, step, arrived)


@given(STEPS, st.sampled_from(Phase))
def test_while_a_question_is_still_here_the_ladder_waits_at_its_step(step: int, phase: Phase) -> None:
    before = silent(phase)
    state, effects = turn(before, overdue(step, Arrived.WAITING))
    assert effects == (AwaitAnswer(before.client, CHECK_IN, step, after(NOON, HOUR)),)
    assert state.checkin == CHECK_IN


@given(STEPS, st.sampled_from(Phase))
def test_a_question_that_will_not_arrive_ends_the_waiting_and_a_human_finds_another_way(
    step: int, phase: Phase
) -> None:
    state, effects = turn(silent(phase), overdue(step, Arrived.NO))
    (task,) = [one for one in effects if isinstance(one, MakeTask)]
    assert task.kind == "check_in_not_arrived"
    assert task.level == (Level.HIGH if phase is Phase.F0 else Level.CONCERN)
    assert [one.reason for one in effects if isinstance(one, SettleCheckIn)] == ["not_arrived"]
    assert (state.checkin, state.talk, flags(effects), says(effects)) == (None, None, [], [])


@pytest.mark.parametrize("step", range(5))
def test_a_question_that_arrived_is_waited_for_as_before(step: int) -> None:
    _, effects = turn(silent(Phase.F0), overdue(step, Arrived.YES))
    assert "check_in_not_arrived" not in [one.kind for one in effects if isinstance(one, MakeTask)]
    assert effects != (AwaitAnswer(client().client, CHECK_IN, step, after(NOON, HOUR)),)
