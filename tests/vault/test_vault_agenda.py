"""What falls due, who takes it, and pages and alerts that are repeated until they are heard."""

from dataclasses import replace
from datetime import date

import pytest
from side_bench import FLAG, KIM, MONDAY, SAM, WORKER, SideBench, raw
from sqlalchemy import update
from vault_alarm import WORDS, alarm

from cases.effects import AwaitAnswer, MoveLadder, PlanCheckIn, SettleCheckIn
from cases.events import CheckInDue, HandedBack, LadderDue, ReminderDue
from cases.ids import CheckInId, EventId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, SECOND, Moment, after
from cases.state import Reminder, ReminderKind
from cases.traffic import Due, DueKind
from vault.tables_side import alert, checkin, client, dek, escalation, flag, page, safe_contact, task


def plan(bench: SideBench, at: Moment = MONDAY) -> Due:
    asked = PlanCheckIn(SAM, date(2027, 1, 18), "evening", at, "D1")
    bench.act(SAM, HandedBack(EventId("plan"), MONDAY, WORKER), [asked])
    (due,) = bench.side.ledger.due(at, 10)
    return due


def alarmed(bench: SideBench) -> Due:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    bench.take(WORDS, alarm)
    (due,) = bench.side.ledger.due(MONDAY, 10)
    return due


def test_a_due_check_in_is_handed_out_once(bench: SideBench) -> None:
    due = plan(bench)
    assert (due.kind, due.client, due.script, due.due_at) == (DueKind.CHECKIN, SAM, "D1", MONDAY)
    event = CheckInDue(EventId("due"), MONDAY, CheckInId(due.ref), "D1", MONDAY)
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
        desk.commit(event, desk.state, [SettleCheckIn(SAM, CheckInId(due.ref), "asked")])
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    assert bench.side.ledger.due(MONDAY, 10) == []


def test_a_due_row_that_nobody_committed_stays_due(bench: SideBench) -> None:
    due = plan(bench)
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
    assert bench.side.ledger.due(MONDAY, 10) == [due]


def test_a_check_in_that_its_turn_forgot_does_not_come_back_and_a_human_hears_of_it(bench: SideBench) -> None:
    due = plan(bench)
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
        desk.commit(CheckInDue(EventId("due"), MONDAY, CheckInId(due.ref), "D1", MONDAY), desk.state, [])
    assert (bench.row(checkin).state, bench.row(checkin).reason) == ("cancelled", "not_settled")
    assert bench.row(task, kind="checkin_not_settled").client == SAM


def test_an_answer_that_does_not_come_falls_due_at_its_step(bench: SideBench) -> None:
    due = plan(bench)
    overdue = after(MONDAY, HOUR)
    effects = [
        SettleCheckIn(SAM, CheckInId(due.ref), "asked"),
        AwaitAnswer(SAM, CheckInId(due.ref), 2, overdue),
    ]
    bench.act(SAM, HandedBack(EventId("asked"), MONDAY, WORKER), effects)
    assert bench.side.ledger.due(MONDAY, 10) == []
    assert bench.side.ledger.next_due() == overdue
    (waited,) = bench.side.ledger.due(overdue, 10)
    assert waited == Due(DueKind.ANSWER, due.ref, SAM, overdue, step=2)
    with bench.side.ledger.open_due(waited) as desk:
        assert desk is not None
        desk.commit(HandedBack(EventId("late"), overdue, WORKER), desk.state, [])
    assert bench.side.ledger.due(overdue, 10) == []


def test_a_ladder_falls_due_step_by_step_and_never_falls_silent(bench: SideBench) -> None:
    due = alarmed(bench)
    assert (due.kind, due.ref, due.step) == (DueKind.LADDER, FLAG, 0)
    then = after(MONDAY, 5 * MINUTE)
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
        step = LadderDue(EventId("step"), MONDAY, FLAG, 0)
        desk.commit(step, desk.state, [MoveLadder(SAM, FLAG, 1, then)])
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    (second,) = bench.side.ledger.due(then, 10)
    assert (second.step, second.due_at) == (1, then)
    with bench.side.ledger.open_due(second) as desk:
        assert desk is not None
        desk.commit(LadderDue(EventId("forgotten"), then, FLAG, 1), desk.state, [])
    assert (bench.row(escalation).state, bench.row(escalation).due_at) == ("running", after(then, 5 * MINUTE))


def reminded(bench: SideBench) -> Due:
    """Let two reminders wait for one client; return the row of the first."""
    first, second = after(MONDAY, HOUR), after(MONDAY, 2 * HOUR)
    waits = tuple(Reminder(ReminderKind.SILENCE, due, MONDAY) for due in (second, first))
    bench.act(SAM, HandedBack(EventId("wait"), MONDAY, WORKER), reminders=waits)
    assert bench.side.ledger.next_due() == first
    assert bench.side.ledger.due(MONDAY, 10) == []
    (due,) = bench.side.ledger.due(first, 10)
    return due


