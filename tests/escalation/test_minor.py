"""A child that writes is seen by a human: at once with any sign of danger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import client, flags, safety_texts, turn, wrote

from cases.levels import Level
from cases.sides import Role
from escalation.assessment import Assessment, Finding, Status
from escalation.minor import CATEGORY, weighed_as_minor, writes_as_minor

PLACES = st.integers(0, 40)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.just("fear"),
        st.sampled_from(["R07", "R23", "R01"]),
        st.sampled_from(Level),
        st.just(Level.HIGH),
        st.sampled_from(Status),
        PLACES,
        PLACES,
        st.just("r"),
        st.just("Proef."),
    ),
    max_size=4,
).map(lambda found: tuple(sorted(found, key=lambda one: -one.level)))


def assessed(findings: tuple[Finding, ...]) -> Assessment:
    return Assessment(max((one.level for one in findings), default=Level.NONE), findings)


@pytest.mark.parametrize(
    "text",
    [
        "mijn ouders slaan mij ik ben 12",
        "ik ben pas 15 en papa sluit me op",
        "IK BEN TWAALF. mama slaat ons",
        "mn vader schreeuwt de hele tijd, ik ben 9",
        "i'm 14 and my dad hits me",
    ],
)
def test_an_age_under_eighteen_beside_a_parent_is_a_child_that_writes(text: str) -> None:
    assert writes_as_minor(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 12 weken zwanger en mijn moeder weet het",
        "ik ben 10 jaar getrouwd zegt mijn vader",
        "ik ben 34 en mijn ouders helpen mij",
        "mijn zoon is 12 en papa slaat hem",
        "toen ik 12 was sloeg mijn vader mij",
        "ik ben 17",
        "mijn moeder komt om 12 uur",
        "ik ben 6 kilo kwijt zegt mama",
    ],
)
def test_other_numbers_and_other_peoples_ages_are_not(text: str) -> None:
    assert writes_as_minor(text) is None


def test_with_a_sign_of_danger_it_is_acute_with_its_safety_text_whatever_the_role() -> None:
    for role in Role:
        _, effects = turn(client(role=role), wrote("papa slaat mij ik ben 12"))
        (flag,) = flags(effects)
        assert flag.level is Level.ACUTE
        assert CATEGORY in {span.category for span in flag.spans}
        assert len(safety_texts(effects)) == 1


def test_without_a_sign_a_human_reads_it_first() -> None:
    _, effects = turn(client(), wrote("ik ben 12 en mama komt niet meer thuis"))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.priority) == (Level.REVIEW, CATEGORY, 2)


@given(st.text(max_size=60), FINDINGS, st.booleans())
def test_it_never_lowers_and_keeps_who_leads_among_acute_findings(
    around: str, findings: tuple[Finding, ...], child: bool
) -> None:
    text = f"ik ben 12 mama {around}" if child else around
    before = assessed(findings)
    after = weighed_as_minor(text, before)
    assert after.level >= before.level
    assert [one.level for one in after.findings] == sorted(
        (one.level for one in after.findings), reverse=True
    )
    if before.level is Level.ACUTE:
        assert after.findings[0].code == before.findings[0].code
    if child:
        assert any(one.category == CATEGORY for one in after.findings)
        assert after.level >= Level.REVIEW


@given(st.text(max_size=200))
def test_any_text_is_answered_and_a_place_lies_inside_it(text: str) -> None:
    for words in (text, f"{text} ik ben 12 mama"):
        stated = writes_as_minor(words)
        assert stated is None or 0 <= stated.start() < stated.end() <= len(words)
