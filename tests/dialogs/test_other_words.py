"""Sentences in other words: whole ones, and what is wrong with the rest is told with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from cases.levels import Language
from dialogs.other_words import OtherWords
from dialogs.parse_other_words import read_other_words

FILE = ("kant_b.yaml",)
SMALL: Plain = {
    "nl": {"Dank je.": "Bedankt."},
    "nl-A2": {"Oké.": "Is goed."},
    "en": {"Thank you.": "Thanks."},
}


def test_dutch_is_for_both_kinds_of_dutch_and_a_line_keeps_its_shape() -> None:
    words, faults = read_other_words(SMALL, FILE)
    assert faults == []
    for language in (Language.NL_B1, Language.NL_A2):
        assert words.of("Dank je. Tot maandag.\n\nDank je.", language) == "Bedankt. Tot maandag.\n\nBedankt."
    assert words.of("Oké. Dank je.", Language.NL_A2) == "Is goed. Bedankt."
    assert words.of("Oké. Dank je.", Language.NL_B1) == "Oké. Bedankt."
    assert words.of("Thank you. Dank je.", Language.EN) == "Thanks. Dank je."


@given(st.text())
def test_without_other_words_every_text_stays_as_it_is(text: str) -> None:
    assert OtherWords().of(text, Language.NL_B1) == text


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("woorden", ""),
        ({"fr": {}}, "fr"),
        ({"nl": "Dank je."}, ""),
        ({"nl": {"Dank je. Tot morgen.": "Bedankt."}}, "niet precies een zin"),
        ({"nl": {"Dank je.": "Bedankt. Tot ziens."}}, "niet precies een zin"),
        ({"nl": {"Tot {dag}.": "Tot dan."}}, "niet precies een zin"),
        ({"nl": {"Dank je.": "Blijf veilig."}}, "verraadt"),
        ({"en": {"Hi.": "Hello.", "Hello.": "Hey."}}, "staat ook links"),
    ],
)
def test_what_is_wrong_is_told(plain: Plain, said: str) -> None:
    _, faults = read_other_words(plain, FILE)
    assert len(faults) == 1
    assert faults[0].path[0] == "kant_b.yaml"
    assert said in f"{faults[0].path} {faults[0].problem}"
