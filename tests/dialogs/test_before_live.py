"""What a text may not be when it goes live: no "u", other facts in it, a word of the help button, an age."""

from typing import Any

import pytest
from dialogue_samples import book, sample, sample_script

from cases.content import ContentFault
from cases.facts import Age, Facts
from cases.help_button import CHOICES, LABELS
from cases.levels import Language, Mode
from cases.sides import Role, Side
from dialogs.lint import LONGEST_BUTTON, lint_wording
from dialogs.live import live_faults
from dialogs.parse import parse_script, script_faults
from dialogs.script import Condition
from dialogs.talk import Surroundings
from dialogs.wording import parse_wording
from drills.content_seeds import said

GOED = ("vragen", "goed")
KNOP = (*GOED, "knoppen", 0)
JE = {**said("Gaat het met je?"), "en": "Are you okay?"}


def live(plain: Any) -> list[ContentFault]:
    """Return what is said of a change; the small dialogue of the tests says "je" elsewhere."""
    before = [(one.path, one.problem) for one in live_faults([sample_script()], book(), [])]
    found = live_faults([parse_script(plain, book())], book(), [])
    return [one for one in found if (one.path, one.problem) not in before]


def test_a_text_that_says_je_needs_one_that_says_u_and_the_fault_says_where() -> None:
    faults = live(sample((*GOED, "vraag"), JE))
    assert {(one.path[-1], one.problem.split(",")[0]) for one in faults} == {
        ("nl-B1", "Wie met u wordt aangesproken"),
        ("nl-A2", "Wie met u wordt aangesproken"),
    }
    assert all("-u:" in one.remedy for one in faults)
    polite = {**JE, "nl-B1-u": "Gaat het met u?", "nl-A2-u": "Gaat het met u?"}
    assert live(sample((*GOED, "vraag"), polite)) == []


@pytest.mark.parametrize(
    ("polite", "problem"),
    [
        ("Bel je 112.", "zegt je"),
        ("Belt u 113.", "andere nummers"),
        ("Belt u 112. Tot {dag}.", "andere invulplekken"),
        ("Belt u 112!", "schreeuwen"),
    ],
)
def test_a_text_in_u_keeps_to_the_text_beside_it(polite: str, problem: str) -> None:
    words = {**said("Bel je 112."), "nl-B1-u": polite}
    faults = lint_wording(parse_wording(words, ("texts/x.yaml", "x")))
    found = [one for one in faults if problem in one.problem]
    assert [one.path[-1] for one in found] == ["nl-B1-u"]


def test_a_label_in_u_is_as_short_and_as_harmless_as_any() -> None:
    for label, problem in (("x" * (LONGEST_BUTTON + 1), "langer dan"), ("Veilig bij u", "verraadt")):
        words = {**said("Bij je"), "nl-B1-u": label, "nl-A2-u": "Bij u"}
        faults = script_faults(sample((*KNOP, "tekst"), words), book())
        assert [one.path[-1] for one in faults if problem in one.problem] == ["nl-B1-u"]


@pytest.mark.parametrize("word", sorted({text for one in LABELS for text in one.said} - {"?"}))
def test_an_answer_may_not_be_a_word_of_the_help_button(word: str) -> None:
    for plain in (sample((*KNOP, "tekst"), said(word)), sample((*KNOP, "ook"), [word.lower()])):
        (fault,) = live(plain)
        assert "hulpknop" in fault.problem
        assert all(choice in fault.remedy for choice in CHOICES)


def test_an_age_that_nobody_has_is_refused_with_those_there_are() -> None:
    with pytest.raises(ContentFault) as refused:
        parse_script(sample(("vragen", "kind", "als"), {"leeftijd": ["baby"]}), book())
    assert refused.value.path[-2:] == ("leeftijd", 0)
    assert "kind" in refused.value.remedy
    assert "oudere" in refused.value.remedy


@pytest.mark.parametrize(
    ("word", "age"), [("kind", Age.CHILD), ("volwassene", Age.ADULT), ("oudere", Age.ELDER)]
)
def test_a_question_may_be_for_one_age(word: str, age: Age) -> None:
    plain = sample(("vragen", "kind", "als"), {"leeftijd": word})
    condition = parse_script(plain, book()).questions["kind"].condition
    assert condition == Condition(ages=(age,))
    for other in Age:
        assert condition.holds(of_age(other), 1) == (other is age)
        assert Condition().holds(of_age(other), 1)


def of_age(age: Age) -> Surroundings:
    facts = Facts(age=age)
    return Surroundings(Mode.OPEN, Language.NL_B1, Role.STAYER, Side.A, facts, "", "tap")


def test_a_question_for_another_age_is_passed_over_and_the_first_may_not_have_one() -> None:
    faults = script_faults(sample((*GOED, "alleen"), {"leeftijd": "kind"}), book())
    assert any("niet voor iedereen" in one.problem for one in faults)
