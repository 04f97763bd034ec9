"""Migrated stores for tests: each kind is migrated once in a process, and copied after that.

Migrating took more than half of the time of small tests. What migrations do has tests of its own.
"""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from databases import PostgresDatabases
from sqlalchemy import MetaData

from vault.engine import Store
from vault.migrate import kind_of, migrate

_SQLITE = "sqlite:///"


def on_sqlite(url: str, metadata: MetaData) -> None:
    """Put a migrated store at an address of SQLite where nothing is yet; leave other addresses alone."""
    where = Path(url.removeprefix(_SQLITE))
    if url.startswith(_SQLITE) and not where.exists():
        shutil.copyfile(_file(metadata), where)


def on_postgres(server: PostgresDatabases, name: str, metadata: MetaData) -> str:
    """Make a migrated database; return its address."""
    return server.create(name, template=_template(server, metadata))


@cache
def _file(metadata: MetaData) -> Path:
    where = Path(tempfile.mkdtemp(prefix="nabij-migrated-")) / f"{kind_of(metadata)}.sqlite3"
    _migrated(f"{_SQLITE}{where}", metadata)
    return where


@cache
def _template(server: PostgresDatabases, metadata: MetaData) -> str:
    url = server.create(f"template_{kind_of(metadata)}")
    _migrated(url, metadata)
    return url.partition("?")[0].rsplit("/", 1)[1]


def _migrated(url: str, metadata: MetaData) -> None:
    store = Store(url, metadata)
    migrate([store])
    store.dispose()
