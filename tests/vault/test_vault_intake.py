"""The inbox: kept before the channel hears of it, once, in order, and nothing poisons what follows."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from side_bench import BOT, KIM, MONDAY, SAM, SideBench, raw, said
from sqlalchemy import update

from cases.ids import ClientId
from cases.moments import MINUTE, SECOND, Moment, after
from cases.traffic import RawUpdate
from vault.tables_side import escalation, flag, inbox, message, page, safe_contact

ODD = [b"", b"\x00", b"{", b"\xff\xfe", b'{"text":"\\ud800"}', "\u202eomgekeerd".encode(), b"x" * 2**21]


def heads(bench: SideBench, now: Moment = MONDAY) -> list[int]:
    return list(bench.side.intake.heads(now, 50))


def test_an_update_is_kept_once_however_often_it_comes(bench: SideBench) -> None:
    assert bench.side.intake.keep(raw("hoi", 1, 100))
    assert not bench.side.intake.keep(raw("hoi", 1, 100))
    assert not bench.side.intake.keep(raw("anders", 1, 100))
    assert bench.side.intake.keep(raw("hoi", 2, 100))
    assert len(heads(bench)) == 1


def test_a_body_without_an_update_id_is_kept_once_by_what_it_holds(bare: SideBench) -> None:
    assert bare.side.intake.keep(raw("hoi", None, None, fault="not_json"))
    assert not bare.side.intake.keep(raw("hoi", None, None, fault="not_json"))
    assert bare.side.intake.keep(raw("hoi!", None, None, fault="not_json"))
    assert len(bare.rows(inbox)) == 2


@pytest.mark.parametrize("body", ODD)
def test_odd_bytes_are_kept_as_they_came(bare: SideBench, body: bytes) -> None:
    assert bare.side.intake.keep(RawUpdate(BOT, body, 5, 100, MONDAY))
    (item,) = heads(bare)
    with bare.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert received.raw == RawUpdate(BOT, body, 5, 100, MONDAY)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers() | st.none(), st.integers() | st.none())
def test_no_body_and_no_number_keeps_an_update_from_being_stored(
    bare: SideBench, body: bytes, update_id: int | None, chat: int | None
) -> None:
    bare.side.intake.keep(RawUpdate(BOT, body, update_id, chat, MONDAY))
    assert not bare.side.intake.keep(RawUpdate(BOT, body, update_id, chat, MONDAY))


def test_only_the_oldest_undone_update_of_each_chat_has_its_turn(bench: SideBench) -> None:
    for number, chat in enumerate((100, 100, 200, 100), start=1):
        bench.side.intake.keep(raw(f"bericht {number}", number, chat))
    first, third = heads(bench)
    later = bench.row(inbox, update_id=2).id
    with bench.side.ledger.open_received(later, MONDAY) as received:
        assert received is None
    bench.side.intake.broke(first, MONDAY, "ValueError")
    assert heads(bench) == [first, third]
    bench.side.intake.broke(first, MONDAY, "ValueError")
    assert heads(bench) == [third]
    assert heads(bench, after(MONDAY, SECOND)) == [first, third]


def test_an_update_that_is_done_is_not_opened_again(bench: SideBench) -> None:
    bench.hear("hoi", 1, 100)
    with bench.side.ledger.open_received(bench.row(inbox, update_id=1).id, MONDAY) as received:
        assert received is None
    assert len(bench.rows(message)) == 1


def test_failures_are_counted_apart_from_starts_and_wait_longer_each_time(bench: SideBench) -> None:
    bench.side.intake.keep(raw("hoi", 1, 100))
    (item,) = heads(bench)
    counted: list[Any] = []
    for _ in range(3):
        with bench.side.ledger.open_received(item, after(MONDAY, MINUTE)) as received:
            assert received is not None
            counted.append(received.attempts)
        row = bench.row(inbox, id=item)
        broken = bench.side.intake.broke(item, MONDAY, "ValueError")
        counted.append((row.starts, broken, bench.row(inbox, id=item).due_at - MONDAY))
    assert counted == [0, (1, 1, 0), 1, (2, 2, SECOND), 2, (3, 3, 2 * SECOND)]
    assert bench.side.intake.broke(999, MONDAY, "ValueError") == 0


def test_many_kills_do_not_give_up_a_message_but_one_that_always_kills_is_given_up(bench: SideBench) -> None:
    bench.side.intake.keep(raw("hoi", 1, 100))
    (item,) = heads(bench)
    for starts, attempts in ((20, 0), (25, 3)):
        with bench.begin() as conn:
            conn.execute(update(inbox).where(inbox.c.id == item).values(starts=starts - 1))
        with bench.side.ledger.open_received(item, MONDAY) as received:
            assert received is not None
            assert received.attempts == attempts


def test_a_poisoned_update_is_set_apart_with_a_flag_and_a_ladder_and_the_next_one_flows(
    bench: SideBench,
) -> None:
    bench.side.intake.keep(raw("gif", 1, 100))
    bench.side.intake.keep(raw("help", 2, 100))
    poison = heads(bench)[0]
    with bench.side.ledger.open_received(poison, MONDAY) as received:
        assert received is not None
        received.quarantine("ValueError", MONDAY)
        event = received.id
    assert bench.row(inbox, id=poison).state == "quarantined"
    raised = bench.row(flag)
    assert (raised.id, raised.client, raised.level, raised.category) == (event, SAM, 3, "unreadable")
    assert (bench.row(escalation).flag, bench.row(escalation).due_at) == (event, MONDAY)
    help_item = bench.row(inbox, update_id=2).id
    assert heads(bench) == [help_item]
    with bench.side.ledger.open_received(help_item, MONDAY) as received:
        assert received is not None
        assert received.desk is not None
        assert [each.flag for each in received.desk.state.open_flags] == [event]
        received.desk.commit(said(received.id, "help"), received.desk.state, [])
    assert heads(bench) == []


@pytest.mark.parametrize(("chat", "client"), [(100, SAM), (555, None), (None, None)])
def test_a_body_that_can_never_be_handled_is_set_apart_at_once_before_the_eyes_of_a_human(
    bench: SideBench, chat: int | None, client: ClientId | None
) -> None:
    assert bench.side.intake.keep(raw("x", 1, chat, fault="too_large"))
    assert heads(bench) == []
    assert (bench.row(flag).client, bench.row(flag).level, bench.row(flag).code) == (client, 3, "too_large")
    if client is not None:
        assert bench.row(escalation).client == client
    else:
        due = [(row.post, (row.due_at - MONDAY) // MINUTE) for row in bench.rows(page)]
        assert due == [("duty", 0), ("duty", 5), ("backup", 10), ("coordinator", 15)]


def test_a_flood_of_unreadable_updates_of_nobody_pages_once_until_a_human_looked(bare: SideBench) -> None:
    for number in range(3):
        bare.side.intake.keep(raw(str(number), number, None, fault="not_json"))
    assert (len(bare.rows(flag)), len(bare.rows(page))) == (3, 4)
    with bare.begin() as conn:
        conn.execute(update(flag).values(acknowledged_at=MONDAY, acknowledged_by="w"))
    bare.side.intake.keep(raw("4", 4, None, fault="not_json"))
    assert len(bare.rows(page)) == 8


def test_a_client_whose_state_does_not_open_is_put_before_a_human_and_others_go_on(bench: SideBench) -> None:
    with bench.begin() as conn:
        kims = conn.execute(safe_contact.select().where(safe_contact.c.client == KIM)).one().record_sealed
        conn.execute(update(safe_contact).where(safe_contact.c.client == SAM).values(record_sealed=kims))
    bench.side.intake.keep(raw("hij is er", 1, 100))
    bench.side.intake.keep(raw("hoi", 2, 200))
    with bench.side.ledger.open_received(heads(bench)[0], MONDAY) as received:
        assert received is None
    assert (bench.row(inbox, update_id=1).state, bench.row(flag).code) == ("quarantined", "seal_broken")
    assert (bench.row(flag).client, len(bench.rows(page))) == (SAM, 4)
    bench.take("hoi", lambda _event: [], update=2)


def test_nothing_that_concerns_a_person_is_counted_and_done(bench: SideBench) -> None:
    bench.side.intake.keep(raw("", 1, 100))
    (item,) = heads(bench)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        received.ignore("own_echo", MONDAY)
    assert (bench.row(inbox, id=item).state, bench.row(inbox, id=item).code) == ("done", "own_echo")
    assert (bench.rows(flag), bench.rows(message)) == ([], [])
