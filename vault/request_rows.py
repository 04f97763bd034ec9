"""What clients ask about their own data, as rows and back."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert, select, update

from cases.ids import ClientId, StaffId
from cases.moments import Moment
from cases.own_data_effects import NoteRequest
from cases.rights import Asker, Request, RequestKind, Step, Taken, Way, due_of, hurdles
from vault.data_keys import ClientSeals
from vault.dialect import insert_new
from vault.live_rows import tell
from vault.state_rows import OpenClient
from vault.tables_side import client_request, request_step

NOTE, TABLE = "note_sealed", client_request.name
ZONE = ZoneInfo("Europe/Amsterdam")
"""The clock of the organisation, by which its month runs."""


def requests_of(
    conn: Connection, seals: ClientSeals, client: ClientId, aliases: Mapping[StaffId, str]
) -> list[Request]:
    """Return every request of one client with its steps, the last one first."""
    own = select(client_request).where(client_request.c.client == client)
    rows = conn.execute(own.order_by(client_request.c.at.desc(), client_request.c.id)).all()
    taken = _steps(conn, [row.id for row in rows], aliases)
    return [_request(row, seals, taken.get(row.id, ())) for row in rows]


def erasure_is_due(conn: Connection, seals: ClientSeals, client: ClientId, now: Moment, wait: int) -> bool:
    """Say whether a request of this client to be erased waited, was checked and was released."""
    found = requests_of(conn, seals, client, {})
    return any(one.kind is RequestKind.ERASE and not hurdles(one, now, wait=wait) for one in found)


def _steps(
    conn: Connection, requests: Sequence[str], aliases: Mapping[StaffId, str]
) -> dict[str, tuple[Taken, ...]]:
    own = select(request_step).where(request_step.c.request.in_(requests)).order_by(request_step.c.id)
    found: dict[str, tuple[Taken, ...]] = {}
    for row in conn.execute(own):
        by = StaffId(row.staff)
        one = Taken(Step(row.step), by, row.person, Moment(row.at), row.code, aliases.get(by, ""))
        found[row.request] = (*found.get(row.request, ()), one)
    return found


def _request(row: Row[Any], seals: ClientSeals, steps: tuple[Taken, ...]) -> Request:
    return Request(
        id=row.id,
        client=ClientId(row.client),
        kind=RequestKind(row.kind),
        way=Way(row.way),
        asker=Asker(row.asker),
        at=Moment(row.at),
        due=Moment(row.due_at),
        by=None if row.received_by is None else StaffId(row.received_by),
        steps=steps,
        note="" if row.note_sealed is None else seals.open_text(TABLE, NOTE, row.id, row.note_sealed),
    )


def note_request(conn: Connection, opened: OpenClient, row_id: str, effect: NoteRequest) -> None:
    """Keep a request that came by chat, unless one of its kind that came so is open."""
    asked = Request(
        row_id,
        effect.client,
        RequestKind(effect.kind),
        Way.IN_CHAT,
        Asker.CLIENT,
        effect.at,
        due_of(effect.at, ZONE),
    )
    if keep_request(conn, opened.seals, asked):
        tell(conn, "request", effect.client, effect.at)


def keep_request(conn: Connection, seals: ClientSeals, asked: Request) -> bool:
    """Add a request; say whether it is new."""
    note = seals.seal_text(TABLE, NOTE, asked.id, asked.note) if asked.note else None
    row = {
        "id": asked.id,
        "client": asked.client,
        "kind": asked.kind.value,
        "way": asked.way.value,
        "asker": asked.asker.value,
        "at": asked.at,
        "due_at": asked.due,
        "received_by": asked.by,
        NOTE: note,
        "restricts": 0,
        "closed_at": None,
    }
    return insert_new(conn, client_request, row)


def keep_step(conn: Connection, before: Request, taken: Taken) -> Request:
    """Add a step and return the request after it; what its columns say follows from the steps."""
    row = {"request": before.id, "client": before.client, "step": taken.step.value, "code": taken.code}
    conn.execute(insert(request_step), {**row, "staff": taken.by, "person": taken.person, "at": taken.at})
    after_step = Request(
        before.id, before.client, before.kind, before.way, before.asker, before.at, before.due, before.by,
        (*before.steps, taken), before.note,
    )  # fmt: skip
    end = after_step.end
    values = {"restricts": int(after_step.restricts), "closed_at": None if end is None else end.at}
    conn.execute(update(client_request).where(client_request.c.id == before.id).values(values))
    return after_step
