"""What the words around a signal do to it, on a lexicon of two rules that no coordinator changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Status
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.screen import screen


def rule(code: str, category: str, level: Level, *slots: str) -> Rule:
    pattern = Pattern(slots, 6, ordered=False)
    return Rule(f"proef.{code}", code, category, level, (pattern,), "Proef.")


HIT = "slaat|sloeg|sloegen|slaan|geslagen"
OWN = Detector.of(
    Lexicon(
        {},
        (
            rule("R07", "physical_violence", Level.HIGH, HIT),
            rule("R02", "strangulation", Level.ACUTE, "gewurgd|wurgde"),
            rule("R08", "escalation", Level.CONCERN, "erger"),
            rule("R28", "digital_abuse", Level.HIGH, "filmpje"),
            rule("R10", "child_harm", Level.CONCERN, "door elkaar"),
        ),
    ),
    "proef",
)
LATER = Facts(phase=Phase.F2)


def found(text: str, speaker: Speaker = Speaker.VICTIM) -> tuple[Status, Level]:
    (finding, *_) = screen(text, speaker, LATER, OWN).findings
    return finding.status, finding.level


@pytest.mark.parametrize(
    ("text", "status", "level"),
    [
        ("hij sloeg me, vier jaar terug", Status.PAST, Level.NONE),
        ("vorige winter sloeg hij me", Status.PAST, Level.NONE),
        ("hij sloeg me 2019 was dat", Status.PAST, Level.NONE),
        ("sinds 2019 slaat hij me", Status.ACTIVE, Level.HIGH),
        ("voor 2000 euro sloeg hij me", Status.ACTIVE, Level.HIGH),
        ("ik heb hem vorige week geslagen met iets van vroeger", Status.ACTIVE, Level.HIGH),
        ("hij sloeg me met zijn riem van vroeger", Status.ACTIVE, Level.HIGH),
        ("vroeger sloeg hij en vorige week ook", Status.ACTIVE, Level.HIGH),
        ("ik heb hem geslagen sindsdien is hij bang", Status.ACTIVE, Level.HIGH),
        ("in een telenovela slaat hij haar", Status.MEDIA, Level.NONE),
        ("dat filmpje staat op tiktok", Status.ACTIVE, Level.HIGH),
        ("bij nummer negen wordt er geslagen", Status.ACTIVE, Level.HIGH),
        ("mijn zus wordt geslagen", Status.OTHER_PERSON, Level.CONCERN),
        ("mijn zus werd gewurgd", Status.OTHER_PERSON, Level.HIGH),
        ("mijn zus schudt hem door elkaar", Status.OTHER_PERSON, Level.CONCERN),
        ("bij mijn zus wordt het erger", Status.OTHER_PERSON, Level.NONE),
        ("hij heeft me niet gewurgd", Status.NEGATED, Level.REVIEW),
        ("in die film werd zij gewurgd", Status.MEDIA, Level.REVIEW),
        ("jaren geleden werd ik gewurgd", Status.PAST, Level.REVIEW),
    ],
)
def test_a_cue_lowers_as_far_as_the_class_allows(text: str, status: Status, level: Level) -> None:
    assert found(text) == (status, level)


def test_who_reports_from_the_network_is_heard_in_full() -> None:
    assert found("mijn zus wordt geslagen", Speaker.NETWORK) == (Status.ACTIVE, Level.HIGH)


CUE_WORDS = """
    niet geen nooit vroeger film droom stel dat als haha mijn zus in 2014 telenovela bel ik zou hij jaar
    terug , maar omdat
"""
CUES = st.lists(st.sampled_from(CUE_WORDS.split()), max_size=9).map(" ".join)


@given(CUES, CUES, st.sampled_from(Speaker))
@settings(max_examples=200, deadline=None)
def test_no_cue_in_another_sentence_lowers_and_none_in_the_same_silences(
    before: str, after: str, speaker: Speaker
) -> None:
    assert screen(f"{before}. hij heeft me gewurgd! {after}", speaker, LATER, OWN).level is Level.ACUTE
    assert screen(f"{before} hij heeft me gewurgd {after}", speaker, LATER, OWN).level >= Level.REVIEW
