"""Where nobody was asked yet, no text says that somebody is; a waiting line says what the roster has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.facts import Facts
from cases.levels import Language, Mode
from escalation.duty import Duty, Promise
from escalation.fixed_table import WORDS_EN, WORDS_NL
from escalation.fixed_texts import KEYS, fixed_text, neutral_text, offered_text, waiting_line


@given(
    st.sampled_from(sorted(KEYS)),
    st.sampled_from(Mode),
    st.sampled_from(Language),
    st.booleans(),
    st.booleans(),
)
def test_an_offered_text_promises_nobody_and_keeps_its_numbers(
    key: str, mode: Mode, language: Language, staffed: bool, button: bool
) -> None:
    facts = Facts(alarm_button=button)
    text = offered_text(key, mode, language, facts, staffed=staffed)
    words = WORDS_EN if language is Language.EN else WORDS_NL
    reads = words.reads.partition("{")[0].strip()
    for promise in (words.ask, words.ask_for_you, reads, words.looks_along.partition("{")[0].strip()):
        assert promise not in text
    assert "{" not in text
    assert "  " not in text
    assert not staffed or words.nobody not in text
    whole = fixed_text(key, mode, language, Duty(staffed=True, promise=Promise.TODAY), facts)
    assert all(number in text for number in ("112", "0800-0188") if number in whole)


def test_an_unstaffed_line_says_so_and_names_the_number() -> None:
    assert offered_text("A1", Mode.OPEN, Language.NL_B1, staffed=False) == fixed_text(
        "A1", Mode.OPEN, Language.NL_B1, Duty()
    )
    assert "Er is nu niemand van ons." in offered_text("A1", Mode.OPEN, Language.NL_B1, staffed=False)
    assert offered_text("A1", Mode.NEUTRAL, Language.EN, staffed=True) == neutral_text("A1", Language.EN)


@pytest.mark.parametrize(
    ("duty", "line"),
    [
        (Duty(), "Er leest nu niemand mee. Bel 0800-2000, dag en nacht."),
        (Duty(staffed=True, promise=Promise.TODAY), "Een medewerker leest dit vandaag."),
        (
            Duty(promise=Promise.TOMORROW),
            "Een medewerker leest dit morgen voor 9 uur. Bel ook 0800-2000, dag en nacht.",
        ),
    ],
)
def test_the_waiting_line_is_what_the_roster_has(duty: Duty, line: str) -> None:
    assert waiting_line(Language.NL_B1, duty) == line
    assert "worker" in waiting_line(Language.EN, Duty(staffed=True, promise=Promise.TODAY))
