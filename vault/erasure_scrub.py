"""After rows went: see that no file of the database holds them any more, as far as a database can.

SQLite overwrites what it deletes (``secure_delete``); what its write-ahead log still held is written back and
the log is cut to nothing. PostgreSQL keeps dead rows until a vacuum: the tables of keys and addresses are
written anew, the others are vacuumed: there a blind index may stand in the free part of a page until that is
used again. What nothing here reaches: archived log and base backups. They hold words whose key is gone, and
wrapped keys until these backups end.
"""

from collections.abc import Iterable
from contextlib import closing

from vault.engine import Store

_PATIENCE_MS = 2_000
_BUSY_MS = 15_000
_WRITTEN_ANEW = frozenset({"dek", "identity", "enrolment"})
_OWNS = (
    "SELECT bool_and(pg_has_role(current_user, relowner, 'USAGE')) FROM pg_class WHERE relname = ANY(%s)"
    " AND relkind = 'r'"
)


def scrub(store: Store, tables: Iterable[str]) -> bool:
    """Clear what deleted rows left in the files; False when others were in the way: try again later."""
    return _checkpoint(store) if store.sqlite else _vacuum(store, sorted(set(tables)))


def _checkpoint(store: Store) -> bool:
    with store.bare() as raw:
        raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            busy, left, _done = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return not busy and left in (0, -1)


def _vacuum(store: Store, tables: list[str]) -> bool:
    """Vacuum as the owner of the tables; a role that is not may not, and says so by False."""
    with store.bare() as raw, closing(raw.cursor()) as cursor:
        if not cursor.execute(_OWNS, [tables]).fetchone()[0]:
            return False
        cursor.execute("SET statement_timeout = 0")
        # The server's own vacuum gives way after a second of being waited for.
        cursor.execute(f"SET lock_timeout = {_BUSY_MS}")
        try:
            for table in tables:
                anew = "(FULL) " if table in _WRITTEN_ANEW else ""
                cursor.execute(f'VACUUM {anew}"{table}"')
        except _driver_errors():
            return False
        finally:
            cursor.execute("RESET statement_timeout")
            cursor.execute("RESET lock_timeout")
    return True


def _driver_errors() -> type[Exception]:
    """Return what the driver raises when a lock was not to be had in time."""
    from psycopg import Error  # noqa: PLC0415  # an extra: absent where PostgreSQL is not used

    return Error
