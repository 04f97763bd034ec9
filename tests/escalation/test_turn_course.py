"""A worker writes in a client's own calendar, and decides about steps that were missed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fakes_outbox import parcel_of
from rulebooks import ANNE, NOON, STAFFED, client, record, small_rulebook, turn

from cases.anchors import Anchor, anchors_of
from cases.calendar import MOST_ENTRIES, RiskDay, RiskEntry, RiskKind
from cases.course_events import MissedAsked, PhaseSet, RiskDayDropped, RiskDayKept
from cases.effects import AwaitAnswer, CancelPlanned, MakeTask, PlanCheckIn, SayKind, SettleCheckIn
from cases.errors import CalendarFull, NotFound
from cases.events import CheckInDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.levels import Mode
from cases.moments import DAY, HOUR, after
from cases.programme import HumanMoment, Late, Programme, Stretch
from cases.state import ClientState, Standing
from cases.traffic import Hold
from escalation.no_reply import RETRY, TASK, first_wait
from escalation.precedence import at_send
from escalation.rulebook import Rulebook
from escalation.scene import Scene
from escalation.turn_course import ANEW

TODAY = date(2027, 3, 16)


Turned = tuple[ClientState, list[object]]


def days(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def entry(kind: RiskKind, ahead: int, name: str = "r1") -> RiskEntry:
    return RiskEntry(name, RiskDay(kind, days(ahead)), "rechtbank, tien uur")


def keeps(
    state: ClientState, one: RiskEntry, book: Rulebook | None = None
) -> tuple[ClientState, list[object]]:
    after_it, effects = turn(state, RiskDayKept(EventId("e1"), NOON, ANNE, one), book)
    return after_it, list(effects)


def weekly(*people: HumanMoment, late: Late = Late.SKIP) -> Rulebook:
    programme = Programme(
        "weekly", "Proef", (Stretch(1, None, 7, "proef", slack=6, late=late),), Anchor.THV_START, people
    )
    return replace(small_rulebook(), programmes={"weekly": programme})


def plans(effects: list[object]) -> list[PlanCheckIn]:
    return [one for one in effects if isinstance(one, PlanCheckIn)]


def test_a_hearing_brings_a_question_two_days_before_it_and_says_nothing_of_why() -> None:
    state, effects = keeps(client(), entry(RiskKind.COURT, 5))
    assert state.calendar == (entry(RiskKind.COURT, 5),)
    assert effects[0] == CancelPlanned(state.client, ANEW, asked=False)
    (plan,) = plans(effects)
    assert (plan.local_date, plan.slot) == (days(3), "anew-e1")
    assert not hasattr(plan, "note")


def test_taking_it_out_brings_the_plan_back_as_it_was() -> None:
    state, _ = keeps(client(), entry(RiskKind.COURT, 5))
    state, effects = turn(state, RiskDayDropped(EventId("e2"), NOON, ANNE, "r1"))
    assert state.calendar == ()
    assert [one.local_date for one in plans(list(effects))] == [days(7)]
    with pytest.raises(NotFound):
        turn(state, RiskDayDropped(EventId("e3"), NOON, ANNE, "r1"))


def test_a_calendar_is_bounded_and_what_lies_far_back_makes_room() -> None:
    full = tuple(entry(RiskKind.PAYDAY, ahead, f"r{ahead}") for ahead in range(MOST_ENTRIES))
    with pytest.raises(CalendarFull):
        keeps(client(calendar=full), entry(RiskKind.COURT, 5, "new"))
    old = tuple(entry(RiskKind.PAYDAY, -90 - ahead, f"r{ahead}") for ahead in range(MOST_ENTRIES))
    state, _ = keeps(client(calendar=old), entry(RiskKind.COURT, 5, "new"))
    assert [one.id for one in state.calendar] == ["new"]


@pytest.mark.parametrize(
    "changes",
    [{"standing": Standing.STOPPED}, {"programme_began": None}, {"contact": None, "programme_began": None}],
)
def test_who_gets_nothing_planned_gets_the_calendar_only(changes: dict[str, object]) -> None:
    state, effects = keeps(client(**changes), entry(RiskKind.COURT, 5))  # type: ignore[arg-type]
    assert len(state.calendar) == 1
    assert effects == []


def test_a_human_moment_that_has_its_task_gets_no_second_one() -> None:
    book = weekly(HumanMoment(6, "bezoek"), HumanMoment(13, "later"))
    _, effects = keeps(client(), entry(RiskKind.COURT, 9), book)
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == []
    no_record = client(contact=record(valid_until=after(NOON, HOUR)))
    _, effects = keeps(no_record, entry(RiskKind.COURT, 9), book)
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["renew_contact"]


def test_a_check_in_that_falls_due_on_a_quiet_day_waits_for_the_next() -> None:
    state = client(calendar=(entry(RiskKind.COURT, 0),))
    due = CheckInDue(EventId("e1"), NOON, CheckInId("c1"), "proef", NOON)
    _, effects = turn(state, due)
    (settled,) = effects
    assert isinstance(settled, SettleCheckIn)
    assert (settled.outcome, settled.reason) == ("deferred", "quiet_day")
    assert settled.due_at is not None
    assert settled.due_at >= after(NOON, 12 * HOUR)
    agreed = replace(entry(RiskKind.COURT, 0), day=RiskDay(RiskKind.COURT, TODAY, may_ask=True))
    _, effects = turn(client(calendar=(agreed,)), due)
    assert any(isinstance(one, SettleCheckIn) and one.outcome == "asked" for one in effects)


def test_what_stands_ready_to_leave_on_a_quiet_day_waits_too() -> None:
    state = client(calendar=(entry(RiskKind.BIRTHDAY, 0),))
    waiting = parcel_of("p1", 7, kind=SayKind.OPENER, mode=Mode.NEUTRAL, client=state.client, not_after=None)
    judged = at_send(state, waiting, NOON)
    assert isinstance(judged, Hold)
    assert judged.until >= after(NOON, 12 * HOUR)


def test_the_one_retry_never_falls_on_a_quiet_day() -> None:
    free = client(contact=record(second_message_ok=True), facts=Facts(phase=Phase.F1))
    late = after(NOON, 9 * HOUR + HOUR // 2)
    scene = Scene(free, small_rulebook(), STAFFED, late, None)
    assert first_wait(scene)[0] == RETRY
    quiet = replace(scene, state=replace(free, calendar=(entry(RiskKind.BIRTHDAY, 1),)))
    assert first_wait(quiet)[0] == TASK


def late_client(days_late: int = 9) -> ClientState:
    served = anchors_of({Anchor.THV_START: after(NOON, -days_late * DAY)})
    return client(anchors=served)


def test_a_missed_step_that_a_worker_wants_asked_comes_tomorrow_in_the_place_of_the_plan() -> None:
    book = weekly(late=Late.ASK)
    state, effects = turn(late_client(), MissedAsked(EventId("e1"), NOON, ANNE), book)
    cancelled, plan = effects
    assert cancelled == CancelPlanned(state.client, ANEW, asked=False)
    assert isinstance(plan, PlanCheckIn)
    assert (plan.local_date, plan.slot, plan.script) == (days(1), "agreed-e1", "proef")


@pytest.mark.parametrize(
    "state",
    [
        client(),
        replace(late_client(), standing=Standing.STOPPED),
        replace(late_client(), contact=None),
        replace(late_client(), programme_began=None),
        replace(late_client(), contact=record(valid_until=after(NOON, HOUR))),
    ],
)
def test_where_nothing_was_missed_or_may_be_asked_there_is_nothing_to_decide(
    state: ClientState,
) -> None:
    with pytest.raises(NotFound):
        turn(state, MissedAsked(EventId("e1"), NOON, ANNE), weekly(late=Late.ASK))


def test_a_phase_changes_by_a_human_only_and_the_waiting_goes_by_it() -> None:
    state, effects = turn(client(), PhaseSet(EventId("e1"), NOON, ANNE, Phase.F3))
    assert state.facts.phase is Phase.F3
    assert [one.local_date for one in plans(list(effects))] == [days(7)]
    stopped, effects = turn(client(standing=Standing.STOPPED), PhaseSet(EventId("e1"), NOON, ANNE, Phase.F1))
    assert (stopped.facts.phase, effects) == (Phase.F1, ())
    asked = CheckInDue(EventId("e2"), NOON, CheckInId("c1"), "proef", NOON)
    waits = [
        one.due_at
        for phase in (Phase.F0, Phase.F1, Phase.F3)
        for one in turn(client(facts=Facts(phase=phase)), asked)[1]
        if isinstance(one, AwaitAnswer)
    ]
    assert waits == sorted(set(waits))
