"""What calling leaves on a side: results for each address, tokens that count once, a ladder that goes on."""

from dataclasses import replace

import pytest
from side_bench import FLAG, MONDAY, SAM, WORKER, SideBench, raw
from vault_alarm import WORDS, alarm

from cases.effects import AcknowledgeFlag, MoveLadder, PageStaff
from cases.errors import CallOver, NotFound
from cases.events import HandedBack
from cases.ids import EventId, StaffId
from cases.levels import Level
from cases.moments import DAY, MINUTE, SECOND, Moment, after
from cases.reach import Channel, Delivery, LastTry, Reach, Tried
from cases.roster import Post
from cases.traffic import DuePage
from vault.paging import CallBook
from vault.tables_side import escalation, flag, page_delivery, page_token
from vault.unreadable import flag_unreadable

LATER = after(MONDAY, MINUTE)
SMS = Reach("r-sms", Channel.SMS, "+31612345678", True)
MAIL = Reach("r-mail", Channel.MAIL, "noor@voorbeeld.nl", False)


def paged(bench: SideBench) -> tuple[CallBook, DuePage]:
    """Page the person on duty for an acute flag; the ladder waits for its next step."""
    bench.side.intake.keep(raw(WORDS, 1, 100))
    bench.take(WORDS, alarm)
    moved = MoveLadder(SAM, FLAG, 1, after(MONDAY, 5 * MINUTE))
    bench.act(SAM, HandedBack(EventId("moved"), MONDAY, WORKER), [moved])
    (called, *_) = bench.side.outbox.pages(MONDAY, 10)
    return CallBook(bench.database, bench.sealer), called


def test_each_address_has_its_own_result_and_no_address_is_kept(bench: SideBench) -> None:
    book, called = paged(bench)
    book.record(called, SMS, Delivery(sent=False, code="timeout"), 1, MONDAY)
    book.record(called, SMS, Delivery(sent=True), 2, LATER)
    book.record(called, MAIL, Delivery(sent=False, code="smtp_450"), 1, LATER)
    assert book.tried(called) == {"r-sms": Tried("sent", 2), "r-mail": Tried("failed", 1)}
    assert (
        bench.row(page_delivery, reach="r-mail").unverified,
        bench.row(page_delivery, reach="r-mail").code,
    ) == (
        1,
        "smtp_450",
    )
    kept = str([tuple(row) for row in bench.rows(page_delivery)])
    assert SMS.address not in kept
    assert MAIL.address not in kept


def test_a_token_opens_one_call_for_a_day_and_once(bench: SideBench) -> None:
    book, called = paged(bench)
    book.begin_call(called, "a-een", MONDAY)
    book.begin_call(called, "a-twee", MONDAY)
    found = book.called("a-een", LATER)
    assert (found.flag, found.client, found.staff, found.page) == (FLAG, SAM, called.staff, called.id)
    assert b"a-een" not in bytes(bench.rows(page_token)[0].token_hmac)
    book.use(found, LATER)
    for gone in (lambda: book.called("a-een", LATER), lambda: book.use(found, LATER)):
        with pytest.raises(CallOver):
            gone()
    with pytest.raises(NotFound):
        book.called("a-drie", LATER)
    with pytest.raises(CallOver):
        book.called("a-twee", after(MONDAY, DAY))
    bench.side.sweep(after(MONDAY, DAY))
    assert bench.rows(page_token) == []


def test_a_token_is_over_when_somebody_took_the_flag(bench: SideBench) -> None:
    book, called = paged(bench)
    book.begin_call(called, "a-een", MONDAY)
    bench.act(SAM, HandedBack(EventId("taken"), LATER, WORKER), [AcknowledgeFlag(SAM, FLAG, WORKER, LATER)])
    with pytest.raises(CallOver):
        book.called("a-een", LATER)


def test_a_ladder_goes_on_at_once_when_a_person_cannot_be_reached_and_only_once(bench: SideBench) -> None:
    book, called = paged(bench)
    now = Moment(MONDAY + SECOND)
    assert book.hasten(called, now)
    assert bench.row(escalation).due_at == now
    assert not book.hasten(called, now)
    moved = MoveLadder(SAM, FLAG, 2, after(now, 5 * MINUTE))
    bench.act(SAM, HandedBack(EventId("further"), now, WORKER), [moved])
    assert not book.hasten(called, after(now, SECOND)), "the ladder is past the step of this page"
    assert bench.row(escalation).due_at == after(now, 5 * MINUTE)


@pytest.mark.parametrize("how", ["accepted", "over one of two channels"])
def test_a_colleague_of_the_same_step_who_was_reached_keeps_the_ladder_as_it_is(
    bench: SideBench, how: str
) -> None:
    book, called = paged(bench)
    colleague = PageStaff(SAM, FLAG, 0, Post.DUTY, StaffId("second"), Level.ACUTE, "Alias")
    bench.act(SAM, HandedBack(EventId("both"), MONDAY, WORKER), [colleague])
    other = next(one for one in bench.side.outbox.pages(MONDAY, 10) if one.id != called.id)
    if how == "accepted":
        bench.side.outbox.paged(other.id, accepted=True, now=MONDAY)
    else:
        book.record(other, SMS, Delivery(sent=True), 1, MONDAY)
    assert not book.hasten(called, LATER)
    assert book.hasten(other, LATER), "nobody but that colleague was reached"


def test_a_person_sees_what_the_last_page_at_each_own_address_came_to(bench: SideBench) -> None:
    book, called = paged(bench)
    assert book.client_of(called) == SAM
    book.record(called, SMS, Delivery(sent=False, code="timeout"), 1, MONDAY)
    book.record(called, SMS, Delivery(sent=True), 2, LATER)
    book.record(called, MAIL, Delivery(sent=False, code="smtp_450"), 1, MONDAY)
    assert called.staff is not None
    assert book.last_tries(called.staff) == {"r-sms": LastTry(True, LATER), "r-mail": LastTry(False, MONDAY)}
    assert book.last_tries(StaffId("somebody")) == {}


def test_a_flag_of_nobodys_is_taken_on_without_a_turn(bench: SideBench) -> None:
    event = EventId("broken")
    with bench.begin() as conn:
        flag_unreadable(conn, event, None, "not_json", MONDAY)
    (called, *_) = bench.side.outbox.pages(MONDAY, 10)
    book = CallBook(bench.database, bench.sealer)
    assert book.client_of(called) is None
    book.begin_call(replace(called, staff=WORKER), "a-een", MONDAY)
    found = book.called("a-een", LATER)
    book.acknowledge(found, LATER)
    assert (bench.row(flag).acknowledged_by, bench.row(flag).acknowledged_at) == (WORKER, LATER)
    assert bench.side.outbox.pages(after(MONDAY, 20 * MINUTE), 10) == []
    with pytest.raises(CallOver):
        book.called("a-een", LATER)
