"""What a worker agrees at closing takes effect: how often, a pause, and who makes the next contact."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, EMPTY, NOON, RECORD, STAFFED, client, small_rulebook

from cases.effects import CancelPlanned, CloseFlag, Effect, MakeTask, PlanCheckIn, Say, StopLadder
from cases.events import CheckInDue, FlagClosed
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.pace import Pace
from cases.safe_contact import Window
from cases.sides import Side
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open, is_own_half_hour, local_date
from escalation.duty import Duty
from escalation.rhythm import bot_may_ask
from escalation.rulebook import Rulebook
from escalation.turn import take_turn

FLAG = FlagId("f1")
THURSDAY = after(NOON, 2 * DAY)
TO_CLOSE = (OpenFlag(FLAG, Level.CONCERN, "practical", NOON),)


def closing(**said: object) -> FlagClosed:
    return FlagClosed(EventId("e9"), NOON, ANNE, FLAG, "spoken", **said)  # type: ignore[arg-type]  # names of real fields


def close(state: ClientState, duty: Duty = STAFFED, **said: object) -> tuple[ClientState, tuple[Effect, ...]]:
    opened = replace(state, open_flags=TO_CLOSE)
    after_turn, effects = take_turn(opened, closing(**said), small_rulebook(), duty)
    assert isinstance(effects[0], CloseFlag)
    assert isinstance(effects[1], StopLadder)
    return after_turn, effects[2:]


def kinds(effects: tuple[Effect, ...]) -> list[str]:
    return [type(one).__name__ for one in effects]


def test_a_pause_lasts_until_the_next_contact_and_then_the_plan_goes_on() -> None:
    state, effects = close(client(checkin=CheckInId("c1")), rhythm="pause", next_contact=THURSDAY)
    assert (state.standing, state.paused_until, state.checkin) == (Standing.PAUSED, THURSDAY, None)
    cancelled, check_in, task = effects
    assert cancelled == CancelPlanned(state.client, "paused")
    assert isinstance(check_in, PlanCheckIn)
    assert check_in.due_at > THURSDAY
    assert task == MakeTask(state.client, "next_contact", Level.CONCERN, THURSDAY, FLAG)
    due = CheckInDue(EventId("e10"), check_in.due_at, CheckInId("c2"), check_in.script, check_in.due_at)
    awake, asked = take_turn(state, due, small_rulebook(), STAFFED)
    assert (awake.standing, awake.paused_until) == (Standing.ACTIVE, None)
    assert [one for one in asked if isinstance(one, Say)]


def test_a_pause_whose_end_the_bot_keeps_begins_again_with_that_question_alone() -> None:
    state, effects = close(client(), rhythm="pause", next_contact=THURSDAY, next_by="bot")
    assert kinds(effects) == ["CancelPlanned", "PlanCheckIn"]
    check_in = effects[1]
    assert isinstance(check_in, PlanCheckIn)
    assert state.paused_until == THURSDAY <= check_in.due_at < after(THURSDAY, HOUR)
    due = CheckInDue(EventId("e10"), check_in.due_at, CheckInId("c2"), check_in.script, check_in.due_at)
    awake, asked = take_turn(state, due, small_rulebook(), STAFFED)
    assert awake.standing is Standing.ACTIVE
    assert [one for one in asked if isinstance(one, Say)]


def test_a_pause_that_the_client_asked_for_is_never_made_shorter() -> None:
    until = after(NOON, 9 * DAY)
    paused = client(standing=Standing.PAUSED, paused_until=until)
    state, effects = close(paused, rhythm="pause", next_contact=THURSDAY, next_by="bot")
    assert state.paused_until == until
    assert kinds(effects) == ["CancelPlanned", "PlanCheckIn", "MakeTask"]
    assert isinstance(effects[1], PlanCheckIn)
    assert effects[1].due_at > until


def test_a_pause_without_a_moment_is_for_a_human_to_settle() -> None:
    state, (task,) = close(client(), rhythm="pause")
    assert state.standing is Standing.ACTIVE
    assert isinstance(task, MakeTask)
    assert (task.kind, task.flag) == ("rhythm_pause", FLAG)


@pytest.mark.parametrize("rhythm", ["pause", "more"])
@pytest.mark.parametrize(
    "standing", [Standing.STOPPED, Standing.NOT_HERE, Standing.UNREACHABLE, Standing.PAIRING]
)
def test_who_stopped_or_is_not_there_stays_so_and_a_human_makes_the_contact(
    standing: Standing, rhythm: str
) -> None:
    state, effects = close(client(standing=standing), rhythm=rhythm, next_contact=THURSDAY, next_by="bot")
    assert (state.standing, state.paused_until) == (standing, None)
    assert effects == (MakeTask(state.client, "next_contact", Level.CONCERN, THURSDAY, FLAG),)


@pytest.mark.parametrize(
    ("pace", "rhythm", "becomes"),
    [
        (Pace.NORMAL, "more", Pace.MORE),
        (Pace.NORMAL, "less", Pace.LESS),
        (Pace.LESS, "more", Pace.NORMAL),
        (Pace.MORE, "as_planned", Pace.MORE),
    ],
)
def test_more_and_less_change_how_often_by_one_step_and_the_plan_with_it(
    pace: Pace, rhythm: str, becomes: Pace
) -> None:
    state, effects = close(client(pace=pace), rhythm=rhythm)
    assert state.pace is becomes
    assert kinds(effects) == ([] if pace is becomes else ["CancelPlanned", "PlanCheckIn"])


def test_at_the_end_of_the_scale_nothing_changes_and_a_question_on_the_screen_stays() -> None:
    state, effects = close(client(pace=Pace.MORE), rhythm="more")
    assert (state.pace, effects) == (Pace.MORE, ())
    asked = client(checkin=CheckInId("c1"))
    state, effects = close(asked, rhythm="less", next_contact=THURSDAY, next_by="bot")
    assert (state.pace, state.checkin) == (Pace.LESS, CheckInId("c1"))
    assert kinds(effects) == ["PlanCheckIn"]


def test_the_bot_asks_at_the_agreed_moment_in_the_place_of_what_was_planned_later() -> None:
    state, effects = close(client(), next_contact=THURSDAY, next_by="bot")
    assert kinds(effects) == ["CancelPlanned", "PlanCheckIn"]
    later = after(NOON, 8 * DAY)
    _, (contact,) = close(client(), next_contact=later, next_by="bot")
    assert isinstance(contact, PlanCheckIn)
    assert contact.due_at >= later
    assert state.standing is Standing.ACTIVE


@pytest.mark.parametrize(
    "state",
    [
        client(contact=None),
        client(doubt=Doubt.READS_ALONG),
        client(programme_began=None),
        client(contact=replace(RECORD, valid_until=after(NOON, DAY))),
        client(contact=replace(RECORD, windows=(Window(0, time(8), time(9)),))),
        client(contact=replace(RECORD, windows=())),
    ],
)
def test_where_the_bot_may_not_ask_at_that_moment_a_human_does(state: ClientState) -> None:
    _, effects = close(state, next_contact=THURSDAY, next_by="bot")
    assert effects == (MakeTask(state.client, "next_contact", Level.CONCERN, THURSDAY, FLAG),)


def test_on_a_day_on_which_a_human_spoke_with_the_client_the_bot_makes_no_contact() -> None:
    spoken = client(human_at=NOON, last_inbound=NOON)
    tonight = after(NOON, 6 * HOUR)
    _, (task,) = close(spoken, next_contact=tonight, next_by="bot")
    assert task == MakeTask(spoken.client, "next_contact", Level.CONCERN, tonight, FLAG)
    assert kinds(close(spoken, next_contact=THURSDAY, next_by="bot")[1])[-1] == "PlanCheckIn"


def test_without_a_plan_to_take_a_question_from_a_human_makes_the_contact() -> None:
    book = small_rulebook()
    planless = Rulebook(book.release, book.detector, book.scripts, book.texts, {})
    opened = client(open_flags=TO_CLOSE)
    event = closing(next_contact=THURSDAY, next_by="bot")
    _, effects = take_turn(opened, event, planless, STAFFED)
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["next_contact"]


def test_who_is_not_safe_and_has_no_moment_is_looked_after_today() -> None:
    _, (task,) = close(client(), EMPTY, safe_now="no")
    assert isinstance(task, MakeTask)
    assert (task.kind, task.level, task.flag) == ("not_safe_yet", Level.HIGH, FLAG)
    assert close(client(), safe_now="unknown")[1] == ()


@given(
    st.builds(
        client,
        standing=st.sampled_from(Standing),
        doubt=st.sampled_from(Doubt),
        side=st.sampled_from(Side),
        pace=st.sampled_from(Pace),
    ),
    st.sampled_from(["", "as_planned", "more", "less", "pause"]),
    st.sampled_from(["", "worker", "bot"]),
    st.none() | st.integers(1, 40 * 24 * 60),
)
def test_an_agreed_moment_is_always_somebodys_and_no_closing_wakes_who_stopped(
    before: ClientState, rhythm: str, next_by: str, minutes: int | None
) -> None:
    moment = None if minutes is None else Moment(NOON + minutes * MINUTE)
    state, effects = close(before, rhythm=rhythm, next_by=next_by, next_contact=moment)
    tasks = [one for one in effects if isinstance(one, MakeTask) and one.kind == "next_contact"]
    agreed = [one for one in effects if isinstance(one, PlanCheckIn) and one.slot == "agreed-e9"]
    assert len(tasks) + len(agreed) == (moment is not None)
    assert not agreed or next_by == "bot"
    for one in agreed:
        assert state.contact is not None
        assert bot_may_ask(before, one.due_at)
        assert is_open(state.contact, one.due_at)
        assert is_own_half_hour(state.side, one.due_at)
        assert one.local_date == local_date(state.contact, one.due_at)
        assert one.due_at >= (moment or one.due_at)
    standing = before.standing
    running = standing in (Standing.ACTIVE, Standing.PAUSED)
    assert state.standing is (
        Standing.PAUSED if running and rhythm == "pause" and moment is not None else standing
    )
    assert not [one for one in effects if isinstance(one, PlanCheckIn)] or running
    assert not [one for one in effects if isinstance(one, Say)]
