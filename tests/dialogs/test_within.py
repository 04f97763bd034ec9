"""A dialogue within a dialogue: it comes back where it was asked for, and never asks for itself."""

from typing import Any

import pytest
from dialogue_samples import around, book, said, sample
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.moments import Moment
from dialogs.codec import decode, encode
from dialogs.link import DEEPEST
from dialogs.parse import parse_script, read_script, whole_script
from dialogs.script import Script
from dialogs.step import begin, step
from dialogs.talk import StepResult

AT = Moment(1_000)
FIRST = ("vragen", "kind", "knoppen", 0)
BEL = {"tekst": said("Ik bel liever"), "naar": "slot", "taak": {"soort": "call_back", "niveau": "concern"}}


def inner(name: str = "d7", target: str = "wanneer", **more: Any) -> dict[str, Any]:
    button = {"knop": "geld", "tekst": said("Geld"), "naar": target, **more}
    later = {"knop": "later", "tekst": said("Later dan"), "naar": "slot", "zegt": said("Ik schrijf het op.")}
    return {
        "gesprek": name,
        "titel": name,
        "begin": "wat",
        "uitwegen": {"bel": BEL},
        "vragen": {
            "wat": {"vraag": said("Waarmee?"), "knoppen": [button], "uitwegen": ["bel"], "verder": "wanneer"},
            "wanneer": {"vraag": said("Wanneer?"), "knoppen": [later], "uitwegen": ["bel"], "verder": "slot"},
        },
    }


def outer(target: str, back: str | None = "dagvraag") -> dict[str, Any]:
    button = {"knop": "goed", "tekst": said("Goed"), "naar": target}
    plain = sample(FIRST, button if back is None else {**button, "terug": back})
    del plain["vragen"]["kind"]["als"]
    return plain


def others(*plain: dict[str, Any]) -> dict[str, Script]:
    return {one["gesprek"]: read_script(one, book(), (one["gesprek"],)) for one in plain}


def walked(script: Script, *replies: str, day: int = 1) -> StepResult:
    result = begin(script, 7, AT, around(), day)
    for reply in replies:
        assert result.talk is not None
        assert decode(encode(result.talk)) == result.talk
        result = step(result.talk, script, reply, around())
    return result


def test_a_dialogue_within_comes_back_where_it_was_asked_for() -> None:
    script = parse_script(outer("gesprek:d7"), book(), (), others(inner()))
    assert walked(script, "ja", "ja", "goed").lines[0].text == "Waarmee?"
    back = walked(script, "ja", "ja", "goed", "geld", "later dan")
    assert back.talk is not None
    assert back.talk.step == "eerste"
    assert back.lines[0].text == "Ik schrijf het op.\nWat heb je nodig?"


def test_a_dialogue_within_may_be_entered_at_a_step_and_end_the_talk() -> None:
    script = parse_script(outer("gesprek:d7/wanneer", "slot"), book(), (), others(inner()))
    assert "d7/wat/slot" not in script.questions
    closed = walked(script, "ja", "ja", "goed", "later dan", day=2)
    assert (closed.talk, closed.lines[-1].closes) == (None, True)


def test_each_way_back_has_its_own_questions_and_a_call_ends_all() -> None:
    plain = outer("gesprek:d7")
    long = {"knop": "lang", "tekst": said("Anders"), "naar": "gesprek:d7", "terug": "slot"}
    plain["vragen"]["kind"]["knoppen"][1] = long
    script = parse_script(plain, book(), (), others(inner()))
    assert {name for name in script.questions if "/" in name} == {
        "d7/wat/dagvraag",
        "d7/wanneer/dagvraag",
        "d7/wat/slot",
        "d7/wanneer/slot",
    }
    called = walked(script, "ja", "ja", "goed", "ik bel liever")
    assert (called.talk, called.tasks[0].kind) == (None, "call_back")


def test_after_own_words_a_question_may_lead_into_another_dialogue() -> None:
    plain = outer("dagvraag", None)
    plain["vragen"]["eerste"] |= {"verder": "gesprek:d7", "terug": "slot"}
    script = parse_script(plain, book(), (), others(inner()))
    assert walked(script, "ja", "ja", "goed", "een slot").lines[0].text == "Waarmee?"


