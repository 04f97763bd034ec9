"""What every part of the coordination store stands on."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, Table, literal, select
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from vault.clockwork import Clock, Ids
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import meta

BOTH_SIDES = ""
"""The side column of what belongs to coordination: leads, coordinators and their posts."""


class CoordinationPart:
    """One part of the coordination store; ``sealer`` is the one of room ``coordination``."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock
        self._ids = ids


def insert_once(conn: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless one of its unique values is there; say whether it was inserted.

    A concurrent insert of the same value is waited for.
    """
    if conn.dialect.name == "sqlite":
        once = insert_sqlite(table).values(values).on_conflict_do_nothing().returning(literal(1))
        return conn.execute(once).first() is not None
    either = insert_postgres(table).values(values).on_conflict_do_nothing().returning(literal(1))
    return conn.execute(either).first() is not None


def hold(conn: Connection, name: str) -> None:
    """Let only one transaction at a time do what ``name`` says; SQLite has one writer already."""
    key = f"lock:{name}"
    insert_once(conn, meta, {"name": key, "value": ""})
    conn.execute(select(meta.c.name).where(meta.c.name == key).with_for_update())


def require(staff: Staff, roles: Collection[StaffRole]) -> None:
    """Raise NotFound unless the person has one of these roles: forbidden looks like unknown."""
    if staff.role not in roles:
        raise NotFound
