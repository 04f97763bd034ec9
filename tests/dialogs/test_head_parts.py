"""Days, ways out and what is read out change without a step that is left alone or a person that is stuck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.content import ContentFault, Plain
from dialogs.head_parts import (
    MOST_SPOKEN,
    Aloud,
    day_rows,
    spoken_of,
    with_days,
    with_spoken,
    with_way_out,
    without_way_out,
)
from dialogs.plain_flow import steps_of
from dialogs.step_form_parts import fields_of, listed

FILES = shipped_library().files
D1, WEEKLY = FILES["dialogues/d1.yaml"], FILES["dialogues/weekly.yaml"]
STEPS = tuple(steps_of(D1))


def test_the_days_of_a_dialogue_read_back_as_they_stood() -> None:
    rows = day_rows(D1)
    assert rows[0] == ("1", "dag_1")
    assert with_days(D1, rows) == D1
    assert "dagvragen" not in with_days(D1, [("", "")])


@given(st.dictionaries(st.integers(1, 1098), st.sampled_from(STEPS)))
def test_days_are_kept_in_their_order(days: dict[int, str]) -> None:
    changed = with_days(D1, [(str(day), step) for day, step in days.items()])
    assert day_rows(changed) == tuple((str(day), days[day]) for day in sorted(days))


@pytest.mark.parametrize(
    "rows",
    [
        [("x", "dag_1")],
        [("0", "dag_1")],
        [("01", "dag_1")],
        [("1", "")],
        [("1", "weg")],
        [("1", "dag_1")] * 2,
    ],
)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(rows: list[tuple[str, str]]) -> None:
    with pytest.raises(ContentFault) as told:
        with_days(D1, rows)
    assert told.value.remedy


def test_a_way_out_is_added_and_nobody_meets_it_yet() -> None:
    changed, name = with_way_out(D1, "  Nu even  niet ")
    assert name == "nu_even_niet"
    ways = fields_of(fields_of(changed)["uitwegen"])
    assert fields_of(ways[name]) == {"tekst": {"nl-B1": "Nu even niet"}, "naar": "slot"}
    assert steps_of(changed) == steps_of(D1)
    assert without_way_out(changed, name) == D1
    again, other = with_way_out(changed, "Nu even niet")
    assert other != name
    assert other in fields_of(fields_of(again)["uitwegen"])
    with pytest.raises(ContentFault):
        with_way_out(D1, " ")


def test_a_way_out_that_somebody_needs_stays() -> None:
    used = {
        step: [str(one) for one in listed(fields_of(one).get("uitwegen"))]
        for step, one in steps_of(D1).items()
    }
    for name in fields_of(fields_of(D1)["uitwegen"]):
        alone = [step for step, ways in used.items() if ways == [name]]
        if alone:
            with pytest.raises(ContentFault) as told:
                without_way_out(D1, name)
            assert all(step in told.value.problem for step in alone)
        else:
            left = without_way_out(D1, name)
            assert name not in fields_of(fields_of(left).get("uitwegen"))
            assert all(name not in listed(fields_of(one).get("uitwegen")) for one in steps_of(left).values())
    only: Plain = {"uitwegen": {"bel": {}}, "vragen": {"a": {"uitwegen": ["bel"]}}}
    with pytest.raises(ContentFault):
        without_way_out(only, "bel")


def test_what_is_read_out_reads_back_and_an_empty_line_goes() -> None:
    d0 = FILES["dialogues/d0.yaml"]
    lines = spoken_of(d0)
    assert {one.side for one in lines} >= {"", "a", "b"}
    assert with_spoken(d0, lines) == d0
    shorter = with_spoken(d0, [*lines[1:], Aloud("a", {})])
    assert spoken_of(shorter) == lines[1:]
    assert "voorlezen" not in with_spoken(d0, [])


def test_a_line_without_dutch_or_too_many_lines_are_refused() -> None:
    with pytest.raises(ContentFault):
        with_spoken(WEEKLY, [Aloud("", {"en": "Only English."})])
    with pytest.raises(ContentFault):
        with_spoken(WEEKLY, [Aloud("", {"nl-B1": "Een regel."})] * (MOST_SPOKEN + 1))
