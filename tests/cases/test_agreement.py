"""Command words: only the word alone, with slips forgiven, and never a word of danger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.agreement import Agreement, Command, Word, command_of
from cases.ids import StaffId
from cases.levels import Language
from cases.moments import Moment


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *((text, Word.STOP) for text in ("stop", "STOP!!", "stopp", "Stóp.", "sotp", "stp", "/stop")),
        *((text, Word.PAUSE) for text in ("pauze", "Pauze!", "pauz", "pauxe", "pause", "PAUZE.")),
        *(
            (text, Word.NOT_HERE)
            for text in ("niet hier", "NIET HIER", "niet  hier!", "niet hir", "not here")
        ),
        *((text, Word.WIPE) for text in ("wis", "WIS!", "wipe", "wissen")),
        *((text, Word.HELP) for text in ("hulp", "Hulp!!!", "help", "hlup", "HELPP")),
        *((text, Word.HUMAN) for text in ("mens", "Mens?", "menss", "human")),
        *((text, Word.START) for text in ("/start", "/start abc", "/START@een_bot")),
        *((text, Word.PRIVACY) for text in ("/privacy", " /privacy ")),
    ],
)
def test_the_word_alone_is_a_command(text: str, word: Word) -> None:
    assert command_of(text) == Command(word)


@pytest.mark.parametrize(
    "text",
    [
        "stop maar met de koffie",
        "stop hij slaat me",
        "hij moet stoppen",
        "niet veilig",
        "wi",
        "wes",
        "mes",
        "men",
        "eens",
        "stom",
        "stap",
        "stomp",
        "step",
        "held",
        "hel",
        "paus",
        "not there",
        "now here",
        "net hier",
        "helm",
        "niet dier",
        "start",
        "privacy",
        "/help",
        "/onbekend",
        "",
        "!!",
        "stop 3",
        "help 3",
        "pauze drie dagen graag",
        "pauze 3 dagen graag",
    ],
)
def test_anything_else_is_no_command(text: str) -> None:
    assert command_of(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("pauze 3", 3),
        ("PAUZE 10 dagen", 10),
        ("pauze3", 3),
        ("pauzee 1 dag", 1),
        ("pauze 400", 31),
        ("pauze 0", None),
    ],
)
def test_a_pause_may_name_its_days(text: str, days: int | None) -> None:
    assert command_of(text) == Command(Word.PAUSE, days)


@given(
    st.sampled_from(["stop", "pauze", "niet hier", "hulp", "mens", "wis"]),
    st.text(" .!?…-\u0301\u200b", max_size=9),
)
def test_case_punctuation_and_marks_never_hide_a_command(word: str, around: str) -> None:
    expected = command_of(word)
    assert expected is not None
    assert command_of(around + word.upper() + around) == expected


@given(st.sampled_from(["stop", "pauze", "hulp"]), st.text("abcdefgh ", min_size=4))
def test_a_command_word_inside_a_longer_message_is_no_command(word: str, more: str) -> None:
    if more.split():
        assert command_of(f"{word} {'x' * 9} {more}") is None


@given(st.lists(st.text("stoppauzehulpmens", min_size=1, max_size=6), min_size=4))
def test_a_message_of_four_words_or_more_is_never_a_command(words: list[str]) -> None:
    assert command_of(" ".join(words)) is None


def test_an_agreement_holds_from_its_day_until_it_is_withdrawn() -> None:
    signed = Agreement("1", Language.NL_B1, StaffId("s"), Moment(10))
    assert not signed.holds(Moment(9))
    assert signed.holds(Moment(10))
    withdrawn = Agreement("1", Language.NL_B1, StaffId("s"), Moment(10), Moment(20))
    assert withdrawn.holds(Moment(19))
    assert not withdrawn.holds(Moment(20))
