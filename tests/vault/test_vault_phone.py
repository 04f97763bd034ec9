"""What stands on a phone goes from it: on time, in one call a chat, and a human hears when it cannot."""

from dataclasses import replace
from typing import Any

import pytest
from side_bench import BOT, CONTACT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, said, say
from sqlalchemy import update

from cases.effects import ClearPhone, SayKind
from cases.events import HandedBack, TurnBroke
from cases.ids import EventId, PhoneMessage
from cases.levels import Mode
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after
from cases.traffic import Sent
from vault.tables_side import client, dek, phone_copy, task

SOON = after(MONDAY, 10 * SECOND)


def hear(bench: SideBench, *messages: int, of: Any = SAM) -> None:
    for number in messages:
        bench.act(of, said(f"m{of}{number}", "hoi", MONDAY, number))


def clear(bench: SideBench, **what: Any) -> None:
    asked = [ClearPhone(SAM, SOON, **what)]
    bench.act(SAM, HandedBack(EventId("clear"), MONDAY, WORKER), asked)


def due(bench: SideBench, now: Moment) -> list[tuple[int, tuple[int, ...]]]:
    return [(each.chat, each.messages) for each in bench.side.outbox.deletions(BOT, now, 10)]


def send(bench: SideBench, event: str, phone_message: int, **more: Any) -> None:
    kind = more.pop("kind", SayKind.REPLY)
    bench.act(SAM, HandedBack(EventId(event), MONDAY, WORKER), [say(SAM, "tekst", kind, **more)])
    leased = bench.side.outbox.lease(f"{event}:0", MONDAY, after(MONDAY, MINUTE), let_go)
    assert leased is not None
    bench.side.outbox.settle(leased[0], Sent(PhoneMessage(phone_message)), MONDAY)


def in_mode(bench: SideBench, mode: Mode) -> None:
    bench.act(SAM, HandedBack(EventId("mode"), MONDAY, WORKER), contact=replace(CONTACT, mode=mode))


def test_nothing_stays_on_a_phone_longer_than_a_day(bench: SideBench) -> None:
    in_mode(bench, Mode.OPEN)
    hear(bench, 1, 2)
    assert due(bench, after(MONDAY, DAY - 1)) == []
    assert due(bench, after(MONDAY, DAY)) == [(100, (1, 2))]
    (deletion,) = bench.side.outbox.deletions(BOT, after(MONDAY, DAY), 10)
    bench.side.outbox.deleted(deletion, True, after(MONDAY, DAY))
    assert due(bench, after(MONDAY, 2 * DAY)) == []
    assert {row.state for row in bench.rows(phone_copy)} == {"gone"}


def test_named_messages_go_sooner_and_never_later(bench: SideBench) -> None:
    hear(bench, 1, 2)
    clear(bench, messages=(PhoneMessage(1),))
    assert due(bench, SOON) == [(100, (1,))]
    later = [ClearPhone(SAM, after(SOON, HOUR), (PhoneMessage(1),))]
    bench.act(SAM, HandedBack(EventId("later"), MONDAY, WORKER), later)
    assert bench.row(phone_copy, phone_message=1).delete_at == SOON
    assert bench.side.ledger.next_due() == SOON


def test_wis_clears_everything_of_this_client_and_nothing_of_another(bench: SideBench) -> None:
    hear(bench, 1, 2)
    hear(bench, 1, of=KIM)
    clear(bench, everything=True)
    assert due(bench, SOON) == [(100, (1, 2))]


def test_one_call_holds_at_most_a_hundred_messages(bench: SideBench) -> None:
    hear(bench, *range(1, 104))
    clear(bench, everything=True)
    (deletion,) = bench.side.outbox.deletions(BOT, SOON, 10)
    assert len(deletion.messages) == 100
    bench.side.outbox.deleted(deletion, True, SOON)
    assert due(bench, SOON) == [(100, (101, 102, 103))]


