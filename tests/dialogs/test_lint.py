"""The rules of domain §7.10, each seen to refuse something."""

from typing import Any

import pytest
from dialogue_samples import book, both, said, sample
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Language
from dialogs import texts
from dialogs.lint import BETRAYING, lint_texts, lint_wording
from dialogs.parse import script_faults
from dialogs.wording import Wording, parse_wording

KIND = ("vragen", "kind")


def wording(text: str) -> Wording:
    return parse_wording({"beide": dict.fromkeys(Language, text)}, ())


def problems(text: str, **how: bool) -> str:
    return " ".join(fault.problem for fault in lint_wording(wording(text), **how))


def script_problems(path: tuple[str | int, ...], value: Any) -> str:
    return " ".join(fault.problem for fault in script_faults(sample(path, value), book()))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Dit is tekst. " * 6 + "x" * 230, "Langer dan 300 tekens"),
        ("Hoi. " * 7, "Meer dan 6 zinnen"),
        ("woord " * 19 + ".", "meer dan 18 woorden"),
        ("woord " * 13 + ".", "gemiddeld meer dan 12"),
        ("Kom snel!", "uitroepteken"),
        ("Waarom reageer je niet?", "waarom"),
        ("Ik begrijp je.", "begrijpt niet"),
        ("Kijk op www.voorbeeld.nl.", "link"),
        ("Komt het u uit?", "zegt u"),
        ("Bel 0900-1234.", "0900-1234 mag hier niet"),
        ("Bel 06 12 34 56 78.", "mag hier niet"),
        ("Bel +31 112.", "mag hier niet"),
        ("Bel +112.", "mag hier niet"),
        ("Bel 911.", "mag hier niet"),
        ("Voel je je veilig?", "'veilig' verraadt"),
        ("Is er GEWELD?", "'geweld' verraadt"),
        ("Blijf sterk.", "'blijf' verraadt"),
        ("Call the police.", "'police' verraadt"),
    ],
)
def test_each_rule_refuses_what_it_is_for(text: str, problem: str) -> None:
    assert problem in problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112. Bel 113. Bel 0800-2000, 0800-0188 of 0800-0432.",
        "Wacht 2 minuten. Over 10 dagen is het klaar.",
        "Het is goed dat je dit zegt.",
        "Dat blijft zo.",
    ],
)
def test_good_texts_pass(text: str) -> None:
    assert problems(text) == ""


def test_open_words_are_free_in_open_texts_but_not_before_the_handshake() -> None:
    veilig = parse_wording(both("Voel je je veilig?", "Gaat het goed?"), ("t",))
    assert lint_wording(veilig) == []
    assert [fault.path for fault in lint_wording(veilig, bare=True)] == [
        ("t", "open", language) for language in ("nl-B1", "nl-A2", "en")
    ]


def test_a_text_after_something_serious_names_112() -> None:
    assert "112" in problems("Dank je.", severe=True)
    assert problems("Dank je. Bel 112.", severe=True) == ""


def test_english_may_say_u_in_a_word() -> None:
    english = parse_wording({"beide": {"nl-B1": "Ja.", "nl-A2": "Ja.", "en": "U turn."}}, ())
    assert lint_wording(english) == []


def test_loose_texts_are_judged_by_what_they_are_for() -> None:
    assert lint_texts(book()) == []
    bare = lint_texts(book(**{texts.OPENER: both("Ben je veilig?", "Hoi.")}))
    assert {fault.path[:2] for fault in bare} == {("texts/t.yaml", texts.OPENER)}
    assert "112" in lint_texts(book(**{texts.HELP: said("Dank je.")}))[0].problem
    assert "22 tekens" in lint_texts(book(**{texts.YES: said("Ja, dat komt nu heel goed uit")}))[0].problem


def test_buttons_are_few_short_and_harmless_in_both_modes() -> None:
    buttons = [{"knop": f"k{n}", "tekst": said(f"Keuze {chr(96 + n)}"), "naar": "slot"} for n in range(1, 8)]
    assert "Meer dan 7 knoppen" in script_problems((*KIND, "knoppen"), buttons)
    numbers = [{"knop": str(n), "tekst": dict.fromkeys(Language, str(n)), "naar": "slot"} for n in range(11)]
    assert script_problems((*KIND, "knoppen"), numbers) == ""
    label = (*KIND, "knoppen", 0, "tekst")
    assert "langer dan 22 tekens" in script_problems(label, said("Dit is een veel te lange knop"))
    assert "'veilig' verraadt" in script_problems(label, both("Veilig", "Goed"))


def test_the_first_question_is_bare_when_a_script_needs_no_tap() -> None:
    assert script_problems(("handdruk",), "nee").count("'veilig' verraadt") == 3


def test_what_a_serious_button_says_names_112() -> None:
    says = ("vragen", "goed", "knoppen", 2, "zegt")
    assert "112" in script_problems(says, said("Dank je."))
    assert script_problems(says, said("Bel 112.")) == ""


@given(st.sampled_from(BETRAYING), st.sampled_from(["{}", "Er is {} nu.", "Is dat {}?"]), st.booleans())
def test_no_betraying_word_passes_in_a_neutral_text(word: str, sentence: str, loud: bool) -> None:
    text = sentence.format(word.upper() if loud else word)
    assert "verraadt" in problems(text)


def test_a_word_of_violence_betrays_alone_but_not_within_another() -> None:
    assert "'slaat' verraadt" in problems("Slaat hij je nog?")
    assert problems("Wil je dit opslaan?") == ""


@given(st.from_regex(r"0[0-9]{9}", fullmatch=True), st.sampled_from(["", "-", " ", "."]))
def test_no_other_phone_number_passes(number: str, mark: str) -> None:
    assert "mag hier niet" in problems(f"Bel {number[:4]}{mark}{number[4:]}.")
