"""Pasted text: what a document adds is taken off, what cannot be kept is refused with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from dialogs.pasted import MOST_LETTERS, cleaned


def test_quotes_spaces_and_line_ends_of_a_document_become_ordinary() -> None:
    assert cleaned("\u201cHoi\u201d\u00a0zei ze,\r\n\u2018ga\u2019\rmaar") == "\"Hoi\" zei ze,\n'ga'\nmaar"


def test_what_nobody_sees_is_taken_off() -> None:
    assert cleaned("ver\u00adder\u200b, ga\ufeff \u202enu\u202c a\u200db") == "verder, ga nu ab"


def test_arabic_keeps_its_joiners_and_directions() -> None:
    text = "\u200f\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert cleaned(text) == text


def test_an_emoji_of_several_signs_stays_whole() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert cleaned(family) == family


@pytest.mark.parametrize("odd", ["\x07", "\ue000", "\ud800", "\uffff"])
def test_a_sign_no_phone_can_show_is_refused_with_a_remedy(odd: str) -> None:
    with pytest.raises(ContentFault) as refused:
        cleaned(f"Hoi{odd}")
    assert "teken" in refused.value.problem
    assert refused.value.remedy


def test_a_text_longer_than_two_thousand_letters_is_refused() -> None:
    assert cleaned("a" * MOST_LETTERS)
    with pytest.raises(ContentFault, match="2001"):
        cleaned("a" * (MOST_LETTERS + 1))


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = kept(text)
    assert once is None or kept(once) == once


def kept(text: str) -> str | None:
    try:
        return cleaned(text)
    except ContentFault:
        return None
