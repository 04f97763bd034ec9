"""Sealed values as a thief has them from a backup, tried with every key that a store has now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from cases.ids import ClientId
from vault.data_keys import seals_of
from vault.engine import Store
from vault.seal import DataKey, SealBroken, Sealer
from vault.tables_side import dek, identity, side


@dataclass(frozen=True, slots=True)
class Value:
    """One sealed value and the place it was sealed for."""

    table: str
    column: str
    client: str
    row: str
    sealed: bytes


def values_in(store: Store) -> list[Value]:
    """Return every value of a client's own key. Raw updates are under a key of their day, not among these."""
    found: list[Value] = []
    with store.read() as conn:
        for table in side.sorted_tables:
            owner = "id" if table.name == "client" else "client"
            sealed = [each.name for each in table.c if each.name.endswith("_sealed")]
            if not sealed or owner not in table.c or table.name == "inbox":
                continue
            (key,) = [each.name for each in table.primary_key]
            for row in conn.execute(select(table).where(table.c[owner].is_not(None))).mappings():
                found += [
                    Value(table.name, name, row[owner], str(row[key]), bytes(row[name]))
                    for name in sealed
                    if row[name] is not None
                ]
    return found


def marks_in(store: Store) -> Mapping[tuple[str, str], frozenset[bytes]]:
    """Return what a raw file may not hold of the erased: by client, wrapped ``keys`` and ``addresses``."""
    with store.read() as conn:
        keys = conn.execute(select(dek.c.client, dek.c.wrapped)).all()
        chats = conn.execute(select(identity.c.client, identity.c.chat_index)).all()
    found: dict[tuple[str, str], set[bytes]] = {}
    for what, rows in (("keys", keys), ("addresses", chats)):
        for owner, mark in rows:
            found.setdefault((owner, what), set()).add(bytes(mark))
    return {place: frozenset(marks) for place, marks in found.items()}


def opened_by_any(store: Store, sealer: Sealer, values: Sequence[Value]) -> frozenset[str]:
    """Return the clients of whom some value opens with some key, whoever's key it is."""
    keys = list(_keys(store, sealer))
    found: set[str] = set()
    for value in values:
        if value.client not in found and any(_opens(sealer, value, key) for key in keys):
            found.add(value.client)
    return frozenset(found)


def share_opened(store: Store, sealer: Sealer, values: Collection[Value]) -> float:
    """Return which share of the values opens with the keys of their own client."""
    with store.read() as conn:
        seals = {owner: seals_of(conn, sealer, ClientId(owner)) for owner in {each.client for each in values}}
    good = 0
    for value in values:
        try:
            seals[value.client].open(value.table, value.column, value.row, value.sealed)
        except SealBroken:
            continue
        good += 1
    return good / len(values) if values else 1.0


def _keys(store: Store, sealer: Sealer) -> Iterator[DataKey]:
    with store.read() as conn:
        for row in conn.execute(select(dek)):
            yield sealer.unwrap(row.client, row.purpose, row.version, row.kek, row.wrapped)


def _opens(sealer: Sealer, value: Value, key: DataKey) -> bool:
    place = {"table": value.table, "column": value.column, "client": value.client, "row": value.row}
    try:
        # As a thief would: the check whose key it is counts for nothing.
        sealer.open(value.sealed, **place, key=replace(key, client=value.client))
    except SealBroken:
        return False
    return True
