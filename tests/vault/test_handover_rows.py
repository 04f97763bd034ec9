"""What workers do about a conversation is stored with the turn: clocks, acts, offers, words taken back."""

from typing import Any

import pytest
from side_bench import BOT, FLAG, MONDAY, SAM, WORKER, SideBench, let_go, raw, say
from vault_alarm import WORDS, alarm

from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    AwaitWorker,
    CloseFlag,
    Effect,
    MoveLadder,
    NoteAct,
    OfferHandover,
    PageStaff,
    RecallSay,
    ReopenFlag,
    SayKind,
    SetVisitLight,
    StopLadder,
    UnanswerFlag,
)
from cases.errors import TooLate
from cases.events import ActedOutside, WorkerReplied
from cases.ids import EventId, StaffId
from cases.levels import Level
from cases.moments import MINUTE, SECOND, Moment, after
from cases.roster import Post
from cases.state import OpenFlag
from cases.traffic import Due, DueKind, Uncertain
from vault.tables_handover import act
from vault.tables_side import client, escalation, flag, live_event, outbox, page

LATER = after(MONDAY, 10 * MINUTE)
COLLEAGUE = StaffId("worker2")


@pytest.fixture
def alarmed(bench: SideBench) -> SideBench:
    """Give a client with an acute flag whose ladder runs."""
    bench.side.intake.keep(raw(WORDS, 1, 100))
    bench.take(WORDS, alarm)
    return bench


def acts(bench: SideBench, name: str, *effects: Effect, at: Moment = MONDAY, **changes: Any) -> None:
    bench.act(SAM, ActedOutside(EventId(name), at, WORKER, "calling"), effects, **changes)


def flag_of(bench: SideBench) -> OpenFlag:
    with bench.side.ledger.open(SAM) as desk:
        return desk.state.open_flags[0]


def due(bench: SideBench, at: Moment) -> list[tuple[DueKind, int]]:
    return [(row.kind, row.step) for row in bench.side.ledger.due(at, 10)]


def test_taking_a_flag_stops_its_ladder_drops_waiting_pages_and_starts_the_second_clock(
    alarmed: SideBench,
) -> None:
    acts(
        alarmed,
        "e1",
        AcknowledgeFlag(SAM, FLAG, WORKER, MONDAY),
        StopLadder(SAM, FLAG),
        AwaitWorker(SAM, FLAG, LATER),
    )
    assert alarmed.row(page).state == "dropped"
    assert (alarmed.row(escalation).state, alarmed.row(escalation).due_at) == ("answering", LATER)
    taken = flag_of(alarmed)
    assert (taken.acknowledged_by, taken.answer_due, taken.code) == (WORKER, LATER, "R05")
    assert due(alarmed, Moment(LATER - 1)) == []
    assert due(alarmed, LATER) == [(DueKind.LADDER, 0)]
    assert alarmed.side.ledger.next_due() is not None


def test_a_second_clock_that_runs_out_opens_a_desk_and_the_ladder_runs_anew(alarmed: SideBench) -> None:
    acts(alarmed, "e1", AcknowledgeFlag(SAM, FLAG, WORKER, MONDAY), AwaitWorker(SAM, FLAG, LATER))
    row = Due(DueKind.LADDER, FLAG, SAM, LATER, step=0)
    again = PageStaff(SAM, FLAG, 0, Post.DUTY, WORKER, Level.ACUTE, "Alias")
    with alarmed.side.ledger.open_due(row) as desk:
        assert desk is not None
        effects = (ReopenFlag(SAM, FLAG), again, MoveLadder(SAM, FLAG, 1, after(LATER, MINUTE)))
        desk.commit(ActedOutside(EventId("e2"), LATER, WORKER, "x"), desk.state, effects)
    freed = flag_of(alarmed)
    assert (freed.acknowledged_by, freed.acknowledged_at, freed.answer_due, freed.reopened) == (
        None,
        None,
        None,
        True,
    )
    assert (alarmed.row(escalation).state, alarmed.row(escalation).step) == ("running", 1)
    assert len(alarmed.rows(page)) == 2
    assert due(alarmed, LATER) == []


def test_acting_outside_the_chat_counts_as_answered_until_its_moment(alarmed: SideBench) -> None:
    acts(
        alarmed,
        "e1",
        NoteAct(SAM, WORKER, "called_112", MONDAY),
        AnswerFlag(SAM, FLAG, MONDAY),
        AwaitWorker(SAM, FLAG, LATER, busy=True),
    )
    noted = alarmed.row(act)
    assert (noted.client, noted.staff, noted.act, noted.at) == (SAM, WORKER, "called_112", MONDAY)
    busy = flag_of(alarmed)
    assert (busy.busy_until, busy.answered_at, busy.answer_due) == (LATER, MONDAY, None)
    acts(alarmed, "e2", AnswerFlag(SAM, FLAG, LATER, EventId("words")), StopLadder(SAM, FLAG))
    done = flag_of(alarmed)
    assert (done.busy_until, done.answered_at, done.answered_in) == (None, MONDAY, "words")
    acts(alarmed, "e3", UnanswerFlag(SAM, FLAG))
    assert (flag_of(alarmed).answered_at, flag_of(alarmed).answered_in) == (None, None)


