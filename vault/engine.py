"""One database of one store: SQLite or PostgreSQL behind the same two doors, ``begin`` and ``read``."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, MetaData, create_engine, event, make_url
from sqlalchemy.exc import InvalidatePoolError

from vault.server_log import options
from vault.turnstile import Turnstile

_SQLITE_BUSY_MS = 15_000
_COMMITS = "nabij_commits"
_GIVEN_BACK = "nabij_given_back"
TRUSTED_SECONDS = 0.5
Passing = Callable[[str], None]
"""Is told each named point that a process passes: the place where a drill may let it die (adr 0008)."""
Refused = Callable[[str], None]
"""Is told the table that PostgreSQL kept a role from: a hole in ``vault.grants``, or somebody who tries."""
_NO_RIGHT = "42501"
_TABLE = re.compile(r'(?:table "?|function |sequence |schema )([a-z_]{1,63})')

_PG_OPTIONS = (
    "-c statement_timeout=2000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=10000 " + options()
)


def pass_by(_point: str) -> None:
    """Pass a named point without anything happening: what every process does outside a drill."""


def tell_nobody(_table: str) -> None:
    """Let the caller's exception be all: for commands, which show it."""


class Store:
    """One store's database. Every connection is given back when its ``with`` block ends.

    URLs: ``sqlite:///path/side_a.sqlite3`` and ``postgresql+psycopg://...``. ``passing`` is told of each
    commit that has a name, right before and right after it. A connection to PostgreSQL that nobody used for
    ``trusted`` seconds is asked whether it still stands before it is given out. ``refused`` is told what the
    server kept this role from; whoever asked gets the exception as ever.
    """

    def __init__(
        self,
        url: str,
        metadata: MetaData,
        passing: Passing = pass_by,
        *,
        trusted: float = TRUSTED_SECONDS,
        refused: Refused = tell_nobody,
    ) -> None:
        self.metadata = metadata
        self._passing = passing
        self.sqlite = make_url(url).get_backend_name() == "sqlite"
        self._engine = _sqlite(url) if self.sqlite else _postgres(url, trusted)
        _listen(self._engine, refused)
        self._writers = Turnstile() if self.sqlite else None

    @property
    def dialect(self) -> str:
        """Return ``sqlite`` or ``postgres``, as migration files are named."""
        return "sqlite" if self.sqlite else "postgres"

    @contextmanager
    def begin(self, point: str = "", *, first: bool = False, lasting: bool = True) -> Iterator[Connection]:
        """Open a writing transaction: commit at the end of the block, roll back when it raises.

        On SQLite writers of this process queue in order; ``first`` goes before them (an update that
        must be kept before Telegram is answered). ``point`` names the commit: what a loop commits has one.
        Without ``lasting`` SQLite does not wait for the disk: the commit outlives the death of the process,
        and a power cut in that moment may undo it. Only for what is harmless to do once more. PostgreSQL
        waits for the disk once for many, and asking it not to is a question more.
        """
        turn = nullcontext() if self._writers is None else self._writers.passage(first=first)
        with turn, self._engine.connect() as conn, self._pace(conn, lasting=lasting):
            conn.execution_options(**{_COMMITS: (self._passing, point)})
            with conn.begin():
                yield conn
                commit(conn)

    @contextmanager
    def _pace(self, conn: Connection, *, lasting: bool) -> Iterator[None]:
        """Say whether commits of this connection wait for the disk; SQLite takes that before it begins."""
        if lasting or not self.sqlite:
            yield
            return
        raw: Any = conn.connection.driver_connection
        raw.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            raw.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a reading transaction; it sees one moment and never waits for a writer."""
        with self._engine.connect() as conn, conn.execution_options(**_READING[self.dialect]).begin():
            # Ends with a commit: at a rollback the driver forgets every statement that it had prepared.
            yield conn

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """Open for one reading statement: without a transaction a server answers once, not thrice."""
        if self.sqlite:
            with self.read() as conn:
                yield conn
            return
        with self._engine.connect() as conn:
            yield conn.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """Lend the driver's own connection outside any transaction: for what may not stand in one.

        On SQLite writers of this process wait as for a transaction.
        """
        turn = nullcontext() if self._writers is None else self._writers.passage(first=False)
        with turn, self._engine.connect() as conn:
            raw: Any = conn.connection.driver_connection
            if not self.sqlite:
                raw.autocommit = True
            try:
                yield raw
            finally:
                if not self.sqlite:
                    raw.autocommit = False

    @property
    def writers_waiting(self) -> int:
        """Return how many of this process wait to write; 0 on PostgreSQL, where rows are locked instead."""
        return 0 if self._writers is None else self._writers.waiting

    def create(self) -> None:
        """Create the tables of the metadata where they are missing. For tests; stores are migrated."""
        with self.begin() as conn:
            self.metadata.create_all(conn)

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def commit(conn: Connection) -> None:
    """Commit now, unless that was done; whoever asked to be told of this commit's name is told."""
    transaction = conn.get_transaction()
    if transaction is None or not transaction.is_active:
        return
    passing, point = conn.get_execution_options().get(_COMMITS, (pass_by, ""))
    if point:
        passing(f"{point}.before_commit")
    transaction.commit()
    if point:
        passing(f"{point}.after_commit")


_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"nabij_reading": True},
    "postgres": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=24,
        hide_parameters=True,
        connect_args={"timeout": _SQLITE_BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: object) -> None:  # noqa: ANN401  # the driver's own connection
        raw.isolation_level = None  # transactions are begun below, not by the driver
        cursor = raw.cursor()
        for pragma in (
            f"busy_timeout = {_SQLITE_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(conn: Connection) -> None:
        reading = conn.get_execution_options().get("nabij_reading", False)
        conn.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _postgres(url: str, trusted: float) -> Engine:
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=24,
        pool_timeout=5,
        hide_parameters=True,
        connect_args={"connect_timeout": 2, "options": _PG_OPTIONS},
    )

    @event.listens_for(engine, "checkout")
    def look(raw: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401  # the driver's own connection
        # A server that went away is noticed here and not by a turn; under load it was noticed just before.
        if monotonic() - record.info.get(_GIVEN_BACK, 0.0) > trusted and not _answers(engine, raw):
            raise InvalidatePoolError

    @event.listens_for(engine, "checkin")
    def remember(_raw: Any, record: Any) -> None:  # noqa: ANN401  # the driver's own connection
        record.info[_GIVEN_BACK] = monotonic()

    return engine


def _listen(engine: Engine, refused: Refused) -> None:
    @event.listens_for(engine, "handle_error")
    def look(failed: ExceptionContext) -> None:
        error = failed.original_exception
        if getattr(error, "sqlstate", None) == _NO_RIGHT:
            found = _TABLE.search(str(error))
            refused(found.group(1) if found else "")


def _answers(engine: Engine, raw: Any) -> bool:  # noqa: ANN401  # the driver's own connection
    try:
        return engine.dialect.do_ping(raw)
    except engine.dialect.loaded_dbapi.Error:
        return False
