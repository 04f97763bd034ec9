"""The end of a message's words: the line stays for who counts, what it said is gone.

What nobody read waits for a reader up to the most that the law of this house allows, and a human hears of it
when even that is over. Source: domain.md 6.2; practice.md section 2 (Deletion).
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, or_, select, update

from cases.ids import ClientId
from cases.levels import Level
from cases.moments import DAY, Moment, after
from cases.retention import CLASSES
from vault.contact_codec import spans_text
from vault.data_keys import ClientSeals, seals_of
from vault.dialect import insert_new
from vault.legal_hold import held_clients
from vault.live_rows import tell
from vault.retention_parts import Terms
from vault.seal import SealBroken, Sealer
from vault.tables_side import flag, message, outbox, task

UNREAD = "words_ended_unread"
PLAIN, S1, S2_S3 = "message_plain", "message_s1", "message_s2_s3"
WORDS = (PLAIN, S1, S2_S3)
_UNDER_WAY = ("new", "sending")
_EMPTY = json.dumps({"text": "", "keyboard": [], "remove_keyboard": False, "override": "", "inline": False})
_LINKED = or_(
    flag.c.message == message.c.id,
    exists().where(outbox.c.id == message.c.id, outbox.c.flag == flag.c.id),
)
_SERIOUS = flag.c.level >= int(Level.HIGH)


def words_over(name: str, terms: Terms, now: Moment) -> ColumnElement[bool]:
    """Return which messages' words are over in one of the three classes."""
    flagged = select(flag.c.id).where(flag.c.client == message.c.client, _LINKED)
    lasts = flagged.where(or_(flag.c.closed_at.is_(None), flag.c.closed_at > terms[name].over(now)))
    base = and_(
        message.c.words_ended_at.is_(None),
        message.c.at <= terms[PLAIN].over(now),
        message.c.client.not_in(held_clients()),
        ~exists().where(outbox.c.id == message.c.id, outbox.c.state.in_(_UNDER_WAY)),
    )
    if name == PLAIN:
        read = or_(message.c.direction != "in", message.c.read_by.is_not(None))
        latest = message.c.at <= after(now, -CLASSES[PLAIN].most * DAY)
        return and_(base, ~flagged.exists(), or_(read, latest))
    serious = flagged.where(_SERIOUS).exists()
    return and_(base, flagged.exists(), serious if name == S2_S3 else ~serious, ~lasts.exists())


def end_words(conn: Connection, sealer: Sealer, name: str, terms: Terms, now: Moment, limit: int) -> int:
    """Take the words out of at most ``limit`` messages, of their parcels and of the marks in them."""
    due = select(message).where(words_over(name, terms, now)).order_by(message.c.client).limit(limit)
    rows = conn.execute(due).all()
    for of_client, own in groupby(rows, key=lambda row: str(row.client)):
        _end(conn, seals_of(conn, sealer, ClientId(of_client)), list(own), now)
    return len(rows)


def words_due(conn: Connection, name: str, terms: Terms, now: Moment) -> int:
    """Return of how many messages the words are over."""
    counted = select(func.count()).select_from(message).where(words_over(name, terms, now))
    return int(conn.execute(counted).scalar_one())


def next_words_end(conn: Connection, of_client: ClientId, terms: Terms) -> Moment | None:
    """Return when the first words of a client end that no flag keeps; None for none, or under a hold.

    What nobody read stays up to the most that the law of this house allows.
    """
    flagged = select(flag.c.id).where(flag.c.client == message.c.client, _LINKED)
    first = select(func.min(message.c.at)).where(
        message.c.client == of_client,
        message.c.words_ended_at.is_(None),
        message.c.direction == "in",
        message.c.client.not_in(held_clients()),
        ~flagged.exists(),
    )
    read = conn.execute(first.where(message.c.read_by.is_not(None))).scalar()
    unread = conn.execute(first.where(message.c.read_by.is_(None))).scalar()
    ends = [] if read is None else [terms[PLAIN].ends(Moment(read))]
    ends += [] if unread is None else [after(Moment(unread), CLASSES[PLAIN].most * DAY)]
    return min(ends, default=None)


def _end(conn: Connection, seals: ClientSeals, rows: Sequence[Row[Any]], now: Moment) -> None:
    for row in rows:
        words = {"text_sealed": _sealed(seals, "message", "text_sealed", row.id, b""), "file_sealed": None}
        conn.execute(update(message).where(message.c.id == row.id).values(**words, words_ended_at=now))
        body = _sealed(seals, "outbox", "body_sealed", row.id, _EMPTY.encode())
        conn.execute(update(outbox).where(outbox.c.id == row.id).values(body_sealed=body))
    ids = [row.id for row in rows]
    conn.execute(update(flag).where(flag.c.message.in_(ids)).values(spans=spans_text(())))
    for unread in _unread(conn, rows):
        _tell_unread(conn, unread, now)


def _sealed(seals: ClientSeals, table: str, column: str, row: str, plain: bytes) -> bytes:
    """Seal nothing in the place of words; without a key it is nothing that opens."""
    try:
        return seals.seal(table, column, row, plain)
    except SealBroken:
        return b""


def _unread(conn: Connection, rows: Sequence[Row[Any]]) -> Iterator[Row[Any]]:
    inbound = [row for row in rows if row.direction == "in" and row.read_by is None]
    flagged = select(flag.c.message).where(flag.c.message.in_([row.id for row in inbound]))
    seen = set(conn.execute(flagged).scalars())
    yield from (row for row in inbound if row.id not in seen)


def _tell_unread(conn: Connection, row: Row[Any], now: Moment) -> None:
    """Leave one task for a client and day: words that nobody read are gone."""
    asked = {
        "id": f"{row.client}:{UNREAD}:{now // DAY}",
        "client": row.client,
        "kind": UNREAD,
        "level": int(Level.CONCERN),
        "flag": None,
        "due_at": now,
        "created_at": now,
    }
    if insert_new(conn, task, asked):
        tell(conn, "task", row.client, now)
