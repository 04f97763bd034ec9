"""Rules are compiled once in a process, whoever asks for them."""

from dataclasses import replace

from rulebooks import shipped_library

from bot.compiled import detector_of
from escalation.detector import Detector

LEXICON = shipped_library().lexicon


def test_the_same_lexicon_is_compiled_once_and_speaks_for_the_version_that_was_asked() -> None:
    one, other = detector_of(LEXICON, "1"), detector_of(LEXICON, "2")
    assert one.by_anchor is other.by_anchor
    assert (one.version, other.version) == ("1", "2")
    assert one.calm.lexicon == "1"


def test_an_equal_lexicon_that_is_another_one_is_compiled_by_itself() -> None:
    twin = replace(LEXICON)
    assert detector_of(twin, "1").by_anchor is not detector_of(LEXICON, "1").by_anchor


def test_it_hears_what_the_rules_hear_without_it() -> None:
    fresh = Detector.of(LEXICON, "1")
    for text in ("hij staat voor de deur met een mes", "vandaag was het rustig", ""):
        assert detector_of(LEXICON, "1").look(text).met == fresh.look(text).met


def test_what_many_releases_ago_was_compiled_is_let_go() -> None:
    first = detector_of(LEXICON, "1")
    for _ in range(4):
        detector_of(replace(LEXICON, rules=()), "x")
    assert detector_of(LEXICON, "1").by_anchor is not first.by_anchor
