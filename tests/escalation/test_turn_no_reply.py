"""Nobody answered a check-in: the no-reply ladder."""

from dataclasses import replace
from datetime import datetime

import pytest
from rulebooks import (
    AMSTERDAM,
    ANNE,
    NOON,
    asked,
    client,
    flags,
    ladders,
    record,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.effects import AwaitAnswer, Effect, MakeTask, SayKind, SettleCheckIn
from cases.events import AnswerOverdue, FlagClosed, Kind
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.state import ClientState, Doubt, OpenFlag, Standing

CHECK_IN = CheckInId("c1")
ACUTE = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)


def silent(phase: Phase = Phase.F0, **changes: object) -> ClientState:
    """Return a client who was asked a minute ago and wrote nothing since."""
    state = asked(client(facts=Facts(phase=phase)), "proef", "@opener")
    return replace(state, **{"checkin": CHECK_IN, **changes})  # type: ignore[arg-type]  # real fields


def overdue(step: int, at: Moment = NOON) -> AnswerOverdue:
    return AnswerOverdue(EventId("e1"), at, CHECK_IN, step)


def waits(effects: tuple[Effect, ...]) -> list[tuple[int, Moment]]:
    return [(one.step, one.due_at) for one in effects if isinstance(one, AwaitAnswer)]


def tasks(effects: tuple[Effect, ...]) -> list[tuple[str, Level]]:
    return [(one.kind, one.level) for one in effects if isinstance(one, MakeTask)]


def test_the_one_retry_says_the_same_boring_words_and_asks_no_why() -> None:
    state, effects = turn(silent(), overdue(0))
    (say,) = says(effects)
    assert (say.text, say.kind) == ("Er staat iets klaar.", SayKind.OPENER)
    assert waits(effects) == [(1, after(NOON, 4 * HOUR))]
    assert state.checkin == CHECK_IN


@pytest.mark.parametrize(
    "state",
    [
        silent(doubt=Doubt.NOTICED),
        silent(contact=None),
        silent(talk=None),
        silent(talk=b"{}"),
    ],
    ids=["doubt", "no record", "no dialogue", "dialogue unreadable"],
)
def test_where_a_retry_cannot_leave_the_ladder_goes_on_without_it(state: ClientState) -> None:
    _, effects = turn(state, overdue(0))
    assert says(effects) == []
    assert [step for step, _ in waits(effects)] == [1]


@pytest.mark.parametrize(
    ("phase", "wait"), [(Phase.F1, DAY), (Phase.F2, DAY), (Phase.F3, 3 * DAY), (Phase.F4, 3 * DAY)]
)
def test_a_worker_gets_a_task_and_then_the_other_way_falls_due(phase: Phase, wait: int) -> None:
    _, effects = turn(silent(phase), overdue(1))
    assert tasks(effects) == [("no_reply", Level.CONCERN)]
    assert waits(effects) == [(2, after(NOON, wait))]
    assert says(effects) == flags(effects) == []


def test_in_the_acute_days_the_other_way_falls_due_the_next_morning_at_ten() -> None:
    _, evening = turn(silent(), overdue(1, after(NOON, 8 * HOUR)))
    assert waits(evening) == [(2, moment_of(datetime(2027, 3, 17, 10, 0, tzinfo=AMSTERDAM)))]
    early = moment_of(datetime(2027, 3, 17, 2, 0, tzinfo=AMSTERDAM))
    assert waits(turn(silent(), overdue(1, early))[1]) == waits(evening)


@pytest.mark.parametrize(
    ("phase", "level", "pages"),
    [(Phase.F0, Level.HIGH, 1), (Phase.F2, Level.HIGH, 1), (Phase.F3, Level.CONCERN, 0)],
)
def test_silence_becomes_a_flag_for_a_human_and_never_a_word_to_the_client(
    phase: Phase, level: Level, pages: int
) -> None:
    state, effects = turn(silent(phase), overdue(2))
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source, flag.message) == (level, "no_reply", "no_reply", None)
    assert len(ladders(effects)) == pages
    assert says(effects) == []
    assert [step for step, _ in waits(effects)] == [3]
    assert state.open_flags[0].category == "no_reply"


