"""A tip holds a few plain words: no sentence, no name and no number gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.word_tip import MOST_LETTERS, MOST_WORDS, tip_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [(" knalerwt ", "knalerwt"), ("in de\u00a0 kelder", "in de kelder"), ("m\u2019n", "m'n")],
)
def test_a_few_words_are_kept_tidily(typed: str, words: str) -> None:
    assert tip_words(typed) == words


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Er staat nog geen woord."),
        ("a b c d e", "Dit is te lang."),
        ("x" * 41, "Dit is te lang."),
        ("hij heet Kees", "Hier staat een hoofdletter."),
        ("bel 06", "Hier staat een teken of cijfer."),
        ("x@y", "Hier staat een teken of cijfer."),
    ],
)
def test_a_sentence_a_name_and_a_number_are_refused(typed: str, told: str) -> None:
    with pytest.raises(ContentFault) as refused:
        tip_words(typed)
    assert refused.value.problem == told
    assert refused.value.remedy


@given(st.text(max_size=60))
def test_whatever_is_typed_only_short_small_letters_get_through(typed: str) -> None:
    try:
        words = tip_words(typed)
    except ContentFault:
        return
    assert 0 < len(words) <= MOST_LETTERS
    assert len(words.split()) <= MOST_WORDS
    assert tip_words(words) == words
    assert not any(one.isdigit() or one.isupper() for one in words)
