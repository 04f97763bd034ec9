"""Programmes from content: which check-in on which day, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.anchors import Anchor
from cases.content import ContentFault, Plain
from cases.facts import Facts, Phase
from cases.pace import Pace
from cases.programme import (
    HumanMoment,
    Late,
    Programme,
    Stretch,
    check_scripts,
    parse_programme,
    programme_name,
)


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
        (plain({**WEEKLY, "alleen": "verlengd"}), ("dagen",), "niet voor iedereen"),
        (plain({**WEEKLY, "alleen": "loslaten"}), ("dagen",), "niet voor iedereen"),
        (plain({**WEEKLY, "voor": "thv_end"}), ("dagen",), "niet voor iedereen"),
        (plain({**WEEKLY, "fase": "F5"}), ("dagen", 0, "fase"), "onbekend"),
        (plain({**WEEKLY, "anker": "kerst"}), ("dagen", 0, "anker"), "onbekend"),
        (plain({**WEEKLY, "gesprek": []}), ("dagen", 0, "gesprek"), "leeg"),
        (plain({**WEEKLY, "vaker": "8"}), ("dagen", 0, "vaker"), "geen getal"),
        (plain({**WEEKLY, "minder": "6"}), ("dagen", 0, "minder"), "vaker dan"),
        (plain({**WEEKLY, "speling": "5"}), ("dagen", 0, "speling"), "nooit iets"),
        (plain({**WEEKLY, "gemist": "ooit"}), ("dagen", 0, "gemist"), "onbekend"),
        ({"programma": "p", "titel": "x", "dagen": [WEEKLY], "mensen": [{"dag": "2"}]}, ("mensen", 0), "wat"),
        (
            {"programma": "p", "titel": "x", "dagen": [WEEKLY], "verder_als": {"F9": "x"}},
            ("verder_als", "F9"),
            "onbekend",
        ),
    ],
)
def test_a_broken_programme_is_refused_with_its_place(
    broken: Plain, path: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_programme(broken)
    assert fault.value.path == path
    assert problem in fault.value.problem


def test_all_that_a_programme_can_say_is_read() -> None:
    rich: dict[str, Plain] = {
        "fase": "F0",
        "anker": "thv_end",
        "van": "1",
        "tot": "9",
        "voor": "together",
        "elke": "7",
        "vaker": "3",
        "minder": "14",
        "gesprek": ["tik", "d3"],
        "speling": "6",
        "gemist": "laatste",
        "alleen": "loslaten",
    }
    whole: Plain = {
        "programma": "thv_stayer",
        "titel": "T",
        "anker": "thv_start",
        "dagen": [rich, WEEKLY],
        "mensen": [{"dag": "2", "wat": "Bezoek", "anker": "thv_end"}],
        "verder_als": {"F1": ["Het plan is klaar"], "F0": "Het is veilig"},
    }
    assert parse_programme(whole) == Programme(
        "thv-stayer",
        "T",
        (
            Stretch(
                1,
                9,
                7,
                "tik",
                phase=Phase.F0,
                anchor=Anchor.THV_END,
                before=Anchor.TOGETHER,
                in_turn=("d3",),
                more=3,
                less=14,
                slack=6,
                late=Late.NEAREST,
                only_released=True,
            ),
            Stretch(2, None, 7, "weekly"),
        ),
        Anchor.THV_START,
        (HumanMoment(2, "Bezoek", Anchor.THV_END),),
        ((Phase.F0, ("Het is veilig",)), (Phase.F1, ("Het plan is klaar",))),
    )
    assert parse_programme(whole).scripts == ("tik", "d3", "weekly")
    assert programme_name("thv-stayer") == "thv-stayer"


@given(st.integers(1, 60), st.integers(1, 31), st.sampled_from(Pace), st.integers(0, 400))
def test_the_pace_bends_a_rhythm_only_where_the_programme_gives_room(
    first: int, every: int, pace: Pace, ahead: int
) -> None:
    stiff = Stretch(first, None, every, "a")
    assert stiff.gap(pace) == every
    loose = Stretch(first, None, every, "a", in_turn=("b",), more=max(1, every // 2), less=every * 2)
    assert loose.gap(Pace.MORE) <= loose.gap(Pace.NORMAL) < loose.gap(Pace.LESS)
    day = first + ahead
    assert loose.is_due(day, pace) is (ahead % loose.gap(pace) == 0)
    assert loose.script_on(day, pace) == "ab"[ahead // loose.gap(pace) % 2]


def test_who_was_let_go_has_a_rhythm_of_their_own() -> None:
    released = Stretch(1, None, 182, "a", only_released=True)
    assert released.holds(5, Facts(phase=Phase.F4))
    assert not released.holds(5, Facts(phase=Phase.F3))


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
