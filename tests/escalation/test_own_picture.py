"""The own picture in a turn, on the real content: it gates what we say and never what the client sends."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_people import (
    DURESS,
    LONG,
    OTHER,
    OWN,
    SHORT,
    chooser,
    chose,
    on_the_phone,
    pictures,
    shown,
    sign,
)
from rulebooks import CLOSED, EMPTY, NOON, STAFFED, flags, real_rulebook, safety_texts, says, turn, wrote

from cases.calling import CallBegun
from cases.effects import CancelPlanned, ClearPhone, Effect, KeepAnswer, MakeTask, PlanCheckIn, SettleCheckIn
from cases.events import CheckInDue, Kind, ReminderDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, PhoneMessage, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, after
from cases.safe_contact import Channel
from cases.sides import Side
from cases.state import Asking, ClientState, Doubt, Question, ReminderKind
from cases.taps import TapsLost
from cases.traffic import Leave
from dialogs.codec import decode
from dialogs.pictures import PICTURES
from dialogs.talk import OPENER
from escalation.duty import Duty
from escalation.own_picture import handshake_of, pictures_of, waits_for_picture
from escalation.scene import Scene

PICTURE_MESSAGE = PhoneMessage(40)
SCRIPTS = sorted(name for name, one in real_rulebook().scripts.items() if one.handshake and one.picture)
DUTIES = (STAFFED, CLOSED, EMPTY)


def cleared(effects: tuple[object, ...]) -> set[PhoneMessage]:
    found = (one for one in effects if isinstance(one, ClearPhone))
    return {message for one in found for message in one.messages}


def test_after_the_tap_six_pictures_stand_under_one_plain_line() -> None:
    state, effects = turn(chooser(), wrote("Ja"), real_rulebook())

    (line,) = says(effects)
    assert (line.text, line.inline, line.remove_keyboard) == ("Kies je plaatje.", True, False)
    assert sorted(one for row in line.keyboard for one in row) == sorted(
        one.sign for one in pictures().pictures
    )
    assert [len(row) for row in line.keyboard] == [3, 3]
    assert waits_for_picture(state) == "e1"
    assert [one.due for one in state.reminders if one.kind is ReminderKind.PICTURE] == [
        after(NOON, 30 * MINUTE)
    ]


def test_the_right_picture_opens_the_dialogue_and_goes_from_every_phone() -> None:
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        state, effects = chose(replace(shown(chooser(mode)), pair=(PICTURE_MESSAGE,)), OWN)
        (line,) = says(effects)
        assert state.talk is not None
        assert decode(state.talk).step == real_rulebook().scripts["weekly"].first
        assert (decode(state.talk).vars, line.inline, flags(effects)) == ((), False, [])
        assert cleared(effects) == {PICTURE_MESSAGE, wrote("").phone_message}
        assert not any(one.kind is ReminderKind.PICTURE for one in state.reminders)


def test_a_typed_word_for_the_picture_is_the_picture() -> None:
    state, effects = turn(shown(chooser()), wrote("Fiets ", id=LONG), real_rulebook())
    assert (waits_for_picture(state), flags(effects)) == ("", [])
    assert says(effects)[0].keyboard


def test_one_wrong_picture_ends_the_talk_kindly_and_a_human_may_look() -> None:
    state, effects = chose(shown(chooser()), OTHER)

    assert [one.text for one in says(effects)] == ["Prima. Een andere keer."]
    assert (state.talk, state.doubt, flags(effects)) == (None, Doubt.NONE, [])
    (task,) = (one for one in effects if isinstance(one, MakeTask))
    assert (task.kind, task.level, task.why) == ("other_person", Level.CONCERN, ("wrong_picture",))


def test_a_second_wrong_picture_is_a_doubt_a_flag_and_a_line_without_a_number() -> None:
    state, _ = chose(shown(chooser()), OTHER)
    again = shown(replace(chooser(), past=state.past))
    state, effects = chose(again, OTHER, EventId("second"))

    (line,) = says(effects)
    (flag,) = flags(effects)
    assert (line.key, state.doubt, state.talk) == ("N1", Doubt.NOTICED, None)
    assert (flag.level, flag.source, flag.code) == (Level.HIGH, "wrong_picture", "R20")
    assert any(isinstance(one, CancelPlanned) for one in effects)
    assert not any(isinstance(one, MakeTask) for one in effects)
    assert [one.why for one in state.past.doubts] == ["wrong_picture", "wrong_picture"]


def test_who_chose_the_right_one_had_mistapped() -> None:
    wrong, _ = chose(shown(chooser()), OTHER)
    right, _ = chose(shown(replace(chooser(), past=wrong.past)), OWN)
    later, effects = chose(shown(replace(chooser(), past=right.past)), OTHER, EventId("third"))

    assert right.past.doubts == ()
    assert (later.doubt, flags(effects)) == (Doubt.NONE, [])


def test_a_wrong_picture_of_three_weeks_ago_is_forgotten() -> None:
    wrong, _ = chose(shown(chooser()), OTHER)
    old = replace(
        wrong.past, doubts=tuple(replace(one, at=after(NOON, -21 * DAY)) for one in wrong.past.doubts)
    )
    state, _ = chose(shown(replace(chooser(), past=old)), OTHER)
    assert state.doubt is Doubt.NONE


def test_the_duress_picture_is_a_silent_flag_and_stops_all_that_was_planned() -> None:
    _, tapped = turn(chooser(), wrote("Ja"), real_rulebook())
    assert SettleCheckIn(chooser().client, CheckInId("c1"), "answered") in tapped
    state, effects = chose(shown(chooser()), DURESS)

    (flag,) = flags(effects)
    assert (flag.level, flag.source, flag.code, flag.silent) == (Level.ACUTE, "duress_picture", "R20", True)
    assert (state.doubt, state.talk, state.checkin) == (Doubt.DURESS, None, None)
    assert any(isinstance(one, CancelPlanned) for one in effects)
    assert safety_texts(effects) == []
    after_it, said = turn(state, wrote("hij slaat me", id=EventId("e9")), real_rulebook())
    assert ([one.key for one in says(said)], after_it.doubt) == (["N1"], Doubt.DURESS)


def test_the_right_picture_sometimes_ends_the_talk_and_the_check_in_comes_again() -> None:
    seldom = replace(chooser(), facts=Facts(phase=Phase.F3), programme_began=after(NOON, -40 * DAY))
    state, effects = chose(shown(seldom), OWN, SHORT)

    assert says(effects)[0].text.startswith("Dank je.")
    assert (state.talk, state.checkin, state.doubt, flags(effects)) == (None, None, Doubt.NONE, [])
    (again,) = (one for one in effects if isinstance(one, PlanCheckIn))
    assert (again.script, again.slot) == ("weekly", f"again-{SHORT}")
    assert NOON < again.due_at < after(NOON, 2 * DAY)


def test_a_date_on_which_the_programme_asks_anyway_gets_no_second_check_in() -> None:
    daily = replace(chooser(), programme="thv-stayer")
    _, effects = chose(shown(daily), OWN, SHORT)
    assert not any(isinstance(one, PlanCheckIn) for one in effects)


def test_without_a_programme_the_check_in_comes_again_all_the_same() -> None:
    _, effects = chose(shown(replace(chooser(), programme_began=None, programme="")), OWN, SHORT)
    assert [one.script for one in effects if isinstance(one, PlanCheckIn)] == ["weekly"]


def test_who_has_no_record_is_asked_for_a_tap() -> None:
    bare = Scene(replace(chooser(), contact=None), real_rulebook(), STAFFED, NOON, NOON, "e1")
    assert (handshake_of(bare), pictures_of(bare)) == ("tap", None)


def test_without_a_safe_moment_ahead_nothing_is_planned_again() -> None:
    ends = chooser(valid_until=after(NOON, MINUTE))
    _, effects = chose(shown(ends), OWN, SHORT)
    assert not any(isinstance(one, PlanCheckIn) for one in effects)


def test_without_a_duress_picture_the_right_one_always_opens_the_dialogue() -> None:
    state, _ = chose(shown(chooser(duress_picture="")), OWN, SHORT)
    assert state.talk is not None


def test_a_closed_question_that_is_owed_is_dropped_by_both_endings() -> None:
    owed = Question(None, NOON, Asking.OWED)
    for name in (OWN, DURESS):
        state, effects = chose(replace(shown(chooser()), question=owed), name, SHORT)
        assert (state.question, len(says(effects))) == (None, 1)


def test_a_picture_counts_while_the_closed_question_stands_on_the_screen() -> None:
    asked = replace(shown(chooser()), question=Question(None, NOON, Asking.WAITING))
    state, effects = chose(asked, DURESS)
    assert (state.doubt, flags(effects)[0].source) == (Doubt.DURESS, "duress_picture")


AGREED = st.fixed_dictionaries(
    {
        "mode": st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
        "script": st.sampled_from(SCRIPTS),
        "seen_line": st.sampled_from(["", "Tot later dan."]),
        "closing": st.sampled_from(["", "Fijne dag."]),
        "clear_after_minutes": st.sampled_from([None, 2, 60]),
    }
)
FOUND = st.fixed_dictionaries(
    {
        "language": st.sampled_from(list(Language)),
        "side": st.sampled_from(list(Side)),
        "question": st.sampled_from([None, Question(None, NOON, Asking.OWED)]),
        "pair": st.sampled_from([(), (PICTURE_MESSAGE,), (PhoneMessage(39), PICTURE_MESSAGE)]),
    }
)


@given(AGREED, FOUND, st.sampled_from(DUTIES), st.integers(0, 1200))
def test_on_the_phone_the_duress_picture_is_the_right_one_that_ended_the_talk(
    agreed: dict[str, Any], found: dict[str, Any], duty: Duty, seconds: int
) -> None:
    ready = replace(shown(replace(chooser(**agreed), language=found["language"]), duty), **found)
    assert waits_for_picture(ready)

    forced, after_force = chose(ready, DURESS, SHORT, duty)
    free, after_free = chose(ready, OWN, SHORT, duty)

    seen = on_the_phone(forced, after_force, seconds)
    assert seen == on_the_phone(free, after_free, seconds)
    ((line, leaves),), gone = seen
    assert line.text == (agreed["seen_line"] if agreed["seen_line"] and duty.staffed else line.text)
    assert isinstance(leaves, Leave) is (seconds <= 600)
    assert cleared(tuple(gone)) >= {*ready.pair}
    assert (forced.doubt, free.doubt, forced.pair, forced.talk) == (Doubt.DURESS, Doubt.NONE, free.pair, None)
    kept = [[one for one in each if isinstance(one, KeepAnswer)] for each in (after_force, after_free)]
    assert kept[0] == kept[1]


def test_own_words_at_the_pictures_are_screened_as_always() -> None:
    state, effects = turn(shown(chooser()), wrote("HIJ SLAAT ME NU", id=EventId("e5")), real_rulebook())
    assert ("112" in safety_texts(effects)[0].text, flags(effects)[0].level) == (True, Level.ACUTE)
    assert state.talk is None


def test_a_wrong_picture_first_withholds_no_number() -> None:
    wrong, _ = chose(shown(chooser()), OTHER)
    _, effects = turn(wrong, wrote("HELPHIJSLAATME", id=EventId("e6")), real_rulebook())
    assert "112" in safety_texts(effects)[0].text
    twice, _ = chose(shown(replace(chooser(), past=wrong.past)), OTHER, EventId("e7"))
    _, effects = turn(twice, wrote("HELPHIJSLAATME", id=EventId("e8")), real_rulebook())
    assert "112" in safety_texts(effects)[0].text


def test_ordinary_words_bring_other_pictures_once_and_then_a_kind_end() -> None:
    ready = replace(shown(chooser()), pair=(PICTURE_MESSAGE,))
    first, effects = turn(ready, wrote("wat is dit", id=EventId("e5")), real_rulebook())
    assert waits_for_picture(first) == "e5"
    assert cleared(effects) == {PICTURE_MESSAGE}
    assert any(one.inline for one in says(effects))
    second, effects = turn(first, wrote("nog eens", id=EventId("e6")), real_rulebook())
    assert (second.talk, waits_for_picture(second)) == (None, "")
    assert says(effects)[-1].text == "Prima. Een andere keer."


def test_a_photo_in_between_leaves_the_pictures_where_they_are() -> None:
    ready = replace(shown(chooser()), pair=(PICTURE_MESSAGE,))
    state, effects = turn(ready, wrote("", kind=Kind.PHOTO, id=EventId("e5")), real_rulebook())
    assert waits_for_picture(state) == waits_for_picture(ready)
    assert cleared(effects) == set()


def test_words_that_always_work_work_at_the_pictures() -> None:
    state, effects = turn(shown(chooser()), wrote("stop", id=EventId("e5")), real_rulebook())
    assert state.standing.value == "stopped"
    _, effects = turn(shown(chooser()), wrote("minder", id=EventId("e5")), real_rulebook())
    assert any(isinstance(one, MakeTask) or one for one in says(effects))


def test_one_tap_never_waits_for_a_picture() -> None:
    state, effects = turn(chooser(script="tik"), wrote("Ja"), real_rulebook())
    assert (waits_for_picture(state), says(effects)[0].inline) == ("", False)


def test_nobody_chooses_a_picture_by_telephone() -> None:
    by_phone = chooser(channel=Channel.CALL)
    assert pictures_of(Scene(by_phone, real_rulebook(), STAFFED, NOON, NOON, "e1")) is None
    ready = shown(chooser())
    _, effects = turn(
        ready, CallBegun(EventId("e5"), NOON, StaffId("anne"), CheckInId("c1"), "weekly"), real_rulebook()
    )
    assert not any(getattr(one, "say", None) and one.say.inline for one in effects)


def test_a_set_that_the_content_lost_is_told_to_a_human_before_anything_leaves() -> None:
    lost = replace(chooser(picture_set="weg"), talk=None, checkin=None)
    due = CheckInDue(EventId("e5"), NOON, CheckInId("c2"), "weekly", NOON)
    _, effects = turn(lost, due, real_rulebook())
    assert (says(effects), flags(effects)[0].category) == ([], "begin_failed")


def test_half_an_hour_without_a_picture_closes_the_talk_and_takes_it_away() -> None:
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        ready = replace(shown(chooser(mode)), pair=(PICTURE_MESSAGE,))
        state, effects = turn(ready, ReminderDue(EventId("e5"), after(NOON, 30 * MINUTE)), real_rulebook())
        assert (state.talk, state.checkin, state.pair) == (None, None, ())
        assert (says(effects), cleared(effects)) == ([], {PICTURE_MESSAGE})
        assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["none"]


def test_a_look_at_pictures_that_wait_no_more_does_nothing() -> None:
    ready = shown(chooser())
    for gone in (replace(ready, talk=None), replace(ready, talk=b"?"), replace(ready, talk=chooser().talk)):
        state, effects = turn(gone, ReminderDue(EventId("e5"), after(NOON, 30 * MINUTE)), real_rulebook())
        assert (state.talk, effects) == (gone.talk, ())
        assert not any(one.kind is ReminderKind.PICTURE for one in state.reminders)
    early, effects = turn(ready, ReminderDue(EventId("e5"), after(NOON, 5 * MINUTE)), real_rulebook())
    assert (early.talk, effects) == (ready.talk, ())


@pytest.mark.parametrize("changed", [{"handshake": "tap"}, {"picture": ""}])
def test_pictures_that_were_agreed_away_in_between_open_the_dialogue(changed: dict[str, str]) -> None:
    ready = shown(chooser())
    contact = replace(ready.contact, **changed)  # type: ignore[type-var]  # a chooser has a record
    state, effects = turn(replace(ready, contact=contact), wrote("Ja", id=EventId("e5")), real_rulebook())
    assert waits_for_picture(state) == ""
    assert says(effects)


def test_the_opener_waits_as_it_did() -> None:
    state: ClientState = chooser()
    assert state.talk is not None
    assert (decode(state.talk).step, PICTURES) == (OPENER, "@pictures")


def test_a_tap_on_pictures_that_wait_no_more_says_nothing_and_the_duress_one_still_counts() -> None:
    gone = replace(shown(chooser()), talk=None, checkin=None)
    for ready in (gone, replace(gone, held_by=StaffId("anne"))):
        for name in (OWN, OTHER):
            state, effects = stray(ready, name)
            assert (says(effects), flags(effects), state.doubt) == ([], [], Doubt.NONE)
            assert wrote("").phone_message in cleared(effects)
        state, effects = stray(ready, DURESS)
        assert (says(effects), state.doubt) == ([], Doubt.DURESS)
        assert flags(effects)[0].source == "duress_picture"


def test_in_doubt_the_duress_picture_withholds_the_number_from_then_on() -> None:
    doubted = replace(shown(chooser()), doubt=Doubt.NOTICED)
    state, effects = stray(doubted, DURESS)
    assert (state.doubt, [one.key for one in says(effects)]) == (Doubt.DURESS, ["N1"])


def test_what_is_written_or_tapped_elsewhere_is_no_stray_picture() -> None:
    gone = replace(shown(chooser()), talk=None, checkin=None)
    _, typed = turn(gone, wrote(sign(DURESS), id=LONG), real_rulebook())
    assert (flags(typed), len(says(typed))) == ([], 1)
    _, other = turn(gone, wrote("Foutje", id=LONG, tapped=True), real_rulebook())
    assert len(says(other)) == 1
    lost = replace(gone, contact=chooser(picture_set="weg").contact)
    assert flags(stray(lost, DURESS)[1]) == []
    somebody = wrote(sign(DURESS), id=LONG, tapped=True, other_sender=True)
    state, effects = turn(gone, somebody, real_rulebook())
    assert (state.doubt, flags(effects)[0].source) == (Doubt.NOTICED, "reading_along")


def stray(state: ClientState, name: str) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, wrote(sign(name), id=SHORT, tapped=True), real_rulebook())


def lost(state: ClientState, at: int = 4 * MINUTE) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, TapsLost(EventId("gap"), after(NOON, at)), real_rulebook())


def test_after_a_gap_of_ours_the_pictures_are_shown_once_more_and_once_only() -> None:
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        ready = replace(shown(chooser(mode)), pair=(PICTURE_MESSAGE,), last_inbound=NOON)
        again, effects = lost(ready)
        (line,) = says(effects)
        assert (line.text, line.inline, line.answers) == ("Kies je plaatje.", True, NOON)
        assert (cleared(effects), again.pair) == ({PICTURE_MESSAGE}, ())
        assert waits_for_picture(again) == "gap"
        assert [one.due for one in again.reminders if one.kind is ReminderKind.PICTURE] == [
            after(NOON, 34 * MINUTE)
        ]
        assert lost(again)[1] == ()
        right, _ = chose(again, OWN)
        assert right.talk is not None
        assert decode(right.talk).vars == ()


def test_a_gap_shows_nothing_where_no_picture_waits_or_none_may_be_asked() -> None:
    ready = shown(chooser())
    for quiet in (
        chooser(),
        replace(ready, talk=None),
        replace(ready, doubt=Doubt.NOTICED),
        replace(ready, held_by=StaffId("anne")),
    ):
        assert lost(quiet) == (quiet, ())
    assert lost(ready, 25 * 60 * MINUTE)[1] == ()


def test_a_gap_that_meets_a_set_the_content_lost_says_nothing() -> None:
    ready = shown(chooser())
    contact = chooser(picture_set="weg").contact
    state, effects = lost(replace(ready, contact=contact))
    assert (state.talk, effects) == (ready.talk, ())
