"""A try-out that was kept plays the same on later content, or says which alarm is lost."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, real_rulebook

from cases.content import ContentFault, Plain
from cases.facts import Age, Phase
from cases.levels import Language, Level, Mode
from cases.sides import Role, Side
from escalation.detector import Detector
from escalation.story import MOST_ACTS, Story, Verdict, judged, kept, plain_of, read_story
from escalation.tryout import Answers, Persona, Taps, Tryout, Waits, Writes, play

NOT_SAFE = Tryout(
    "weekly",
    Persona(),
    NOON,
    acts=(Writes("Ja"), Taps("hoe", "goed"), Taps("veilig", "nee"), Waits(60), Answers()),
)
STORY = kept("Zegt dat het niet veilig is", NOT_SAFE, play(NOT_SAFE, real_rulebook()))
PLAIN = dict(plain_of(STORY))

personas = st.builds(
    Persona,
    st.sampled_from(Role),
    st.sampled_from(Side),
    st.sampled_from(Phase),
    st.sampled_from(Age),
    st.sampled_from(Language),
    st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
    st.sampled_from(["weekly", "thv-stayer"]),
    st.integers(1, 400),
    *(st.booleans() for _ in range(5)),
)
acts = st.one_of(
    st.builds(Taps, st.sampled_from(["hoe"]), st.sampled_from(["goed"])),
    st.builds(Writes, st.text("abc !?", min_size=1).map(str.strip).filter(bool)),
    st.builds(Waits, st.integers(1, 9_999)),
    st.just(Answers()),
)


@given(personas, st.lists(acts, max_size=5), st.sampled_from(["", "veilig"]))
def test_a_story_is_read_back_as_it_was_kept(who: Persona, does: list[Any], step: str) -> None:
    story = Story("Titel", Tryout("weekly", who, NOON, step, tuple(does)), (("R05", Level.HIGH),))
    assert read_story(plain_of(story)) == story


def test_a_story_holds_on_the_content_it_was_kept_on() -> None:
    assert STORY.alarms == (("R29", Level.HIGH),)
    assert judged(STORY, real_rulebook()) == Verdict()
    assert judged(STORY, real_rulebook()).holds


def test_an_alarm_that_is_gone_or_lighter_is_lost_and_one_more_is_told() -> None:
    heard = Tryout("weekly", Persona(), NOON, acts=(Writes("hij slaat me elke dag"),))
    story = kept("Elke dag", heard, play(heard, real_rulebook()))
    deaf = replace(real_rulebook(), detector=replace(Detector.minimal(), bare=False))
    found = judged(story, deaf)
    assert found.lost
    assert not found.holds
    less = replace(STORY, alarms=())
    assert judged(less, real_rulebook()) == Verdict(more=STORY.alarms)
    heavier = replace(STORY, alarms=(("R29", Level.ACUTE),))
    assert judged(heavier, real_rulebook()).lost == (("R29", Level.ACUTE),)
    assert judged(replace(STORY, alarms=(("R29", Level.CONCERN),)), real_rulebook()).holds


def test_a_button_or_a_dialogue_that_is_gone_is_told() -> None:
    gone = replace(STORY, tryout=replace(NOT_SAFE, acts=(Taps("weg", "nee"),)))
    assert judged(gone, real_rulebook()) == Verdict(lost=STORY.alarms, stuck=0)
    nowhere = replace(STORY, tryout=replace(NOT_SAFE, dialogue="weg"))
    assert judged(nowhere, real_rulebook()) == Verdict(lost=STORY.alarms, stuck=0)


FAULTS: list[tuple[dict[str, Plain], tuple[str | int, ...]]] = [
    ({"begint": "morgen"}, ("begint",)),
    ({"vreemd": "x"}, ("vreemd",)),
    ({"doet": [{"wacht": "1"}] * (MOST_ACTS + 1)}, ("doet",)),
    ({"doet": [{"wacht": "lang"}]}, ("doet", 0, "wacht")),
    ({"doet": [{"wacht": "1", "schrijft": "x"}]}, ("doet", 0)),
    ({"doet": [{"antwoord": "x"}]}, ("doet", 0)),
    ({"doet": [{"tik": "hoe"}]}, ("doet", 0)),
    ({"doet": [{"schrijft": "x" * 1_001}]}, ("doet", 0, "schrijft")),
    ({"wie": {"rol": "buurman"}}, ("wie", "rol")),
    ({"wie": {"dag": "0"}}, ("wie", "dag")),
    ({"meldingen": [{"code": "R05", "niveau": "erg"}]}, ("meldingen", 0, "niveau")),
]


@pytest.mark.parametrize(("fields", "path"), FAULTS, ids=lambda one: str(one)[:40])
def test_a_fault_is_told_with_its_place_and_what_to_do(
    fields: dict[str, Plain], path: tuple[str | int, ...]
) -> None:
    with pytest.raises(ContentFault) as told:
        read_story({**PLAIN, **fields}, ("stories/x.yaml",))
    assert told.value.path == ("stories/x.yaml", *path)
    assert told.value.remedy


def test_what_a_story_does_not_say_is_as_usual() -> None:
    bare: dict[str, Plain] = {"verhaal": "x", "gesprek": "weekly", "wie": {}, "begint": "2027-03-16 12:00"}
    assert read_story(bare) == Story("x", Tryout("weekly", Persona(), NOON), ())
