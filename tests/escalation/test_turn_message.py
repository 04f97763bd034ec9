"""What one message brings about when nobody is in danger right now, and when something breaks."""

from dataclasses import replace
from typing import Any

import pytest
from dialogue_samples import sample_script
from rulebooks import (
    ANNE,
    CLOSED,
    EMPTY,
    NOON,
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

from cases.effects import ClearPhone, KeepAnswer, MakeTask, SayKind, SettleCheckIn
from cases.events import Kind, TurnBroke
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, after
from cases.sides import Role
from cases.state import Doubt, Standing
from dialogs import texts
from dialogs.codec import encode
from dialogs.talk import Talk
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.rulebook import Rulebook, minimal_rulebook

CHECK_IN = CheckInId("c1")
LATER = Facts(phase=Phase.F2)


def line(key: str) -> str:
    return small_rulebook().texts.text(key, Mode.OPEN, client().language, belofte="vandaag")


def broken(**changes: Any) -> Rulebook:
    return replace(small_rulebook(), **changes)


def knowing(code: str, level: Level, word: str = "woordproef") -> Rulebook:
    """Return the small rulebook with a detector that knows one word."""
    rule = Rule("proef", code, "fear", level, (Pattern((word,), 0, ordered=True),), "Proef.", context=False)
    return replace(small_rulebook(), detector=Detector.of(Lexicon({}, (rule,)), "proef"))


def test_free_text_without_a_signal_is_thanked_for_and_raises_no_flag() -> None:
    state, effects = turn(client(), wrote("vandaag gewandeld"))
    (say,) = says(effects)
    assert (say.text, say.kind, say.answers) == (line(texts.RECEIVED), SayKind.REPLY, NOON)
    assert flags(effects) == []
    assert state.last_inbound == NOON
    assert says(turn(client(), wrote("hoi"), duty=EMPTY)[1])[0].text == line(texts.RECEIVED_UNSTAFFED)


def test_an_answer_goes_on_to_the_next_question_and_is_kept() -> None:
    state, effects = turn(asked(client(), "proef", "goed"), wrote("Ja"))
    (say,) = says(effects)
    assert say.text == "Wat heb je nodig?"
    assert say.keyboard
    assert not say.closes_talk
    assert [(one.step, one.value) for one in effects if isinstance(one, KeepAnswer)] == [("goed", "ja")]
    assert state.talk is not None


def test_a_closing_line_takes_the_buttons_away_and_ends_the_dialogue() -> None:
    state, effects = turn(replace(asked(client(), "proef", "eerste"), checkin=CHECK_IN), wrote("niks"))
    (say,) = says(effects)
    assert say.closes_talk
    assert say.remove_keyboard
    assert (state.talk, state.checkin) == (None, None)


def test_a_high_tap_is_flagged_answered_and_followed_by_the_next_question() -> None:
    state, effects = turn(asked(client(), "proef", "goed"), wrote("nee"))
    (flag,) = flags(effects)
    assert (flag.level, flag.code, flag.source, flag.answer_by) == (
        Level.HIGH,
        "R29",
        "button",
        after(NOON, HOUR),
    )
    first, second = says(effects)
    assert (first.key, first.kind, first.flag) == ("H1", SayKind.REPLY, flag.flag)
    assert not first.remove_keyboard
    assert second.text == "Is het nu mis?"
    assert len(ladders(effects)) == 1
    assert safety_texts(effects) == []
    assert state.talk is not None


def test_a_tap_of_concern_is_flagged_without_a_page_or_a_text_of_its_own() -> None:
    _, effects = turn(asked(client(facts=LATER), "proef", "goed"), wrote("Twijfel"))
    (flag,) = flags(effects)
    assert flag.level is Level.CONCERN
    assert ladders(effects) == []
    assert len(says(effects)) == 1


def test_a_task_that_a_button_asks_for_gets_a_clock() -> None:
    _, effects = turn(asked(client(), "proef", "goed"), wrote("Ik bel liever"))
    (task,) = [one for one in effects if isinstance(one, MakeTask)]
    assert (task.kind, task.level) == ("call_back", Level.CONCERN)
    assert task.due_at > NOON


def test_the_first_own_message_settles_a_check_in_and_later_ones_do_not() -> None:
    state = replace(asked(client(), "proef", "goed"), checkin=CHECK_IN)
    state, effects = turn(state, wrote("Ja"))
    assert SettleCheckIn(state.client, CHECK_IN, "answered") in effects
    assert [one.checkin for one in effects if isinstance(one, KeepAnswer)] == [CHECK_IN]
    _, second = turn(state, wrote("Nu niet", id=EventId("e2")))
    assert not [one for one in second if isinstance(one, SettleCheckIn)]


def test_a_neutral_question_and_its_answer_leave_the_phone_with_the_next_one() -> None:
    state = replace(asked(client(Mode.NEUTRAL), "proef", "goed"), pair=(PhoneMessage(40),))
    after_turn, effects = turn(state, wrote("Ja"))
    (cleared,) = [one for one in effects if isinstance(one, ClearPhone)]
    assert (cleared.messages, cleared.due_at) == ((PhoneMessage(40), PhoneMessage(41)), NOON)
    assert after_turn.pair == ()


def test_a_neutral_phone_is_wiped_two_minutes_after_the_closing_line() -> None:
    _, effects = turn(asked(client(Mode.NEUTRAL), "proef", "eerste"), wrote("niks"))
    wiped = [one for one in effects if isinstance(one, ClearPhone) and one.everything]
    assert [one.due_at for one in wiped] == [after(NOON, 2 * MINUTE)]


def test_a_dialogue_of_yesterday_is_over_and_the_words_are_read_by_a_human() -> None:
    talk = Talk("proef", "goed", 1, after(NOON, -DAY))
    state, effects = turn(client(talk=encode(talk), checkin=CHECK_IN), wrote("Ja"))
    assert (state.talk, state.checkin) == (None, None)
    assert says(effects)[0].text == line(texts.RECEIVED)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (Kind.PHOTO, texts.MEDIA_PHOTO),
        (Kind.STICKER, texts.MEDIA_STICKER),
        (Kind.LOCATION, texts.MEDIA_LOCATION),
        (Kind.CONTACT, texts.MEDIA_CONTACT),
        (Kind.OTHER, texts.MEDIA_OTHER),
    ],
)
def test_what_is_no_text_is_answered_and_put_before_a_human(kind: Kind, key: str) -> None:
    _, effects = turn(client(), wrote("", kind=kind))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source) == (Level.REVIEW, "media", "media")
    assert flag.answer_by > NOON
    assert says(effects)[0].text == line(key)


