"""Unknown chats and one-time links: the same answer for wrong, used and expired."""

import pytest
from side_bench import BOT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, raw, state_of

from cases.effects import ClearPhone
from cases.errors import NotFound
from cases.events import HandedBack
from cases.ids import EventId, PhoneMessage, StaffId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after
from cases.state import Standing
from cases.traffic import Sent
from cases.unknown import UnknownChat, UnknownTurn
from vault.intake_key import day_of
from vault.phone_stay import LEFT_ALONE
from vault.retention import sweep
from vault.tables_side import (
    enrolment,
    identity,
    inbox,
    intake_key,
    message,
    outbox,
    phone_copy,
    task,
    unknown_chat,
    unknown_message,
)

LINE = "Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."


def stranger(bench: SideBench, number: int, turn: UnknownTurn, text: str = "hallo?") -> UnknownChat:
    bench.side.intake.keep(raw(text, number, 900))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert received.desk is None
        before = received.unknown
        received.commit_unknown(turn, text, "text", MONDAY)
    return before


def test_an_unknown_chat_gets_its_line_and_is_remembered_without_a_client(bare: SideBench) -> None:
    silent, answered = UnknownTurn(None, False, Level.NONE), UnknownTurn(LINE, True, Level.ACUTE)
    assert stranger(bare, 1, answered, "hij slaat me").last_replied is None
    assert stranger(bare, 2, silent).last_replied == MONDAY
    assert (bare.row(unknown_chat).seen, bare.row(unknown_chat).last_replied) == (2, MONDAY)
    listed = bare.row(unknown_message)
    assert (listed.level, listed.destroy_at, listed.day) == (4, after(MONDAY, 7 * DAY), day_of(MONDAY))
    assert b"slaat" not in bytes(listed.text_sealed)
    assert {row.state for row in bare.rows(inbox)} == {"done"}


def test_the_answer_to_an_unknown_chat_is_sent_without_a_client_and_leaves_no_copy(bare: SideBench) -> None:
    stranger(bare, 1, UnknownTurn(LINE, False, Level.NONE))
    (parcel,) = bare.side.outbox.heads(BOT, MONDAY, 10)
    leased = bare.side.outbox.lease(parcel, MONDAY, after(MONDAY, MINUTE), let_go)
    assert leased is not None
    opened = leased[0]
    assert (opened.chat, opened.text, opened.client, opened.answers) == (900, LINE, None, MONDAY)
    assert bare.side.outbox.settle(opened, Sent(PhoneMessage(5)), MONDAY)
    assert bare.rows(phone_copy) == []


def test_acute_words_of_a_stranger_are_answered_before_anything_else(bare: SideBench) -> None:
    stranger(bare, 1, UnknownTurn(LINE, True, Level.ACUTE))
    assert (bare.row(outbox).kind, bare.row(outbox).priority) == ("safety", 0)


def test_a_link_binds_one_chat_once_and_a_worker_makes_it_the_clients(bare: SideBench) -> None:
    with bare.begin() as conn:
        bare.side.create_client(conn, state_of(SAM), BOT, WORKER, MONDAY)
    bare.issue(SAM, "token-1")
    assert bare.press("token-1", 100)
    row = bare.row(enrolment)
    assert (row.state, row.pressed_at, bare.rows(identity)) == ("pressed", MONDAY, [])
    assert bare.row(task).kind == "accept_pairing"
    assert not bare.press("token-1", 101)
    with bare.begin() as conn:
        bare.side.attach_identity(conn, SAM, WORKER)
    assert bare.row(enrolment).state == "accepted"
    assert bare.row(identity).chat_index == bare.sealer.blind(BOT, 100)
    assert bare.row(task).done_by == WORKER
    bare.hear("hoi", 1, 100)


def press(bench: SideBench, token: str, chat: int, message: int) -> bool:
    """Press a link as the line does, with the number of the message that holds the token."""
    bench.side.intake.keep(raw("/start x", None, chat))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        pressed = received.press_start(token, chat, chat, MONDAY, PhoneMessage(message))
        received.commit_pressed("Dank je.", MONDAY)
    return pressed


def answer(bench: SideBench, arrived: int, now: Moment = MONDAY) -> None:
    """Let what waits for a chat arrive."""
    (parcel,) = bench.side.outbox.heads(BOT, now, 10)
    leased = bench.side.outbox.lease(parcel, now, after(now, MINUTE), let_go)
    assert leased is not None
    assert leased[0].client is None
    bench.side.outbox.settle(leased[0], Sent(PhoneMessage(arrived)), now)


@pytest.fixture
def pairing(bare: SideBench) -> SideBench:
    """Give a store with Sam, who pressed the link with message 41 and was answered with message 42."""
    with bare.begin() as conn:
        bare.side.create_client(conn, state_of(SAM, standing=Standing.PAIRING), BOT, WORKER, MONDAY)
    bare.issue(SAM, "token-1")
    assert press(bare, "token-1", 100, 41)
    answer(bare, 42, after(MONDAY, SECOND))
    return bare


def test_both_messages_of_an_enrolment_are_copies_on_the_phone_without_the_token(
    pairing: SideBench,
) -> None:
    copies = [
        (row.client, row.phone_message, row.direction, row.delete_at - row.sent_at)
        for row in pairing.rows(phone_copy)
    ]
    assert copies == [(SAM, 41, "in", LEFT_ALONE), (SAM, 42, "out", LEFT_ALONE)]
    assert pairing.rows(message) == []