def test_a_colleague_takes_a_flag_over_and_otherwise_who_was_first_stays(alarmed: SideBench) -> None:
    acts(alarmed, "e1", AcknowledgeFlag(SAM, FLAG, WORKER, MONDAY))
    acts(alarmed, "e2", AcknowledgeFlag(SAM, FLAG, COLLEAGUE, LATER))
    assert flag_of(alarmed).acknowledged_by == WORKER
    acts(alarmed, "e3", AcknowledgeFlag(SAM, FLAG, COLLEAGUE, LATER, over=True))
    assert (flag_of(alarmed).acknowledged_by, flag_of(alarmed).acknowledged_at) == (COLLEAGUE, LATER)


def test_what_a_worker_says_at_closing_is_kept(alarmed: SideBench) -> None:
    acts(alarmed, "e1", CloseFlag(SAM, FLAG, WORKER, MONDAY, "spoken", "no", LATER, "pause"))
    closed = alarmed.row(flag)
    assert (closed.safe_now, closed.next_contact, closed.rhythm) == ("no", LATER, "pause")
    assert alarmed.row(page).state == "dropped"


def test_an_offer_a_light_and_a_hold_are_the_clients_own(alarmed: SideBench) -> None:
    acts(
        alarmed,
        "e1",
        OfferHandover(SAM, WORKER, COLLEAGUE, MONDAY),
        SetVisitLight(SAM, "do_not_go", WORKER, MONDAY),
        offered_to=COLLEAGUE,
        offered_alias="Noor",
        visit_light="do_not_go",
        held_quiet=MONDAY,
    )
    row = alarmed.row(client, id=SAM)
    assert (row.visit_light, row.visit_by, row.visit_at) == ("do_not_go", WORKER, MONDAY)
    with alarmed.side.ledger.open(SAM) as desk:
        state = desk.state
    assert (state.offered_to, state.offered_alias, state.held_quiet) == (COLLEAGUE, "Noor", MONDAY)
    assert state.owner == WORKER
    told = {(each.kind, each.ref) for each in alarmed.rows(live_event)}
    assert {("offer", SAM), ("client", SAM)} <= told


def replied(bench: SideBench) -> None:
    words = say(SAM, "Ik ben er.", SayKind.WORKER, not_before=after(MONDAY, 5 * SECOND))
    bench.act(SAM, WorkerReplied(EventId("words"), MONDAY, WORKER, "Ik ben er."), [words])


def recall(bench: SideBench, name: str = "back") -> None:
    acts(bench, name, RecallSay(SAM, EventId("words")))


def test_words_do_not_leave_for_five_seconds_and_are_gone_when_they_are_taken_back(bench: SideBench) -> None:
    replied(bench)
    at = after(MONDAY, 5 * SECOND)
    assert bench.side.outbox.heads(BOT, Moment(at - 1), 5) == []
    recall(bench)
    assert (bench.row(outbox).state, bench.row(outbox).code) == ("dropped", "recalled")
    assert bench.side.outbox.heads(BOT, at, 5) == []


@pytest.mark.parametrize("doubtful", [False, True])
def test_words_that_left_or_may_have_left_are_not_taken_back(bench: SideBench, *, doubtful: bool) -> None:
    replied(bench)
    at = after(MONDAY, 5 * SECOND)
    leased = bench.side.outbox.lease("words:0", at, LATER, let_go)
    assert leased is not None
    if doubtful:
        bench.side.outbox.settle(leased[0], Uncertain("reset"), at)
        assert bench.row(outbox).state == "new"
    with pytest.raises(TooLate):
        recall(bench)


def test_nothing_of_a_refused_taking_back_is_stored(bench: SideBench) -> None:
    before = len(bench.rows(live_event))
    with pytest.raises(TooLate):
        recall(bench, "nothing")
    assert len(bench.rows(live_event)) == before


def test_ladders_that_nobody_answered_are_hastened_and_no_others(alarmed: SideBench) -> None:
    ledger = alarmed.side.ledger
    assert ledger.hasten(MONDAY) == 0
    acts(alarmed, "e1", MoveLadder(SAM, FLAG, 1, LATER))
    assert ledger.hasten(MONDAY) == 1
    assert due(alarmed, MONDAY) == [(DueKind.LADDER, 1)]
    acts(alarmed, "e2", AwaitWorker(SAM, FLAG, LATER))
    assert ledger.hasten(MONDAY) == 0


def test_a_side_is_behind_while_something_serious_waits_ten_minutes_past_its_clock(
    alarmed: SideBench,
) -> None:
    ledger, due_by = alarmed.side.ledger, alarmed.row(flag).answer_by
    late = after(due_by, 10 * MINUTE)
    assert not ledger.behind(Moment(late - 1))
    assert ledger.behind(late)
    acts(alarmed, "e1", AcknowledgeFlag(SAM, FLAG, WORKER, MONDAY))
    assert not ledger.behind(late)
