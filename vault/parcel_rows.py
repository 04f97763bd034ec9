"""An outgoing message as rows: one to send (outbox) and one to read back (message), both sealed."""

import json
from typing import Any

from sqlalchemy import Connection, Row, insert

from cases.effects import Say, SayKind
from cases.events import Event, WorkerReplied
from cases.ids import BotId, CheckInId, ClientId, FlagId, StaffId
from cases.levels import Mode
from cases.traffic import Parcel
from vault.data_keys import ClientSeals
from vault.state_rows import OpenClient
from vault.tables_side import message, outbox

PER_TURN = 1000
"""Parcels of turn n of a client stand at n * 1000 and on: their order is the order of the turns."""

PRIORITY = {
    SayKind.SAFETY: 0,
    SayKind.MINUTE_15: 1,
    SayKind.WORKER: 2,
    SayKind.REPLY: 3,
    SayKind.NOTICE: 3,
    SayKind.OPENER: 5,
    SayKind.PLANNED: 5,
}

_QUEUED, _SAID = insert(outbox), insert(message)
PLANNED = (SayKind.OPENER.value, SayKind.PLANNED.value)
"""The kinds that nobody asked for: they can be cancelled, and count towards the messages of a day."""


def queue(conn: Connection, opened: OpenClient, event: Event, number: int, say: Say) -> None:
    """Store a message to send; its id in both tables is ``{event id}:{n}``, so a second time is refused."""
    parcel = f"{event.id}:{number}"
    by = event.by if isinstance(event, WorkerReplied) and say.kind is SayKind.WORKER else None
    body = opened.seals.seal("outbox", "body_sealed", parcel, body_bytes(say))
    row = {
        **codes(say),
        "id": parcel,
        "client": say.client,
        "bot": opened.bot,
        "dedup": parcel,
        "seq": (opened.version + 1) * PER_TURN + number,
        "body_sealed": body,
        "day": "",
        "due_at": event.at if say.not_before is None else say.not_before,
        "staff": by,
        "created_at": event.at,
    }
    conn.execute(_QUEUED, row)
    _line(conn, opened, event, parcel, say, by)


def _line(
    conn: Connection, opened: OpenClient, event: Event, parcel: str, say: Say, by: StaffId | None
) -> None:
    """Store what is said as a line of the conversation."""
    line = {
        "id": parcel,
        "client": say.client,
        "direction": "out",
        "author": "bot" if by is None else "worker",
        "staff": by,
        "kind": "text",
        "level": 0,
        "text_sealed": opened.seals.seal_text("message", "text_sealed", parcel, say.text),
        "at": event.at,
    }
    conn.execute(_SAID, line)


def codes(say: Say) -> dict[str, object]:
    """Return the columns of a parcel that are codes and moments; its words go in the sealed body."""
    return {
        "kind": say.kind.value,
        "key": say.key,
        "mode": say.mode.value,
        "flag": say.flag,
        "checkin": say.checkin,
        "priority": PRIORITY[say.kind],
        "state": "new",
        "code": "",
        "answers": say.answers,
        "not_after": say.not_after,
        "override": "given" if say.override else "",
        "closes_talk": int(say.closes_talk),
        "attempts": 0,
    }


def body_bytes(say: Say) -> bytes:
    body = {
        "text": say.text,
        "keyboard": [list(row) for row in say.keyboard],
        "remove_keyboard": say.remove_keyboard,
        "override": say.override,
        "inline": say.inline,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def parcel_of(row: Row[Any], body: bytes, chat: int, attempt: int) -> Parcel:
    """Put a parcel together from its row, its opened body and the opened address."""
    opened = json.loads(body)
    return Parcel(
        id=row.id,
        bot=BotId(row.bot),
        chat=chat,
        client=ClientId(row.client) if row.client else None,
        kind=SayKind(row.kind),
        key=row.key,
        mode=Mode(row.mode),
        text=opened["text"],
        keyboard=tuple(tuple(line) for line in opened["keyboard"]),
        remove_keyboard=opened["remove_keyboard"],
        answers=row.answers,
        flag=FlagId(row.flag) if row.flag else None,
        checkin=CheckInId(row.checkin) if row.checkin else None,
        not_after=row.not_after,
        override=opened["override"],
        created_at=row.created_at,
        attempt=attempt,
        inline=opened.get("inline", False),
    )


def address_bytes(chat: int, user: int | None) -> bytes:
    return json.dumps({"chat": chat, "user": user}).encode()


def chat_in(address: bytes) -> int:
    """Return the chat of an opened address."""
    return int(json.loads(address)["chat"])


def address_of(seals: ClientSeals, table: str, row: str, sealed: bytes) -> tuple[int, int | None]:
    """Open a stored address: the chat and the channel user that was paired."""
    stored = json.loads(seals.open(table, "address_sealed", row, sealed))
    return stored["chat"], stored["user"]
