"""The call form: the same check-in by telephone as in writing, in flags, answers, ladder and dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import ANNE, NOON, asked, client, flags, real_rulebook, record, says, turn, wrote

from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, CallPutOff
from cases.doubts import Manner
from cases.effects import (
    AwaitAnswer,
    ClearPhone,
    Effect,
    EndCallTasks,
    MakeTask,
    NoteAct,
    Say,
    SayAloud,
    SayKind,
    SettleCheckIn,
)
from cases.errors import ByPhoneOnly, CallNotNow, OutsideWindow
from cases.events import AnswerOverdue, CheckInDue, Event, LadderDue, WorkerReplied
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.safe_contact import Channel, Window
from cases.sides import Role, Side
from cases.state import Asking, ClientState, Doubt, OpenFlag, Question, Standing
from escalation.by_phone import CALL_TASK, call_by, is_running
from escalation.help_button import without_help

CHECK_IN = CheckInId("c1")
SAID = (
    "Ja",
    "Nee",
    "Later",
    "Twijfel",
    "Bij de deur",
    "Ik bel liever",
    "Niets",
    "1",
    "3",
    "5",
    "stop",
    "pauze 3 dagen",
    "niet hier",
    "wis",
    "help",
    "mens",
    "hij slaat me nu",
    "stop hij slaat me",
    "hij leest mee op mijn telefoon",
    "ik weet het niet meer met alles wat er is gebeurd",
    "ik wil niet meer leven",
    "",
)


def by_phone(state: ClientState) -> ClientState:
    contact = state.contact
    assert contact is not None
    return replace(state, contact=replace(contact, channel=Channel.CALL))


def heard(text: str, at: Moment = NOON, name: str = "e1") -> AnsweredByPhone:
    return AnsweredByPhone(EventId(name), at, ANNE, text)


def begun(at: Moment = NOON, checkin: CheckInId | None = CHECK_IN, script: str = "proef") -> CallBegun:
    return CallBegun(EventId("b1"), at, ANNE, checkin, script)


def aloud(effects: Sequence[Effect]) -> list[Say]:
    return [one.say for one in effects if isinstance(one, SayAloud)]


def calls(effects: Sequence[Effect]) -> list[MakeTask]:
    return [one for one in effects if isinstance(one, MakeTask) and one.kind == CALL_TASK]


def alike(effects: Sequence[Effect]) -> list[Effect]:
    """Return what must be the same on both roads: all but the words, the phone they leave and who calls."""
    apart = (Say, SayAloud, ClearPhone, EndCallTasks)
    return [one for one in effects if not isinstance(one, apart) and one not in calls(effects)]


def words(effects: Sequence[Effect]) -> list[tuple[str, object]]:
    """Return what is said with its buttons; the help button is for a phone alone."""
    written = (without_help(one, client()) for one in says(tuple(effects)))
    return [(one.text, one.keyboard) for one in (*written, *aloud(effects))]


def same_but_for_the_phone(one: ClientState) -> ClientState:
    """Return the state without what a phone adds: the road, what stands on it, and how its owner types."""
    reactions = tuple(replace(each, took=None) for each in one.past.reactions)
    past = replace(one.past, manner=Manner(), doubts=(), reactions=reactions)
    return replace(one, contact=None, pair=(), past=past)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_check_in_by_telephone_gives_the_same_flags_answers_and_dates(data: st.DataObject) -> None:
    """Practice §8, test 11: whichever dialogue, phone, answers and hours between them."""
    book = real_rulebook()
    script = data.draw(st.sampled_from(sorted(book.scripts)))
    mode = data.draw(st.sampled_from([Mode.OPEN, Mode.NEUTRAL]))
    handshake = data.draw(st.sampled_from(["tap", "none"]))
    second = data.draw(st.booleans())
    written = client(
        contact=record(mode, handshake=handshake, second_message_ok=second),
        side=data.draw(st.sampled_from(list(Side))),
        role=data.draw(st.sampled_from(list(Role))),
        facts=Facts(phase=data.draw(st.sampled_from(list(Phase)))),
    )
    at, spoken = NOON, by_phone(written)
    due = CheckInDue(EventId("e0"), at, CHECK_IN, script, at)
    first: Event = due
    if data.draw(st.booleans()):  # called before the message was due, or for who is written to otherwise
        spoken, first = written, CallBegun(EventId("e0"), at, ANNE, CHECK_IN, script)
    written, left = turn(written, due, book)
    spoken, said = turn(spoken, first, book)
    assert alike(left) == alike(said)
    for number in range(data.draw(st.integers(1, 6))):
        labels = [label for text in aloud(said) for row in text.keyboard for label in row]
        text = data.draw(st.sampled_from([*labels * 3, *SAID]))
        at = after(at, data.draw(st.sampled_from([MINUTE, 5 * MINUTE, HOUR])))
        written, left = turn(
            written,
            replace(wrote(text, at), id=EventId(f"m{number}"), phone_message=PhoneMessage(50 + number)),
            book,
        )
        spoken, said = turn(spoken, heard(text, at, f"m{number}"), book)
        assert alike(left) == alike(said)
        assert words(left) == words(said)
        assert not says(said), "words of a telephone call were queued to be sent"
        assert same_but_for_the_phone(written) == same_but_for_the_phone(spoken)
    assert PhoneMessage(0) not in spoken.pair


def test_a_check_in_that_is_due_becomes_a_task_to_call_inside_the_window() -> None:
    state, effects = turn(by_phone(client()), CheckInDue(EventId("e1"), NOON, CHECK_IN, "proef", NOON))
    assert [one.kind for one in aloud(effects)] == [SayKind.OPENER]
    assert not says(effects)
    (task,) = calls(effects)
    assert (task.level, task.due_at) == (Level.HIGH, after(NOON, 2 * HOUR))
    assert state.talk is not None
    assert state.checkin == CHECK_IN


def test_the_call_must_be_made_before_the_window_closes() -> None:
    short = tuple(Window(day, time(11), time(12, 40)) for day in range(7))
    state = client(contact=record(windows=short, channel=Channel.CALL), facts=Facts(phase=Phase.F3))
    _, effects = turn(state, CheckInDue(EventId("e1"), NOON, CHECK_IN, "proef", NOON))
    (task,) = calls(effects)
    assert (task.level, task.due_at) == (Level.CONCERN, after(NOON, 30 * MINUTE))
    assert call_by(replace(state, contact=None), NOON) == NOON


def test_silence_on_the_telephone_climbs_the_same_ladder_with_a_call_in_the_place_of_the_retry() -> None:
    contact = record(second_message_ok=True, channel=Channel.CALL)
    state, _ = turn(client(contact=contact), CheckInDue(EventId("e1"), NOON, CHECK_IN, "proef", NOON))
    state, effects = turn(state, CallNotAnswered(EventId("e2"), after(NOON, MINUTE), ANNE))
    assert [type(one) for one in effects] == [NoteAct, EndCallTasks]
    _, effects = turn(state, AnswerOverdue(EventId("e3"), after(NOON, 2 * HOUR), CHECK_IN, 0))
    assert len(calls(effects)) == 1
    assert not says(effects)
    assert any(isinstance(one, AwaitAnswer) and one.step == 1 for one in effects)


def test_calling_a_client_who_is_written_to_takes_the_place_of_the_message() -> None:
    state, effects = turn(client(), begun())
    assert not says(effects)
    assert aloud(effects)
    assert any(isinstance(one, SettleCheckIn) and one.outcome == "asked" for one in effects)
    again, effects = turn(state, replace(begun(), id=EventId("b2"), checkin=None, script=""))
    assert aloud(effects)[0].kind is SayKind.OPENER
    assert again == state
    running, _ = turn(again, heard("Ja", after(NOON, MINUTE)))
    _, effects = turn(running, begun(after(NOON, 2 * MINUTE), None))
    assert [one.text for one in aloud(effects)] == ["Ben je veilig?"]


def test_a_talk_that_cannot_be_read_does_not_keep_a_check_in_from_being_asked() -> None:
    state, effects = turn(client(talk=b"?"), begun())
    assert aloud(effects)
    assert state.talk != b"?"


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (client(standing=Standing.STOPPED), "stopped"),
        (client(contact=None), "no_safe_contact"),
        (client(doubt=Doubt.NOTICED), "doubt"),
        (client(held_by=ANNE), "held"),
        (client(open_flags=(OpenFlag(FlagId("f"), Level.ACUTE, "help_now", NOON),)), "open_acute"),
        (client(contact=record(windows=())), "window"),
        (client(question=Question(None, NOON, Asking.WAITING)), "question"),
        (client(human_at=NOON, last_inbound=NOON), "human_contact"),
    ],
)
def test_nobody_is_called_for_a_check_in_where_nothing_planned_may_leave(
    state: ClientState, reason: str
) -> None:
    with pytest.raises(CallNotNow) as refused:
        turn(state, begun())
    assert refused.value.reason == reason


def test_a_check_in_that_is_not_planned_for_today_is_not_made_up() -> None:
    with pytest.raises(CallNotNow) as refused:
        turn(client(), begun(checkin=None))
    assert refused.value.reason == "nothing_planned"


def test_calling_later_today_moves_the_ladder_with_it() -> None:
    state, _ = turn(by_phone(client()), CheckInDue(EventId("e1"), NOON, CHECK_IN, "proef", NOON))
    later = after(NOON, 3 * HOUR)
    put_off, effects = turn(state, CallPutOff(EventId("e2"), NOON, ANNE, later))
    assert put_off == state
    assert [one.due_at for one in calls(effects)] == [later]
    (waits,) = (one for one in effects if isinstance(one, AwaitAnswer))
    assert waits.due_at == after(later, 4 * HOUR)
    _, effects = turn(client(), CallPutOff(EventId("e2"), NOON, ANNE, later))
    assert not any(isinstance(one, AwaitAnswer) for one in effects)


def test_the_message_of_today_waits_for_a_call_that_was_put_off() -> None:
    later = after(NOON, 3 * HOUR)
    for state in (client(), by_phone(client())):
        _, effects = turn(state, CallPutOff(EventId("e2"), NOON, ANNE, later, CHECK_IN))
        (held,) = (one for one in effects if isinstance(one, SettleCheckIn))
        assert (held.checkin, held.outcome, held.reason) == (CHECK_IN, "deferred", "call_later")
        assert held.due_at == after(later, 2 * HOUR), "a call made in time takes the place of the message"


@pytest.mark.parametrize("until", [NOON, after(NOON, 11 * HOUR), after(NOON, DAY)])
def test_no_call_is_promised_outside_the_window_of_today(until: Moment) -> None:
    with pytest.raises(OutsideWindow):
        turn(by_phone(client()), CallPutOff(EventId("e2"), NOON, ANNE, until))
    with pytest.raises(OutsideWindow):
        turn(client(contact=None), CallPutOff(EventId("e2"), NOON, ANNE, after(NOON, HOUR)))


def test_nothing_is_written_to_who_is_only_called() -> None:
    with pytest.raises(ByPhoneOnly):
        turn(by_phone(client(held_by=ANNE)), WorkerReplied(EventId("e1"), NOON, ANNE, "Dag"))
    flag = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", after(NOON, -15 * MINUTE))
    waiting = by_phone(client(open_flags=(flag,)))
    _, effects = turn(waiting, LadderDue(EventId("e1"), NOON, flag.flag, 2))
    assert not says(effects)
    assert not aloud(effects)


def test_who_is_called_and_writes_all_the_same_is_answered_in_writing() -> None:
    _, effects = turn(by_phone(client()), wrote("hij slaat me nu"), real_rulebook())
    assert says(effects)
    assert not aloud(effects)


def test_danger_on_the_telephone_is_flagged_and_said_and_takes_what_stands_on_the_phone_away() -> None:
    state = asked(client(Mode.NEUTRAL, pair=(PhoneMessage(7),)), "d1", "veilig")
    after_words, effects = turn(state, heard("hij slaat me nu"), real_rulebook())
    assert [one.level for one in flags(effects)] == [Level.ACUTE]
    assert aloud(effects)[0].kind is SayKind.SAFETY
    cleared = [one.messages for one in effects if isinstance(one, ClearPhone) and not one.everything]
    assert cleared == [(PhoneMessage(7),)]
    assert after_words.talk is None
    assert after_words.pair == ()


def test_a_stop_on_the_telephone_is_obeyed() -> None:
    state, effects = turn(asked(by_phone(client()), "proef", "goed"), heard("STOP"))
    assert state.standing is Standing.STOPPED
    assert not says(effects)


def test_a_question_waits_until_it_is_answered_or_a_day_old() -> None:
    assert not is_running(client(), NOON)
    assert not is_running(client(talk=b"?"), NOON)
    state = asked(client(), "proef", "goed")
    assert is_running(state, after(NOON, DAY - 2 * MINUTE))
    assert not is_running(state, after(NOON, DAY))
    assert is_running(client(question=Question(None, NOON, Asking.WAITING)), NOON)


def test_how_a_worker_types_is_not_taken_for_the_client() -> None:
    manner = Manner(messages=20, words=100, capitals=0, stops=0, formal=0)
    past = replace(client().past, manner=manner)
    strange = "Wie is dit?"
    _, effects = turn(client(past=past), wrote(strange))
    assert any(isinstance(one, MakeTask) and one.kind == "other_person" for one in effects)
    state, effects = turn(client(past=past), heard(strange))
    assert not any(isinstance(one, MakeTask) and one.kind == "other_person" for one in effects)
    assert (state.past.manner, state.past.doubts) == (manner, ())