def test_dialogues_lie_in_each_other_two_deep_and_no_deeper() -> None:
    first = inner("d5", "gesprek:d6", terug="wanneer")
    second = inner("d6")
    script = parse_script(outer("gesprek:d5"), book(), (), others(first, second))
    result = walked(script, "ja", "ja", "goed", "geld", "geld", "later dan", "later dan")
    assert result.talk is not None
    assert result.talk.step == "eerste"
    third = inner("d7")
    deeper = others(first, inner("d6", "gesprek:d7", terug="wanneer"), third)
    assert DEEPEST == 2
    assert refused(outer("gesprek:d5"), deeper).problem == "Dit gesprek zit te diep in andere gesprekken."


def refused(plain: dict[str, Any], within: dict[str, Script]) -> ContentFault:
    with pytest.raises(ContentFault) as fault:
        parse_script(plain, book(), (), within)
    return fault.value


@pytest.mark.parametrize(
    ("plain", "within", "where", "problem"),
    [
        (outer("gesprek:d7"), others(), (*FIRST, "naar"), "'d7' bestaat niet"),
        (outer("gesprek:d7", None), others(inner()), (*FIRST, "naar"), "geen weg terug"),
        (outer("gesprek:d7", "einde"), others(inner()), (*FIRST, "terug"), "geen plek om terug"),
        (outer("gesprek:d7", "gesprek:d7"), others(inner()), (*FIRST, "terug"), "geen plek om terug"),
        (outer("gesprek:d7", "weg"), others(inner()), (*FIRST, "terug"), "geen plek om terug"),
        (outer("gesprek:d7/weg"), others(inner()), (*FIRST, "naar"), "de stap 'weg' niet"),
        (
            outer("gesprek:d7"),
            others(inner("d7", "gesprek:d7", terug="wanneer")),
            ("d7", "vragen", "wat", "knoppen", 0, "naar"),
            "vraagt om zichzelf",
        ),
        (outer("gesprek:proef"), others(sample()), (*FIRST, "naar"), "vraagt om zichzelf"),
        (
            outer("gesprek:d1"),
            others(sample(("gesprek",), "d1")),
            (*FIRST, "naar"),
            "een vraag voor elke dag",
        ),
        (outer("gesprek:d7", "kind"), others(inner()), (*FIRST, "naar"), "nooit aan het einde"),
    ],
)
def test_a_dialogue_within_that_leads_nowhere_is_refused_in_its_place(
    plain: dict[str, Any], within: dict[str, Script], where: tuple[str | int, ...], problem: str
) -> None:
    fault = refused(plain, within)
    assert problem in fault.problem
    assert fault.path[: len(where)] == where
    assert fault.remedy


def test_a_fault_within_is_told_where_it_stands() -> None:
    within = others(inner("d7", "weg"))
    whole, faults = whole_script(read_script(outer("gesprek:d7"), book()), within)
    assert ("d7", "vragen", "wat", "knoppen", 0, "naar") in [one.path for one in faults]
    assert set(whole.own) == {"goed", "nu", "kind", "eerste"}


def test_a_name_with_a_slash_would_be_read_as_another_dialogue_and_is_refused() -> None:
    plain = sample()
    plain["vragen"]["a/b"] = plain["vragen"]["kind"]
    assert "geen naam van een vraag" in refused(plain, {}).problem


def test_what_is_wrong_within_does_not_hide_what_is_wrong_outside() -> None:
    plain = outer("gesprek:weg")
    plain["vragen"]["goed"]["vraag"] = said("Gaat het goed!")
    _, faults = whole_script(read_script(plain, book()), {})
    assert [one.problem[:12] for one in faults][:2] == ["Het gesprek ", "Een uitroept"]


@given(st.lists(st.sampled_from(["goed", "geld", "later dan", "ja", "hm"]), max_size=20))
def test_whatever_is_answered_within_the_talk_ends_and_stays_readable(replies: list[str]) -> None:
    script = parse_script(outer("gesprek:d7"), book(), (), others(inner()))
    result = begin(script, 7, AT, around(), 1)
    for reply in [*replies, *["hm"] * 14]:
        if result.talk is None:
            break
        assert decode(encode(result.talk)) == result.talk
        result = step(result.talk, script, reply, around())
    assert result.talk is None
