"""Programmes from content: which check-in on which day, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault, Plain
from cases.facts import Facts
from cases.programme import Programme, Stretch, check_scripts, parse_programme


def plain(*stretches: Plain) -> Plain:
    return {"programma": "p", "titel": "Een programma", "dagen": list(stretches)}


WEEKLY: dict[str, Plain] = {"van": "2", "elke": "7", "gesprek": "weekly"}


def test_a_programme_is_read_to_typed_stretches() -> None:
    extended: Plain = {"van": "11", "tot": "28", "elke": "2", "gesprek": "kort", "alleen": "verlengd"}
    assert parse_programme(plain(extended, WEEKLY)) == Programme(
        "p", "Een programma", (Stretch(11, 28, 2, "kort", only_extended=True), Stretch(2, None, 7, "weekly"))
    )


@pytest.mark.parametrize(
    ("broken", "path", "problem"),
    [
        (plain(), ("dagen",), "laatste dag"),
        (plain({**WEEKLY, "tot": "9"}), ("dagen",), "laatste dag"),
        (plain({**WEEKLY, "tot": "1"}, WEEKLY), ("dagen", 0, "tot"), "ligt voor"),
        (plain({**WEEKLY, "elke": "0"}), ("dagen", 0, "elke"), "geen getal"),
        (plain({**WEEKLY, "alleen": "soms"}), ("dagen", 0, "alleen"), "onbekend"),
        (plain({**WEEKLY, "dag": "1"}), ("dagen", 0, "dag"), "onbekend"),
        ({"titel": "x", "dagen": [WEEKLY]}, (), "ontbreekt"),
    ],
)
def test_a_broken_programme_is_refused_with_its_place(
    broken: Plain, path: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_programme(broken)
    assert fault.value.path == path
    assert problem in fault.value.problem


def test_a_programme_may_only_ask_for_dialogues_that_exist() -> None:
    programme = parse_programme(plain(WEEKLY))
    check_scripts(programme, {"weekly": object()})
    with pytest.raises(ContentFault) as fault:
        check_scripts(programme, {"d1": object()}, ("p.yaml",))
    assert fault.value.path == ("p.yaml", "dagen", 0, "gesprek")


@given(st.integers(1, 400), st.booleans())
def test_a_day_is_due_only_under_the_stretch_that_rules_it(day: int, extended: bool) -> None:
    thv = Programme(
        "t", "", (Stretch(1, 10, 1, "a"), Stretch(11, 28, 2, "b", True), Stretch(11, None, 7, "c"))
    )
    facts = Facts(ban_extended=extended)
    expected = "a" if day <= 10 else "b" if day <= 28 and extended else "c"
    assert thv.script_on(day, facts) == expected
    every = {"a": 1, "b": 2, "c": 7}[expected]
    assert thv.is_due(day, facts) is ((day - (1 if expected == "a" else 11)) % every == 0)


def test_before_its_first_day_a_programme_asks_nothing() -> None:
    programme = parse_programme(plain(WEEKLY))
    assert programme.script_on(1, Facts()) is None
    assert not programme.is_due(1, Facts())