def test_then_a_case_talk_and_at_last_a_visit_or_a_letter() -> None:
    _, talk = turn(silent(), overdue(3))
    assert tasks(talk) == [("case_talk", Level.HIGH)]
    assert waits(talk) == [(4, after(NOON, 36 * HOUR))]
    state, last = turn(silent(), overdue(4))
    assert tasks(last) == [("visit_or_letter", Level.CONCERN)]
    assert SettleCheckIn(state.client, CHECK_IN, "overdue", reason="no_reply") in last
    assert (state.checkin, state.talk, waits(last)) == (None, None, [])


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize(
    "state",
    [
        silent(last_inbound=NOON),
        silent(checkin=None),
        silent(standing=Standing.STOPPED),
        silent(standing=Standing.PAUSED),
        silent(held_by=ANNE),
        silent(open_flags=(ACUTE,)),
    ],
    ids=["wrote", "no check-in", "stopped", "paused", "held", "open acute"],
)
def test_who_wrote_stopped_or_has_a_human_is_no_longer_waited_for(state: ClientState, step: int) -> None:
    after_turn, effects = turn(state, overdue(step))
    assert effects == (SettleCheckIn(state.client, CHECK_IN, "overdue", reason="no_longer_waiting"),)
    assert after_turn == state


def test_an_answer_in_the_same_second_counts_as_an_answer() -> None:
    asked_at = after(NOON, -MINUTE)
    assert says(turn(silent(last_inbound=asked_at), overdue(0))[1]) == []
    assert says(turn(silent(last_inbound=after(asked_at, -1)), overdue(0))[1]) != []


def test_a_retry_keeps_to_the_window_when_it_leaves() -> None:
    state = silent(contact=record(second_message_ok=True))
    _, effects = turn(state, overdue(0), small_rulebook())
    assert all(one.answers is None for one in says(effects))


@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize("ago", [0, DAY, 7 * DAY])
def test_silence_after_an_acute_flag_of_the_last_week_goes_to_the_other_way_at_once(
    step: int, ago: int
) -> None:
    state, effects = turn(silent(last_acute=after(NOON, -ago)), overdue(step))
    (flag,) = flags(effects)
    assert (flag.level, flag.category) == (Level.HIGH, "no_reply")
    assert waits(effects) == [(3, after(NOON, 26 * HOUR))]
    assert says(effects) == []
    assert tasks(effects) == []
    assert state.checkin == CHECK_IN


@pytest.mark.parametrize("last", [None, after(NOON, -7 * DAY - 1)])
def test_silence_long_after_an_acute_flag_is_ordinary_silence(last: Moment | None) -> None:
    _, effects = turn(silent(last_acute=last), overdue(1))
    assert tasks(effects) == [("no_reply", Level.CONCERN)]
    assert flags(effects) == []


@pytest.mark.parametrize("step", [2, 3, 4])
def test_later_steps_come_once_also_after_an_acute_flag(step: int) -> None:
    assert turn(silent(last_acute=NOON), overdue(step))[1] == turn(silent(), overdue(step))[1]


def test_every_acute_flag_is_remembered_when_it_was_raised_also_after_it_was_closed() -> None:
    state, effects = turn(client(), wrote("hij heeft een mes"))
    assert state.last_acute == NOON
    closed, _ = turn(state, FlagClosed(EventId("e2"), NOON, ANNE, flags(effects)[0].flag, "handled"))
    assert (closed.open_flags, closed.last_acute) == ((), NOON)
    calm, _ = turn(closed, wrote("ik wil iemand spreken", after(NOON, HOUR), kind=Kind.VOICE))
    assert (calm.last_flagged, calm.last_acute) == (after(NOON, HOUR), NOON)
    watched, _ = turn(client(doubt=Doubt.READS_ALONG), wrote("hoi"))
    assert watched.last_acute == NOON
