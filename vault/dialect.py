"""Where the two databases differ in what a statement must say: upserts and locks."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Select, Table, literal, text
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite


def on_sqlite(conn: Connection) -> bool:
    return conn.dialect.name == "sqlite"


def insert_new(conn: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless one of its unique values is there already; say whether it was inserted.

    A concurrent insert of the same value is waited for. No column is read back: a role that may only
    insert can do this.
    """
    return conn.execute(_new(table, on_sqlite(conn)), row).first() is not None


def put(conn: Connection, table: Table, row: Mapping[str, object]) -> None:
    """Insert a row, or overwrite the one with its primary key."""
    conn.execute(_over(table, on_sqlite(conn), tuple(row)), row)


# Building a statement costs more than running it: each is built once.


@cache
def _new(table: Table, sqlite: bool) -> Insert:
    insert = insert_sqlite if sqlite else insert_postgres
    return insert(table).on_conflict_do_nothing().returning(literal(1))


@cache
def _over(table: Table, sqlite: bool, names: tuple[str, ...]) -> Insert:
    insert = insert_sqlite if sqlite else insert_postgres
    keys = [column.name for column in table.primary_key]
    statement = insert(table)
    rest = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def locked(statement: Select[Any]) -> Select[Any]:
    """Lock the rows that are read; SQLite holds its one write lock already and drops this."""
    return statement.with_for_update()


def free(statement: Select[Any]) -> Select[Any]:
    """Lock the rows that are read, leaving out those another process holds at this moment."""
    return statement.with_for_update(skip_locked=True)


def one_at_a_time(conn: Connection, key: bytes) -> None:
    """Let one transaction at a time pass with this key, until it ends; SQLite has one writer already."""
    if not on_sqlite(conn):
        number = int.from_bytes(key[:8], "big", signed=True)
        conn.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
