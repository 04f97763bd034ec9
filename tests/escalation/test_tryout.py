"""A try-out is the real turn on a clock that is moved, with somebody made up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, real_rulebook

from cases.effects import (
    AwaitAnswer,
    CancelPlanned,
    ClearPhone,
    MoveLadder,
    PlanCheckIn,
    SettleCheckIn,
    StartLadder,
    StopLadder,
)
from cases.ids import CheckInId, ClientId, EventId, FlagId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, after
from cases.sides import Role
from cases.state import Reminder, ReminderKind
from escalation.tryout import MOST_EVENTS, Answers, Persona, Taps, Tryout, Waits, What, Writes, play, somebody
from escalation.tryout_due import Awaited, Diary

WEEKLY = Tryout("weekly", Persona(), NOON)
SOMEBODY = ClientId("proef")
TALK = (Writes("Ja"), Taps("hoe", "goed"))


def acted(*acts: object, **changes: object) -> Tryout:
    return replace(WEEKLY, acts=acts, **changes)  # type: ignore[arg-type]  # tests name real fields


def test_it_begins_as_the_phone_of_this_person_does() -> None:
    played = play(WEEKLY, real_rulebook())
    assert [one.text for one in played.happened] == ["Er staat iets klaar."]
    assert [one.label for one in played.choices] == ["Ja", "Later"]
    straight = play(replace(WEEKLY, persona=Persona(handshake=False)), real_rulebook())
    assert straight.question == "hoe"
    assert straight.choices[0].act == Taps("hoe", "goed")


def test_a_button_is_named_by_what_it_is_so_that_both_modes_play_the_same() -> None:
    open_words = play(acted(*TALK), real_rulebook())
    neutral = play(acted(*TALK, persona=Persona(mode=Mode.NEUTRAL)), real_rulebook())
    assert (open_words.question, neutral.question) == ("veilig", "veilig")
    assert {one.what for one in open_words.happened} == {What.BOT, What.CLIENT}
    assert [one.label for one in neutral.choices][:2]


def test_a_signal_flags_pages_and_stops_when_somebody_answers() -> None:
    danger = acted(*TALK, Taps("veilig", "nee"), Waits(120))
    played = play(danger, real_rulebook())
    kinds = [one.what for one in played.happened]
    assert What.FLAG in kinds
    assert kinds.count(What.PAGE) > 1
    assert played.alarms[0][1] is Level.HIGH
    assert any(one.kind is Awaited.LADDER for one in played.waiting)
    calm = play(acted(*TALK, Taps("veilig", "nee"), Waits(1), Answers(), Waits(600)), real_rulebook())
    assert [one.what for one in calm.happened].count(What.PAGE) == 1
    assert What.ANSWERED in {one.what for one in calm.happened}


def test_words_of_danger_are_heard_and_the_lead_is_told() -> None:
    played = play(acted(Writes("hij staat voor de deur met een mes")), real_rulebook())
    assert {one.level for one in played.happened if one.what is What.FLAG} == {Level.ACUTE}
    assert What.LEAD in {one.what for one in played.happened}
    assert any("112" in one.text for one in played.happened if one.what is What.BOT)


def test_what_cannot_be_done_any_more_is_said_and_ends_it() -> None:
    for act in (Taps("hoe", "weg"), Taps("veilig", "nee"), Answers()):
        assert play(acted(Writes("Ja"), act, Writes("x")), real_rulebook()).stuck == 1
    with pytest.raises(KeyError):
        play(replace(WEEKLY, dialogue="weg"), real_rulebook())
    with pytest.raises(KeyError):
        play(replace(WEEKLY, step="weg"), real_rulebook())


def test_it_can_begin_at_any_step() -> None:
    played = play(replace(WEEKLY, step="veilig", acts=(Taps("veilig", "ja"),)), real_rulebook())
    assert played.happened[0].keyboard[0][0] == "Ja"
    assert played.stuck is None


def test_silence_ends_in_a_task_and_a_flag_and_the_plan_goes_on() -> None:
    played = play(acted(Waits(10 * 24 * 60)), real_rulebook())
    kinds = {one.what for one in played.happened}
    assert {What.TASK, What.FLAG, What.PAGE} <= kinds
    assert sum(one.text == "Er staat iets klaar." for one in played.happened) > 1
    assert played.at == after(NOON, 10 * DAY)


def test_what_was_put_off_is_asked_later_and_what_may_not_be_asked_is_left_out() -> None:
    later = play(acted(Writes("Later"), Waits(24 * 60)), real_rulebook())
    assert sum(one.what is What.BOT and one.text == "Er staat iets klaar." for one in later.happened) > 1
    night = play(replace(WEEKLY, began=after(NOON, 12 * HOUR)), real_rulebook())
    assert {one.what for one in night.happened} == {What.LEFT_OUT}


def test_nobody_on_duty_is_said_as_it_is() -> None:
    words = acted(Writes("hij staat voor de deur met een mes"))
    nobody = play(replace(words, persona=Persona(staffed=False)), real_rulebook())
    staffed = play(words, real_rulebook())
    assert [one.text for one in nobody.happened] != [one.text for one in staffed.happened]


def test_a_neutral_phone_is_cleared_and_it_says_so() -> None:
    played = play(acted(*TALK, Waits(600), persona=Persona(mode=Mode.NEUTRAL)), real_rulebook())
    assert What.CLEARED in {one.what for one in played.happened}


def test_a_year_is_played_to_its_end_or_to_the_limit() -> None:
    long = play(acted(Waits(400 * 24 * 60), Waits(400 * 24 * 60)), real_rulebook())
    assert len(long.happened) < 3 * MOST_EVENTS


ACTS = st.lists(
    st.one_of(
        st.builds(
            Writes, st.sampled_from(["Ja", "Nee", "hij komt eraan", "stop", "Later", "hulp", "x" * 900])
        ),
        st.builds(Taps, st.sampled_from(["hoe", "veilig", "nu"]), st.sampled_from(["ja", "nee", "goed"])),
        st.builds(Waits, st.integers(1, 5_000)),
        st.just(Answers()),
    ),
    max_size=6,
)


@given(ACTS, st.sampled_from(list(Role)), st.sampled_from([Mode.OPEN, Mode.NEUTRAL]), st.booleans())
def test_the_same_acts_always_give_the_same_and_the_clock_never_runs_back(
    acts: list[object], role: Role, mode: Mode, staffed: bool
) -> None:
    tryout = acted(*acts, persona=Persona(role=role, mode=mode, staffed=staffed))
    played = play(tryout, real_rulebook())
    assert played == play(tryout, real_rulebook())
    moments = [one.at for one in played.happened]
    assert moments == sorted(moments)
    assert all(one.at >= played.at or one.kind is Awaited.CLEAR for one in played.waiting)


def test_the_diary_keeps_what_the_store_would_keep() -> None:
    diary, state = Diary(), somebody(WEEKLY)
    day = date(2027, 3, 17)
    plan = PlanCheckIn(SOMEBODY, day, "day", after(NOON, DAY), "weekly")
    flag, checkin = FlagId("f"), CheckInId("2027-03-17-day")
    diary.take((plan, plan, StartLadder(SOMEBODY, flag, after(NOON, MINUTE))), state, NOON)
    diary.take((MoveLadder(SOMEBODY, flag, 2, after(NOON, HOUR)),), state, NOON)
    diary.take((AwaitAnswer(SOMEBODY, checkin, 1, after(NOON, 2 * DAY)),), state, NOON)
    assert [one.kind for one in diary.waiting()] == [Awaited.LADDER, Awaited.CHECK_IN, Awaited.ANSWER]
    diary.take((StopLadder(SOMEBODY, flag), SettleCheckIn(SOMEBODY, checkin, "asked")), state, NOON)
    assert [one.kind for one in diary.waiting()] == [Awaited.CHECK_IN, Awaited.ANSWER]
    diary.take((CancelPlanned(SOMEBODY, "stop", asked=False),), state, NOON)
    assert [one.kind for one in diary.waiting()] == [Awaited.ANSWER]
    diary.take((SettleCheckIn(SOMEBODY, checkin, "deferred", after(NOON, 3 * DAY)),), state, NOON)
    found = diary.next(after(NOON, 4 * DAY))
    assert found is not None
    assert (found.script, found.kind) == ("weekly", Awaited.CHECK_IN)
    diary.take((plan, AwaitAnswer(SOMEBODY, checkin, 0, NOON), CancelPlanned(SOMEBODY, "x")), state, NOON)
    assert diary.waiting() == ()
    assert diary.next(NOON) is None


def test_a_reminder_of_the_past_falls_due_now_and_the_phone_is_cleared_once() -> None:
    diary, state = Diary(), somebody(WEEKLY)
    past = replace(state, reminders=(Reminder(ReminderKind.HELD, after(NOON, -MINUTE), NOON),))
    diary.take((ClearPhone(SOMEBODY, after(NOON, HOUR), everything=True),), past, NOON)
    diary.take((ClearPhone(SOMEBODY, after(NOON, HOUR)),), past, NOON)
    waiting = diary.waiting()
    assert [one.kind for one in waiting] == [Awaited.REMINDER, Awaited.CLEAR, Awaited.CLEAR]
    assert waiting[0].at == NOON
    assert [one.event(EventId("e")) is None for one in waiting] == [False, True, True]
