"""The normaliser keeps words, their places, and its promises for any text at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escalation.detector_row import MARKS, Row
from escalation.normalise import CAP, SHORT_FORMS, fold_character, normalise, plain_word
from escalation.ordinary import ORDINARY_WORDS

ALPHABET = "aehijlmnpstk 013@$.,!?'’\n🔪😂éİß\u0301\u200b\u202e\ud800ﷺ𝑨"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("HIJ slaaaat ME", "hij slaat me"),
        ("m'n d’r z`n 't", "mijn haar zijn het"),
        ("d00d g3duwd gesch0pt h1j", "dood geduwd geschopt hij"),
        ("H E L P, s.o.s. nu", "help , sos . nu"),
        ("a.b.", "a . b ."),
        ("t e", "het e"),
        ("10dagen 2x", "10 dagen 2 x"),
        ("hij🔪", "hij mes"),
        ("𝑨𝒇maken 🅷🅴🅻🅿", "afmaken help"),
        ("hеlр", "help"),
        ("wie dan? ja... ok\nnu", "wie dan ? ja , ok , nu"),
        ("he\u200bl\u202ep", "help"),
        ("æ ł ø ß …", "ae l o ss ,"),
        ("1@2 a@b", "1 2 aab"),
        ("nu\u2028hier", "nu , hier"),
    ],
)
def test_chat_writing_becomes_plain_words(written: str, plain: str) -> None:
    assert normalise(written).text == plain


def test_each_word_knows_its_place_in_the_text_as_written() -> None:
    text = "Ach 𝑯IJ s-l-a-a-t m'n 🔪"
    assert [text[token.start : token.end] for token in normalise(text).tokens] == [
        "Ach",
        "𝑯IJ",
        "s-l-a-a-t",
        "m'n",
        "🔪",
    ]


def test_a_clause_ends_at_a_comma_and_at_a_joining_word_and_a_sentence_at_a_full_stop() -> None:
    tokens = normalise("nee, hij maar ik. weg? ja").tokens
    assert [token.clause for token in tokens] == [0, 1, 2, 2, 3, 4]
    assert [token.sentence for token in tokens] == [0, 0, 0, 0, 1, 2]
    assert normalise("weg? ja").questions == {0}


CALM = st.lists(
    st.sampled_from(
        [
            *"abeikmotu",
            *MARKS,
            "??",
            "?!",
            "...",
            "hij",
            "me",
            "mes",
            "en",
            "Weg",
            "ver",
            "moord",
            "qolt",
            "waaaat",
            "ff",
        ]
    )
)


@given(CALM.map("".join) | CALM.map(" ".join) | st.text(alphabet="aeik t'`_-.,!?\n3"))
@example("ja`nee a_b")
@example("hij slaat me?! nee... ja!!")
def test_a_calm_text_is_read_as_any_other(text: str) -> None:
    unseen = normalise(text + "\u200b")
    calm = normalise(text)
    assert (calm.text, calm.questions, calm.tokens) == (unseen.text, unseen.questions, unseen.tokens)


def test_a_calm_word_is_as_wide_as_it_is_written() -> None:
    row = normalise("hij, weg").row
    assert [row.width(place) for place in range(2)] == [3, 3]
    assert row.spans == [(0, 3), (5, 8)]
    assert row.width(1) == len("weg")
    assert Row.of([]).tokens == ()


def test_every_ordinary_word_that_is_no_short_form_is_plain_already() -> None:
    plain = [word for word in ORDINARY_WORDS if word not in SHORT_FORMS]
    assert all(word.isascii() and word.isalpha() and word.islower() for word in plain)
    assert not any(one * 3 in word for word in plain for one in set(word))


def test_what_is_longer_than_the_cap_is_cut_and_says_so() -> None:
    assert normalise("a " * CAP).cut
    assert not normalise("a").cut


@given(st.text() | st.text(alphabet=ALPHABET))
@example("t e t e")
@example("0@0A 1'1a a@b1")
@example("0O ¼")
@example("n’I")
@example("k\u0301 h e l")
def test_normalising_twice_changes_nothing_and_stays_within_eight_times(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text
    assert len(once.text) <= 8 * len(text)
    assert all(0 <= token.start < token.end <= len(text) for token in once.tokens)


@given(st.characters())
def test_no_character_becomes_more_than_eight(character: str) -> None:
    assert len(fold_character(character)) <= 8


@pytest.mark.parametrize(
    ("word", "plain"), [("112", ("112",)), ("a4", ("a4",)), ("k", ("ik",)), ("zzzz", ("zz",))]
)
def test_a_word_has_one_plain_form(word: str, plain: tuple[str, ...]) -> None:
    assert plain_word(word) == plain
