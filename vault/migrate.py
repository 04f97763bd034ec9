"""Schemas in order: plain SQL files, all ``pre`` of every store before any ``post``.

A file is ``migrations/{side,coordination}/NNNN_name.{pre,post}.{sqlite,postgres}.sql``; its header says
why, which lock it takes, what it means for privacy, and which code versions fit the schema after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NoReturn

from sqlalchemy import Connection, MetaData, Table, inspect, select, text

from vault.dialect import one_at_a_time, put
from vault.engine import Store
from vault.tables_coordination import coordination
from vault.tables_side import side

CODE_VERSION = 1
"""The version of this code that schemas name in ``Fits code``."""

_FILE = re.compile(
    r"(?P<name>(?P<number>\d{4})_[a-z0-9_]+\.(?P<phase>pre|post))\.(?P<dialect>sqlite|postgres)\.sql"
)
_FITS = re.compile(r"^-- Fits code: (\d+) to (\d+)\.?$", re.MULTILINE)
_ONE_MIGRATION = b"nabij-migrate"


class StoreDoesNotFit(Exception):
    """A store's schema and this code are not made for each other: the process must not start."""

    def __init__(self, store: str, schema: str, fits: str) -> None:
        super().__init__(f"{store}: schema {schema} fits code {fits}, this is code {CODE_VERSION}")
        self.store = store
        self.schema = schema
        self.fits = fits


@dataclass(frozen=True, slots=True)
class Migration:
    """One file. ``name`` is the same for both dialects, such as ``0001_first_tables.pre``."""

    name: str
    phase: str
    sql: str

    @property
    def fits(self) -> tuple[int, int]:
        """Return the first and last code version that fits the schema after this. Raises ValueError."""
        found = _FITS.search(self.sql)
        if found is None:
            raise ValueError(f"{self.name}: the header does not say which code fits")
        return int(found[1]), int(found[2])

    def statements(self) -> Iterator[str]:
        """Give the statements; each ends with a semicolon at the end of a line."""
        lines = [line for line in self.sql.splitlines() if not line.startswith("--")]
        for statement in re.split(r";[ \t]*(?:\n|$)", "\n".join(lines)):
            if statement.strip():
                yield statement.strip()


def migrate(stores: Sequence[Store]) -> list[str]:
    """Bring stores up to this code, in the order given; return what was applied as ``kind/name``.

    Give coordination first, then side a, then side b. Safe to run twice and by two processes at once.
    """
    # Asked once: a store that is up to date, as nearly every start finds it, costs one look.
    known = [_applied(store) for store in stores]
    return [
        f"{kind_of(store.metadata)}/{done}"
        for phase in ("pre", "post")
        for store, applied in zip(stores, known, strict=True)
        for migration in migrations(kind_of(store.metadata), store.dialect)
        if migration.phase == phase and f"applied:{migration.name}" not in applied
        for done in _apply(store, migration)
    ]


def check_fits(store: Store) -> None:
    """Raise StoreDoesNotFit when the store was not migrated for this code, or not yet by all it brings."""
    kind = kind_of(store.metadata)
    with store.read() as conn:
        if not _migrated(conn):
            raise StoreDoesNotFit(kind, "none", "none")
        values = _meta(conn, store)
    first, last = (int(each) for each in values["fits"].split("-"))
    brought = [each for each in migrations(kind, store.dialect) if each.phase == "pre"]
    undone = any(f"applied:{each.name}" not in values for each in brought)
    if undone or not first <= CODE_VERSION <= last:
        raise StoreDoesNotFit(kind, values["schema"], values["fits"])


def migrations(kind: str, dialect: str) -> list[Migration]:
    """Read the files of one kind of store and one dialect, in order."""
    found = []
    for file in files("vault").joinpath("migrations", kind).iterdir():
        name = _FILE.fullmatch(file.name)
        if name is not None and name["dialect"] == dialect:
            found.append(Migration(name["name"], name["phase"], file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda each: (each.name[:4], each.phase != "pre"))


def kind_of(metadata: MetaData) -> str:
    """Say whether these are the tables of a side or of coordination."""
    if metadata is side:
        return "side"
    return "coordination" if metadata is coordination else _unknown()


def _unknown() -> NoReturn:
    raise ValueError("neither the tables of a side nor of coordination")


def _apply(store: Store, migration: Migration) -> Iterator[str]:
    with store.begin() as conn:
        one_at_a_time(conn, _ONE_MIGRATION)
        if not store.sqlite:
            conn.execute(text("SET LOCAL statement_timeout = 0"))
        if _migrated(conn) and f"applied:{migration.name}" in _meta(conn, store):
            return
        for statement in migration.statements():
            conn.exec_driver_sql(statement)
        first, last = migration.fits
        meta = _meta_table(store)
        put(conn, meta, {"name": f"applied:{migration.name}", "value": str(CODE_VERSION)})
        put(conn, meta, {"name": "schema", "value": migration.name})
        put(conn, meta, {"name": "fits", "value": f"{first}-{last}"})
    yield migration.name


def _applied(store: Store) -> frozenset[str]:
    with store.read() as conn:
        return frozenset(_meta(conn, store)) if _migrated(conn) else frozenset()


def _migrated(conn: Connection) -> bool:
    return inspect(conn).has_table("meta")


def _meta(conn: Connection, store: Store) -> dict[str, str]:
    meta = _meta_table(store)
    return {row.name: row.value for row in conn.execute(select(meta))}


def _meta_table(store: Store) -> Table:
    return store.metadata.tables["meta"]
