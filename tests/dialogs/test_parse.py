"""Scripts from content: what is read, and every way in which a script can strand a person is refused."""

from typing import Any

import pytest
from dialogue_samples import around, book, both, said, sample, sample_script
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.facts import Facts
from cases.levels import Language, Level, Mode
from cases.sides import Role, Side
from dialogs.answers import answer_form
from dialogs.parse import parse_script, script_faults
from dialogs.script import CLOSE, DAY, END, Condition
from dialogs.talk import Signal, StepTask

GOED = ("vragen", "goed")
TWIJFEL = (*GOED, "knoppen", 1)
NEE = (*GOED, "knoppen", 2)
KIND = ("vragen", "kind")


def refused(path: tuple[str | int, ...], value: Any = None, *, gone: bool = False) -> list[ContentFault]:
    plain = sample(path, value, gone=gone)
    faults = script_faults(plain, book())
    if faults:
        with pytest.raises(ContentFault) as first:
            parse_script(plain, book())
        assert first.value.args == faults[0].args
    return faults


def test_a_script_is_read_with_its_signals_tasks_and_ways_out() -> None:
    script = sample_script()
    no = script.questions["goed"].button("nee")
    call = script.questions["goed"].button("ik bel liever")
    assert no is not None
    assert call is not None
    assert (no.goes_to, no.signal) == ("nu", Signal("R29", "fear", Level.HIGH, "H1"))
    assert (call.goes_to, call.task, call.way_out) == (CLOSE, StepTask("call_back", Level.CONCERN), True)
    assert script.questions["eerste"].open
    assert script.day_questions == {1: "eerste"}
    assert script.targets(DAY) == ("eerste",)
    assert script.targets(END) == ()
    assert script.spoken == ()


def test_what_a_worker_reads_aloud_is_kept_per_language() -> None:
    script = parse_script(sample(("voorlezen",), [said("Een."), said("Twee.")]), book())
    assert script.aloud(Side.A, Language.NL_B1) == ("Een.", "Twee.")


@pytest.mark.parametrize(
    ("path", "value", "where", "problem"),
    [
        (("begin",), "weg", ("begin",), "bestaat niet"),
        (("begin",), "slot", ("begin",), "bestaat niet"),
        ((*GOED, "verder"), "weg", (*GOED, "verder"), "bestaat niet"),
        ((*NEE, "naar"), "weg", (*NEE, "naar"), "bestaat niet"),
        (("uitwegen", "bel", "naar"), "weg", ("uitwegen", "bel", "naar"), "bestaat niet"),
        (("dagvragen", "1"), "weg", ("dagvragen", "1"), "bestaat niet"),
        (("dagvragen", "1"), "slot", ("dagvragen", "1"), "bestaat niet"),
        (("dagvragen",), {}, (*KIND, "verder"), "bestaat niet"),
        ((*KIND, "verder"), "goed", (*KIND, "verder"), "nooit aan het einde"),
        ((*KIND, "knoppen", 1, "naar"), "nu", (*KIND, "knoppen", 1, "naar"), "nooit aan het einde"),
        ((*KIND, "verder"), "kind", (*KIND, "verder"), "nooit aan het einde"),
        ((*KIND, "verder"), "einde", (*KIND, "verder"), "stopt het gesprek zwijgend"),
        ((*NEE, "naar"), "kind", ("vragen", "nu"), "Niemand komt ooit bij"),
        ((*KIND, "uitwegen"), [], KIND, "geen uitweg"),
        (("vragen", "eerste", "uitwegen"), [], ("vragen", "eerste", "knoppen"), "geen knop"),
        (
            (*KIND, "knoppen", 0, "naar"),
            "einde",
            (*KIND, "knoppen", 0, "naar"),
            "zegt niemand iets",
        ),
        (
            (*TWIJFEL, "naar"),
            "einde",
            (*TWIJFEL, "naar"),
            "zegt niemand",
        ),
        ((*GOED, "uitwegen"), ["weg"], (*GOED, "uitwegen", 0), "onbekend"),
        (
            (*TWIJFEL, "knop"),
            "bel",
            (*TWIJFEL, "knop"),
            "ook een uitweg",
        ),
        ((*NEE, "tekst"), said("Ja"), NEE, "niet bij precies één knop"),
        ((*NEE, "tekst"), said("👍"), NEE, "niet bij precies één knop"),
        ((*TWIJFEL, "knop"), "nee", (*NEE, "knop"), "staat er twee keer"),
        ((*NEE, "ook"), ["twijfel"], NEE, "niet bij precies één knop"),
        ((*NEE, "signaal", "code"), "R34", (*NEE, "signaal", "code"), "onbekend"),
        ((*NEE, "signaal", "niveau"), "none", (*NEE, "signaal", "niveau"), "onbekend"),
        ((*NEE, "signaal", "antwoord"), "A9", (*NEE, "signaal", "antwoord"), "onbekend"),
        (("vragen", "slot"), {"vraag": said("x"), "verder": "slot"}, ("vragen", "slot"), "vast woord"),
        (("gesprekk",), "x", ("gesprekk",), "onbekend"),
        ((*GOED, "vraag"), said("Ga je {weg}."), (*GOED, "vraag", "nl-B1"), "onbekend"),
        ((*GOED, "vraag", "neutraal"), {"nl-B1": "x"}, (*GOED, "vraag", "neutraal", "nl-A2"), "ontbreekt"),
        ((*GOED, "alleen"), {"kinderen": "ja"}, (*GOED, "alleen"), "niet voor iedereen"),
        ((*KIND, "alleen"), {"kinderen": "ja"}, (*KIND, "als"), "staan er allebei"),
        ((*KIND, "als"), {"weer": "mooi"}, (*KIND, "als", "weer"), "onbekend"),
    ],
)
def test_a_script_that_could_strand_a_person_is_refused_in_its_place(
    path: tuple[str | int, ...], value: Any, where: tuple[str | int, ...], problem: str
) -> None:
    faults = refused(path, value)
    assert next(fault.path for fault in faults if problem in fault.problem) == where
    assert all(fault.remedy for fault in faults)


