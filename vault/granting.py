"""Gives the roles of a PostgreSQL server what ``vault.grants`` names, and says what stands otherwise."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, make_url, text

from cases.sides import Side
from vault.dialect import one_at_a_time, put
from vault.engine import Store
from vault.grants import FRONTS, statements
from vault.migrate import kind_of

_MARK = "grants"
_MAINTAIN_SINCE = (17,)
_EXISTS = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)")
_OWNS = text(
    "SELECT pg_has_role(tableowner, 'USAGE') FROM pg_tables"
    " WHERE schemaname = 'public' AND tablename = :table"
)
_LOOSE = {
    "owner": "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user",
    "super": "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles"
    " WHERE rolname = current_user",
    "create": "SELECT has_schema_privilege('public', 'CREATE')",
    "member": "SELECT count(*) FROM pg_auth_members JOIN pg_roles r ON r.oid = member"
    " WHERE r.rolname = current_user",
    "public_connect": "SELECT count(*) FROM pg_database d, aclexplode(coalesce(d.datacl,"
    " acldefault('d', d.datdba))) a WHERE d.datname = current_database()"
    " AND a.grantee = 0 AND a.privilege_type = 'CONNECT'",
    "elsewhere": "SELECT count(*) FROM pg_database WHERE datname = ANY(:others)"
    " AND has_database_privilege(datname, 'CONNECT')",
}
"""What an application's role should not be able to; each answers with nothing when all is well."""


def grant(owned: Store, app: str) -> bool:
    """Set what each role may do with this store, as its owner; say whether anything had to change.

    ``app`` is the application's login role. One transaction: nobody meets a store half closed.
    """
    kind = kind_of(owned.metadata)
    with owned.begin() as conn:
        one_at_a_time(conn, b"nabij-grants")
        fronts = _fronts(conn) if kind == "coordination" else {}
        maintains = (conn.dialect.server_version_info or (0,)) >= _MAINTAIN_SINCE
        wanted = tuple(statements(kind, app, fronts, maintains=maintains))
        mark = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
        meta = owned.metadata.tables["meta"]
        if conn.execute(text("SELECT value FROM meta WHERE name = :name"), {"name": _MARK}).scalar() == mark:
            return False
        conn.execute(text("SET LOCAL statement_timeout = 0"))
        for statement in wanted:
            conn.exec_driver_sql(statement)
        put(conn, meta, {"name": _MARK, "value": mark})
    return True


def role_of(url: str) -> str:
    """Return the login role of an address; empty on SQLite."""
    return make_url(url).username or ""


def database_of(url: str) -> str:
    return make_url(url).database or ""


def owns(store: Store, table: str) -> bool:
    """Say whether this role owns a table; whoever has the file owns all of SQLite."""
    if store.sqlite:
        return True
    with store.read() as conn:
        return bool(conn.execute(_OWNS, {"table": table}).scalar())


def loose_ends(store: Store, others: Sequence[str]) -> tuple[str, ...]:
    """Return what this role of the application may that it should not, as codes; nothing on SQLite.

    ``others`` are the names of the databases of the other stores.
    """
    if store.sqlite:
        return ()
    with store.read() as conn:
        asked = {name: conn.execute(text(sql), _for(sql, others)).scalar() for name, sql in _LOOSE.items()}
    return tuple(name for name, found in asked.items() if found)


def _for(sql: str, others: Sequence[str]) -> dict[str, object]:
    return {"others": list(others)} if ":others" in sql else {}


def _fronts(conn: Connection) -> dict[Side, str]:
    known = set(conn.execute(_EXISTS, {"names": list(FRONTS.values())}).scalars())
    return {side: role for side, role in FRONTS.items() if role in known}
