"""Reads the books of one side for the kill drill: rows as they stand, addresses and lines opened."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from cases.ids import ClientId
from drills.kill_books import Books, CheckIn, Flag, Heard, Post, Update
from nabij.house import SideHouse
from vault.data_keys import ClientSeals, seals_of
from vault.engine import Store
from vault.intake_key import opening_key
from vault.parcel_rows import address_of, chat_in
from vault.seal import Sealer
from vault.tables_coordination import cross_alert
from vault.tables_side import alert, checkin, escalation, flag, identity, inbox, message, outbox, task

NO_CHAT = 0
"""Stands for a chat that belongs to no client."""


def books_of(house: SideHouse, front: Store) -> Books:
    """Return the books of a side."""
    with house.database.read() as conn:
        seals = {
            client: seals_of(conn, house.store.sealer, ClientId(client))
            for client in conn.execute(select(identity.c.client)).scalars()
        }
        chats = {
            row.client: address_of(seals[row.client], "identity", row.client, row.address_sealed)[0]
            for row in conn.execute(select(identity))
        }
        reader = _Reader(conn, house.store.sealer, seals, chats)
        mine = frozenset(chats)
        return Books(
            side=house.side.value,
            updates=reader.updates(),
            heard=reader.heard(),
            posts=reader.posts(),
            flags=reader.flags(),
            checkins=reader.checkins(),
            tasks=frozenset(conn.execute(select(task.c.id)).scalars()),
            alerts=tuple(conn.execute(select(alert.c.flag)).scalars()),
            told_lead=_told_lead(front, mine),
        )


class _Reader:
    """Rows of one connection, as the drill compares them."""

    def __init__(
        self,
        conn: Connection,
        sealer: Sealer,
        seals: Mapping[str, ClientSeals],
        chats: Mapping[str, int],
    ) -> None:
        self._conn = conn
        self._sealer = sealer
        self._seals = seals
        self._chats = chats

    def updates(self) -> tuple[Update, ...]:
        rows = self._conn.execute(select(inbox).where(inbox.c.update_id.is_not(None)))
        whose = {bytes(row.chat_index): row.client for row in self._conn.execute(select(identity))}
        return tuple(
            Update(
                row.bot,
                row.update_id,
                row.event,
                row.state,
                self._chats.get(whose.get(bytes(row.chat_index or b""), ""), NO_CHAT),
            )
            for row in rows
        )

    def heard(self) -> tuple[Heard, ...]:
        rows = self._conn.execute(select(message).where(message.c.direction == "in"))
        return tuple(
            Heard(self._chats[row.client], row.id, row.phone_message or 0, row.level, row.at) for row in rows
        )

    def posts(self) -> tuple[Post, ...]:
        lines = {
            row.id: row for row in self._conn.execute(select(message).where(message.c.direction == "out"))
        }
        return tuple(self._post(row, lines.get(row.id)) for row in self._conn.execute(select(outbox)))

    def _post(self, row: Row[Any], line: Row[Any] | None) -> Post:
        chat, text = self._nobodys(row) if row.client is None else self._clients(row, line)
        return Post(
            id=row.id,
            chat=chat,
            kind=row.kind,
            state=row.state,
            attempts=row.attempts,
            seq=row.seq,
            text=text,
            number=row.phone_message,
            checkin=row.checkin or "",
            code=row.code,
            nobodys=row.client is None,
        )

    def _clients(self, row: Row[Any], line: Row[Any] | None) -> tuple[int, str]:
        chat = self._chats.get(row.client, NO_CHAT)
        if line is None:
            return chat, ""
        return chat, self._seals[row.client].open_text("message", "text_sealed", line.id, line.text_sealed)

    def _nobodys(self, row: Row[Any]) -> tuple[int, str]:
        """Open the answer to a chat that was nobody's then, sealed under the key of its day."""
        key = opening_key(self._conn, self._sealer, row.day)
        place = {"table": "outbox", "client": "", "row": row.id}
        address = self._sealer.open(row.address_sealed, **place, column="address_sealed", key=key)
        body = self._sealer.open(row.body_sealed, **place, column="body_sealed", key=key)
        return chat_in(address), str(json.loads(body)["text"])

    def flags(self) -> tuple[Flag, ...]:
        ladders = set(self._conn.execute(select(escalation.c.flag)).scalars())
        rows = self._conn.execute(select(flag))
        return tuple(
            Flag(
                row.id,
                row.level,
                row.acknowledged_at is not None or row.closed_at is not None,
                row.id in ladders,
            )
            for row in rows
        )

    def checkins(self) -> tuple[CheckIn, ...]:
        rows = self._conn.execute(select(checkin))
        return tuple(CheckIn(row.id, row.state, row.reason, row.due_at) for row in rows)


def _told_lead(front: Store, parties: frozenset[str]) -> tuple[str, ...]:
    with front.read() as conn:
        rows = conn.execute(select(cross_alert.c.flag, cross_alert.c.party)).all()
    return tuple(row.flag for row in rows if row.party in parties)
