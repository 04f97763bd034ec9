"""What a client wrote is nowhere readable: not in a file, a free page, the log of writes, or any table."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from side_bench import BOT, CONTACT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, raw, say
from sqlalchemy import select, update

from cases.effects import KeepAnswer, SayKind
from cases.events import WorkerReplied
from cases.ids import EventId, PhoneMessage
from cases.levels import Level
from cases.moments import MINUTE, after
from cases.state import Past, Sign
from cases.traffic import Sent
from cases.unknown import UnknownTurn
from cases.walk_in import Door, DoorFlag, DoorReply, WalkIn, WalkInTurn
from vault.seal import SealBroken
from vault.tables_side import dek, message, side

CANARY = "kanarievogel"
CHAT = 987_654_321_012
DOOR_CHAT = 876_543_210_987


def a_life_with_a_canary(bench: SideBench) -> None:
    """Let the canary pass through every place where words are kept."""
    contact = replace(CONTACT, opener=CANARY, closing=CANARY)
    bench.enrol(SAM, CHAT, contact=contact)
    bench.enrol(KIM, 200)
    effects = [say(SAM, f"{CANARY}?"), KeepAnswer(SAM, None, "D1", "s", CANARY, MONDAY)]
    past = Past((Sign(CANARY, Level.HIGH, MONDAY),))
    bench.hear(f"hij zei {CANARY}", 1, CHAT, effects, talk=CANARY.encode(), past=past)
    reply = WorkerReplied(EventId("w1"), MONDAY, WORKER, CANARY, CANARY)
    bench.act(SAM, reply, [say(SAM, CANARY, SayKind.WORKER, override=CANARY)], talk=None)
    bench.side.intake.keep(raw(CANARY, 2, 900))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        received.commit_unknown(UnknownTurn(CANARY, True, Level.ACUTE), CANARY, "text", MONDAY)
    at_the_door(bench)
    for number, parcel in enumerate(bench.side.outbox.heads(BOT, MONDAY, 10)):
        leased = bench.side.outbox.lease(parcel, MONDAY, after(MONDAY, MINUTE), let_go)
        assert leased is not None
        bench.side.outbox.settle(leased[0], Sent(PhoneMessage(number)), MONDAY)
    with bench.begin() as conn:
        conn.execute(message.delete().where(message.c.direction == "out"))


def at_the_door(bench: SideBench) -> None:
    """Let somebody unknown say the canary at the open door, and hear it back."""
    bench.side.intake.keep(raw(CANARY, 3, DOOR_CHAT))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    raised = DoorFlag(Level.HIGH, "wants_human", "", False, False, MONDAY, MONDAY)
    talk = WalkIn(Door.TALK, Level.HIGH, said_at=MONDAY)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        turn = WalkInTurn(talk, Level.HIGH, DoorReply(CANARY), raised)
        received.commit_walk_in(turn, CANARY, "text", MONDAY)


def shapes(words: str) -> list[bytes]:
    plain = words.encode()
    return [plain, plain.hex().encode(), base64.b64encode(plain)[:-4], words.encode("utf-16-le")]


def stored_bytes(bench: SideBench) -> bytes:
    """Return everything the store holds: the files of SQLite, all rows of PostgreSQL."""
    if bench.database.sqlite:
        path = Path(bench.url.removeprefix("sqlite:///"))
        return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    with bench.database.read() as conn:
        rows = [row for table in side.tables.values() for row in conn.execute(select(table))]
    return b"".join(
        value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row
    )


def test_no_word_and_no_chat_id_is_readable_anywhere_in_a_store(bare: SideBench) -> None:
    a_life_with_a_canary(bare)
    stored = stored_bytes(bare)
    assert f"Alias {SAM}".encode() in stored
    for shape in (*shapes(CANARY), *shapes(str(CHAT)), *shapes(str(DOOR_CHAT))):
        assert shape not in stored


SEALED = {
    (table.name, column.name)
    for table in side.sorted_tables
    for column in table.columns
    if column.name.endswith("_sealed")
}
NOT_OF_THE_LINE = {
    ("emergency_card", "card_sealed"),
    ("note", "text_sealed"),
    ("message", "file_sealed"),
    ("shift_note", "text_sealed"),
    ("agreed_line", "name_sealed"),
    ("agreed_line", "text_sealed"),
    ("client", "names_sealed"),
    ("client", "calendar_sealed"),
    ("call_prompt", "body_sealed"),
    ("client_request", "note_sealed"),
}
"""Written at the desk or with a voice note, tried there."""


def test_the_canary_passed_through_every_place_where_words_are_kept(bare: SideBench) -> None:
    a_life_with_a_canary(bare)
    bare.act(SAM, WorkerReplied(EventId("w2"), MONDAY, WORKER, CANARY), talk=CANARY.encode())
    empty = {
        (table, column)
        for table, column in SEALED
        if all(getattr(row, column) is None for row in bare.rows(side.tables[table]))
    }
    assert empty <= NOT_OF_THE_LINE


def test_a_message_moved_to_another_row_or_client_does_not_open(bench: SideBench) -> None:
    one, two = bench.hear("van Sam", 1, 100), bench.hear("van Kim", 2, 200)
    sealed = {row.id: row.text_sealed for row in bench.rows(message)}
    with bench.begin() as conn:
        conn.execute(update(message).where(message.c.id == one).values(text_sealed=sealed[two]))
        seals = bench.side.seals(conn, SAM)
    for column, row, value in (
        ("text_sealed", one, bench.row(message, id=one).text_sealed),
        ("text_sealed", two, sealed[one]),
        ("file_sealed", one, sealed[one]),
    ):
        with pytest.raises(SealBroken):
            seals.open("message", column, row, value)
    assert seals.open("message", "text_sealed", one, sealed[one]) == b"van Sam"


def test_without_the_data_keys_of_a_client_nothing_of_that_client_opens_and_others_still_do(
    bench: SideBench,
) -> None:
    one, two = bench.hear("van Sam", 1, 100), bench.hear("van Kim", 2, 200)
    with bench.begin() as conn:
        conn.execute(dek.delete().where(dek.c.client == SAM))
        sam, kim = bench.side.seals(conn, SAM), bench.side.seals(conn, KIM)
    assert sam.erased
    with pytest.raises(SealBroken):
        sam.open("message", "text_sealed", one, bench.row(message, id=one).text_sealed)
    assert kim.open_text("message", "text_sealed", two, bench.row(message, id=two).text_sealed) == "van Kim"


@pytest.mark.parametrize(("length", "size"), [(1, 64), (60, 64), (61, 256), (1000, 1024), (4000, 4096)])
def test_a_stored_message_shows_only_the_bucket_of_its_length(
    bench: SideBench, length: int, size: int
) -> None:
    event = bench.hear("x" * length, 1, 100)
    assert len(bench.row(message, id=event).text_sealed) == size + 44
