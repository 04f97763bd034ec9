"""Words end at their term and the line stays; what a flag keeps, a hold keeps or nobody read waits."""

from collections.abc import Mapping

import pytest
from side_bench import KIM, MONDAY, SAM, SideBench
from sqlalchemy import MetaData, insert, update

from cases.levels import Level
from cases.moments import DAY, Moment
from cases.retention import CLASSES, chosen, problems_of
from vault.receipts import receipts_in
from vault.retention_classes import COORDINATION, COORDINATION_SEALED, SIDE, SIDE_SEALED
from vault.retention_words import UNREAD
from vault.retention_work import carry_side, overdue_on_side, sign_off
from vault.tables_coordination import coordination
from vault.tables_side import (
    client,
    client_request,
    dek,
    flag,
    identity,
    legal_hold,
    message,
    safe_contact,
    side,
    task,
)


def at(days: int) -> Moment:
    return Moment(MONDAY + days * DAY)


def carry(bench: SideBench, days: int) -> None:
    while carry_side(bench.database, bench.sealer, CLASSES, at(days)):
        pass


def spoken(bench: SideBench, level: Level | None = None, closed: int | None = None) -> str:
    said = bench.hear("Vandaag was het rustig.", 7, 100)
    with bench.begin() as conn:
        conn.execute(update(message).values(read_by="w"))
        if level is not None:
            row = {"id": "f", "client": SAM, "level": int(level), "category": "x", "code": "x"}
            row |= {"source": "text", "silent": 0, "imminent": 0, "message": said, "spans": "[]"}
            row |= {"raised_at": MONDAY, "answer_by": MONDAY}
            conn.execute(insert(flag), row | {"closed_at": None if closed is None else at(closed)})
    return str(said)


def words(bench: SideBench) -> str:
    row = bench.row(message, client=SAM)
    with bench.database.read() as conn:
        seals = bench.side.seals(conn, SAM)
    return str(seals.open_text("message", "text_sealed", row.id, row.text_sealed))


@pytest.mark.parametrize(
    ("level", "closed", "kept", "over"),
    [
        (None, None, 13, 14),
        (Level.CONCERN, 5, 34, 35),
        (Level.HIGH, 5, 94, 95),
        (Level.ACUTE, 5, 94, 95),
        (Level.ACUTE, None, 400, None),
    ],
)
def test_words_end_at_the_term_of_their_flag(
    bench: SideBench, level: Level | None, closed: int | None, kept: int, over: int | None
) -> None:
    spoken(bench, level, closed)
    carry(bench, kept)
    assert words(bench)
    if over is not None:
        carry(bench, over)
        assert words(bench) == ""
        assert bench.row(message, client=SAM).words_ended_at == at(over)


def test_what_nobody_read_waits_for_the_most_and_then_a_human_hears(bench: SideBench) -> None:
    spoken(bench)
    with bench.begin() as conn:
        conn.execute(update(message).values(read_by=None))
    carry(bench, 29)
    assert words(bench)
    carry(bench, 30)
    assert words(bench) == ""
    assert bench.row(task, kind=UNREAD).client == SAM


def test_nothing_ends_under_a_hold(bench: SideBench) -> None:
    spoken(bench)
    row = {"id": "h", "client": SAM, "reason": "court", "set_by": "x", "set_with": "y"}
    with bench.begin() as conn:
        conn.execute(insert(legal_hold), row | {"set_at": MONDAY, "review_by": at(90)})
        conn.execute(update(client).values(released_at=MONDAY, standing="released"))
    carry(bench, 300)
    assert words(bench)
    assert [row.client for row in bench.rows(identity)] == [SAM]
    assert sum(overdue_on_side(bench.database, CLASSES, at(300)).values()) == 0


def test_nothing_ends_while_the_client_had_the_use_restricted(bench: SideBench) -> None:
    spoken(bench)
    row = {"id": "r", "client": SAM, "kind": "restrict", "way": "by_phone", "asker": "client", "restricts": 1}
    with bench.begin() as conn:
        conn.execute(insert(client_request), row | {"at": MONDAY, "due_at": at(30)})
        conn.execute(update(client).values(released_at=MONDAY, standing="released"))
    carry(bench, 300)
    assert words(bench)
    assert [row.client for row in bench.rows(identity)] == [SAM]
    assert sum(overdue_on_side(bench.database, CLASSES, at(300)).values()) == 0
    with bench.begin() as conn:
        conn.execute(update(client_request).values(restricts=0))
    carry(bench, 300)
    assert bench.rows(identity) == []


def test_address_and_safe_contact_go_at_letting_go_with_their_keys(bench: SideBench) -> None:
    with bench.begin() as conn:
        conn.execute(update(client).where(client.c.id == SAM).values(released_at=MONDAY, standing="released"))
    carry(bench, 2)
    for table in (identity, safe_contact):
        assert [row.client for row in bench.rows(table)] == [KIM]
    assert {row.purpose for row in bench.rows(dek) if row.client == SAM} == {"message"}
    assert bench.row(client, id=KIM).released_at is None


def test_every_class_has_a_receipt_that_names_nobody(bench: SideBench) -> None:
    spoken(bench)
    carry(bench, 14)
    sign_off(bench.database, ("answers",), CLASSES, at(14))
    found = {each.name: each.total for each in receipts_in(bench.database)}
    assert found == {"message_plain": 1, "answers": 0}


@pytest.mark.parametrize(
    ("metadata", "tables", "columns"),
    [(side, SIDE, SIDE_SEALED), (coordination, COORDINATION, COORDINATION_SEALED)],
)
def test_every_table_and_sealed_column_has_a_class(
    metadata: MetaData, tables: Mapping[str, str], columns: Mapping[tuple[str, str], str]
) -> None:
    every = [column for each in metadata.sorted_tables for column in each.c]
    sealed = {(each.table.name, each.name) for each in every if each.name.endswith("_sealed")}
    assert {each.name for each in metadata.sorted_tables} == set(tables)
    assert sealed == set(columns)
    assert {*tables.values(), *columns.values()} <= set(CLASSES)


def test_a_term_beyond_its_bounds_is_told_in_plain_words() -> None:
    assert "30 dagen" in problems_of({"message_plain": 31})[0]
    assert "niet veilig" in problems_of({"message_plain": 6})[0]
    assert "kan niet" in problems_of({"address": 3})[0]
    assert chosen({"message_plain": 20})["message_plain"].days == 20
    with pytest.raises(ValueError, match="message_plain"):
        chosen({"message_plain": 31})