def test_a_reminder_falls_due_at_its_moment_and_then_the_next_one(bench: SideBench) -> None:
    due = reminded(bench)
    assert due == Due(DueKind.REMINDER, SAM, SAM, after(MONDAY, HOUR))
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
        left = replace(desk.state, reminders=desk.state.reminders[:1])
        desk.commit(ReminderDue(EventId("first"), due.due_at), left, [])
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    assert bench.side.ledger.next_due() == after(MONDAY, 2 * HOUR)


def test_a_reminder_that_its_turn_forgot_comes_back_later_and_not_at_once(bench: SideBench) -> None:
    due = reminded(bench)
    with bench.side.ledger.open_due(due) as desk:
        assert desk is not None
        desk.commit(ReminderDue(EventId("forgotten"), due.due_at), desk.state, [])
    assert bench.side.ledger.next_due() == after(due.due_at, 5 * MINUTE)


def test_a_reminder_of_an_erased_client_is_put_aside(bench: SideBench) -> None:
    due = reminded(bench)
    with bench.begin() as conn:
        conn.execute(dek.delete().where(dek.c.client == SAM))
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    assert bench.row(client, id=SAM).remind_at is None


def test_a_ladder_of_somebody_in_danger_goes_before_check_ins(bench: SideBench) -> None:
    asked = PlanCheckIn(KIM, date(2027, 1, 18), "evening", after(MONDAY, -HOUR), "D1")
    bench.act(KIM, HandedBack(EventId("plan"), MONDAY, WORKER), [asked])
    bench.side.intake.keep(raw(WORDS, 1, 100))
    bench.take(WORDS, alarm)
    assert [due.kind for due in bench.side.ledger.due(MONDAY, 10)] == [DueKind.LADDER, DueKind.CHECKIN]
    assert len(bench.side.ledger.due(MONDAY, 1)) == 1


@pytest.mark.parametrize(("erased", "pages"), [(True, 0), (False, 4)])
def test_a_due_row_of_a_client_that_does_not_open_is_put_aside_before_a_human(
    bench: SideBench, erased: bool, pages: int
) -> None:
    due = plan(bench)
    with bench.begin() as conn:
        if erased:
            conn.execute(dek.delete().where(dek.c.client == SAM))
        else:
            noise = b"x" * 108
            conn.execute(update(safe_contact).where(safe_contact.c.client == SAM).values(record_sealed=noise))
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    assert (bench.row(checkin).state, bench.row(checkin).reason) == ("cancelled", "seal_broken")
    assert len(bench.rows(page)) == pages
    assert bench.side.ledger.due(MONDAY, 10) == []


def test_nothing_waits_in_an_empty_store(bare: SideBench) -> None:
    assert bare.side.ledger.next_due() is None


def test_a_page_is_repeated_until_it_is_accepted(bench: SideBench) -> None:
    alarmed(bench)
    (due,) = bench.side.outbox.pages(MONDAY, 10)
    assert (due.flag, due.staff, due.level, due.alias) == (FLAG, WORKER, Level.ACUTE, "Alias")
    bench.side.outbox.paged(due.id, False, MONDAY)
    assert bench.side.outbox.pages(MONDAY, 10) == []
    later = after(MONDAY, 5 * SECOND)
    assert list(bench.side.outbox.pages(later, 10)) == [due]
    bench.side.outbox.paged(due.id, True, later)
    bench.side.outbox.paged(due.id, False, later)
    assert (bench.row(page).state, bench.row(page).attempts) == ("accepted", 2)
    assert bench.side.outbox.pages(after(later, HOUR), 10) == []


def test_a_page_that_never_gets_through_ends_as_a_task(bench: SideBench) -> None:
    alarmed(bench)
    (due,) = bench.side.outbox.pages(MONDAY, 10)
    for _ in range(20):
        bench.side.outbox.paged(due.id, False, MONDAY)
    assert bench.row(page).state == "failed"
    assert bench.row(task, kind="page_failed").flag == FLAG


def test_a_page_whose_flag_a_human_took_meanwhile_does_not_ring(bench: SideBench) -> None:
    alarmed(bench)
    with bench.begin() as conn:
        conn.execute(update(flag).values(acknowledged_at=after(MONDAY, 1), acknowledged_by=WORKER))
    assert bench.side.outbox.pages(MONDAY, 10) == []
    assert bench.row(page).state == "dropped"


def test_an_alert_is_handed_out_until_coordination_has_it(bench: SideBench) -> None:
    alarmed(bench)
    (due,) = bench.side.outbox.alerts(MONDAY, 10)
    assert (due.client, due.flag, due.code, due.imminent, due.at) == (SAM, FLAG, "R25", True, MONDAY)
    assert list(bench.side.outbox.alerts(MONDAY, 10)) == [due]
    bench.side.outbox.alerted(due.id, MONDAY)
    assert bench.side.outbox.alerts(MONDAY, 10) == []
    assert bench.row(alert).state == "delivered"
