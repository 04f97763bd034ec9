"""A check-in is due, a ladder goes on: the clock's turns."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    AMSTERDAM,
    ANNE,
    BILAL,
    CARLA,
    EMPTY,
    NOON,
    client,
    flags,
    ladders,
    record,
    says,
    small_rulebook,
    turn,
)

from cases.effects import (
    AwaitAnswer,
    Effect,
    MakeTask,
    MoveLadder,
    PageStaff,
    PlanCheckIn,
    SayKind,
    SettleCheckIn,
    StopLadder,
)
from cases.events import CheckInDue, LadderDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.safe_contact import Window
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open
from dialogs.codec import decode

CHECK_IN = CheckInId("c1")
ACUTE = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)
NIGHT = moment_of(datetime(2027, 3, 17, 3, 0, tzinfo=AMSTERDAM))


def due(at: Moment = NOON, script: str = "proef") -> CheckInDue:
    return CheckInDue(EventId("e1"), at, CHECK_IN, script, at)


def ladder(step: int, at: Moment = NOON) -> LadderDue:
    return LadderDue(EventId("e1"), at, ACUTE.flag, step)


def settled(effects: tuple[Effect, ...]) -> list[SettleCheckIn]:
    return [one for one in effects if isinstance(one, SettleCheckIn)]


def plans(effects: tuple[Effect, ...]) -> list[PlanCheckIn]:
    return [one for one in effects if isinstance(one, PlanCheckIn)]


def test_a_check_in_begins_with_the_clients_own_opener_and_plans_the_next_one() -> None:
    state, effects = turn(client(), due())
    (say,) = says(effects)
    assert (say.text, say.kind, say.mode, say.checkin) == (
        "Er staat iets klaar.",
        SayKind.OPENER,
        Mode.NEUTRAL,
        CHECK_IN,
    )
    assert (say.answers, say.keyboard) == (None, (("Ja", "Later"),))
    assert settled(effects) == [SettleCheckIn(state.client, CHECK_IN, "asked")]
    (plan,) = plans(effects)
    assert after(NOON, 6 * DAY) < plan.due_at < after(NOON, 8 * DAY)
    assert state.contact is not None
    assert is_open(state.contact, plan.due_at)
    assert state.checkin == CHECK_IN
    assert state.talk is not None
    assert decode(state.talk).script == "proef"


def test_without_a_handshake_the_first_question_comes_at_once_in_neutral_words() -> None:
    _, effects = turn(client(contact=record(handshake="none")), due())
    assert (says(effects)[0].text, says(effects)[0].kind) == ("Gaat het goed?", SayKind.PLANNED)


def test_the_last_question_leaves_a_neutral_phone_when_a_new_check_in_begins() -> None:
    state, effects = turn(client(Mode.NEUTRAL, pair=(PhoneMessage(9),)), due())
    assert any(getattr(one, "messages", ()) == (PhoneMessage(9),) for one in effects)
    assert state.pair == ()


@pytest.mark.parametrize(
    ("state", "reason", "task", "goes_on"),
    [
        (client(standing=Standing.STOPPED), "stopped", "", False),
        (client(standing=Standing.NOT_HERE), "not_here", "", False),
        (client(standing=Standing.UNREACHABLE), "unreachable", "", False),
        (client(standing=Standing.PAIRING), "pairing", "", False),
        (client(standing=Standing.PAUSED, paused_until=after(NOON, DAY)), "paused", "", True),
        (client(standing=Standing.PAUSED), "paused", "", True),
        (client(contact=None), "no_safe_contact", "renew_contact", False),
        (client(contact=record(valid_until=NOON)), "no_safe_contact", "renew_contact", False),
        (client(doubt=Doubt.NOTICED), "doubt", "check_in_held_back", True),
        (client(held_by=ANNE), "held", "", True),
        (client(open_flags=(ACUTE,)), "open_acute", "", True),
        (client(contact=record(windows=())), "no_window", "renew_contact", False),
    ],
)
def test_what_must_not_be_asked_now_is_cancelled_with_a_reason_and_never_just_gone(
    state: ClientState, reason: str, task: str, *, goes_on: bool
) -> None:
    after_turn, effects = turn(state, due())
    assert says(effects) == []
    assert settled(effects) == [SettleCheckIn(state.client, CHECK_IN, "cancelled", reason=reason)]
    kinds = {one.kind for one in effects if isinstance(one, MakeTask)}
    assert kinds == ({task} if task else set())
    assert bool(plans(effects)) == goes_on
    assert after_turn.talk is None


@pytest.mark.parametrize(("phase", "level"), [(Phase.F0, Level.HIGH), (Phase.F2, Level.CONCERN)])
def test_a_check_in_held_back_in_the_acute_days_is_looked_at_today(phase: Phase, level: Level) -> None:
    _, effects = turn(client(doubt=Doubt.NOTICED, facts=Facts(phase=phase)), due())
    assert [one.level for one in effects if isinstance(one, MakeTask)] == [level]


def test_a_pause_ends_at_the_moment_that_was_said() -> None:
    paused = client(standing=Standing.PAUSED, paused_until=NOON)
    state, effects = turn(paused, due())
    assert (state.standing, state.paused_until) == (Standing.ACTIVE, None)
    assert len(says(effects)) == 1


def test_outside_the_window_a_check_in_waits_for_the_next_opening() -> None:
    state, effects = turn(client(), due(NIGHT))
    opening = moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    assert effects == (SettleCheckIn(state.client, CHECK_IN, "deferred", opening, "window"),)
    assert state.checkin is None


@pytest.mark.parametrize("script", ["weg", "stuk"])
def test_an_unknown_or_broken_script_is_a_flag_and_the_plan_goes_on(script: str) -> None:
    book = replace(small_rulebook(), scripts={**small_rulebook().scripts, "stuk": object()})  # type: ignore[dict-item]  # broken on purpose
    state, effects = turn(client(), due(script=script), book)
    (flag,) = flags(effects)
    assert (flag.level, flag.source, flag.message) == (Level.HIGH, "unreadable", None)
    assert settled(effects)[0].outcome == "cancelled"
    assert len(plans(effects)) == 1
    assert (state.talk, says(effects)) == (None, [])


def test_without_a_programme_or_a_moment_for_the_next_check_in_a_human_hears_of_it() -> None:
    for state, book in (
        (client(programme_began=None), small_rulebook()),
        (client(), replace(small_rulebook(), programmes={})),
        (client(contact=record(valid_until=after(NOON, HOUR))), small_rulebook()),
    ):
        _, effects = turn(state, due(), book)
        assert plans(effects) == []
        assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["renew_contact"]
        assert len(says(effects)) == 1


def test_a_second_unanswered_check_in_starts_no_second_ladder() -> None:
    waiting, effects = turn(client(), due())
    assert [one.step for one in effects if isinstance(one, AwaitAnswer)] == [1]
    later = replace(due(after(NOON, DAY)), checkin=CheckInId("c2"))
    _, again = turn(waiting, later)
    assert not [one for one in again if isinstance(one, AwaitAnswer)]
    wrote_back = replace(waiting, last_inbound=after(NOON, MINUTE))
    assert [one for one in turn(wrote_back, later)[1] if isinstance(one, AwaitAnswer)]


def test_a_retry_is_awaited_only_where_a_second_message_is_allowed() -> None:
    windows = tuple(Window(day, start, end) for day in range(7) for start, end in WINDOWS)
    state = client(contact=record(windows=windows, second_message_ok=True))
    (waits,) = [one for one in turn(state, due())[1] if isinstance(one, AwaitAnswer)]
    assert waits.step == 0
    assert after(NOON, HOUR) <= waits.due_at < after(NOON, 8 * HOUR)


WINDOWS = ((time(11), time(13)), (time(16), time(18)))


def test_each_step_of_the_ladder_pages_and_names_the_next() -> None:
    state = client(open_flags=(ACUTE,))
    for step, staff in ((0, [ANNE]), (1, [ANNE]), (2, [BILAL]), (3, [CARLA]), (4, [ANNE, BILAL, CARLA])):
        _, effects = turn(state, ladder(step))
        pages = [one for one in effects if isinstance(one, PageStaff)]
        assert [one.staff for one in pages] == staff
        assert all((one.step, one.level, one.alias) == (step, Level.ACUTE, client().alias) for one in pages)
        (moved,) = [one for one in effects if isinstance(one, MoveLadder)]
        assert moved.step == step + 1
        assert moved.due_at > NOON


def test_an_acknowledged_or_closed_flag_stops_its_ladder() -> None:
    taken = replace(ACUTE, acknowledged_by=ANNE)
    for state in (client(), client(open_flags=(taken,))):
        after_turn, effects = turn(state, ladder(2))
        assert effects == (StopLadder(state.client, ACUTE.flag),)
        assert after_turn == state


def at_minute_15(state: ClientState) -> list[str]:
    return [one.text for one in says(turn(state, ladder(3, after(NOON, 15 * MINUTE)))[1])]


def test_at_minute_15_the_client_hears_the_truth_once() -> None:
    state = client(open_flags=(ACUTE,), last_inbound=NOON)
    assert at_minute_15(state) == ["Er is nu niemand vrij. Bel 112 of 0800-2000."]
    (say,) = says(turn(state, ladder(3, after(NOON, 15 * MINUTE)))[1])
    assert (say.kind, say.not_after, say.flag) == (SayKind.MINUTE_15, after(NOON, 20 * MINUTE), ACUTE.flag)
    for step in (0, 1, 2, 4, 5, 60):
        assert says(turn(state, ladder(step, after(NOON, 15 * MINUTE)))[1]) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"contact": record(Mode.NEUTRAL)},
        {"doubt": Doubt.NOTICED},
        {"doubt": Doubt.DURESS},
        {"held_by": ANNE},
        {"standing": Standing.STOPPED},
        {"last_inbound": None},
        {"last_inbound": after(NOON, -HOUR - 1)},
        {"open_flags": (replace(ACUTE, level=Level.HIGH),)},
    ],
    ids=["neutral", "noticed", "duress", "held", "stopped", "never wrote", "came too late", "high"],
)
def test_at_minute_15_nothing_is_said_where_it_could_harm_or_was_not_asked(
    changes: dict[str, object],
) -> None:
    state = client(**{"open_flags": (ACUTE,), "last_inbound": NOON, **changes})
    assert at_minute_15(state) == []


def test_with_an_empty_roster_the_ladder_still_runs() -> None:
    _, effects = turn(client(open_flags=(ACUTE,)), ladder(0), duty=EMPTY)
    assert [one.staff for one in effects if isinstance(one, PageStaff)] == [None]
    assert [one for one in effects if isinstance(one, MoveLadder)]


@settings(deadline=None)
@given(
    mode=st.sampled_from(Mode),
    standing=st.sampled_from(Standing),
    doubt=st.sampled_from(Doubt),
    held=st.none() | st.just(ANNE),
    open_flags=st.sampled_from([(), (ACUTE,)]),
    minutes=st.integers(0, 40 * 24 * 60),
)
def test_a_due_check_in_is_always_settled_and_asked_only_when_all_is_right(
    mode: Mode,
    standing: Standing,
    doubt: Doubt,
    held: str | None,
    open_flags: tuple[OpenFlag, ...],
    minutes: int,
) -> None:
    state = client(mode, standing=standing, doubt=doubt, held_by=held, open_flags=open_flags)
    moment = after(NOON, minutes * MINUTE)
    _, effects = turn(state, due(moment))
    (outcome,) = settled(effects)
    assert (outcome.outcome == "asked") == bool(says(effects))
    if says(effects):
        assert (standing, doubt, held, open_flags) == (Standing.ACTIVE, Doubt.NONE, None, ())
        assert state.contact is not None
        assert is_open(state.contact, moment)
    assert all(one.client == state.client for one in effects)
    assert ladders(effects) == []
