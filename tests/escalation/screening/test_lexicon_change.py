"""Adding is free; whatever can make a message less urgent is not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicon_files import lexicon as shipped

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.lexicon_change import what_changed
from escalation.lexicon_types import Hit, Keyword, Lexicon, Negation, Pattern, Proof, Rule
from escalation.screen import screen

RULE = Rule(
    "slaan",
    "R07",
    "physical_violence",
    Level.CONCERN,
    (Pattern(("SLAAN", "me"), 3, ordered=False),),
    "Er is geslagen.",
    roles={Speaker.VICTIM: Level.HIGH},
    exceptions=("{SLAAN} de bal",),
    unless=("SPEL",),
    proof=Proof((Hit("hij slaat me", Speaker.VICTIM),), (Hit("mooi weer", Speaker.VICTIM),)),
)
OLD = Lexicon(
    {"SLAAN": ("slaat",), "SPEL": ("judo",), "KEEL": ("keel",)},
    (RULE, Rule("keel", "R02", "strangulation", Level.HIGH, (Pattern(("KEEL",), 0, ordered=True),), "Keel.")),
    (Keyword("paraplu", Level.CONCERN, "Woord."),),
    ("de klok",),
)


def with_rule(**fields: object) -> Lexicon:
    return replace(OLD, rules=(replace(RULE, **fields), *OLD.rules[1:]))  # type: ignore[arg-type]


def with_class(name: str, *forms: str) -> Lexicon:
    return replace(OLD, classes={**OLD.classes, name: forms})


FREE = (
    OLD,
    with_class("KEEL", "keel", "hals"),
    with_class("NIEUW", "nieuw"),
    with_rule(level=Level.HIGH),
    with_rule(exceptions=(), unless=()),
    with_rule(patterns=(Pattern(("SLAAN", "me"), 6, ordered=False), Pattern(("mept",), 0, ordered=True))),
    with_rule(explanation="Anders.", owner="dora"),
    replace(OLD, keywords=(Keyword("paraplu", Level.ACUTE, "x"), Keyword("zwaluw", Level.HIGH, "x"))),
    replace(OLD, idioms=()),
)
NOT_FREE = (
    with_class("SPEL", "judo", "karate"),
    with_class("SLAAN", "slaat", "mept"),
    with_class("KEEL", "hals"),
    replace(OLD, classes={name: OLD.classes[name] for name in ("SLAAN", "SPEL")}),
    replace(OLD, rules=OLD.rules[:1]),
    with_rule(level=Level.REVIEW, roles={}),
    with_rule(patterns=(Pattern(("SLAAN", "me"), 2, ordered=False),)),
    with_rule(speakers=frozenset({Speaker.VICTIM})),
    with_rule(exceptions=("{SLAAN} de bal", "me daar")),
    with_rule(unless=("SPEL", "hij")),
    with_rule(negation=Negation.PART_OF_PHRASE),
    with_rule(shifts=((Level.REVIEW, ("hij",)),)),
    with_rule(proof=Proof(misses=RULE.proof.misses)),
    with_rule(proof=Proof(hits=RULE.proof.hits)),
    replace(OLD, keywords=(Keyword("paraplu", Level.REVIEW, "Woord."),)),
    replace(OLD, keywords=()),
    replace(OLD, idioms=("de klok", "slaat me")),
)


@pytest.mark.parametrize("new", FREE)
def test_what_only_adds_is_free(new: Lexicon) -> None:
    assert what_changed(OLD, new).is_free


@pytest.mark.parametrize("new", NOT_FREE)
def test_what_can_make_a_message_lighter_asks_for_a_reason(new: Lexicon) -> None:
    assert not what_changed(OLD, new).is_free


def test_a_higher_level_is_not_free_where_words_nearby_shift_it() -> None:
    shifted = with_rule(shifts=((Level.HIGH, ("hij",)),))
    raised = replace(shifted, rules=(replace(shifted.rules[0], level=Level.ACUTE), *shifted.rules[1:]))
    assert not what_changed(shifted, raised).is_free


def test_the_shipped_words_have_not_changed_from_themselves() -> None:
    found = what_changed(shipped(), shipped())
    assert (found.additions, found.lowered, found.removed) == ((), (), ())


WORDS = (
    "hij",
    "slaat",
    "mept",
    "me",
    "keel",
    "hals",
    "judo",
    "karate",
    "de bal",
    "de klok",
    "paraplu",
    "niet",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from((*FREE, *NOT_FREE)), st.sampled_from((*FREE, *NOT_FREE)), TEXTS, st.sampled_from(Speaker)
)
def test_no_free_edit_makes_a_message_less_urgent(
    old: Lexicon, new: Lexicon, text: str, speaker: Speaker
) -> None:
    if what_changed(old, new).is_free:
        was, now = (screen(text, speaker, Facts(), Detector.of(one, "x")).level for one in (old, new))
        assert now >= was