def test_a_voice_note_nobody_heard_runs_on_the_clock_of_high() -> None:
    _, effects = turn(client(facts=LATER), wrote("", kind=Kind.VOICE))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.answer_by) == (Level.HIGH, "unheard", after(NOON, HOUR))
    assert len(ladders(effects)) == 1
    assert says(effects)[0].text == line(texts.MEDIA_VOICE)


def test_a_photo_with_acute_words_below_it_is_acute() -> None:
    _, effects = turn(client(), wrote("hij slaat me", kind=Kind.PHOTO))
    assert flags(effects)[0].level is Level.ACUTE
    assert len(safety_texts(effects)) == 1


def test_a_sticker_in_a_dialogue_leaves_the_question_and_its_buttons_standing() -> None:
    state = asked(client(), "proef", "goed")
    after_turn, effects = turn(state, wrote("", kind=Kind.STICKER))
    assert after_turn.talk == state.talk
    assert not says(effects)[0].remove_keyboard


def test_an_edited_message_is_screened_again_and_flagged_only_for_something_new() -> None:
    state = asked(client(), "proef", "goed")
    after_turn, effects = turn(state, wrote("Ja", kind=Kind.EDITED))
    assert effects == ()
    assert after_turn.talk == state.talk
    _, acute = turn(state, wrote("hij slaat me", kind=Kind.EDITED))
    assert flags(acute)[0].level is Level.ACUTE
    assert len(safety_texts(acute)) == 1
    _, quiet = turn(client(), wrote("Ja", kind=Kind.EDITED))
    assert quiet == ()


def test_while_a_human_holds_the_conversation_the_bot_says_nothing_and_still_flags() -> None:
    state = replace(asked(client(held_by=ANNE), "proef", "nu"), facts=LATER)
    _, quiet = turn(state, wrote("gewoon een bericht"))
    assert says(quiet) == []
    _, media = turn(state, wrote("", kind=Kind.VOICE))
    assert says(media) == []
    assert len(flags(media)) == 1


def test_outside_the_window_an_old_message_is_not_answered_and_a_live_one_is() -> None:
    closed = client(contact=record(windows=()))
    assert len(says(turn(closed, wrote("hoi"))[1])) == 1
    state = asked(closed, "proef", "goed")
    after_turn, effects = turn(state, wrote("Ja", sent_at=after(NOON, -11 * MINUTE)))
    assert says(effects) == []
    assert after_turn.talk == state.talk
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["ja"]
    _, words = turn(closed, wrote("hoi", sent_at=after(NOON, -11 * MINUTE)))
    assert words == ()


def test_without_a_record_the_answer_is_neutral() -> None:
    _, effects = turn(client(contact=None), wrote("hoi"))
    assert says(effects)[0].mode is Mode.NEUTRAL


@pytest.mark.parametrize(
    ("state", "rulebook"),
    [
        (client(talk=b"{}"), small_rulebook()),
        (asked(client(), "weg", "goed"), small_rulebook()),
        (asked(client(), "proef", "weg"), small_rulebook()),
        (asked(client(), "proef", "goed"), broken(scripts={"proef": None}, earlier={1: {"proef": object()}})),
        (asked(client(), "proef", "goed"), broken(scripts={"proef": replace(sample_script(), book=None)})),
        (client(), broken(detector=None)),
        (asked(client(), "proef", "goed"), broken(detector=None)),
    ],
    ids=[
        "talk unreadable",
        "script unknown",
        "step unknown",
        "script broken",
        "texts broken",
        "no detector",
        "no detector in talk",
    ],
)
def test_whatever_breaks_ends_as_a_flag_and_a_safe_line_never_as_nothing(
    state: Any, rulebook: Rulebook
) -> None:
    after_turn, effects = turn(state, wrote("gewoon"), rulebook)
    (flag,) = flags(effects)
    assert (flag.level, flag.source, flag.answer_by) == (Level.HIGH, "unreadable", after(NOON, HOUR))
    (say,) = says(effects)
    assert (say.key, say.kind, say.flag) == ("U1", SayKind.SAFETY, flag.flag)
    assert "112" in say.text
    assert len(ladders(effects)) == 1
    assert after_turn.talk is None


