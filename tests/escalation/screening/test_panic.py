"""What a frightened hand types is found all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon_files import detector, level
from panic import BASES, panic_lines, shouted_unspaced, unspaced

from cases.levels import Level
from cases.sides import Speaker
from escalation.detector_glue import Glue, prices
from escalation.detector_spelling import skeleton
from escalation.normalise import plain_word

LINES = tuple(panic_lines())
WORDS = ("hij", "slaat", "me", "nu", "niet", "weer")


@pytest.mark.parametrize(("code", "speaker", "text"), BASES)
def test_each_base_line_is_acute_as_it_stands(code: str, speaker: Speaker, text: str) -> None:
    assert level(text, speaker) is Level.ACUTE, code


def test_of_all_panic_messages_at_least_98_in_100_are_acute_or_high() -> None:
    missed = [(way, text) for way, _, speaker, text in LINES if level(text, speaker) < Level.HIGH]
    assert len(LINES) >= 200
    assert len(missed) <= 0.02 * len(LINES), missed


@pytest.mark.parametrize(("code", "speaker", "text"), BASES)
def test_no_message_is_lost_for_want_of_spaces(code: str, speaker: Speaker, text: str) -> None:
    assert level(unspaced(text), speaker) >= Level.HIGH, code
    assert level(shouted_unspaced(text), speaker) >= Level.HIGH, code


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9))
def test_known_words_without_spaces_come_back_as_they_were(words: list[str]) -> None:
    glue = Glue(prices(WORDS, ()), lambda _: None, ())
    assert glue.parts("".join(words)) == tuple(words) or len("".join(words)) < 8


@given(st.text(alphabet="hijslatmenu", max_size=60))
def test_taking_apart_never_invents_letters(word: str) -> None:
    glue = Glue(prices(WORDS, ("sla",)), lambda _: None, ())
    assert len("".join(glue.parts(word))) <= len(word)


def test_one_word_with_a_letter_held_down_is_not_taken_apart() -> None:
    assert Glue(prices(WORDS, ()), lambda _: None, ()).parts("slaatt") == ()
    assert Glue(prices(("vermoorden",), ()), lambda _: None, ()).parts("vermoordenn") == ()


def test_glued_text_that_is_too_long_to_mend_is_read_as_it_stands() -> None:
    glue = Glue(prices(WORDS, ()), lambda part: "slaat" if part == "slqat" else None, ())
    assert glue.parts("hijslqatmenu") == ("hij", "slaat", "me", "nu")
    assert "slaat" not in glue.parts("hijslqatmeniet" * 6)


def test_no_word_that_a_client_types_is_kept() -> None:
    kept = set(detector().words.marks)
    level("zwartelaan vijfenveertigqx hijslqatmezwartelaan")
    assert set(detector().words.marks) == kept
    assert not hasattr(plain_word, "cache_info")
    assert not hasattr(skeleton, "cache_info")
