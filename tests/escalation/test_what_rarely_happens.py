"""The ways a turn takes when a part of it is broken, damaged or strange."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rulebooks import NOON, STAFFED, client, small_rulebook, wrote

from cases.levels import Level
from cases.moments import HOUR, after
from cases.state import Past, Sign
from dialogs.talk import StepResult
from escalation.asking import reply_to
from escalation.assessment import Assessment
from escalation.conversation import Dialogue, Running, TalkBroken, resumed
from escalation.detector import Detector
from escalation.flagging import Notice
from escalation.hearing import hear
from escalation.lexicon_alive import CALLS, unheard
from escalation.lexicon_reach import reach_faults
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.remembering import taps_over_time
from escalation.scene import Scene


def scene(**changes: Any) -> Scene:
    return Scene(replace(client(), **changes), small_rulebook(), STAFFED, NOON, NOON)


def test_a_damaged_memory_takes_nothing_from_what_the_words_say() -> None:
    damaged: Any = None
    heard = hear(scene(past=damaged), wrote("hij heeft een mes"))
    assert heard.assessment.level is Level.ACUTE
    assert hear(scene(), wrote("hij heeft een mes")).assessment.level is Level.ACUTE


def test_a_bare_yes_answers_nothing_when_nothing_was_asked() -> None:
    assert reply_to(scene(), "ja") is None


def failing(*_: Any) -> StepResult:
    raise ValueError


def lost(*_: Any) -> StepResult:
    return StepResult(None, ())


@pytest.mark.parametrize(("again", "code"), [(failing, "step_failed"), (lost, "step_lost")])
def test_a_question_that_cannot_be_said_again_ends_as_a_broken_talk(
    again: Callable[..., StepResult], code: str
) -> None:
    nothing: Any = None
    dialogue = Dialogue(nothing, nothing, nothing, nothing, again)
    with pytest.raises(TalkBroken) as broken:
        resumed(scene(), dialogue, Running(nothing, nothing))
    assert broken.value.code == code


def test_a_tap_that_makes_the_dangerous_three_complete_is_acute_with_its_own_text() -> None:
    earlier = after(NOON, -HOUR)
    past = Past(signs=(Sign("R19", Level.HIGH, earlier), Sign("R12", Level.HIGH, earlier)))
    tapped = Notice(Level.HIGH, "physical_violence", "R07", "button")
    (raised,) = taps_over_time(scene(past=past), Assessment(Level.NONE), [tapped], None, None)
    assert raised.level is Level.ACUTE
    assert raised.key
    assert raised.spans


def test_the_built_in_list_hears_every_plain_cry_and_an_empty_one_hears_none() -> None:
    assert unheard(Detector.minimal()) == ()
    assert set(CALLS) <= set(unheard(Detector.of(Lexicon({}, ()), "empty")))


def test_a_row_whose_words_are_always_read_as_one_is_told_as_never_met() -> None:
    def rule(name: str, *slots: str) -> Rule:
        return Rule(name, "R07", "proef", Level.HIGH, (Pattern(slots, 0, ordered=True),), "Proef.")

    lexicon = Lexicon({}, (rule("heel", "mishandeld"), rule("half", "mis", "handeld")))
    (fault,) = reach_faults(lexicon, {"heel": ("a",), "half": ("b",)})
    assert "nooit gevonden, ook niet in" in fault.problem
