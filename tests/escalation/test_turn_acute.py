"""Acute words: flag, safety text and ladder stand in one turn, whoever writes, on whatever phone."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    CLOSED,
    EMPTY,
    NOON,
    STAFFED,
    asked,
    client,
    flags,
    ladders,
    record,
    safety_texts,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.effects import AlertLead, ClearPhone, Effect, KeepAnswer
from cases.events import MessageReceived
from cases.facts import Facts
from cases.ids import EventId, FlagId, PhoneMessage
from cases.levels import Language, Level, Mode
from cases.moments import HOUR, MINUTE, SECOND, Moment, after
from cases.sides import Role, Side, speaker_of
from cases.state import ClientState, Doubt, Standing
from escalation.detector import Detector
from escalation.duty import Duty
from escalation.fixed_texts import fixed_text
from escalation.lexicon_types import Lexicon, Negation, Past, Pattern, Rule
from escalation.routes import LEAD_CLASSES, reply_key
from escalation.rulebook import Rulebook

ACUTE_CLASSES = (
    "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12", "R14", "R15", "R16",
    "R18", "R21", "R22", "R23", "R25", "R26", "R27", "R29", "R33",
)  # fmt: skip
"""Every class that is acute by itself or can become so (domain §4.4); R20 has its own tests."""


@cache
def detector() -> Detector:
    """Return a detector that knows one word for each class, acute from everybody."""
    rules = [
        Rule(
            id=f"proef.{code}",
            code=code,
            category="not_safe_to_talk" if code == "R20" else "help_now",
            level=Level.ACUTE,
            patterns=(Pattern((f"woord{code.lower()}",), 0, ordered=True),),
            explanation="Proef.",
            negation=Negation.IGNORE,
            past=Past.IGNORE,
            context=False,
        )
        for code in (*ACUTE_CLASSES, "R20")
    ]
    return Detector.of(Lexicon({}, tuple(rules)), "proef")


def rulebook() -> Rulebook:
    return replace(small_rulebook(), detector=detector())


def acute(code: str, at: Moment = NOON, **changes: object) -> MessageReceived:
    return wrote(f"ja woord{code.lower()} dus", at, **changes)


def take(
    state: ClientState, event: MessageReceived, duty: Duty = STAFFED
) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, event, rulebook(), duty)


def key_of(effects: tuple[Effect, ...]) -> str:
    (text,) = safety_texts(effects)
    return text.key


@pytest.mark.parametrize("code", ACUTE_CLASSES)
@pytest.mark.parametrize("role", Role)
def test_every_acute_class_has_flag_safety_text_and_ladder_for_every_role_phone_and_language(
    code: str, role: Role
) -> None:
    for mode in Mode:
        for language in Language:
            for duty in (STAFFED, CLOSED, EMPTY):
                for side in Side:
                    state = client(mode, role=role, language=language, side=side)
                    _, effects = take(state, acute(code), duty)
                    (flag,), (ladder,), (text,) = flags(effects), ladders(effects), safety_texts(effects)
                    assert (flag.level, flag.code, flag.source) == (Level.ACUTE, code, "text")
                    assert flag.answer_by == after(NOON, 5 * MINUTE)
                    assert (ladder.flag, ladder.due_at) == (flag.flag, NOON)
                    key = reply_key(code, Level.ACUTE, speaker_of(role))
                    shown = Mode.OPEN if mode is Mode.OPEN else Mode.NEUTRAL
                    formal = role is Role.ELDER
                    assert text.text == fixed_text(key, shown, language, duty, state.facts, formal=formal)
                    assert "112" in text.text
                    assert (text.key, text.mode, text.flag, text.answers) == (key, shown, flag.flag, NOON)
                    assert text.remove_keyboard
                    alerts = [one for one in effects if isinstance(one, AlertLead)]
                    assert [one.code for one in alerts] == ([code] if code in LEAD_CLASSES else [])


def test_a_threat_beside_harm_to_a_child_still_reaches_the_lead() -> None:
    message = wrote("woordr10 woordr05")
    _, effects = take(client(), message)
    (flag,), (alert,) = flags(effects), [one for one in effects if isinstance(one, AlertLead)]
    assert (flag.code, alert.code, alert.flag) == ("R10", "R05", flag.flag)


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("held", [None, ANNE])
def test_acute_words_are_answered_in_every_standing_and_in_a_humans_hands(
    standing: Standing, held: str | None
) -> None:
    state = client(standing=standing, held_by=held)
    after_turn, effects = take(state, acute("R04"))
    assert key_of(effects) == "A1"
    assert after_turn.standing is standing
    assert after_turn.held_by == held


def test_the_place_decides_which_way_out_is_told() -> None:
    there = client(role=Role.REMOVED_PERSON)
    apart = replace(there, facts=Facts(living_apart=True))
    assert "Ga nu weg, naar buiten" in safety_texts(take(there, acute("R25"))[1])[0].text
    assert "Blijf waar je bent" in safety_texts(take(apart, acute("R25"))[1])[0].text


def test_a_running_dialogue_ends_with_the_safety_text() -> None:
    state = replace(asked(client(), "proef", "goed"), checkin=None)
    after_turn, effects = take(state, acute("R04"))
    assert after_turn.talk is None
    assert len(says(effects)) == 1


def test_an_acute_tap_has_flag_text_and_ladder_and_its_answer_is_kept() -> None:
    state = asked(client(), "proef", "nu")
    after_turn, effects = turn(state, wrote("Ja"))
    (flag,) = flags(effects)
    assert (flag.level, flag.code, flag.source, flag.imminent) == (Level.ACUTE, "R23", "button", True)
    assert key_of(effects) == "A1"
    assert len(ladders(effects)) == 1
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["ja"]
    assert after_turn.talk is None


def test_in_open_mode_every_acute_message_gets_its_text() -> None:
    state, _ = take(client(), acute("R04"))
    state, second = take(state, acute("R02", after(NOON, MINUTE), id=EventId("e2")))
    assert key_of(second) == "A2"
    assert state.episode is not None
    assert state.episode.began == NOON


def test_in_neutral_mode_112_is_said_once_per_episode_and_then_that_it_was_passed_on() -> None:
    state, first = take(client(Mode.NEUTRAL), acute("R04"))
    assert "112" in safety_texts(first)[0].text
    later = acute("R04", after(NOON, 30 * MINUTE), id=EventId("e2"))
    state, second = take(state, later)
    assert safety_texts(second)[0].text == "Ik heb het doorgegeven."
    assert len(flags(second)) == len(ladders(second)) == 1
    held = replace(state, held_by=ANNE)
    assert key_of(take(held, replace(later, id=EventId("e3")))[1]) == "READING"
    assert key_of(take(state, replace(later, id=EventId("e4")), CLOSED)[1]) == "A1"


def test_an_episode_ends_after_an_hour_without_acute_words() -> None:
    state, _ = take(client(Mode.NEUTRAL), acute("R04"))
    within = acute("R04", after(NOON, HOUR), id=EventId("e2"))
    beyond = acute("R04", after(NOON, HOUR + 1), id=EventId("e2"))
    assert key_of(take(state, within)[1]) == "REPORTED"
    new, effects = take(state, beyond)
    assert key_of(effects) == "A1"
    assert new.episode is not None
    assert (new.episode.began, new.episode.flag) == (beyond.at, FlagId("e2"))


@pytest.mark.parametrize(
    ("mode", "limit"), [(Mode.OPEN, 60 * MINUTE), (Mode.NEUTRAL, 10 * MINUTE), (Mode.NONE, 10 * MINUTE)]
)
def test_a_message_that_came_too_late_gets_no_text_but_a_page(mode: Mode, limit: int) -> None:
    in_time = acute("R04", after(NOON, limit), sent_at=NOON)
    too_late = acute("R04", after(NOON, limit + 1), sent_at=NOON)
    assert key_of(take(client(mode), in_time)[1]) == "A1"
    state, effects = take(client(mode), too_late)
    (flag,) = flags(effects)
    assert (flag.level, flag.source) == (Level.ACUTE, "late")
    assert says(effects) == []
    assert len(ladders(effects)) == 1
    assert state.episode is not None
    assert not state.episode.neutral_text_given


def test_an_own_acute_message_leaves_a_neutral_phone_within_ten_seconds_and_the_rest_in_two_minutes() -> None:
    state = client(Mode.NEUTRAL, pair=(PhoneMessage(40),))
    after_turn, effects = take(state, acute("R04"))
    cleared = [one for one in effects if isinstance(one, ClearPhone)]
    own = next(one for one in cleared if not one.everything)
    assert own.messages == (PhoneMessage(40), PhoneMessage(41))
    assert NOON < own.due_at <= after(NOON, 10 * SECOND)
    assert [one.due_at for one in cleared if one.everything] == [after(NOON, 2 * MINUTE)]
    assert after_turn.pair == ()


def test_nothing_vanishes_from_an_open_phone_unless_that_was_agreed() -> None:
    assert not [one for one in take(client(), acute("R04"))[1] if isinstance(one, ClearPhone)]
    agreed = client(contact=record(clear_after_minutes=30))
    (cleared,) = [one for one in take(agreed, acute("R04"))[1] if isinstance(one, ClearPhone)]
    assert (cleared.everything, cleared.due_at) == (True, after(NOON, 30 * MINUTE))


def test_reading_along_noticed_in_the_words_is_answered_without_a_number_and_pages_in_silence() -> None:
    for mode in Mode:
        state, effects = take(client(mode), acute("R20"))
        (flag,) = flags(effects)
        assert (flag.level, flag.category, flag.code) == (Level.ACUTE, "not_safe_to_talk", "R20")
        assert flag.silent
        assert key_of(effects) == "N1"
        assert len(ladders(effects)) == 1
        assert state.doubt is Doubt.NOTICED


def test_the_clients_own_seen_line_is_used_while_somebody_is_there() -> None:
    state = client(contact=record(seen_line="Dank je. Tot dinsdag."))
    assert safety_texts(take(state, acute("R20"))[1])[0].text == "Dank je. Tot dinsdag."
    assert "Fijne dag" in safety_texts(take(state, acute("R20"), CLOSED)[1])[0].text


def test_own_acute_words_on_a_phone_where_reading_along_was_noticed_get_112_and_no_more() -> None:
    both = wrote("woordr20 woordr04")
    state, effects = take(client(), both)
    (flag,), (text,) = flags(effects), safety_texts(effects)
    assert (flag.code, flag.silent) == ("R04", True)
    assert text.text == "Dank je. Bij spoed bel je 112."
    _, again = take(client(doubt=Doubt.NOTICED), acute("R02"))
    assert safety_texts(again)[0].mode is Mode.NEUTRAL
    assert state.doubt is Doubt.NOTICED


@pytest.mark.parametrize("doubt", [Doubt.READS_ALONG, Doubt.DURESS])
def test_when_a_human_said_so_no_number_is_shown_whatever_is_written(doubt: Doubt) -> None:
    for message in (acute("R04"), wrote("hoi"), acute("R20")):
        state, effects = take(client(doubt=doubt), message)
        (text,) = says(effects)
        assert (text.key, text.mode) == ("N1", Mode.NEUTRAL)
        assert flags(effects)[0].level is Level.ACUTE
        assert flags(effects)[0].silent
        assert len(ladders(effects)) == 1
        assert state.doubt is doubt


def test_another_users_message_is_treated_as_reading_along_and_is_no_answer_of_the_client() -> None:
    state, effects = take(client(), wrote("hoi", other_sender=True))
    assert state.doubt is Doubt.NOTICED
    assert state.last_inbound is None
    assert flags(effects)[0].source == "reading_along"
    assert key_of(effects) == "N1"


STATES = st.builds(
    client,
    mode=st.sampled_from(Mode),
    role=st.sampled_from(Role),
    language=st.sampled_from(Language),
    standing=st.sampled_from(Standing),
    doubt=st.sampled_from(Doubt),
    held_by=st.none() | st.just(ANNE),
    talk=st.sampled_from([None, b"", b"{}", b'{"codec":9}']),
)


@settings(deadline=None)
@given(
    state=STATES,
    code=st.sampled_from(ACUTE_CLASSES),
    duty=st.sampled_from([STAFFED, CLOSED, EMPTY]),
    before=st.text(max_size=40),
)
def test_nothing_around_acute_words_keeps_flag_text_or_ladder_from_leaving(
    state: ClientState, code: str, duty: Duty, before: str
) -> None:
    _, effects = take(state, wrote(f"{before} woord{code.lower()} "), duty)
    assert [one.level for one in flags(effects)] == [Level.ACUTE]
    assert len(ladders(effects)) == 1
    assert len(safety_texts(effects)) == 1
    assert ("112" in safety_texts(effects)[0].text) == (state.doubt in (Doubt.NONE, Doubt.NOTICED))
    assert {one.client for one in effects} == {state.client}
