"""What a real week demands (practice §8, tests 1, 2, 3 and 8), on the real content."""

from dataclasses import replace

import pytest
from rulebooks import (
    CLOSED,
    EMPTY,
    NOON,
    STAFFED,
    asked,
    client,
    flags,
    ladders,
    real_rulebook,
    safety_texts,
    says,
    turn,
    wrote,
)

from cases.effects import CancelPlanned, Effect, PlanCheckIn, SettleCheckIn
from cases.events import Kind
from cases.ids import CheckInId
from cases.levels import Language, Level, Mode
from cases.moments import HOUR, after
from cases.sides import Role
from cases.state import ClientState, Doubt, Standing
from cases.unknown import UnknownChat
from dialogs.codec import decode
from escalation.duty import Duty
from escalation.fixed_texts import KEYS
from escalation.turn import take_unknown_turn

SAFE_QUESTIONS = (("d1", "veilig", "nu"), ("weekly", "veilig", "nu"))
NIGHT = after(NOON, 15 * HOUR)
ACUTE = (
    "help hij slaat me",
    "hij heeft een mes",
    "hij wurgt me",
    "hij gaat me vermoorden",
    "hij staat binnen help",
    "hij slaat me nu",
    "he is hitting me right now",
    "hij staat voor de deur help",
    "help me nu",
    "ik ben in gevaar",
)
PANIC = (
    str.upper,
    lambda text: text.replace(" ", ""),
    lambda text: text + "!!!!!",
    lambda text: text.replace("l", "ll"),
    lambda text: "  " + text.replace(" ", "   "),
    lambda text: text + " 😭😭😭",
    lambda text: "hoi " + text,
    lambda text: text + " pls",
    lambda text: text.replace("e", "eee"),
    "\u200b".join,
)


def waiting(script: str, step: str) -> ClientState:
    return replace(asked(client(), script, step), checkin=CheckInId("c1"))


@pytest.mark.parametrize("script", real_rulebook().scripts)
def test_the_questions_of_the_content_are_the_ones_these_tests_ask(script: str) -> None:
    for name, step, _ in SAFE_QUESTIONS:
        if name == script:
            assert step in real_rulebook().scripts[script].questions


@pytest.mark.parametrize(("script", "step", "now"), SAFE_QUESTIONS)
@pytest.mark.parametrize("text", ["niet veilig", "nee niet veilig", "ik voel me niet veilig", "Niet veilig."])
def test_not_safe_in_answer_to_the_safety_question_is_an_answer_and_no_command(
    script: str, step: str, now: str, text: str
) -> None:
    state, effects = turn(waiting(script, step), wrote(text), real_rulebook())
    assert max(one.level for one in flags(effects)) >= Level.HIGH
    assert state.talk is not None
    assert decode(state.talk).step == now
    assert state.standing is Standing.ACTIVE
    assert not [one for one in effects if isinstance(one, CancelPlanned | PlanCheckIn)]
    assert [one.outcome for one in effects if isinstance(one, SettleCheckIn)] == ["answered"]


@pytest.mark.parametrize("text", ["stop", "STOP!!", "stopp"])
@pytest.mark.parametrize(("script", "step", "_now"), SAFE_QUESTIONS)
def test_stop_alone_stops_even_in_answer_to_a_question(script: str, step: str, _now: str, text: str) -> None:
    state, _ = turn(waiting(script, step), wrote(text), real_rulebook())
    assert state.standing is Standing.STOPPED


def test_stop_with_acute_words_gets_the_safety_text_and_is_stopped() -> None:
    state, effects = turn(client(), wrote("stop hij slaat me"), real_rulebook())
    assert state.standing is Standing.STOPPED
    assert flags(effects)[0].level is Level.ACUTE
    assert "112" in safety_texts(effects)[0].text


def test_112_is_shown_after_acute_words_however_they_are_typed_at_ten_past_three_in_the_night() -> None:
    shown, missed = 0, []
    for text in ACUTE:
        for style in PANIC:
            for mode in (Mode.OPEN, Mode.NEUTRAL):
                _, effects = turn(client(mode), wrote(style(text), NIGHT), real_rulebook(), CLOSED)
                told = any("112" in one.text for one in safety_texts(effects))
                shown += told and bool(ladders(effects))
                if not told:
                    missed.append(style(text))
    assert (shown, missed) == (200, [])


def test_after_the_duress_picture_no_number_is_shown() -> None:
    for text in ACUTE:
        _, effects = turn(client(doubt=Doubt.DURESS), wrote(text), real_rulebook())
        assert [one.key for one in says(effects)] == ["N1"]


def everything_said(duty: Duty) -> list[str]:
    """Return what is said to every kind of message, in every mode, language and role."""
    found: list[str] = []
    texts = [*ACUTE, "hoi", "mens", "hulp", "stop", "pauze", "wis", "niet hier", "/start", "/privacy"]
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        for language in Language:
            for role in Role:
                state = client(mode, language=language, role=role)
                turns = [turn(state, wrote(text), real_rulebook(), duty) for text in texts]
                turns += [turn(state, wrote("", kind=kind), real_rulebook(), duty) for kind in Kind]
                found += [one.text for _, effects in turns for one in says(effects)]
    return found


NOW = (
    "Ik vraag nu een medewerker",
    "Een medewerker leest dit",
    "Een medewerker kijkt",
    "I am asking a worker",
    "A worker reads this",
    "A worker looks",
)


def promises(texts: list[str]) -> set[str]:
    return {text for text in texts if any(promise in text for promise in NOW)}


def test_no_text_promises_a_human_when_the_roster_is_empty_and_some_do_when_it_is_filled() -> None:
    assert promises(everything_said(EMPTY)) == set()
    assert promises(everything_said(STAFFED)) != set()


def test_an_unknown_account_that_sends_forty_first_messages_sees_one_text_that_betrays_nothing() -> None:
    messages = [f"{text} {number}" for number, text in enumerate((*ACUTE, "hoi", "wie ben jij", "test") * 4)][
        :40
    ]
    replies = {
        take_unknown_turn(UnknownChat(), text, "text", NOON, real_rulebook()).reply for text in messages
    }
    assert len(set(messages)) == 40
    (reply,) = replies
    assert reply is not None
    assert not any(word in reply.casefold() for word in ("0800-2000", "nabij", "hulp", "begeleider"))


def test_every_reply_that_a_button_names_is_a_fixed_text() -> None:
    named = {
        button.signal.reply
        for script in real_rulebook().scripts.values()
        for question in script.questions.values()
        for button in question.buttons
        if button.signal and button.signal.reply
    }
    assert named <= KEYS
    assert named


def said(effects: tuple[Effect, ...]) -> list[str]:
    return [one.text for one in says(effects)]


@pytest.mark.parametrize("text", ["hij slaat me nu", "hoi", "niet veilig", "stop", "hij leest mee"])
def test_what_one_party_hears_does_not_depend_on_anybody_else(text: str) -> None:
    alone = turn(client(), wrote(text), real_rulebook())
    assert alone == turn(client(), wrote(text), real_rulebook())
    assert said(alone[1]) == said(turn(client(alias="Zee-3"), wrote(text), real_rulebook())[1])
