"""The detector by hand and by line, with its second opinion and without."""

import json
from dataclasses import replace

from lexicon_small import small_detector
from second_opinions import LEANING, SIDEWAYS, opinion_of

from cases.sides import Speaker
from escalation.detector import Detector
from nabij.screening import screen_lines, screen_one


def told(text: str, detector: Detector) -> list[str]:
    said: list[str] = []
    screen_one(text, Speaker.VICTIM, said.append, detector)
    return said


def test_a_guess_is_told_with_its_score_and_the_words_that_weighed_most() -> None:
    said = told(SIDEWAYS, replace(small_detector(), second=opinion_of(LEANING)))
    assert said[0] == "niveau: review (leeslijst)"
    assert "tweede lezing: 1.00 van 1, als eerste lezen en meteen vragen" in said
    assert said[-2:] == ["    'lampion'", "    'gordijn'"]


def test_without_the_second_opinion_nothing_of_it_is_told() -> None:
    assert told(SIDEWAYS, small_detector()) == ["niveau: none (S0)"]


def test_a_line_is_answered_with_score_priority_and_parts() -> None:
    said: list[str] = []
    line = json.dumps({"text": SIDEWAYS})
    screen_lines([line], said.append, replace(small_detector(), second=opinion_of(LEANING)))
    answer = json.loads(said[0])
    assert (answer["level"], answer["priority"], answer["parts"]) == ("review", 2, [[10, 17], [35, 42]])
    assert answer["findings"][0]["class"] == answer["findings"][0]["code"] == ""
    assert answer["findings"][0]["rule"] == "tweede-lezing"
