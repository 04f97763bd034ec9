"""What was agreed with a client, as rows and back: line and name are sealed under the client's own key."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from cases.agreements import AgreedLine, names_of
from cases.ids import ClientId, StaffId
from cases.moments import Moment
from vault.data_keys import ClientSeals
from vault.tables_side import agreed_line
from vault.tables_side import client as client_table

NAMES = "names_sealed"
LINE, NAME = "text_sealed", "name_sealed"
TABLE = agreed_line.name


def lines_of(
    conn: Connection,
    seals: ClientSeals,
    client: ClientId,
    aliases: Mapping[StaffId, str],
    *,
    ended: bool = False,
) -> tuple[AgreedLine, ...]:
    """Return the lines that hold, by place; with ``ended`` the others too, the last one that ended first."""
    found = select(agreed_line).where(agreed_line.c.client == client)
    if not ended:
        found = found.where(agreed_line.c.ended_at.is_(None))
    lines = [_line(row, seals, aliases) for row in conn.execute(found.order_by(agreed_line.c.place))]
    held = [line for line in lines if line.ended_at is None]
    over = [line for line in lines if line.ended_at is not None]
    return (*held, *sorted(over, key=lambda line: line.ended_at or 0, reverse=True))


def put_names(conn: Connection, seals: ClientSeals, client: ClientId, lines: Sequence[AgreedLine]) -> None:
    """Keep the names beside the client's state, where each turn reads them without looking further."""
    names = names_of(lines)
    sealed = seals.seal("client", NAMES, client, json.dumps(names).encode()) if names else None
    conn.execute(update(client_table).where(client_table.c.id == client).values(names_sealed=sealed))


def names_of_bytes(record: bytes) -> tuple[str, ...]:
    """Read the names. Raises TypeError or ValueError when these are none."""
    names = tuple(json.loads(record))
    if not all(isinstance(name, str) for name in names):
        raise ValueError("a name is a text")
    return names


def _line(row: Row[Any], seals: ClientSeals, aliases: Mapping[StaffId, str]) -> AgreedLine:
    return AgreedLine(
        id=row.id,
        place=row.place,
        name=seals.open_text(TABLE, NAME, row.id, row.name_sealed),
        text=seals.open_text(TABLE, LINE, row.id, row.text_sealed),
        by=aliases.get(StaffId(row.written_by), ""),
        since=Moment(row.since),
        look_again=date.fromisoformat(row.look_again) if row.look_again else None,
        for_volunteer=bool(row.for_volunteer),
        ended_at=None if row.ended_at is None else Moment(row.ended_at),
        ended_by=aliases.get(StaffId(row.ended_by), "") if row.ended_by else "",
    )