def test_a_failed_deletion_is_tried_until_47_hours_and_is_then_a_task(bench: SideBench) -> None:
    hear(bench, 1)
    now, tries = after(MONDAY, DAY), 0
    while found := bench.side.outbox.deletions(BOT, now, 10):
        tries += 1
        assert now <= after(MONDAY, 47 * HOUR)
        bench.side.outbox.deleted(found[0], False, now)
        now = bench.row(phone_copy).delete_at
    assert tries > 20
    assert (bench.row(phone_copy).state, now) == ("failed", after(MONDAY, 47 * HOUR))
    left = bench.row(task, kind="phone_copy_left")
    assert (left.client, left.why) == (SAM, "left_in left_one")


def test_messages_past_their_last_try_do_not_drag_the_others_down(bench: SideBench) -> None:
    hear(bench, 1, 2)
    with bench.begin() as conn:
        old = phone_copy.c.phone_message == 1
        conn.execute(update(phone_copy).where(old).values(sent_at=after(MONDAY, -2 * DAY)))
    clear(bench, everything=True)
    assert sorted(due(bench, SOON)) == [(100, (1,)), (100, (2,))]


@pytest.mark.parametrize(
    ("mode", "stays"), [(Mode.NEUTRAL, 2 * MINUTE), (Mode.NONE, 2 * MINUTE), (Mode.OPEN, DAY)]
)
def test_after_the_closing_line_a_neutral_phone_is_clean_within_two_minutes(
    bench: SideBench, mode: Mode, stays: int
) -> None:
    in_mode(bench, mode)
    hear(bench, 1)
    send(bench, "bye", 2, closes_talk=True)
    assert {row.delete_at - MONDAY for row in bench.rows(phone_copy)} == {stays}


@pytest.mark.parametrize("mode", [Mode.NEUTRAL, Mode.NONE])
def test_where_messages_vanish_a_talk_that_nobody_ends_goes_after_half_an_hour(
    bench: SideBench, mode: Mode
) -> None:
    in_mode(bench, mode)
    hear(bench, 1)
    send(bench, "ask", 2)
    send(bench, "open", 3, kind=SayKind.OPENER)
    send(bench, "human", 4, kind=SayKind.WORKER)
    stays = {row.phone_message: row.delete_at - MONDAY for row in bench.rows(phone_copy)}
    assert stays == {1: 30 * MINUTE, 2: 30 * MINUTE, 3: DAY, 4: DAY}


def test_a_message_that_could_not_be_handled_goes_from_the_phone_too(bench: SideBench) -> None:
    broke = TurnBroke(EventId("b1"), MONDAY, MONDAY, "not_json", PhoneMessage(8))
    bench.act(SAM, broke)
    bench.act(SAM, TurnBroke(EventId("b2"), MONDAY, MONDAY, "not_json"))
    (row,) = bench.rows(phone_copy)
    assert (row.phone_message, row.direction, row.delete_at) == (8, "in", after(MONDAY, 30 * MINUTE))


def test_a_client_may_ask_for_a_shorter_stay(bench: SideBench) -> None:
    contact = replace(CONTACT, mode=Mode.OPEN, clear_after_minutes=30)
    bench.act(SAM, HandedBack(EventId("mode"), MONDAY, WORKER), contact=contact)
    hear(bench, 1)
    assert bench.row(phone_copy).delete_at == after(MONDAY, 30 * MINUTE)


@pytest.mark.parametrize(
    ("kind", "pair"), [(SayKind.REPLY, "[2]"), (SayKind.PLANNED, "[2]"), (SayKind.WORKER, "[]")]
)
def test_a_line_of_the_talk_on_a_neutral_phone_joins_the_pair_that_goes_next(
    bench: SideBench, kind: SayKind, pair: str
) -> None:
    send(bench, "ask", 2, kind=kind)
    assert bench.row(client, id=SAM).pair == pair


def test_an_erased_clients_phone_is_left_alone(bench: SideBench) -> None:
    hear(bench, 1)
    with bench.begin() as conn:
        conn.execute(dek.delete().where(dek.c.client == SAM))
    assert due(bench, after(MONDAY, DAY)) == []
