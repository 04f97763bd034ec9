"""Which dialogue a programme asks on which day: one tap between the longer ones, and its own questions."""

from itertools import pairwise

import pytest
from rulebooks import shipped_library

from cases.facts import Facts, Phase
from cases.programme import Programme

WEEK = 7
OWN = {
    "weekly": {"weekly"},
    "thv-stayer": {"d1", "d1_kort", "weekly", "tik", "d6"},
    "thv-removed": {"d2", "d2_kort", "weekly", "tik", "d6"},
    "staying-together-a": {"d3", "tik", "d6"},
    "staying-together-b": {"d3b", "tik", "d6"},
    "after-shelter": {"d4", "tik", "d6"},
    "parent": {"weekly", "d5", "tik"},
    "elder": {"d10", "tik"},
    "carer": {"d11", "tik"},
}


def programme(name: str) -> Programme:
    return shipped_library().programmes[name]


def asked(name: str, facts: Facts, first: int, last: int) -> list[str | None]:
    """Return the dialogues that are due, day by day, by the programme's own clock."""
    follows = programme(name)
    return [follows.script_on(day, facts) for day in range(first, last) if follows.is_due(day, facts)]


@pytest.mark.parametrize("name", OWN)
def test_every_programme_asks_its_own_dialogues(name: str) -> None:
    assert set(programme(name).scripts) == OWN[name]


@pytest.mark.parametrize("name", [name for name in OWN if name not in ("weekly", "parent")])
def test_in_months_two_and_three_every_other_question_is_one_tap_or_the_offer(name: str) -> None:
    short = [script in ("tik", "d6") for script in asked(name, Facts(), 31, 92)]
    assert all(one is not following for one, following in pairwise(short))


@pytest.mark.parametrize("name", [name for name in OWN if name != "weekly"])
def test_one_tap_is_never_followed_by_one_tap_before_the_year_is_over(name: str) -> None:
    short = [script in ("tik", "d6") for script in asked(name, Facts(), 1, 366)]
    assert not any(one and following for one, following in pairwise(short))


@pytest.mark.parametrize("name", [name for name in OWN if "d6" in OWN[name]])
def test_the_offer_comes_no_sooner_than_five_weeks_and_takes_the_place_of_one_tap(name: str) -> None:
    offers = [one for one in programme(name).stretches if one.script == "d6"]
    assert offers
    for offer in offers:
        assert offer.first == offer.last
        assert offer.first > 5 * WEEK
        under = next(
            one for one in programme(name).stretches if one.in_turn and one.holds(offer.first, Facts())
        )
        assert under.is_due(offer.first)
        assert under.script_on(offer.first) == "tik"


@pytest.mark.parametrize("name", [name for name in OWN if name != "weekly"])
def test_who_was_let_go_is_asked_with_one_tap(name: str) -> None:
    assert set(asked(name, Facts(phase=Phase.F4), 366, 1090)) == {"tik"}