@pytest.mark.parametrize(
    "path", [("gesprek",), ("vragen",), (*GOED, "verder"), (*NEE, "tekst"), (*NEE, "naar")]
)
def test_a_missing_part_is_named(path: tuple[str | int, ...]) -> None:
    assert f"'{path[-1]}' ontbreekt" in refused(path, gone=True)[0].problem


def test_all_faults_of_a_script_come_together() -> None:
    plain = sample((*GOED, "vraag"), both("Is er geweld!", "Is er geweld?"))
    plain["vragen"]["kind"]["vraag"] = said("Waarom?")
    assert len(script_faults(plain, book())) == 9


def test_a_single_button_needs_no_way_out() -> None:
    one = {"knop": "ja", "tekst": said("Ja"), "naar": "slot"}
    plain = sample(("vragen",), {"goed": {"vraag": said("Goed?"), "knoppen": [one], "verder": "slot"}})
    assert parse_script({**plain, "dagvragen": {}}, book()).questions["goed"].moves_to == CLOSE


def test_conditions_are_plain_choices_that_must_all_hold() -> None:
    als = {"kinderen": "ja", "apart": "nee", "rollen": ["stayer"], "dagen": "8-12", "maanden": ["1"]}
    condition = sample_script((*KIND, "als"), als).questions["kind"].condition
    assert condition == Condition(True, False, (Role.STAYER,), (8, 9, 10, 11, 12), (1,))
    assert condition.holds(around(children=True), 9)
    assert not condition.holds(around(children=False), 9)
    assert not condition.holds(around(children=True), 7)
    assert not condition.holds(around(children=True, role=Role.PARENT), 9)
    assert not Condition(months=(2,)).holds(around(), 30)
    assert Condition(months=(2,)).holds(around(), 31)


@given(st.builds(Facts, children=st.booleans(), living_apart=st.booleans()), st.integers(1, 1000))
def test_an_empty_condition_always_holds(facts: Facts, day: int) -> None:
    assert Condition().holds(around(children=facts.children), day)
    assert Condition(living_apart=False).holds(around(), day)


@given(st.text())
def test_the_form_of_an_answer_is_the_same_when_taken_twice(text: str) -> None:
    assert answer_form(answer_form(text)) == answer_form(text)


@given(st.sampled_from(["Ik bel liever", "Niet goed", "Twijfel"]), st.text(" .!?\u0301…", max_size=5))
def test_case_marks_and_punctuation_do_not_change_an_answer(label: str, around_it: str) -> None:
    assert answer_form(around_it + label.upper() + around_it) == answer_form(label)


def test_the_number_of_a_button_counts_unless_the_buttons_are_numbers() -> None:
    question = sample_script().questions["goed"]
    assert [question.button(number).id for number in "1234"] == ["ja", "twijfel", "nee", "bel"]  # type: ignore[union-attr]  # a missing button fails the test
    assert question.button("5") is None
    scale = [{"knop": f"n{n}", "tekst": dict.fromkeys(Language, str(n)), "naar": "slot"} for n in (3, 2, 1)]
    numbers = sample_script((*KIND, "knoppen"), scale).questions["kind"]
    assert [numbers.button(number).id for number in "123"] == ["n1", "n2", "n3"]  # type: ignore[union-attr]  # same
    assert numbers.button("4") is None


def test_labels_differ_per_mode_when_the_open_word_would_betray() -> None:
    label = sample_script().questions["goed"].buttons[2].label
    assert (label.text(Mode.OPEN, Language.NL_B1), label.text(Mode.NEUTRAL, Language.NL_B1)) == (
        "Nee",
        "Niet goed",
    )
