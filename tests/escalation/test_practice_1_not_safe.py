"""Practice §8, test 1: "niet veilig" in answer to D1.2 and D4.2 is an answer; stop alone is a stop."""

from dataclasses import replace

import pytest
from rulebooks import asked, client, flags, real_rulebook, safety_texts, says, turn, wrote

from cases.effects import CancelPlanned, ClearPhone, PlanCheckIn, SettleCheckIn
from cases.ids import CheckInId
from cases.levels import Language, Level, Mode
from cases.state import ClientState, Standing
from dialogs.codec import decode

QUESTIONS = ("d1", "d4")
"""D1.2 and D4.2 are both the question ``veilig``; 2b, "is it unsafe right now", is ``nu``."""
SENTENCES = ("niet veilig", "nee niet veilig", "ik voel me niet veilig")


def typed(text: str) -> tuple[str, ...]:
    return text, text.upper(), f"{text}!!", f" {text.capitalize()}. "


def at_question(script: str, mode: Mode = Mode.OPEN) -> ClientState:
    return replace(asked(client(mode), script, "veilig"), checkin=CheckInId("c1"))


@pytest.mark.parametrize("script", QUESTIONS)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_not_safe_is_flagged_asked_further_and_changes_no_plan(script: str, mode: Mode) -> None:
    before = at_question(script, mode)
    further = real_rulebook().scripts[script].questions["nu"].wording.text(mode, Language.NL_B1)
    for text in (way for sentence in SENTENCES for way in typed(sentence)):
        state, effects = turn(before, wrote(text), real_rulebook())
        assert max(one.level for one in flags(effects)) >= Level.HIGH, text
        assert state.talk is not None
        assert decode(state.talk).step == "nu"
        assert any(further in one.text for one in says(effects)), text
        assert (state.standing, state.contact, state.pace) == (Standing.ACTIVE, before.contact, before.pace)
        assert not [one for one in effects if isinstance(one, CancelPlanned | PlanCheckIn)], text
        assert [one.outcome for one in effects if isinstance(one, SettleCheckIn)] == ["answered"]
        assert not [one for one in effects if isinstance(one, ClearPhone) and one.everything]


@pytest.mark.parametrize("script", [*QUESTIONS, ""])
@pytest.mark.parametrize("text", ["stop", "STOP!!", "stopp"])
def test_stop_alone_stops_in_answer_to_a_question_too(script: str, text: str) -> None:
    state, effects = turn(at_question(script) if script else client(), wrote(text), real_rulebook())
    assert state.standing is Standing.STOPPED
    assert [one for one in effects if isinstance(one, CancelPlanned)]


@pytest.mark.parametrize("script", [*QUESTIONS, ""])
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_stop_with_danger_in_it_gets_the_text_of_danger_and_is_stopped(script: str, mode: Mode) -> None:
    before = at_question(script, mode) if script else client(mode)
    state, effects = turn(before, wrote("stop hij slaat me"), real_rulebook())
    assert state.standing is Standing.STOPPED
    assert max(one.level for one in flags(effects)) is Level.ACUTE
    assert ["112" in one.text for one in safety_texts(effects)] == [True]
