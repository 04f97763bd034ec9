"""A message that came garbled: what is left of its words is read as words, and never instead of a human."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    NOON,
    asked,
    client,
    flags,
    ladders,
    safety_texts,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.effects import ClearPhone, SettleCheckIn
from cases.events import Kind, MessageReceived, TurnBroke
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, MessageId, StaffId
from cases.levels import Level, Mode
from cases.moments import HOUR, MINUTE, after
from cases.state import Doubt, Standing
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.rulebook import Rulebook, minimal_rulebook

LATER = Facts(phase=Phase.F2)


def knowing(code: str, level: Level) -> Rulebook:
    """Return the small rulebook with a detector that knows one word."""
    rule = Rule("proef", code, "proef", level, (Pattern(("woordproef",), 0, ordered=True),), "Proef.")
    return replace(small_rulebook(), detector=Detector.of(Lexicon({}, (rule,)), "proef"))


def garbled(text: str) -> MessageReceived:
    return wrote(text, kind=Kind.UNREADABLE)


def test_acute_words_in_mended_text_get_their_own_safety_text_and_level() -> None:
    state, effects = turn(client(facts=LATER), garbled("hij heeft een mes �"))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source) == (Level.ACUTE, "weapon", "unreadable")
    assert flag.message == MessageId("e1")
    assert flag.spans
    assert [one.key for one in safety_texts(effects)] == ["A1"]
    assert len(ladders(effects)) == 1
    assert state.episode is not None


@pytest.mark.parametrize("level", [Level.NONE, Level.REVIEW, Level.CONCERN, Level.HIGH])
def test_whatever_else_is_left_the_client_hears_that_it_could_not_be_read(level: Level) -> None:
    words = "woordproef" if level else "gewoon een bericht"
    _, effects = turn(client(facts=LATER), garbled(words), knowing("R06", level))
    (flag,) = flags(effects)
    assert flag.level >= Level.HIGH
    assert [one.key for one in safety_texts(effects)] == ["U1"]
    assert flag.answer_by <= after(NOON, HOUR)


def test_the_sign_that_somebody_reads_along_is_seen_in_mended_text() -> None:
    state, effects = turn(client(), garbled("woordproef"), knowing("R20", Level.ACUTE))
    assert state.doubt is Doubt.NOTICED
    assert [(one.level, one.silent) for one in flags(effects)] == [(Level.ACUTE, True)]
    assert [one.key for one in safety_texts(effects)] == ["N1"]


def test_a_stop_in_mended_text_is_obeyed_and_help_is_help() -> None:
    state, effects = turn(client(), garbled("stop"))
    assert state.standing is Standing.STOPPED
    assert [one.key for one in safety_texts(effects)] == ["U1"]
    assert flags(effects)[0].level is Level.HIGH
    _, cry = turn(client(), garbled("hulp"))
    assert [one.key for one in safety_texts(cry)] == ["A1"]


def test_a_garbled_message_is_a_sign_of_life_that_ends_the_dialogue() -> None:
    waiting = replace(asked(client(), "proef", "goed"), checkin=CheckInId("c1"))
    state, effects = turn(waiting, garbled("ja"))
    assert SettleCheckIn(waiting.client, CheckInId("c1"), "answered") in effects
    assert (state.talk, state.checkin, state.last_inbound) == (None, None, NOON)


def test_an_acute_garbled_message_leaves_a_neutral_phone() -> None:
    event = garbled("hij heeft een mes")
    _, effects = turn(client(Mode.NEUTRAL), event)
    assert [one.messages for one in effects if isinstance(one, ClearPhone) and one.messages] == [
        (event.phone_message,)
    ]


WORDS = st.sampled_from(
    ["stop", "hulp", "mens", "wis", "pauze", "/start", "ja", "hij heeft een mes", "hij slaat me", "hoi", ""]
) | st.text(max_size=40)


@settings(max_examples=300, deadline=None)
@given(
    WORDS,
    st.sampled_from(Mode),
    st.sampled_from(Doubt),
    st.sampled_from(Standing),
    st.none() | st.just(ANNE),
    st.sampled_from([0, 5 * MINUTE, 11 * MINUTE]),
    st.sampled_from([None, minimal_rulebook()]),
)
def test_mended_words_never_lead_to_less_than_no_words_at_all(  # noqa: PLR0917 - one client, one case
    words: str,
    mode: Mode,
    doubt: Doubt,
    standing: Standing,
    held: StaffId | None,
    age: int,
    book: Rulebook | None,
) -> None:
    state = client(mode, doubt=doubt, standing=standing, held_by=held)
    sent = after(NOON, -age)
    event = replace(garbled(words), sent_at=sent)
    before = turn(state, TurnBroke(EventId("e1"), NOON, sent, "unreadable"), book)[1]
    _, effects = turn(state, event, book)
    (least,), (flag,) = flags(before), flags(effects)
    assert flag.level >= least.level >= Level.HIGH
    assert flag.answer_by <= least.answer_by
    stale = age > 10 * MINUTE and flag.level is Level.ACUTE
    assert len(safety_texts(effects)) >= len(safety_texts(before)) or stale
    assert len(safety_texts(effects)) <= 1
    assert says(effects) or not says(before) or stale
