"""A word is heard whatever the hand does to it, and an ordinary word stays what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import level

from cases.levels import Level
from escalation.detector_halves import Halves
from escalation.detector_vocabulary import vocabulary
from escalation.normalise import normalise
from escalation.ordinary import ORDINARY_WORDS

WORDS = vocabulary(
    [(0, ["vrees", "vermoord*", "wurgt", "bel"]), (1, ["deur", "mishandeld", "bedreigt"])], [0, 1]
)
DANGER = ("hij gaat me vermoorden", "hij kneep mijn keel dicht", "hij staat voor de deur", "hij leest mee")


def heard(text: str) -> list[str]:
    return [word.form for word in WORDS.words(normalise(text).tokens)]


def numbers(text: str) -> list[set[int]]:
    words = WORDS.words(normalise(text).tokens)
    return [set().union(*map(WORDS.classes_of, (word.form, *word.also))) for word in words]


@pytest.mark.parametrize("word", ["free", "vochten", "kookte", "schaaf", "oss", "check", "slap"])
def test_an_ordinary_word_is_no_slip_of_a_danger_word(word: str) -> None:
    assert heard(word) == [word]
    assert numbers(word) == [set()]


def test_a_verb_that_sounds_the_same_is_heard_as_the_same() -> None:
    assert numbers("bedreigd bedreigt") == [{1}, {1}]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("5t44t", "staat"),
        ("m3 z31", "me zei"),
        ("4fg3p4kt", "afgepakt"),
        ("8uur a4 10dagen 112 2x", "8 uur a4 10 dagen 112 2 x"),
        ("g aan", "gaan"),
        ("wan del ing", "wan deling"),
        ("ali en ik", "ali en ik"),
        ("aaaal teee", "al te"),
        ("geweeeeld", "geweld"),
    ],
)
def test_digits_and_split_letters_become_the_word_that_was_meant(written: str, plain: str) -> None:
    assert normalise(written).text == plain


@pytest.mark.parametrize(
    ("typed", "form"), [("dur", "deur"), ("ble", "bel"), ("vrmoord", "vermoord"), ("v ermoord", "vermoord")]
)
def test_few_letters_are_enough(typed: str, form: str) -> None:
    assert heard(typed) == [form]


def test_a_split_word_that_only_the_lexicon_knows_is_joined() -> None:
    own = vocabulary([(0, ["qrazolte"])], [])
    assert [word.form for word in own.words(normalise("qra zolte ja").tokens)] == ["qrazolte", "ja"]


def test_two_words_that_may_be_one_count_as_both() -> None:
    forms = {"afmaken", "leest", "staat", "slaan"}
    halves = Halves.of(forms, forms, {"af", "maken", "at"})

    def maybe(text: str) -> dict[int, tuple[str, ...]]:
        row = normalise(text).row
        return halves.maybe(row.words, row)

    assert maybe("hij gaat me af maken") == {3: ("afmaken",)}
    assert maybe("hij lees t mee") == {1: ("leest",)}
    assert maybe("hij lees het") == {1: ("leest",)}
    assert maybe("ik lees het") == {}
    assert maybe("hij gaat af. maken") == {}
    assert maybe("sla an") == {}


@given(st.text(alphabet="0134578@$abcdefghijklmnoprstuvwz' ", max_size=40))
def test_plain_words_stay_plain(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text


def styled(text: str, places: set[int]) -> str:
    """Put some letters in mathematical script."""
    return "".join(
        chr(0x1D41A + ord(letter) - ord("a")) if place in places and letter.isalpha() else letter
        for place, letter in enumerate(text)
    )


@given(
    st.sampled_from(DANGER),
    st.sets(st.integers(0, 30)),
    st.sets(st.integers(0, 30)),
    st.sets(st.integers(0, 30)),
)
@settings(max_examples=150, deadline=None)
def test_no_casing_styled_letters_or_hidden_characters_hide_a_hit(
    danger: str, upper: set[int], styles: set[int], hidden: set[int]
) -> None:
    text = "".join(letter.upper() if place in upper else letter for place, letter in enumerate(danger))
    text = "".join(
        letter + "\u200b" * (place in hidden) for place, letter in enumerate(styled(text.lower(), styles))
    )
    assert level(text) is Level.ACUTE
    assert level(text.upper()) is Level.ACUTE


def test_the_list_of_ordinary_words_is_in_plain_letters() -> None:
    assert len(ORDINARY_WORDS) > 25_000
    assert all(word.isascii() and word.islower() for word in ORDINARY_WORDS if word.isalpha())


def test_much_strange_text_goes_to_a_human_and_what_could_be_read_still_counts() -> None:
    strange = " ".join(f"qwx{one}zzz" for one in "abcdefghijklmnopqrstuvwxyz" for _ in range(1))
    assert level(strange) is Level.NONE
    many = " ".join(f"q{one}{two}wx" for one in "bcdfghjkl" for two in "bcdfghjkl")
    assert level(many) is Level.REVIEW
    assert level("hijslaatmenuhelp" * 120) is Level.ACUTE
    assert level("prima " * 601) is Level.REVIEW
