"""Seals one value of a row under a key of its own, that stands wrapped in the same row."""

from typing import Any

from sqlalchemy import Row

from vault.seal import Sealer

_PURPOSE = "sign_on"


def sealed_here(sealer: Sealer, table: str, column: str, row: str, plain: bytes) -> dict[str, Any]:
    """Return the columns to write: the sealed value, and its key."""
    key = sealer.new_key(row, _PURPOSE)
    sealed = sealer.seal(plain, table=table, column=column, client=row, row=row, key=key)
    return {column: sealed, "kek": key.kek, "wrapped": key.wrapped}


def open_here(sealer: Sealer, table: str, column: str, row: str, found: Row[Any]) -> bytes:
    """Return what was sealed. Raises SealBroken."""
    key = sealer.unwrap(row, _PURPOSE, 1, found.kek, found.wrapped)
    return sealer.open(getattr(found, column), table=table, column=column, client=row, row=row, key=key)
