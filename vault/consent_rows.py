"""The ledger of what clients agreed to: entries are added, none is changed (experience F15)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from cases.consents import Consented, Entry, Given, Purpose, asks_anew, holding
from cases.ids import ClientId, StaffId
from cases.levels import Level
from cases.moments import DAY, Moment, after
from cases.own_data_effects import GiveAgreement, WithdrawAgreement
from vault.dialect import insert_new
from vault.live_rows import tell
from vault.state_rows import OpenClient
from vault.tables_side import agreement, client_request, task
from vault.tables_side import client as client_table

ASK_ANEW = "agreement_anew"
_AT_THE_NEXT_TALK = 14 * DAY


def entries_of(
    conn: Connection, client: ClientId, aliases: Mapping[StaffId, str] | None = None
) -> list[Consented]:
    """Return the whole ledger of one client, in order."""
    rows = (
        select(agreement).where(agreement.c.client == client).order_by(agreement.c.given_at, agreement.c.id)
    )
    return [_entry(row, aliases or {}) for row in conn.execute(rows)]


def _entry(row: Row[Any], aliases: Mapping[StaffId, str]) -> Consented:
    return Consented(
        id=row.id,
        purpose=Purpose(row.purpose),
        entry=Entry(row.entry),
        version=row.version,
        language=row.language,
        how=Given(row.how),
        by=StaffId(row.given_by),
        at=Moment(row.given_at),
        until=row.until,
        partner=row.partner,
        of=row.ends or "",
        alias=aliases.get(StaffId(row.given_by), ""),
    )


def add_entry(conn: Connection, client: ClientId, entry: Consented) -> None:
    """Add an entry; there is no way to change or remove one."""
    row = {
        "id": entry.id,
        "client": client,
        "version": entry.version,
        "language": entry.language,
        "given_by": entry.by,
        "given_at": entry.at,
        "purpose": entry.purpose.value,
        "partner": entry.partner,
        "entry": entry.entry.value,
        "how": entry.how.value,
        "until": entry.until,
        "ends": entry.of or None,
    }
    conn.execute(insert(agreement), row)


def take_back(conn: Connection, client: ClientId, ended: Consented, new: Consented) -> None:
    """Add the entry that ends another one; ``new`` says who did so, when and how."""
    entry = replace(
        ended, id=new.id, entry=Entry.WITHDRAWN, how=new.how, by=new.by, at=new.at, until=None, of=ended.id
    )
    add_entry(conn, client, entry)


def store_agreement(
    conn: Connection, opened: OpenClient, row_id: str, effect: WithdrawAgreement | GiveAgreement
) -> None:
    """Carry out what a turn says about the channel agreement."""
    entries = entries_of(conn, effect.client)
    match effect:
        case WithdrawAgreement():
            for number, one in enumerate(standing(entries, effect.at)):
                new = replace(
                    one, id=f"{row_id}:{number}", how=Given(effect.how), by=StaffId(""), at=effect.at
                )
                take_back(conn, effect.client, one, new)
        case GiveAgreement():
            _give(conn, opened, row_id, effect, entries)
    tell(conn, "agreement", effect.client, effect.at)


def standing(entries: Sequence[Consented], moment: Moment) -> list[Consented]:
    """Return every entry about the channel that was not taken back, older ones under the last among them."""
    ended = {one.of for one in entries if one.entry is Entry.WITHDRAWN}
    return [
        one
        for one in entries
        if one.entry is Entry.GIVEN
        and one.purpose is Purpose.CHANNEL
        and one.id not in ended
        and one.at <= moment
    ]


def _give(
    conn: Connection, opened: OpenClient, row_id: str, effect: GiveAgreement, entries: Sequence[Consented]
) -> None:
    """Add an agreement to the channel unless the same text holds already."""
    last = next((one for one in reversed(entries) if one.purpose is Purpose.CHANNEL), None)
    version = effect.version or ("" if last is None else last.version)
    held = holding(entries, effect.at)
    if held is not None and held.version == version:
        return
    language = opened.state.language.value
    given = Consented(
        row_id, Purpose.CHANNEL, Entry.GIVEN, version, language, Given.SPOKEN, effect.by, effect.at
    )
    add_entry(conn, effect.client, given)


def is_restricted(conn: Connection, client: str) -> bool:
    """Say whether this client's data is kept and used for nothing but safety (art. 18)."""
    own = select(client_request.c.id).where(
        client_request.c.client == client, client_request.c.restricts == 1
    )
    return conn.execute(own.limit(1)).first() is not None


def ask_anew(conn: Connection, version: str, now: Moment) -> int:
    """Leave a task for each client who agreed to an older text, once per text; return how many."""
    going = select(client_table.c.id).where(client_table.c.standing.in_(("active", "paused")))
    asked = 0
    for client in conn.execute(going).scalars().all():
        if not asks_anew(entries_of(conn, ClientId(client)), now, version):
            continue
        row = {"id": f"{client}:agreement:{version}", "client": client, "kind": ASK_ANEW, "flag": None}
        due = {"level": int(Level.CONCERN), "due_at": after(now, _AT_THE_NEXT_TALK), "created_at": now}
        if insert_new(conn, task, {**row, **due}):
            tell(conn, "task", client, now)
            asked += 1
    return asked
