"""A programme that stops asking about danger is found, and one that asks less often too."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.facts import Phase
from cases.levels import Level
from cases.programme import Programme, Stretch
from escalation.replay_programmes import unasked

SCRIPTS = shipped_library().scripts
PROGRAMMES = shipped_library().programmes


def against(now: Mapping[str, Programme]) -> list[tuple[str, Phase | None]]:
    return [(one.programme, one.phase) for one in unasked((PROGRAMMES, SCRIPTS), (now, SCRIPTS))]


def with_stretches(name: str, stretches: tuple[Stretch, ...]) -> dict[str, Programme]:
    return {**PROGRAMMES, name: replace(PROGRAMMES[name], stretches=stretches)}


def test_the_same_programmes_ask_the_same() -> None:
    assert against(PROGRAMMES) == []


def test_another_dialogue_that_asks_for_no_danger_is_found_in_its_phase() -> None:
    mild = tuple(
        replace(one, script="d6", in_turn=()) if "weekly" in one.scripts else one
        for one in PROGRAMMES["thv-stayer"].stretches
    )
    found = against(with_stretches("thv-stayer", mild))
    assert ("thv-stayer", Phase.F1) in found
    assert {name for name, _ in found} == {"thv-stayer"}


def test_a_programme_that_is_gone_asks_nothing_any_more() -> None:
    left = {name: one for name, one in PROGRAMMES.items() if name != "weekly"}
    found = unasked((PROGRAMMES, SCRIPTS), (left, SCRIPTS))
    assert {one.programme for one in found} == {"weekly"}
    assert all(one.phase is not None and one.level >= Level.HIGH for one in found)


@pytest.mark.parametrize("name", sorted(PROGRAMMES))
def test_half_as_many_check_ins_are_told_and_twice_as_many_are_not(name: str) -> None:
    rarer = tuple(replace(one, every=one.every * 2) for one in PROGRAMMES[name].stretches)
    assert set(against(with_stretches(name, rarer))) == {(name, None)}
    assert unasked((with_stretches(name, rarer), SCRIPTS), (PROGRAMMES, SCRIPTS)) == ()


@given(st.sampled_from(sorted(PROGRAMMES)), st.data())
def test_whatever_part_is_taken_out_asks_less_or_the_same_and_never_another_programme(
    name: str, data: st.DataObject
) -> None:
    stretches = PROGRAMMES[name].stretches
    out = data.draw(st.integers(0, len(stretches) - 1))
    left = tuple(one for place, one in enumerate(stretches) if place != out)
    assert {one for one, _ in against(with_stretches(name, left))} <= {name}
