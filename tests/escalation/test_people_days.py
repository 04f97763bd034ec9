"""People in the plan: who spoke with a human is not asked again that day, and human moments become tasks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import ANNE, NOON, client, record, small_rulebook, turn

from cases.anchors import Anchor, anchors_of
from cases.effects import Effect, MakeTask, PlanCheckIn, SettleCheckIn
from cases.events import CheckInDue, PairingAccepted, ReplyRecalled, WorkerReplied
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.programme import HumanMoment, Late, Programme, Stretch
from cases.state import ClientState, Standing
from escalation.people_days import spoke_today
from escalation.rulebook import Rulebook

EVENT = EventId("e1")
SPOKE = {"human_at": after(NOON, -2 * HOUR), "last_inbound": after(NOON, -HOUR)}


def book(*people: HumanMoment, late: Late = Late.SKIP, slack: int | None = None) -> Rulebook:
    stretches = (Stretch(1, None, 7, "proef", late=late, slack=slack),)
    programme = Programme("weekly", "Proef", stretches, Anchor.THV_START, people)
    return replace(small_rulebook(), programmes={"weekly": programme})


def checked(state: ClientState, rules: Rulebook | None = None, at: Moment = NOON) -> tuple[Effect, ...]:
    due = CheckInDue(EVENT, at, CheckInId("c1"), "proef", at)
    return turn(state, due, rules or book())[1]


def settled(effects: tuple[Effect, ...]) -> list[tuple[str, str]]:
    return [(one.outcome, one.reason) for one in effects if isinstance(one, SettleCheckIn)]


def tasks(effects: tuple[Effect, ...]) -> list[tuple[str, Moment]]:
    return [(one.kind, one.due_at) for one in effects if isinstance(one, MakeTask)]


def test_who_spoke_with_a_human_today_is_not_asked_and_the_plan_goes_on() -> None:
    effects = checked(client(**SPOKE))
    assert settled(effects) == [("cancelled", "human_contact")]
    assert len([one for one in effects if isinstance(one, PlanCheckIn)]) == 1
    assert tasks(effects) == []


@pytest.mark.parametrize(
    "state",
    [
        client(),
        client(human_at=NOON),
        client(human_at=NOON, last_inbound=after(NOON, -DAY)),
        client(human_at=after(NOON, -DAY), last_inbound=NOON),
    ],
)
def test_words_without_an_answer_and_words_of_yesterday_are_no_contact(state: ClientState) -> None:
    assert settled(checked(state)) == [("asked", "")]


def test_without_a_record_nobody_knows_the_clients_day() -> None:
    assert not spoke_today(client(contact=None, **SPOKE), NOON)


def test_a_workers_words_are_remembered_and_those_taken_back_are_not() -> None:
    held = client(held_by=ANNE, held_alias="Anne", last_inbound=NOON)
    wrote, _ = turn(held, WorkerReplied(EVENT, NOON, ANNE, "Hoe is het?"))
    assert wrote.human_at == NOON
    recalled, _ = turn(wrote, ReplyRecalled(EventId("e2"), after(NOON, 1), ANNE, EVENT))
    assert recalled.human_at is None


@settings(deadline=None)
@given(st.integers(-48 * 60, 0), st.integers(-48 * 60, 0))
def test_contact_counts_on_the_clients_own_day_only(human: int, client_wrote: int) -> None:
    said, heard = after(NOON, human * MINUTE), after(NOON, client_wrote * MINUTE)
    since_midnight = -12 * 60
    expected = min(human, client_wrote) >= since_midnight
    assert spoke_today(client(human_at=said, last_inbound=heard), NOON) is expected


def test_each_human_moment_becomes_a_task_at_ten_on_its_own_day_and_only_once() -> None:
    rules = book(HumanMoment(1, "vandaag"), HumanMoment(3, "bezoek"), HumanMoment(9, "plan"))
    state = client(anchors=anchors_of({Anchor.THV_START: NOON}))
    assert tasks(checked(state, rules)) == [("human_moment", after(NOON, 2 * DAY - 2 * HOUR))]
    assert tasks(checked(state, rules, after(NOON, 7 * DAY))) == [
        ("human_moment", after(NOON, 8 * DAY - 2 * HOUR))
    ]


def test_a_late_start_puts_missed_steps_to_a_worker_where_the_programme_says_so() -> None:
    state = client(standing=Standing.PAIRING, anchors=anchors_of({Anchor.THV_START: after(NOON, -9 * DAY)}))
    accepted = PairingAccepted(EVENT, NOON, ANNE)
    kinds = {late: [kind for kind, _ in tasks(turn(state, accepted, book(late=late))[1])] for late in Late}
    assert kinds == {Late.SKIP: [], Late.NEAREST: [], Late.ASK: ["missed_steps"]}


def test_a_due_day_that_was_let_go_for_want_of_a_safe_time_is_told() -> None:
    some = record(no_send_days=tuple(date(2027, 3, 16) + timedelta(days=n) for n in range(1, 12)))
    state = client(contact=some, facts=Facts(phase=Phase.F1))
    assert [kind for kind, _ in tasks(checked(state, book(slack=1)))] == ["renew_contact"]
    assert tasks(checked(state, book())) == []
