"""Two clocks: a flag that was taken is answered in time, or it is called out again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, CARLA, NOON, client
from shift_bench import ShiftBench

from cases.effects import AcknowledgeFlag, AnswerFlag, AwaitWorker, NoteAct, ReopenFlag, SayKind, StopLadder
from cases.errors import FlagGone, FlagTaken
from cases.events import (
    ActedOutside,
    ConversationClaimed,
    FlagAcknowledged,
    FlagClosed,
    HandedBack,
    LadderDue,
    ReplyRecalled,
    WorkerReplied,
)
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, SECOND, after
from cases.state import OpenFlag
from escalation.answering import ACUTE_ANSWER, ASKED, BUSY, HIGH_ANSWER, answer_by

HIGH_FLAG = OpenFlag(FlagId("h"), Level.HIGH, "violence_recent", NOON, code="R07")


@pytest.fixture
def bench() -> ShiftBench:
    return ShiftBench()


def alarmed(bench: ShiftBench) -> FlagId:
    """Let the client be in danger, and duty paged."""
    flag = bench.writes()
    bench.passes(0)
    assert bench.paged() == [(0, ANNE, "")]
    return flag


def seen(bench: ShiftBench, flag: FlagId, by: StaffId = ANNE) -> FlagAcknowledged:
    return FlagAcknowledged(bench.event(), bench.now, by, flag, "call")


def claim(bench: ShiftBench, by: StaffId = ANNE, *, over: bool = False) -> ConversationClaimed:
    return ConversationClaimed(bench.event(), bench.now, by, by.title(), over=over)


def reply(bench: ShiftBench, by: StaffId = ANNE) -> WorkerReplied:
    return WorkerReplied(bench.event(), bench.now, by, "Ik ben er.")


def acts(bench: ShiftBench, by: StaffId = ANNE, act: str = "calling") -> ActedOutside:
    return ActedOutside(bench.event(), bench.now, by, act)


def test_a_page_that_was_seen_stops_the_ladder_and_holds_nothing(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    effects = bench.take(seen(bench, flag))
    client_id = bench.state.client
    assert effects == (
        AcknowledgeFlag(client_id, flag, ANNE, NOON),
        StopLadder(client_id, flag),
        AwaitWorker(client_id, flag, after(NOON, ACUTE_ANSWER)),
    )
    assert bench.state.held_by is None
    bench.passes(9 * MINUTE)
    assert bench.paged(1) == []


@pytest.mark.parametrize("hold", [False, True])
def test_who_took_a_flag_and_does_not_answer_loses_it_and_a_second_person_is_called(
    bench: ShiftBench, *, hold: bool
) -> None:
    flag = alarmed(bench)
    bench.take(claim(bench) if hold else seen(bench, flag))
    bench.passes(10 * MINUTE)
    assert bench.state.held_by is None
    assert bench.paged(1) == [(10, ANNE, ""), (10, BILAL, "")]
    assert bench.state.open_flags[0].acknowledged_by is None
    bench.passes(5 * MINUTE)
    assert bench.paged(11) == [(15, ANNE, "")]
    bench.passes(10 * MINUTE)
    assert bench.paged(16) == [(20, BILAL, ""), (25, CARLA, "")]


def told(bench: ShiftBench) -> list[int]:
    """Return the minutes at which the client heard that nobody is free."""
    return [(event.at - NOON) // MINUTE for event, _, say in bench.says if say.kind is SayKind.MINUTE_15]


@pytest.mark.parametrize(("seen_at", "heard"), [(None, [15]), (2, [17]), (6, [16]), (11, [])])
def test_who_waits_too_long_hears_the_truth_once_whoever_took_the_flag_meanwhile(
    bench: ShiftBench, seen_at: int | None, heard: list[int]
) -> None:
    flag = alarmed(bench)
    if seen_at is not None:
        bench.passes(seen_at * MINUTE)
        bench.take(seen(bench, flag))
    bench.passes(HOUR)
    assert told(bench) == heard


def test_it_is_said_once_in_an_episode(bench: ShiftBench) -> None:
    alarmed(bench)
    bench.passes(3 * MINUTE)
    bench.writes()
    bench.passes(HOUR)
    assert told(bench) == [15]


def test_a_late_flag_takes_the_conversation_only_from_who_had_both(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(claim(bench))
    bench.take(reply(bench))
    second = bench.writes()
    bench.passes(0)
    bench.take(seen(bench, second, BILAL))
    bench.passes(10 * MINUTE)
    assert bench.state.held_by == ANNE
    assert [one.acknowledged_by for one in bench.state.open_flags if one.flag == flag] == [ANNE]
    assert bench.paged(10)[0] == (10, ANNE, "")


def test_a_reply_answers_and_nothing_is_called_any_more(bench: ShiftBench) -> None:
    alarmed(bench)
    bench.take(claim(bench))
    effects = bench.take(reply(bench))
    assert any(isinstance(one, AnswerFlag) for one in effects)
    bench.passes(3 * HOUR)
    assert bench.paged(1) == []


def test_a_high_flag_has_an_hour(bench: ShiftBench) -> None:
    bench.state = client(open_flags=(HIGH_FLAG,))
    bench.take(seen(bench, HIGH_FLAG.flag))
    assert bench.ladders[HIGH_FLAG.flag][1] == after(NOON, HIGH_ANSWER)
    assert answer_by(Level.HIGH, NOON) == after(NOON, HOUR)


def test_who_saw_the_page_first_gets_a_fresh_clock_with_the_chat_open(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(seen(bench, flag))
    bench.passes(8 * MINUTE)
    bench.take(claim(bench))
    assert bench.ladders[flag][1] == after(bench.now, ACUTE_ANSWER)
    due = bench.ladders[flag][1]
    bench.passes(MINUTE)
    bench.take(claim(bench))
    assert bench.ladders[flag][1] == due


def test_a_colleague_who_claims_answers_for_what_another_saw(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(seen(bench, flag))
    effects = bench.take(claim(bench, BILAL))
    assert AcknowledgeFlag(bench.state.client, flag, BILAL, NOON, over=True) in effects
    assert bench.state.open_flags[0].acknowledged_by == BILAL


def test_the_second_who_sees_a_page_is_told_who_was_first_and_how_long_ago(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(seen(bench, flag))
    assert bench.take(seen(bench, flag)) == ()
    bench.passes(90 * SECOND)
    with pytest.raises(FlagTaken) as unknown:
        bench.take(seen(bench, flag, BILAL))
    assert (unknown.value.by, unknown.value.seconds) == ("", 90)
    bench.take(claim(bench))
    with pytest.raises(FlagTaken) as known:
        bench.take(seen(bench, flag, BILAL))
    assert known.value.by == "Anne"


def test_a_page_of_a_closed_flag_is_over(bench: ShiftBench) -> None:
    with pytest.raises(FlagGone):
        bench.take(seen(bench, FlagId("gone")))


def test_a_flag_taken_at_an_unknown_moment_was_taken_just_now(bench: ShiftBench) -> None:
    bench.state = client(open_flags=(replace(HIGH_FLAG, acknowledged_by=BILAL),))
    with pytest.raises(FlagTaken) as refused:
        bench.take(seen(bench, HIGH_FLAG.flag))
    assert refused.value.seconds == 0


def test_somebody_who_touched_the_other_side_stops_no_ladder(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.bar(ANNE)
    assert bench.take(seen(bench, flag)) == ()
    assert bench.take(acts(bench)) == ()
    bench.passes(5 * MINUTE)
    assert bench.paged(5) == [(5, ANNE, "danger_card"), (5, BILAL, "")]


@pytest.mark.parametrize("act", ["calling", "called_112", "called_vt", "outside_chat"])
def test_acting_outside_the_chat_counts_as_answered_and_then_the_worker_is_asked(
    bench: ShiftBench, act: str
) -> None:
    flag = alarmed(bench)
    bench.passes(2 * MINUTE)
    effects = bench.take(acts(bench, act=act))
    assert effects[0] == NoteAct(bench.state.client, ANNE, act, bench.now)
    assert effects[-1] == AwaitWorker(bench.state.client, flag, after(bench.now, BUSY), busy=True)
    bench.passes(BUSY - 1)
    assert bench.paged(1) == []
    bench.passes(1)
    assert bench.paged(1) == [(22, ANNE, "ask")]
    bench.passes(ASKED - 1)
    assert bench.paged(23) == []
    bench.passes(1)
    assert bench.paged(23) == [(32, ANNE, ""), (32, BILAL, "")]


def test_who_is_still_busy_says_so_again(bench: ShiftBench) -> None:
    alarmed(bench)
    bench.take(acts(bench))
    bench.passes(25 * MINUTE)
    bench.take(acts(bench, act="called_112"))
    bench.passes(19 * MINUTE)
    assert [reason for _, _, reason in bench.paged(1)] == ["ask"]


def test_a_colleague_may_act_beside_who_has_the_flag(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(claim(bench))
    effects = bench.take(acts(bench, BILAL))
    assert effects == (NoteAct(bench.state.client, BILAL, "calling", NOON),)
    assert bench.ladders[flag][1] == after(NOON, ACUTE_ANSWER)


def test_a_reply_after_a_call_ends_the_waiting(bench: ShiftBench) -> None:
    alarmed(bench)
    bench.take(claim(bench))
    bench.take(acts(bench))
    bench.take(reply(bench))
    assert bench.ladders == {}
    assert bench.state.open_flags[0].busy_until is None


def test_words_sent_before_a_new_alarm_could_be_read_do_not_answer_it(bench: ShiftBench) -> None:
    bench.take(claim(bench))
    flag = bench.writes()
    bench.passes(29 * SECOND)
    bench.take(reply(bench))
    assert bench.state.open_flags[0].answered_at is None
    assert flag in bench.ladders
    bench.passes(SECOND)
    bench.take(reply(bench))
    assert (bench.state.open_flags[0].acknowledged_by, bench.ladders) == (ANNE, {})


def test_words_that_were_taken_back_leave_open_what_they_answered(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(claim(bench))
    words = reply(bench)
    bench.take(words)
    bench.passes(3 * SECOND)
    bench.take(ReplyRecalled(bench.event(), bench.now, ANNE, words.id))
    assert bench.state.open_flags[0].answered_at is None
    assert bench.ladders[flag][1] == after(bench.now, ACUTE_ANSWER)


def test_giving_back_unanswered_does_not_stop_the_clock(bench: ShiftBench) -> None:
    alarmed(bench)
    bench.take(claim(bench))
    bench.take(HandedBack(bench.event(), bench.now, ANNE))
    bench.passes(10 * MINUTE)
    assert bench.paged(1)[0] == (10, ANNE, "")


def test_a_closed_flag_is_never_called_again(bench: ShiftBench) -> None:
    flag = alarmed(bench)
    bench.take(FlagClosed(bench.event(), bench.now, ANNE, flag, "spoken"))
    bench.passes(5 * HOUR)
    assert bench.paged(1) == []


CLOCKS = st.none() | st.integers(-120, 120).map(lambda minutes: after(NOON, minutes * MINUTE))


@given(
    st.sampled_from([Level.HIGH, Level.ACUTE]),
    st.none() | st.sampled_from([ANNE, BILAL]),
    CLOCKS,
    CLOCKS,
    st.booleans(),
    st.booleans(),
)
def test_a_flag_that_falls_due_is_called_waits_or_is_done(
    level: Level, by: StaffId | None, busy: object, due: object, answered: object, hold: object
) -> None:
    flag = replace(
        HIGH_FLAG,
        level=level,
        acknowledged_by=by,
        acknowledged_at=None if by is None else NOON,
        busy_until=busy,  # type: ignore[arg-type]  # drawn as a moment or none
        answer_due=due,  # type: ignore[arg-type]  # drawn as a moment or none
        answered_at=NOON if answered else None,
    )
    bench = ShiftBench(client(open_flags=(flag,), held_by=by if hold else None))
    effects = bench.take(LadderDue(bench.event(), NOON, flag.flag, 0))
    done = by is not None and busy is None and due is None
    assert (flag.flag in bench.ladders) == (not done)
    if flag.flag in bench.ladders:
        assert bench.ladders[flag.flag][1] > NOON
    late = any(isinstance(one, ReopenFlag) for one in effects)
    assert bool(bench.pages) == (by is None or late or [one.reason for _, one in bench.pages] == ["ask"])
    if late:
        assert bench.state.held_by is None


def test_a_concern_that_is_taken_has_no_clock(bench: ShiftBench) -> None:
    bench.state = client(open_flags=(replace(HIGH_FLAG, level=Level.CONCERN),))
    effects = bench.take(claim(bench))
    assert [type(one) for one in effects[:2]] == [AcknowledgeFlag, StopLadder]
    assert bench.ladders == {}
