"""Ready answers: read whole, and refused where they promise, betray or leave a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from cases.levels import Language, Mode
from cases.sides import Role
from dialogs.promises import promises_in
from dialogs.replies import ReadyReply, read_replies

FILE = "replies/een.yaml"


def said(sentence: str) -> dict[str, Plain]:
    return {language.value: sentence for language in Language}


def entry(sentence: str = "Zullen we even bellen?", **more: Plain) -> dict[str, Plain]:
    return {"titel": "Bellen", "voor": "iedereen", "beide": said(sentence), **more}


def read(**entries: Plain) -> tuple[dict[str, ReadyReply], list[str]]:
    replies, faults = read_replies({FILE: entries})
    return dict(replies), [fault.problem for fault in faults]


def test_an_answer_is_read_with_its_modes_roles_and_drafts() -> None:
    fields = {
        "titel": "Bellen",
        "voor": ["stayer", "parent"],
        "open": said("Mag ik je bellen?"),
        "neutraal": said("Zullen we bellen?"),
        "concept": {"tr": "  Seni   arayabilir miyim? "},
    }
    replies, faults = read(bel=fields)
    assert faults == []
    reply = replies["bel"]
    assert (reply.key, reply.title, reply.roles) == ("bel", "Bellen", frozenset({Role.STAYER, Role.PARENT}))
    assert reply.text(Mode.OPEN, Language.EN) == "Mag ik je bellen?"
    assert reply.text(Mode.NONE, Language.NL_A2) == "Zullen we bellen?"
    assert reply.drafts == {"tr": "Seni arayabilir miyim?"}
    assert read(bel=entry())[0]["bel"].roles == frozenset(Role)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (entry("Hulp komt eraan."), "'komt eraan' kan niemand waarmaken."),
        (entry(concept={"tr": "I promise."}), "'I promise' kan niemand waarmaken."),
        (entry("De politie belt je."), "'politie' verraadt waar dit over gaat."),
        (entry("Kom {dag} langs. Goed."), "Hier kan niets worden ingevuld."),
        (entry("Goed zo!"), "Een uitroepteken klinkt als schreeuwen."),
        (entry(titel="t" * 41), "Deze titel is langer dan 40 tekens."),
        (entry(voor=["buurman"]), "'buurman' is onbekend."),
        (entry(concept={"nl": "Dag."}), "Het veld 'nl' is onbekend."),
        (entry(soort="x"), "Het veld 'soort' is onbekend."),
        ({"voor": "iedereen", "beide": said("Dag.")}, "Het veld 'titel' ontbreekt."),
        ({"titel": "Bellen", "voor": "iedereen", "open": said("Dag.")}, "Het veld 'neutraal' ontbreekt."),
        ("tekst", "Hier horen velden met een naam."),
    ],
)
def test_an_answer_that_breaks_a_rule_is_refused_with_its_reason(fields: Plain, problem: str) -> None:
    assert problem in read(bel=fields)[1]


def test_a_file_without_entries_and_a_key_that_stands_twice_are_refused() -> None:
    replies, faults = read_replies({FILE: "tekst", "replies/twee.yaml": {"bel": entry()}})
    assert (list(replies), [fault.path for fault in faults]) == (["bel"], [(FILE,)])
    twice = {FILE: {"bel": entry()}, "replies/twee.yaml": {"bel": entry("Dag.")}}
    replies, faults = read_replies(twice)
    assert replies["bel"].text(Mode.OPEN, Language.EN) == "Zullen we even bellen?"
    assert [(fault.path, fault.problem) for fault in faults] == [
        (("replies/twee.yaml", "bel"), "Het antwoord 'bel' bestaat al.")
    ]


@given(text=st.text(max_size=80))
def test_what_is_offered_promises_nothing(text: str) -> None:
    _, faults = read(bel=entry(f"Dag. {text}"))
    if not faults:
        assert list(promises_in(text)) == []
