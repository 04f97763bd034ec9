"""What the second opinion may do to a screening: raise none to review, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_files import detector
from second_opinions import LEANING, SIDEWAYS, opinion_of

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Assessment, Priority
from escalation.detector import Detector
from escalation.screen import screen
from escalation.screen_second import CATEGORY, EXPLANATION, RULE
from escalation.second_opinion import SecondOpinion

RISKY = [
    "hij slaat me",
    "ik ga hem niet slaan",
    "vroeger sloeg hij me",
    "hij zei dat hij me vermoordt",
    SIDEWAYS,
]
PLAIN = ["prima hoor", "7", "ok", "ja", "lampion", "we gaan zo eten", ""]
MEANT = st.lists(st.sampled_from([*RISKY, *PLAIN, "haha", "niet", "nu", "?"]), max_size=6).map(" ".join)
SPEAKERS = st.sampled_from(Speaker)


def with_second(second: SecondOpinion | None) -> Detector:
    return replace(detector(), second=second)


def seen(text: str, second: SecondOpinion | None, speaker: Speaker = Speaker.VICTIM) -> Assessment:
    return screen(text, speaker, Facts(), with_second(second))


def test_what_no_rule_finds_is_raised_to_review_with_the_guess_as_its_reason() -> None:
    found = seen(SIDEWAYS, opinion_of(LEANING))
    leading = found.leading
    assert found.level is Level.REVIEW
    assert found.needs_question
    assert leading is not None
    assert (leading.category, leading.rule, leading.code) == (CATEGORY, RULE, "")


def test_the_guess_points_at_words_and_names_none() -> None:
    found = seen(SIDEWAYS, opinion_of(LEANING)).leading
    assert found is not None
    assert SIDEWAYS[found.start : found.end] == "lampion"
    assert found.explanation == EXPLANATION
    assert not {"lampion", "gordijn"} & set(found.explanation.split())


def test_its_top_band_is_read_first() -> None:
    assert seen(SIDEWAYS, opinion_of(LEANING)).priority is Priority.FIRST
    assert seen(SIDEWAYS, opinion_of(LEANING, first=1.0)).priority is Priority.REVIEW


def test_below_the_threshold_it_only_leaves_its_score() -> None:
    found = seen(SIDEWAYS, opinion_of(LEANING, bias=-40.0))
    assert (found.level, found.findings, found.priority) == (Level.NONE, (), Priority.NONE)
    assert found.model_score == 0.0


def test_switched_off_it_says_nothing() -> None:
    found = seen(SIDEWAYS, None)
    assert (found.level, found.model_score, found.parts) == (Level.NONE, None, ())


def test_signals_that_the_context_made_harmless_weigh_against_it() -> None:
    text = "hij heeft me niet geslagen"
    by_rules = seen(text, None)
    assert by_rules.level is Level.NONE
    assert by_rules.findings
    strict = opinion_of(LEANING, lowered=1.0, first=1.0)
    assert seen(text, strict).level is Level.NONE
    assert (
        seen(text, replace(strict, thresholds=replace(strict.thresholds, lowered=0.5))).level is Level.REVIEW
    )


@pytest.mark.parametrize("text", PLAIN)
def test_an_answer_of_one_or_two_common_words_is_not_raised(text: str) -> None:
    assert seen(text, opinion_of(LEANING)).level is Level.NONE


def test_the_built_in_minimum_has_no_second_opinion() -> None:
    assert Detector.minimal().second is None


def test_a_review_by_rules_is_read_first_when_the_words_say_so_too() -> None:
    minimal = replace(Detector.minimal(), second=opinion_of(LEANING))
    assert screen(SIDEWAYS, Speaker.VICTIM, Facts(), minimal).priority is Priority.FIRST
    assert screen("we gaan eten", Speaker.VICTIM, Facts(), minimal).priority is Priority.REVIEW
    assert screen("we gaan eten", Speaker.VICTIM, Facts(), Detector.minimal()).priority is Priority.REVIEW


@given(MEANT, SPEAKERS, st.floats(-9, 9))
def test_it_never_lowers_never_goes_above_review_and_hides_no_finding(
    text: str, speaker: Speaker, bias: float
) -> None:
    by_rules = seen(text, None, speaker)
    found = seen(text, opinion_of(LEANING, bias=bias), speaker)
    assert found.level >= by_rules.level
    assert found.level is by_rules.level or found.level is Level.REVIEW
    assert set(by_rules.findings) <= set(found.findings)
    assert found.silent == by_rules.silent
    assert found.needs_question >= by_rules.needs_question


@given(MEANT, SPEAKERS)
def test_the_same_message_gets_the_same_answer_and_every_span_lies_in_it(text: str, speaker: Speaker) -> None:
    found = seen(text, opinion_of(LEANING), speaker)
    assert found == seen(text, opinion_of(LEANING), speaker)
    spans = [*found.parts, *((one.start, one.end) for one in found.findings)]
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert (found.priority is Priority.NONE) == (found.level is not Level.REVIEW)


def test_a_second_opinion_that_breaks_sends_the_message_to_a_human() -> None:
    broken = replace(opinion_of(LEANING), scales=())
    found = seen(SIDEWAYS, broken)
    assert (found.level, found.needs_question, found.priority) == (Level.REVIEW, True, Priority.REVIEW)
