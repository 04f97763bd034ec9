"""Short lines agreed with a client: ten at most, five of them named in dialogues."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cases.agreements import MOST, NAMED, AgreedLine, free_places, has_name, names_of
from cases.moments import Moment

NAMES = st.sampled_from(["Rust", "rust", "Kleur", "Wandelen", "Thee", "Muziek"])


@st.composite
def agreed(draw: st.DrawFn) -> AgreedLine:
    place, name = draw(st.integers(1, MOST)), draw(NAMES)
    ended = draw(st.none() | st.integers(1, 9).map(Moment))
    return AgreedLine(draw(st.uuids()).hex, place, name, "woorden", "Noor", Moment(0), ended_at=ended)


LINES = st.lists(agreed(), max_size=14, unique_by=lambda one: (one.place, one.holds))


@given(LINES)
def test_a_name_stands_at_the_place_of_its_line_and_nowhere_else(lines: list[AgreedLine]) -> None:
    names = names_of(lines)
    held = {line.place: line.name for line in lines if line.ended_at is None}
    named = {place: name for place, name in held.items() if place <= NAMED}
    assert len(names) == (NAMED if named else 0)
    assert {place: name for place, name in enumerate(names, 1) if name} == named


@given(LINES)
def test_a_place_is_free_or_taken_and_what_ended_takes_none(lines: list[AgreedLine]) -> None:
    free = free_places(lines)
    taken = {line.place for line in lines if line.holds}
    assert sorted({*free, *taken}) == list(range(1, MOST + 1))
    assert not taken & set(free)


@given(LINES, NAMES)
def test_no_two_lines_that_hold_bear_one_name_however_it_is_written(
    lines: list[AgreedLine], name: str
) -> None:
    bearers = [line for line in lines if line.holds and line.name.lower() == name.lower()]
    assert has_name(lines, name) == bool(bearers)
    for line in bearers[:1]:
        assert has_name(lines, name, besides=line.id) == (len(bearers) > 1)


@given(agreed(), st.none() | st.dates(), st.dates())
def test_a_line_is_looked_at_again_from_its_day_on_while_it_holds(
    line: AgreedLine, day: date | None, today: date
) -> None:
    dated = AgreedLine(line.id, line.place, line.name, "x", "", line.since, day, ended_at=line.ended_at)
    assert dated.is_to_look_at(today) == (line.holds and day is not None and day <= today)
