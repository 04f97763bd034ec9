"""What nobody may put in content, however it is written; what is said every day stays allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from dialogs.gate import LONGEST, gate_faults
from dialogs.promises import all_promises_in, promises_in

FILE = "texts/berichten.yaml"


def problems(text: str, language: str = "nl-B1", mode: str = "open") -> list[str]:
    faults = gate_faults({FILE: {"dag": {mode: {language: text}}}})
    assert all(fault.path == (FILE, "dag", mode, language) and fault.remedy for fault in faults)
    return [fault.problem for fault in faults]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Bel nul acht nul nul.", "lijkt op een telefoonnummer"),
        ("Bel O8OO-2000.", "lijkt op een telefoonnummer"),
        ("Bel 06, 12, 34, 56.", "lijkt op een telefoonnummer"),
        ("Bel ٠٨٠٠.", "lijkt op een gewone letter of een cijfer"),
        ("Kijk op hulp.nl.", "adres om op te tikken"),
        ("Wij kоmen eraan.", "kan niemand waarmaken"),
        ("Waar woon je nu?", "vraagt naar iets"),
        ("Eigen schuld.", "klinkt als een verwijt"),
        ("Hoi [naam].", "plek om in te vullen"),
        ("Gaat\u200bhet?", "dat je niet ziet (zero width space)"),
        ("x" * (LONGEST + 1), f"Hier staan {LONGEST + 1} tekens"),
    ],
)
def test_each_trick_is_refused(text: str, problem: str) -> None:
    assert any(problem in one for one in problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112, 113 of 0800-2000.",
        "Het is ‘goed’ – echt…",
        "Eén tik, om 10 uur of 12.30 uur.",
        "Ben je nu veilig?",
    ],
)
def test_what_is_said_every_day_stays_allowed(text: str) -> None:
    assert problems(text) == []


def test_a_betraying_word_letter_by_letter_is_seen_on_a_phone_that_is_read_along() -> None:
    assert problems("Ben je v e i l i g?", mode="neutraal") == ["'veilig' verraadt waar dit over gaat."]
    assert problems("Ben je v e i l i g?") == []


def test_another_alphabet_is_for_the_language_that_has_it() -> None:
    assert problems("مرحبا", "ar") == []
    assert problems("Bel 0612345678", "ar") == ["'0612345678' lijkt op een telefoonnummer."]


def test_names_of_parts_and_files_of_no_client_are_read_for_hidden_letters_only() -> None:
    def found(file: str, plain: Plain) -> list[str]:
        return [fault.problem for fault in gate_faults({file: plain})]

    assert found("keywords.yaml", {"keywords": [{"woord": "kijk op hulp.nl"}]}) == []
    assert len(found("keywords.yaml", {"keywords": [{"wo\u202eord": "x"}]})) == 1
    assert found("lexicon/second_opinion.json", {"nl": "\u202e"}) == []
    assert found("social_map.yaml", {"waar": {"nl": "113.nl"}}) == []
    assert len(found("kant_b.yaml", {"nl": {"Dag.": "Wij komen eraan."}})) == 1


def test_more_forms_of_a_promise_are_known_for_what_goes_live() -> None:
    assert list(promises_in("Wij houden je in de gaten.")) == []
    assert list(all_promises_in("Wij houden je in de gaten.")) == ["Wij houden je in de gaten"]
    assert list(all_promises_in("We komen eraan.")) == ["komen eraan"]


NUMBER = st.text("23456789", min_size=8, max_size=8)
APART = st.sampled_from(["", " ", "-", ", ", " / ", "."])


@given(number=NUMBER, apart=APART)
def test_no_number_of_eight_digits_gets_through_however_it_is_cut(number: str, apart: str) -> None:
    assert problems(f"Bel {apart.join(number)} nu.")


@given(text=st.text(max_size=60))
def test_any_text_is_judged_without_falling_over(text: str) -> None:
    assert all(isinstance(one, str) for one in problems(text))
