"""Wrapped keys go over to the newest key-encryption key, some at a time, while the line goes on.

Every table with the columns ``kek`` and ``wrapped`` takes part by itself, so that a new one is not forgotten.
What is sealed stays as it is: only the wrapping of its key changes.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, MetaData, RowMapping, Table, and_, func, select, update

from vault.engine import Store
from vault.seal import Sealer

AT_ONCE = 200


def tables_with_keys(metadata: MetaData) -> list[Table]:
    """Return the tables in which wrapped keys stand."""
    return [table for table in metadata.sorted_tables if "kek" in table.c and "wrapped" in table.c]


def rows_by_kek(store: Store) -> Mapping[str, Mapping[str, int]]:
    """Count the wrapped keys of a store by table and by the key-encryption key they stand under."""
    found: dict[str, dict[str, int]] = {}
    with store.read() as conn:
        for table in tables_with_keys(store.metadata):
            counts = conn.execute(select(table.c.kek, func.count()).group_by(table.c.kek))
            found[table.name] = {kek: int(count) for kek, count in counts}
    return found


def rewrap_some(store: Store, sealer: Sealer) -> int:
    """Wrap a batch of keys anew; return how many, 0 when none is left. Raises SealBroken, KeysAway.

    A row that changed or went meanwhile is left as it is.
    """
    for table in tables_with_keys(store.metadata):
        if done := _some_of(store, sealer, table):
            return done
    return 0


def _some_of(store: Store, sealer: Sealer, table: Table) -> int:
    with store.read() as conn:
        old = select(*table.primary_key, table.c.kek, table.c.wrapped).where(table.c.kek != sealer.wraps_with)
        rows = conn.execute(old.order_by(*table.primary_key).limit(AT_ONCE)).mappings().all()
    done = 0
    if not rows:
        return 0
    with store.begin("rewrap") as conn:
        for row in rows:
            kek, wrapped = sealer.rewrapped(row["kek"], bytes(row["wrapped"]))
            same = and_(_is(table, row), table.c.wrapped == row["wrapped"])
            done += conn.execute(update(table).where(same).values(kek=kek, wrapped=wrapped)).rowcount
    return done


def _is(table: Table, row: RowMapping) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key))
