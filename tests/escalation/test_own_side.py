"""Which lines side b reads in words of its own: neutral ones, and never what a client knows by its words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import client, record

from cases.effects import ClearPhone, Effect, Say, SayAloud, SayKind
from cases.levels import Language, Mode
from cases.moments import Moment
from cases.sides import Side
from cases.state import ClientState
from dialogs.other_words import OtherWords
from escalation.own_side import in_own_words

WORDS = OtherWords({Language.NL_B1: {"Dank je.": "Bedankt."}})


def person(side: Side = Side.B, **contact: str) -> ClientState:
    return replace(client(Mode.NEUTRAL), side=side, contact=record(Mode.NEUTRAL, **contact))


def said(state: ClientState, text: str = "Dank je.", kind: SayKind = SayKind.REPLY, **more: object) -> str:
    say = replace(Say(state.client, text, kind, Mode.NEUTRAL), **more)  # type: ignore[arg-type]  # real fields
    (one,) = in_own_words(state, (say,), WORDS)
    assert isinstance(one, Say)
    return one.text


def test_side_b_reads_its_own_words_and_side_a_the_usual_ones() -> None:
    assert said(person()) == "Bedankt."
    assert said(person(Side.A)) == "Dank je."
    assert said(replace(person(), contact=None)) == "Bedankt."


def test_what_a_worker_says_aloud_is_the_same_as_what_would_be_written() -> None:
    state = person()
    aloud = SayAloud(state.client, Say(state.client, "Dank je.", SayKind.REPLY, Mode.NEUTRAL))
    (one,) = in_own_words(state, (aloud,), WORDS)
    assert isinstance(one, SayAloud)
    assert one.say.text == "Bedankt."


@pytest.mark.parametrize("kind", [SayKind.OPENER, SayKind.SAFETY, SayKind.MINUTE_15, SayKind.WORKER])
def test_openers_safety_texts_and_the_words_of_people_stay_as_they_are(kind: SayKind) -> None:
    assert said(person(), kind=kind) == "Dank je."


def test_open_words_and_fixed_texts_stay_as_they_are() -> None:
    assert said(person(), mode=Mode.OPEN) == "Dank je."
    assert said(person(), key="N1") == "Dank je."


@pytest.mark.parametrize("line", ["closing", "seen_line", "opener"])
def test_a_line_that_the_client_chose_stays_as_it_is(line: str) -> None:
    """A client knows by it that the words arrived."""
    assert said(person(**{line: "Dank je. Fijne dag."}), "Dank je. Fijne dag.") == "Dank je. Fijne dag."


@given(st.text(), st.sampled_from(SayKind), st.sampled_from(Mode))
def test_nothing_but_the_text_of_side_b_ever_changes(text: str, kind: SayKind, mode: Mode) -> None:
    state = person()
    say = Say(state.client, text, kind, mode, flag=None, answers=Moment(5))
    effects: tuple[Effect, ...] = (say, ClearPhone(state.client, Moment(7), everything=True))
    changed = in_own_words(state, effects, WORDS)
    assert [replace(one, text="") if isinstance(one, Say) else one for one in changed] == [
        replace(say, text=""),
        effects[1],
    ]
    assert in_own_words(person(Side.A), effects, WORDS) == effects
    assert in_own_words(state, effects, OtherWords()) == effects
