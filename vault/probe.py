"""Proves that a store takes writes now: a full disk or a read-only replica still answers questions."""

from cases.moments import Moment
from vault.dialect import put
from vault.engine import Store


def write_test(store: Store, now: Moment) -> None:
    """Write one row and commit it. Raises whatever the database says when it cannot."""
    with store.begin() as conn:
        put(conn, store.metadata.tables["meta"], {"name": "written", "value": str(now)})
