"""The open door in the store: one chat, its lines, its flag and its pages, and nothing a day later."""

from collections.abc import Iterable

from side_bench import MONDAY, SideBench, raw
from sqlalchemy import insert, select

from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.walk_in import Door, DoorFlag, DoorReply, WalkIn, WalkInTurn
from vault.retention import next_end, sweep
from vault.tables_side import client as client_table
from vault.tables_side import (
    flag,
    inbox,
    live_event,
    outbox,
    page,
    page_delivery,
    page_token,
    task,
    walk_in,
    walk_in_line,
)

WORDS = "mijn kanariegele fiets"
FLAG = DoorFlag(Level.HIGH, "wants_human", "", False, False, after(MONDAY, HOUR), MONDAY)
TALK = WalkInTurn(
    WalkIn(Door.TALK, Level.HIGH, said_at=MONDAY),
    Level.NONE,
    DoorReply("Doorgegeven.", buttons=("Ja",)),
    FLAG,
)


def knock(bench: SideBench, turn: WalkInTurn, at: Moment = MONDAY, chat: int = 77, update: int = 1) -> None:
    """Let an unknown chat write, and store its turn at the door."""
    bench.side.intake.keep(raw(WORDS, update, chat, at))
    (item,) = bench.side.intake.heads(at, 5)
    with bench.side.ledger.open_received(item, at) as received:
        assert received is not None
        received.commit_walk_in(turn, WORDS, "text", at)


def everything(bench: SideBench) -> bytes:
    tables: Iterable[object] = (walk_in, walk_in_line, outbox, inbox, flag, page, task)
    return b"".join(repr(tuple(row)).encode() for table in tables for row in bench.rows(table))  # type: ignore[arg-type]  # tables of one bench


def test_a_turn_is_one_transaction_with_sealed_words_an_answer_a_flag_and_pages(bare: SideBench) -> None:
    knock(bare, TALK)
    kept, raised = bare.row(walk_in), bare.row(flag)
    assert (kept.alias, kept.door, kept.level, kept.destroy_at) == ("Deur-1", "talk", 3, after(MONDAY, DAY))
    assert (raised.client, raised.source, raised.category) == (None, "walk_in", "wants_human")
    assert {(row.step, row.alias) for row in bare.rows(page)} == {(step, "Deur-1") for step in range(4)}
    assert [row.direction for row in bare.rows(walk_in_line)] == ["in", "out"]
    assert b"kanariegele" not in everything(bare)
    (parcel,) = bare.side.outbox.heads(raw("", 1, 77).bot, MONDAY, 5)
    assert bare.row(outbox).id == parcel
    assert bare.row(inbox).state == "done"
    assert bare.rows(client_table) == []
    assert {"walk_in", "flag"} <= {row.kind for row in bare.rows(live_event)}


def test_the_next_message_finds_how_far_the_chat_came_and_the_next_chat_has_the_next_number(
    bare: SideBench,
) -> None:
    knock(bare, TALK)
    later = after(MONDAY, MINUTE)
    bare.side.intake.keep(raw("nog iets", 2, 77, later))
    (item,) = bare.side.intake.heads(later, 5)
    with bare.side.ledger.open_received(item, later) as received:
        assert received is not None
        assert received.walk_in == TALK.chat
        added = WalkInTurn(received.walk_in, Level.NONE, None, None)
        received.commit_walk_in(added, "nog iets", "text", later)
    assert bare.row(walk_in).destroy_at == after(later, DAY)
    knock(bare, WalkInTurn(WalkIn(Door.NEW), Level.NONE, None, None), later, chat=78, update=3)
    assert [row.alias for row in bare.rows(walk_in)] == ["Deur-1", "Deur-2"]
    assert (len(bare.rows(walk_in_line)), len(bare.rows(flag))) == (4, 1)


def test_a_day_after_the_last_message_nothing_is_left_but_word_that_nobody_came(bare: SideBench) -> None:
    knock(bare, TALK)
    called = bare.rows(page)[0].id
    with bare.begin() as conn:
        token = {"token_hmac": b"t", "page": called, "staff": "w-1", "expires_at": after(MONDAY, 9 * DAY)}
        conn.execute(insert(page_token), token)
        tried = {"page": called, "reach": "r", "staff": "w-1", "channel": "mail", "state": "sent", "code": ""}
        conn.execute(insert(page_delivery), {**tried, "unverified": 0, "attempts": 1, "at": MONDAY})
    end = after(MONDAY, DAY)
    assert next_end(bare.database) == end
    sweep(bare.database, Moment(end - 1))
    assert len(bare.rows(walk_in)) == 1
    sweep(bare.database, end)
    for table in (walk_in, walk_in_line, flag, page, page_token, page_delivery, outbox, inbox):
        assert bare.rows(table) == []
    (missed,) = bare.rows(task)
    assert (missed.kind, missed.level, missed.client) == ("walk_in_missed", int(Level.HIGH), None)


def test_a_talk_that_was_answered_or_only_greeted_ends_without_a_task(bare: SideBench) -> None:
    knock(bare, WalkInTurn(WalkIn(Door.NEW), Level.NONE, DoorReply("Hallo."), None))
    knock(bare, TALK, chat=78, update=2)
    with bare.begin() as conn:
        conn.execute(flag.update().values(answered_at=MONDAY))
        assert conn.execute(select(flag.c.answered_at)).scalar() == MONDAY
    sweep(bare.database, after(MONDAY, DAY))
    assert (bare.rows(walk_in), bare.rows(flag), bare.rows(task)) == ([], [], [])
