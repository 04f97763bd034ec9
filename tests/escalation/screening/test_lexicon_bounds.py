"""Whatever a coordinator writes, a search never goes back: its steps grow with the words squared at most."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.detector_match import Scene, Search, Steps, TooComplexError, find
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.screen import screen

PLENTY = 10**9
numbers = st.integers(0, 3)
words = st.lists(st.frozensets(numbers, max_size=3), max_size=60)


@st.composite
def searches(draw: st.DrawFn) -> Search:
    slots = tuple(draw(st.lists(numbers, min_size=1, max_size=6)))
    reach, ordered = draw(st.integers(0, 12)), draw(st.booleans())
    gaps = (reach,) * (len(slots) - 1 if ordered else max(1, len(slots) - 1))
    return Search(slots, gaps, ordered=ordered, anchor=0)


def scene(classes: list[frozenset[int]], steps: int) -> Scene:
    return Scene({}, [0] * len(classes), Steps(steps), numbers=classes)


@given(searches(), words)
def test_a_search_takes_no_more_steps_than_twice_its_slots_times_the_words_squared(
    search: Search, classes: list[frozenset[int]]
) -> None:
    here = scene(classes, PLENTY)
    find(search, here)
    assert PLENTY - here.steps.left <= 2 * len(search.slots) * len(classes) ** 2


@given(searches(), words, st.integers(0, 50))
def test_a_search_that_may_take_few_steps_finds_the_same_or_gives_up(
    search: Search, classes: list[frozenset[int]], few: int
) -> None:
    whole = find(search, scene(classes, PLENTY))
    try:
        assert find(search, scene(classes, few)) == whole
    except TooComplexError:
        assert len(classes) > 0


forms = st.sampled_from(["slaat", "me", "keel", "dicht", "mes", "nu"])
rows = st.lists(st.lists(forms, min_size=2, max_size=5).map("|".join), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(rows, st.integers(0, 12), st.booleans(), st.lists(forms, min_size=1, max_size=400))
def test_the_worst_rule_over_the_worst_message_is_found_or_goes_to_a_human(
    row: list[str], reach: int, ordered: bool, message: list[str]
) -> None:
    pattern = Pattern(tuple(row), reach, ordered)
    rule = Rule("a", "R07", "physical_violence", Level.HIGH, (pattern,), "Iets.")
    found = screen(" ".join(message), Speaker.VICTIM, Facts(), Detector.of(Lexicon({}, (rule,)), "a"))
    assert found.level in {Level.NONE, Level.REVIEW, Level.HIGH}
    assert not found.too_long or found.level >= Level.REVIEW


def test_as_many_words_as_a_message_holds_end_with_a_human_and_not_with_nothing() -> None:
    rule = Rule(
        "a",
        "R07",
        "physical_violence",
        Level.HIGH,
        (Pattern(("me", "nu", "me", "zo"), 12, ordered=False),),
        "",
    )
    found = screen("me nu " * 680, Speaker.VICTIM, Facts(), Detector.of(Lexicon({}, (rule,)), "a"))
    assert found.level in {Level.NONE, Level.REVIEW}
    assert found.too_long is (found.level is Level.REVIEW)


def test_too_few_steps_are_said_at_once() -> None:
    with pytest.raises(TooComplexError):
        find(Search((0, 0), (12,), ordered=False, anchor=0), scene([frozenset({0})] * 20, 5))
