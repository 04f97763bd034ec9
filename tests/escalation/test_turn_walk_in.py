"""The open door: a greeting, one question or a talk, and every message screened."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import CLOSED, EMPTY, NOON, STAFFED, real_rulebook, small_rulebook

from cases.facts import Facts
from cases.levels import Language, Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.sides import Side, Speaker
from cases.walk_in import Door, Knock, WalkIn, WalkInTurn
from dialogs import texts
from dialogs.texts import TextBook
from escalation.door_language import others, spoken, wished
from escalation.duty import Duty
from escalation.fixed_texts import fixed_text, waiting_line
from escalation.rulebook import Rulebook
from escalation.screen import screen
from escalation.turn_walk_in import take_walk_in_turn

BOOK = small_rulebook()
ACUTE = "hij slaat me"
NIGHT = after(NOON, 11 * HOUR)
GREETED = WalkIn(Door.NEW)
ASKED = WalkIn(Door.ASKED, Level.REVIEW, said_at=NOON)
WATCHED = WalkIn(Door.ASKED, Level.ACUTE, watched=True)
READS_ALONG = "hij leest mee op mijn telefoon"


def line(key: str) -> str:
    said_now: str = BOOK.texts.text(key, Mode.OPEN, Language.NL_B1)
    return said_now


ASKS, TALKS = line(texts.DOOR_QUESTION), line(texts.DOOR_TALK)


def take(
    chat: WalkIn = GREETED,
    text: str = "mag ik iets weten",
    duty: Duty = STAFFED,
    at: Moment = NOON,
    *,
    kind: str = "text",
    late: int = 0,
    book: Rulebook = BOOK,
    side: Side = Side.A,
) -> WalkInTurn:
    return take_walk_in_turn(chat, Knock(text, kind, side, after(at, -late), at), book, duty)


def said(turn: WalkInTurn) -> str:
    return "" if turn.reply is None else turn.reply.text


def test_a_first_message_is_greeted_with_two_wishes_other_languages_and_who_reads_when() -> None:
    turn = take(WalkIn(), "hallo")
    assert turn.reply is not None
    assert turn.reply.buttons == (ASKS, TALKS, *others(BOOK.texts, Language.NL_B1))
    for part in (line(texts.DOOR_WELCOME), waiting_line(Language.NL_B1, STAFFED), line(texts.DOOR_KEPT)):
        assert part in turn.reply.text
    assert (turn.chat.door, turn.flag) == (Door.NEW, None)


def test_the_next_message_is_the_question_and_stands_on_a_list_by_the_promised_moment() -> None:
    turn = take()
    assert said(turn) == f"{line(texts.DOOR_PASSED_ON)} {waiting_line(Language.NL_B1, STAFFED)}"
    assert turn.flag is not None
    assert (turn.flag.level, turn.flag.category, turn.flag.page_at) == (Level.REVIEW, "question", None)
    assert (turn.flag.answer_by - NOON, turn.chat.door) == (6 * HOUR, Door.ASKED)
    evening = take(at=after(NOON, 7 * HOUR)).flag
    assert evening is not None
    assert evening.answer_by == after(NOON, 12 * HOUR)
    tomorrow = take(duty=CLOSED, at=NIGHT).flag
    assert tomorrow is not None
    assert tomorrow.answer_by == after(NIGHT, 10 * HOUR)
    nobody = take(duty=EMPTY, at=NIGHT).flag
    assert nobody is not None
    assert NIGHT < nobody.answer_by <= after(NIGHT, DAY)


def test_a_talk_calls_duty_within_the_hour_and_is_told_plainly_when_nobody_is_there() -> None:
    staffed, alone = take(text=TALKS, at=NIGHT), take(text="mens", duty=EMPTY, at=NIGHT)
    assert staffed.flag is not None
    assert alone.flag is not None
    assert (staffed.flag.level, staffed.flag.category) == (Level.HIGH, "wants_human")
    assert (staffed.flag.page_at, staffed.flag.answer_by) == (NIGHT, after(NIGHT, HOUR))
    assert alone.flag.page_at == after(NIGHT, 9 * HOUR)
    assert line(texts.DOOR_NOBODY) in said(alone)
    assert line(texts.DOOR_NOBODY) not in said(staffed)
    assert staffed.chat.door is alone.chat.door is Door.TALK


def test_the_question_button_asks_for_the_question() -> None:
    turn = take(WalkIn(Door.CLOSED), ASKS)
    assert said(turn).startswith(line(texts.DOOR_ASK))
    assert (turn.chat.door, turn.flag) == (Door.NEW, None)
    assert take(ASKED, ASKS).chat.door is Door.ASKED


def test_later_words_are_added_and_that_is_said_once_in_ten_minutes() -> None:
    early, later = take(ASKED, at=after(NOON, MINUTE)), take(ASKED, at=after(NOON, 10 * MINUTE))
    assert (early.reply, early.flag, early.chat.said_at) == (None, None, NOON)
    assert (said(later), later.chat.said_at) == (line(texts.DOOR_ADDED), after(NOON, 10 * MINUTE))
    assert said(take(WalkIn(Door.ASKED))) == line(texts.DOOR_ADDED)


def test_who_waits_may_ask_again_how_this_works_without_buttons() -> None:
    turn = take(ASKED, "/privacy")
    assert turn.reply is not None
    assert (turn.reply.buttons, turn.chat.door) == ((), Door.ASKED)


@pytest.mark.parametrize("word", ["stop", "wis", "niet hier", "pauze"])
def test_a_word_of_the_field_closes_it(word: str) -> None:
    turn = take(replace(ASKED, held=True), word)
    assert (turn.chat.door, said(turn)) == (Door.CLOSED, line(texts.DOOR_CLOSED))
    assert take(turn.chat.shut(), "hallo").chat.door is Door.NEW


def test_acute_words_get_the_open_text_with_the_true_ending_and_call_people_at_once() -> None:
    turn = WalkInTurn(WalkIn(), Level.NONE, None, None)
    for duty in (STAFFED, EMPTY):
        turn = take(WalkIn(), ACUTE, duty)
        assert turn.reply is not None
        assert turn.reply.safety
        assert turn.reply.text == fixed_text("A1", Mode.OPEN, Language.NL_B1, duty)
        assert turn.flag is not None
        assert (turn.flag.level, turn.flag.page_at, turn.chat.door) == (Level.ACUTE, NOON, Door.ASKED)
    again = take(turn.chat, ACUTE)
    assert (again.flag, "112" in said(again)) == (None, True)


def test_acute_words_that_come_late_say_nothing_and_still_call_people() -> None:
    on_time, late = take(text=ACUTE, late=HOUR), take(text=ACUTE, late=HOUR + 1)
    assert "112" in said(on_time)
    assert late.reply is None
    assert late.flag is not None
    assert late.flag.level is Level.ACUTE


def test_the_word_help_alone_is_acute() -> None:
    turn = take(text="hulp")
    assert turn.flag is not None
    assert (turn.flag.code, "112" in said(turn)) == ("R23", True)


def test_a_side_for_who_does_it_hears_that_voice_first() -> None:
    text = "ik ga haar vermoorden"
    assert {take(text=text, side=side).level for side in Side} == {
        max(screen(text, each, Facts(), BOOK.detector).level for each in Speaker)
    }


def test_what_is_no_text_is_answered_so_and_listed() -> None:
    turn = take(WalkIn(), "", kind="voice")
    assert turn.flag is not None
    assert (turn.flag.level, turn.flag.category, turn.chat.door) == (Level.REVIEW, "media", Door.NEW)
    assert said(turn) == line(texts.DOOR_TEXT_ONLY)
    garbled = take(ASKED, "", kind="unreadable")
    assert garbled.flag is not None
    assert (garbled.flag.level, garbled.flag.category) == (Level.HIGH, "unreadable")
    assert "112" in said(garbled)


def test_while_a_worker_holds_it_the_bot_is_silent_but_for_danger() -> None:
    held = replace(ASKED, held=True)
    for text, kind in (("nog iets", "text"), (TALKS, "text"), ("", "photo"), ("", "unreadable")):
        assert take(held, text, at=after(NOON, HOUR), kind=kind).reply is None
    assert "112" in said(take(held, ACUTE))


def test_reading_along_gets_a_line_that_says_nothing_and_a_silent_flag() -> None:
    found = screen(READS_ALONG, Speaker.VICTIM, Facts(), real_rulebook().detector)
    assert found.silent
    turn = take(text=READS_ALONG, book=real_rulebook())
    neutral = fixed_text("N1", Mode.NEUTRAL, Language.NL_B1, STAFFED)
    assert turn.flag is not None
    assert (said(turn), turn.flag.silent, turn.flag.level) == (neutral, True, Level.ACUTE)
    assert said(take(turn.chat, "hallo")) == neutral
    assert said(take(turn.chat, ACUTE)) == fixed_text("A1", Mode.NEUTRAL, Language.NL_B1, STAFFED)
    assert take(turn.chat, ACUTE, late=10 * MINUTE + 1).reply is None
    both = take(text=f"{READS_ALONG}. {ACUTE}", book=real_rulebook())
    assert both.flag is not None
    assert (both.flag.silent, "112" in said(both)) == (True, True)


def test_a_high_signal_gets_its_own_text_and_is_paged() -> None:
    turn = take(text="hij heeft me gisteren geslagen", book=real_rulebook())
    assert turn.flag is not None
    assert turn.flag.level >= Level.HIGH
    assert turn.flag.page_at is not None
    assert "112" in said(turn)


def test_what_cannot_be_screened_is_for_a_human() -> None:
    broken: Any = replace(BOOK, detector=None)
    turn = take(WalkIn(), "hallo", book=broken)
    assert turn.flag is not None
    assert (turn.level, turn.flag.level, turn.flag.category) == (Level.REVIEW, Level.REVIEW, "review")


def test_content_from_before_the_door_existed_keeps_it_shut() -> None:
    old = replace(BOOK, texts=TextBook({}))
    assert said(take(WalkIn(), "hallo", book=old)) == fixed_text(
        "UNKNOWN", Mode.NEUTRAL, Language.NL_B1, STAFFED
    )
    assert "112" in said(take(WalkIn(), ACUTE, book=old))
    assert "112" in said(take(ASKED, "stop", book=old))


WRITTEN = st.one_of(
    st.sampled_from(
        [ACUTE, f"stop {ACUTE}", ASKS, TALKS, "stop", "wis", "hulp", "mens", "/start", READS_ALONG]
    ),
    st.text(max_size=40),
)
THERE = ("Ik vraag nu", "vandaag", "morgen", "leest dit", "kijkt met je mee")


@settings(deadline=None, max_examples=25)
@given(st.lists(WRITTEN, min_size=40, max_size=40), st.booleans(), st.sampled_from(list(Side)))
def test_whatever_forty_messages_come_each_is_screened_and_nothing_untrue_is_said(
    messages: list[str], staffed: bool, side: Side
) -> None:
    chat, at, highest = WalkIn(), NOON, Level.NONE
    for text in messages:
        at = after(at, MINUTE)
        turn = take(chat, text, STAFFED if staffed else EMPTY, at, side=side)
        heard = [screen(text, each, Facts(), BOOK.detector) for each in Speaker]
        assert turn.level >= max(each.level for each in heard)
        own = any(one.level is Level.ACUTE and one.code != "R20" for each in heard for one in each.findings)
        assert not own or "112" in said(turn)
        assert staffed or not any(word in said(turn) for word in THERE)
        if turn.flag is not None:
            assert turn.flag.level > highest
            highest = turn.flag.level
        assert turn.chat.level is highest
        chat = turn.chat


def knock(text: str = "hallo", code: str = "") -> Knock:
    return Knock(text, "text", Side.A, NOON, NOON, code)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("", Language.NL_B1),
        ("nl", Language.NL_B1),
        ("nl-BE", Language.NL_B1),
        ("en-GB", Language.EN),
        ("tr", Language.NL_A2),
    ],
)
def test_somebody_unknown_is_greeted_in_the_language_of_the_phone(code: str, language: Language) -> None:
    turn = take_walk_in_turn(WalkIn(), knock(code=code), real_rulebook(), STAFFED)
    assert turn.reply is not None
    assert turn.chat.language is language
    book = real_rulebook().texts
    assert turn.reply.text.startswith(book.text(texts.DOOR_WELCOME, Mode.OPEN, language))
    assert turn.reply.buttons[:2] == tuple(
        book.text(key, Mode.OPEN, language) for key in (texts.DOOR_QUESTION, texts.DOOR_TALK)
    )


def test_a_chosen_language_goes_before_that_of_the_phone_and_stays() -> None:
    book = real_rulebook()
    greeted = take_walk_in_turn(WalkIn(), knock(code="nl"), book, STAFFED)
    assert greeted.reply is not None
    assert greeted.reply.buttons[2:] == ("Makkelijk Nederlands", "English")
    chosen = take_walk_in_turn(greeted.chat, knock("English", "nl"), book, STAFFED)
    assert said(chosen).startswith("Hello. I am a bot")
    assert (chosen.chat.door, chosen.flag) == (Door.NEW, None)
    asked = take_walk_in_turn(chosen.chat, knock("I have a question", "nl"), book, STAFFED)
    assert said(asked).startswith("Write your question in one message.")
    question = take_walk_in_turn(asked.chat, knock("Who can help with rent?", "nl"), book, EMPTY)
    assert "I have passed it on." in said(question)
    assert "Nobody" in said(question)
    assert (question.chat.door, question.chat.language) == (Door.ASKED, Language.EN)


def test_danger_is_answered_in_the_language_that_is_spoken_and_an_old_button_still_works() -> None:
    book, english = real_rulebook(), replace(GREETED, language=Language.EN)
    danger = take_walk_in_turn(english, knock("he is hitting me"), book, STAFFED)
    assert danger.level is Level.ACUTE
    assert said(danger) == fixed_text("A1", Mode.OPEN, Language.EN, STAFFED)
    dutch_button = take_walk_in_turn(english, knock("Ik wil iemand spreken"), book, STAFFED)
    assert dutch_button.chat.door is Door.TALK


def test_two_letters_and_other_words_name_no_language() -> None:
    assert [wished(text) for text in ("en", "nl", "engels", "taal engels", "hulp", "en dan?")] == [
        None,
        None,
        Language.EN,
        Language.EN,
        None,
        None,
    ]
    assert spoken(replace(GREETED, language=Language.NL_A2), knock("en", "en")) is Language.NL_A2


@given(st.sampled_from([None, *Language]), st.text(max_size=12), st.text(max_size=20))
def test_whatever_a_phone_says_a_language_once_spoken_changes_only_by_a_wish(
    before: Language | None, code: str, text: str
) -> None:
    found = spoken(replace(GREETED, language=before), knock(text, code))
    assert found in Language
    if before is not None and found is not before:
        assert wished(text) is found