def test_with_no_lexicon_every_message_goes_to_a_human_and_acute_words_still_get_their_text() -> None:
    _, calm = turn(client(), wrote("gewoon een bericht"), minimal_rulebook())
    assert [(one.level, one.category) for one in flags(calm)] == [(Level.REVIEW, "review")]
    assert len(says(calm)) == 1
    _, acute = turn(client(), wrote("hij heeft een mes"), minimal_rulebook())
    assert flags(acute)[0].level is Level.ACUTE
    assert len(safety_texts(acute)) == 1


@pytest.mark.parametrize("unreadable", [True, False])
def test_a_message_that_could_not_be_handled_is_a_flag_a_page_and_a_line_with_112(
    *, unreadable: bool
) -> None:
    event: Any = TurnBroke(EventId("e1"), NOON, NOON, "ValueError")
    if unreadable:
        event = wrote("", kind=Kind.UNREADABLE)
    state, effects = turn(client(facts=LATER), event)
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source) == (Level.HIGH, "unreadable", "unreadable")
    assert len(ladders(effects)) == 1
    assert safety_texts(effects)[0].key == "U1"
    assert state.last_inbound == NOON


def test_a_message_that_could_not_be_handled_is_a_sign_of_life_and_ends_the_dialogue() -> None:
    state = replace(asked(client(), "proef", "goed"), checkin=CHECK_IN)
    after_turn, effects = turn(state, TurnBroke(EventId("e1"), NOON, NOON, "ValueError"))
    assert SettleCheckIn(state.client, CHECK_IN, "answered") in effects
    assert (after_turn.talk, after_turn.checkin) == (None, None)


def test_a_broken_message_on_a_watched_phone_pages_and_shows_no_number() -> None:
    event = TurnBroke(EventId("e1"), NOON, NOON, "ValueError")
    _, effects = turn(client(doubt=Doubt.READS_ALONG), event)
    assert flags(effects)[0].level is Level.ACUTE
    assert safety_texts(effects)[0].key == "N1"
    _, held = turn(client(held_by=ANNE), event)
    assert (len(flags(held)), says(held)) == (1, [])


def test_a_signal_without_a_text_of_its_own_is_thanked_for_as_a_concern() -> None:
    book = knowing("R13", Level.CONCERN)
    _, effects = turn(client(facts=LATER), wrote("woordproef"), book)
    assert flags(effects)[0].level is Level.CONCERN
    assert says(effects)[0].text == line(texts.CLOSING_CONCERN)


def test_words_of_high_outside_a_dialogue_get_their_text_with_the_true_promise() -> None:
    book = knowing("R07", Level.HIGH)
    _, effects = turn(client(), wrote("woordproef"), book, CLOSED)
    (say,) = says(effects)
    assert (say.key, say.kind) == ("H1", SayKind.REPLY)
    assert "morgen voor 9 uur" in say.text


def test_the_highest_of_tap_and_words_wins_and_there_is_one_flag() -> None:
    book = knowing("R07", Level.CONCERN, word="nee")
    _, effects = turn(asked(client(), "proef", "goed"), wrote("nee"), book)
    (flag,) = flags(effects)
    assert (flag.level, flag.code) == (Level.HIGH, "R29")
    assert flag.spans[0].code == "R07"
    higher = knowing("R04", Level.ACUTE, word="twijfel")
    _, effects = turn(asked(client(), "proef", "goed"), wrote("Twijfel"), higher)
    assert [(one.level, one.code) for one in flags(effects)] == [(Level.ACUTE, "R04")]


def test_a_perpetrators_relay_request_is_answered_with_the_agreement() -> None:
    book = knowing("R05", Level.CONCERN)
    _, effects = turn(client(role=Role.REMOVED_PERSON, facts=LATER), wrote("woordproef"), book)
    assert says(effects)[0].key == "P3"


def test_a_client_who_stopped_hears_nothing_but_is_still_read() -> None:
    state, effects = turn(
        client(standing=Standing.STOPPED), wrote("ik ben verdrietig"), knowing("R07", Level.HIGH)
    )
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["wrote_after_stop"]
    assert len(effects) == 1
    assert state.last_inbound == NOON
    _, flagged = turn(client(standing=Standing.STOPPED), wrote("woordproef"), knowing("R07", Level.HIGH))
    assert says(flagged) == []
    assert flags(flagged)[0].level is Level.HIGH
