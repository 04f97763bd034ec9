"""A dialogue that stands still begins for nobody and goes on for nobody; a human hears of it."""

import pytest
from rulebooks import NOON, client, flags, says, small_rulebook, turn, wrote

from cases.effects import MakeTask, PlanCheckIn, SettleCheckIn
from cases.events import CheckInDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.levels import Level
from cases.moments import MINUTE, Moment, after

STILL = {("proef", "")}


def due(at: Moment = NOON) -> CheckInDue:
    return CheckInDue(EventId("e1"), at, CheckInId("c1"), "proef", at)


@pytest.mark.parametrize(("phase", "level"), [(Phase.F0, Level.HIGH), (Phase.F2, Level.CONCERN)])
def test_a_check_in_of_a_dialogue_that_stands_still_is_a_task_to_call_and_the_plan_goes_on(
    phase: Phase, level: Level
) -> None:
    state, effects = turn(client(facts=Facts(phase=phase)), due(), small_rulebook().leaving(STILL))
    assert says(effects) == []
    assert [(one.kind, one.level) for one in effects if isinstance(one, MakeTask)] == [
        ("dialogue_stopped", level)
    ]
    assert [one.reason for one in effects if isinstance(one, SettleCheckIn)] == ["dialogue_stopped"]
    assert any(isinstance(one, PlanCheckIn) for one in effects)
    assert state.talk is None


def test_a_talk_in_a_dialogue_that_now_stands_still_asks_nothing_more_and_is_still_screened() -> None:
    asked, _ = turn(client(), due())
    assert asked.talk is not None
    later = after(NOON, MINUTE)
    on, said = turn(asked, wrote("Ja", later))
    assert on.talk is not None
    assert says(said)
    still = small_rulebook().leaving(STILL)
    after_turn, effects = turn(asked, wrote("ja hoor", later), still)
    assert not [one for one in says(effects) if one.keyboard]
    assert after_turn.talk is None
    _, acute = turn(asked, wrote("hij slaat me nu help", later), still)
    assert any(one.level is Level.ACUTE for one in flags(acute))
    assert any("112" in one.text for one in says(acute))


def test_a_dialogue_that_stands_still_cannot_be_begun_by_another_road() -> None:
    book = small_rulebook()
    assert book.leaving(()) is book
    assert book.leaving(STILL).stopped == {"proef"}
    assert book.leaving({("proef", "veilig")}).stopped == frozenset()


def test_a_question_that_is_left_out_is_asked_of_nobody_and_the_talk_goes_on() -> None:
    book = small_rulebook()
    script = book.scripts["proef"]
    left = book.leaving({("proef", script.first)})
    asked, _ = turn(client(), due(), left)
    _, said = turn(asked, wrote("Ja", after(NOON, MINUTE)), left)
    first = script.questions[script.first].wording
    shown = {text for _, _, text in first.everywhere()}
    assert says(said)
    assert not shown & {one.text for one in says(said)}
