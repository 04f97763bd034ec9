"""After rows went: see that no file of the database holds them any more, as far as a database can.

SQLite overwrites what it deletes (``secure_delete``); what its write-ahead log still held is written back and
the log is cut to nothing. PostgreSQL keeps dead rows until a vacuum: the tables of keys and addresses, and
all small ones, are written anew, the others are vacuumed: there a blind index may stand in the free part of a
page until that is used again. What nothing here reaches: archived log and base backups. They hold words whose
key is gone, and wrapped keys until these backups end.
"""

from collections.abc import Iterable
from contextlib import closing
from enum import IntEnum
from typing import Any

from vault.engine import Store

_PATIENCE_MS = 2_000
_BUSY_MS = 15_000
_LOCK_MS = 1_000
"""A table that is written anew stops whoever comes after: better to try again than to let a message wait."""
_TRIES = 5
_WRITTEN_ANEW = frozenset({"dek", "identity", "enrolment", "intake_key"})
_SMALL = 16 << 20
_MAINTAIN_SINCE = 170_000
_OWN = "SELECT bool_and(pg_has_role(current_user, relowner, 'USAGE')"
_OR_MAINTAIN = " OR has_table_privilege(current_user, oid, 'MAINTAIN')"
_THESE = ") FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r'"
_SIZE = "SELECT pg_relation_size(%s::regclass)"


class Scrub(IntEnum):
    """How it went, worst last. ``NOT_ALLOWED``: only the owner of the tables may, before PostgreSQL 17."""

    CLEAN = 0
    NOT_ALLOWED = 1
    BUSY = 2


def scrub(store: Store, tables: Iterable[str]) -> Scrub:
    """Clear what deleted rows left in the files; BUSY when others were in the way: try again later."""
    if not store.sqlite:
        return _vacuum(store, sorted(set(tables)))
    return Scrub.CLEAN if _checkpoint(store) else Scrub.BUSY


def _checkpoint(store: Store) -> bool:
    with store.bare() as raw:
        raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            busy, left, _done = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return not busy and left in (0, -1)


def _vacuum(store: Store, tables: list[str]) -> Scrub:
    """Vacuum as who may; a role that may not says so."""
    with store.bare() as raw, closing(raw.cursor()) as cursor:
        if not _may(cursor, raw.info.server_version, tables):
            return Scrub.NOT_ALLOWED
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"SET lock_timeout = {_LOCK_MS}")
        try:
            swept = [_one(cursor, table) for table in tables]
        finally:
            cursor.execute("RESET statement_timeout")
            cursor.execute("RESET lock_timeout")
    return Scrub.CLEAN if all(swept) else Scrub.BUSY


def _may(cursor: Any, version: int, tables: list[str]) -> bool:  # noqa: ANN401  # the driver is an extra
    """Say whether this role owns all tables, or may maintain them, which PostgreSQL knows since 17."""
    asked = _OWN + (_OR_MAINTAIN if version >= _MAINTAIN_SINCE else "") + _THESE
    return bool(cursor.execute(asked, [tables]).fetchone()[0])


def _one(cursor: Any, table: str) -> bool:  # noqa: ANN401  # same
    """Vacuum one table; False when others had it all the time."""
    for _ in range(_TRIES):
        try:
            size = cursor.execute(_SIZE, [table]).fetchone()[0]
            anew = table in _WRITTEN_ANEW or size < _SMALL
            cursor.execute(f'VACUUM {"(FULL) " if anew else ""}"{table}"')
        except _driver_errors():
            continue
        return True
    return False


def _driver_errors() -> type[Exception]:
    """Return what the driver raises when a lock was not to be had in time."""
    from psycopg import Error  # noqa: PLC0415  # an extra: absent where PostgreSQL is not used

    return Error
