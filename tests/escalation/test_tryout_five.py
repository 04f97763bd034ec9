"""Five made-up people answer every dialogue before a client does, and say where it goes wrong."""

from dataclasses import replace

from rulebooks import NOON, real_rulebook

from cases.sides import Side
from dialogs.script import Script
from escalation.rulebook import Rulebook
from escalation.tryout import MOST_TAPS, Tryout, What, walk
from escalation.tryout_five import FIVE, Stranded, walked


def with_script(script: Script) -> Rulebook:
    return replace(real_rulebook(), scripts={script.name: script})


def test_every_shipped_dialogue_comes_to_an_end_for_all_five() -> None:
    found = walked(real_rulebook(), NOON)
    assert found.stranded == ()
    assert found.talks == len(real_rulebook().scripts) * len(FIVE) * 3
    assert {who.side for who in FIVE} == set(Side)
    assert {who.formal for who in FIVE} == {True, False}


def test_a_talk_that_breaks_goes_round_or_says_nothing_is_told() -> None:
    weekly = real_rulebook().scripts["weekly"]
    first = weekly.questions[weekly.first]
    wording = first.wording
    empty = {mode: dict.fromkeys(said, " ") for mode, said in wording.said.items()}
    silent = replace(first, wording=replace(wording, said=empty, formal={}))
    told = walked(with_script(replace(weekly, questions={**weekly.questions, first.id: silent})), NOON)
    assert {one.why for one in told.stranded} == {"empty"}
    round_about = replace(first, buttons=tuple(replace(one, goes_to=first.id) for one in first.buttons))
    told = walked(with_script(replace(weekly, questions={**weekly.questions, first.id: round_about})), NOON)
    assert Stranded("weekly", first.id, "endless") in told.stranded
    nowhere = replace(first, buttons=tuple(replace(one, goes_to="weg") for one in first.buttons))
    told = walked(with_script(replace(weekly, questions={**weekly.questions, first.id: nowhere})), NOON)
    assert {one.why for one in told.stranded} == {"broken"}


def test_who_always_taps_the_same_place_gets_to_the_end_and_past_the_last_button() -> None:
    played = walk(Tryout("weekly", FIVE[0], NOON), real_rulebook(), 99)
    assert 0 < sum(one.what is What.CLIENT for one in played.happened) < MOST_TAPS
