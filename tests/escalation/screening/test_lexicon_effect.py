"""A typed sentence is read as a real one, and an edit tells which sentences it finds and loses."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import LATER, detector, read_plain
from lexicon_files import seen as screened

from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Status
from escalation.detector import Detector
from escalation.lexicon import parse_lexicon
from escalation.lexicon_compare import Known
from escalation.lexicon_effect import effect, seen, within_reach
from escalation.lexicon_types import Lexicon

TEXT = """
classes:
  SLAAN: [slaat, sloeg]
rules:
  - id: slaan
    code: R07
    category: physical_violence
    severity: high
    any_order: [SLAAN, me|mij]
    uitleg: "Er is geslagen."
    tests: {raak: ["hij slaat me"]}
"""
WORDS = ("hij", "slaat", "mept", "me", "mij", "niet", "mooi", "weer")


def made(old: str = "", new: str = "") -> Detector:
    return Detector.of(parse_lexicon({"a.yaml": read_plain(TEXT.replace(old, new))}, prove=False), "x")


def known(text: str, level: Level) -> Known:
    return Known(text, Speaker.VICTIM, level)


def test_a_typed_sentence_shows_its_words_and_why_it_is_lighter() -> None:
    found = seen(made(), "Gisteren: hij slaat me", Speaker.VICTIM, LATER)
    assert (found.level, found.findings[0].words) == (Level.HIGH, "slaat me")
    assert not found.findings[0].lighter
    denied = seen(made(), "hij slaat me niet", Speaker.VICTIM, LATER).findings[0]
    assert denied.lighter
    assert (denied.status, denied.raw_level) == (Status.NEGATED, Level.HIGH)
    assert denied.explanation == "Er is geslagen. Er staat een ontkenning bij."
    assert denied.cues


def test_an_edit_tells_per_collection_what_it_finds_and_loses() -> None:
    corpora = {
        "voorbeelden": [known("hij slaat me", Level.HIGH), known("hij mept me", Level.HIGH)],
        "gewoon": [known("mooi weer", Level.NONE)],
    }
    found = effect(made(), made("[slaat, sloeg]", "[mept]"), corpora)
    first, second = found.corpora
    assert (first.name, first.sentences, first.found, first.lost) == ("voorbeelden", 2, 1, 1)
    assert (second.found, second.lost, second.changes) == (0, 0, ())
    assert [one.known.text for one in found.lost_alarms] == ["hij slaat me"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.sampled_from(Speaker))
def test_the_test_box_says_what_a_real_message_would_get(text: str, speaker: Speaker) -> None:
    box, real = seen(detector(), text, speaker, LATER), screened(text, speaker)
    assert (box.level, box.silent, box.reread) == (real.level, real.silent, real.too_long)
    assert [one.rule for one in box.findings] == [one.rule for one in real.findings]
    message = [known(text, Level.NONE)]
    assert effect(made(), made(), {"x": message}).corpora[0].changes == ()


def lexicon_of(text: str) -> Lexicon:
    return parse_lexicon({"a.yaml": read_plain(text)}, prove=False)


def test_only_sentences_that_a_changed_rule_could_meet_are_within_reach() -> None:
    sentences = [known("hij slaat me, haha grapje", Level.NONE), known("mooi weer", Level.NONE)]
    old, heavier = lexicon_of(TEXT), lexicon_of(TEXT.replace("severity: high", "severity: acute"))
    gone = Lexicon(old.classes, ())
    for other in (heavier, gone):
        assert list(within_reach(old, other, sentences)) == sentences[:1]
        assert list(within_reach(other, old, sentences)) == sentences[:1]
    assert list(within_reach(old, old, sentences)) == []


def test_every_sentence_is_within_reach_when_more_than_rules_changed() -> None:
    sentences = [known("mooi weer", Level.NONE)]
    old, wider = lexicon_of(TEXT), lexicon_of(TEXT.replace("[slaat, sloeg]", "[slaat, sloeg, mept]"))
    assert list(within_reach(old, wider, sentences)) == sentences


@settings(max_examples=20)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_what_is_out_of_reach_is_read_as_before(words: list[str]) -> None:
    old, new = lexicon_of(TEXT), lexicon_of(TEXT.replace("[SLAAN, me|mij]", "[mept, me|mij]"))
    sentence = known(" ".join(words), Level.NONE)
    if not within_reach(old, new, [sentence]):
        both = (Detector.of(one, "x") for one in (old, new))
        assert effect(*both, {"a": [sentence]}).corpora[0].changes == ()