def test_the_messages_of_an_enrolment_go_after_a_day_accepted_or_not(pairing: SideBench) -> None:
    late = after(MONDAY, DAY + SECOND)
    (before,) = pairing.side.outbox.deletions(BOT, late, 10)
    assert (before.chat, before.messages) == (100, (41, 42))
    with pairing.begin() as conn:
        pairing.side.attach_identity(conn, SAM, WORKER)
    (deletion,) = pairing.side.outbox.deletions(BOT, late, 10)
    assert deletion == before
    pairing.side.outbox.deleted(deletion, True, late)
    assert {row.state for row in pairing.rows(phone_copy)} == {"gone"}


def test_wis_clears_the_messages_of_the_enrolment_too(pairing: SideBench) -> None:
    with pairing.begin() as conn:
        pairing.side.attach_identity(conn, SAM, WORKER)
    wis = [ClearPhone(SAM, MONDAY, everything=True)]
    pairing.act(SAM, HandedBack(EventId("wis"), MONDAY, WORKER), wis)
    (deletion,) = pairing.side.outbox.deletions(BOT, MONDAY, 10)
    assert sorted(deletion.messages) == [41, 42]


def test_an_answer_that_arrives_after_its_attempt_was_given_up_is_a_copy_too(bare: SideBench) -> None:
    with bare.begin() as conn:
        bare.side.create_client(conn, state_of(SAM, standing=Standing.PAIRING), BOT, WORKER, MONDAY)
    bare.issue(SAM, "token-1")
    assert press(bare, "token-1", 100, 41)
    (parcel,) = bare.side.outbox.heads(BOT, MONDAY, 10)
    leased = bare.side.outbox.lease(parcel, MONDAY, after(MONDAY, MINUTE), let_go)
    assert leased is not None
    bare.side.outbox.recover(BOT, MONDAY)
    assert not bare.side.outbox.settle(leased[0], Sent(PhoneMessage(42)), MONDAY)
    assert [row.phone_message for row in bare.rows(phone_copy)] == [41, 42]


def test_a_link_that_binds_nothing_leaves_no_copy(bench: SideBench) -> None:
    assert not press(bench, "wrong", 300, 41)
    answer(bench, 42)
    assert bench.rows(phone_copy) == []


@pytest.mark.parametrize("token", ["", "wrong", "token-2", "\ud800", "x" * 5000])
def test_a_wrong_token_binds_nothing(bench: SideBench, token: str) -> None:
    bench.issue(SAM, "token-1")
    bench.side.intake.keep(raw("/start", 50, 300))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert not received.press_start(token, 300, 300, MONDAY)
        received.commit_pressed("Dank je.", MONDAY)
    assert bench.row(enrolment, id="link-token-1").state == "issued"


@pytest.mark.parametrize(("wait", "bound"), [(72 * HOUR - SECOND, True), (72 * HOUR, False)])
def test_a_link_works_for_72_hours(bench: SideBench, wait: int, bound: bool) -> None:
    bench.issue(SAM, "token-1")
    assert bench.press("token-1", 300, after(MONDAY, wait)) is bound


def test_a_chat_that_is_a_clients_already_cannot_become_anothers(bench: SideBench) -> None:
    bench.issue(KIM, "token-1")
    assert bench.press("token-1", 100)
    with pytest.raises(NotFound), bench.begin() as conn:
        bench.side.attach_identity(conn, KIM, WORKER)
    assert bench.row(enrolment, id="link-token-1").state == "pressed"


def test_two_clients_cannot_be_given_the_same_chat(bench: SideBench) -> None:
    for client in (SAM, KIM):
        bench.issue(client, f"again-{client}")
        assert bench.press(f"again-{client}", 300)
    with bench.begin() as conn:
        bench.side.attach_identity(conn, SAM, WORKER)
    with pytest.raises(NotFound), bench.begin() as conn:
        bench.side.attach_identity(conn, KIM, WORKER)
    with pytest.raises(NotFound), bench.begin() as conn:
        bench.side.attach_identity(conn, SAM, StaffId("w2"))


def test_another_sender_in_the_clients_chat_is_seen(bench: SideBench) -> None:
    bench.side.intake.keep(raw("hoi", 1, 100))
    bench.side.intake.keep(raw("hoi", 2, 900))
    known, unknown = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(known, MONDAY) as received:
        assert received is not None
        assert received.sender_is_paired(100)
        assert not received.sender_is_paired(101)
        assert not received.sender_is_paired(None)
    with bench.side.ledger.open_received(unknown, MONDAY) as received:
        assert received is not None
        assert not received.sender_is_paired(900)


def test_after_seven_days_strangers_words_and_the_keys_of_that_day_are_gone(bench: SideBench) -> None:
    stranger(bench, 1, UnknownTurn(LINE, True, Level.ACUTE), "hij slaat me")
    bench.side.intake.keep(raw("nog niet gelezen", 2, 100))
    bench.side.intake.keep(raw("x", 3, None, fault="not_json"))
    almost = Moment(bench.row(unknown_message).destroy_at - 1)
    sweep(bench.database, almost)
    assert len(bench.rows(unknown_message)) == 1
    gone = Moment(bench.row(intake_key).destroy_at)
    assert gone - MONDAY <= 8 * DAY
    assert bench.side.sweep(gone) > 0
    assert [bench.rows(table) for table in (unknown_message, unknown_chat, intake_key, outbox)] == [[]] * 4
    assert [row.update_id for row in bench.rows(inbox)] == [2]
    (item,) = bench.side.intake.heads(gone, 10)
    with bench.side.ledger.open_received(item, gone) as received:
        assert received is None
    assert bench.row(inbox).code == "seal_broken"
