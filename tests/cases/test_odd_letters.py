"""Letters that are not what they look like are named, and read as what they look like."""

from hypothesis import given
from hypothesis import strategies as st

from cases.odd_letters import odd_letters, plain_letters


def test_what_nobody_sees_is_named() -> None:
    assert list(odd_letters("a\u200bb\u202e\x07")) == [
        "zero width space",
        "right-to-left override",
        "teken 7",
    ]
    assert list(odd_letters("Eén\n\tappel ⭐\ufe0f")) == []


def test_look_alikes_are_read_as_the_letter_they_look_like() -> None:
    assert plain_letters("vеilig ٠٨ ０８ ²") == "veilig 08 08 2"


@given(text=st.text(st.characters(max_codepoint=126, min_codepoint=32)))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain_letters(text) == text
    assert list(odd_letters(text)) == []
