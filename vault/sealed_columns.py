"""Where sealed values stand, and which place each was sealed for: read from the tables, not from a list.

Under a client's own keys: every ``*_sealed`` column of a table with a client. Under the key of a day: rows
that name a ``day``. Under a key of its own: rows with a ``wrapped`` key beside the value.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, MetaData, Table


class Under(StrEnum):
    """Which key a value stands under."""

    CLIENT = "client"
    DAY = "day"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A sealed column. ``row`` is the column whose value stands in the place; empty ``owner``: no client."""

    table: Table
    name: str
    under: Under
    row: str
    owner: str = ""

    @property
    def mine(self) -> ColumnElement[bool]:
        """Return which rows hold a value under this kind of key."""
        filled = self.table.c[self.name].is_not(None)
        if self.under is Under.CLIENT:
            return filled & self.table.c[self.owner].is_not(None)
        both = "client" in self.table.c and self.table.name not in _DAY_ONLY
        return filled & self.table.c.client.is_(None) if both else filled


_DAY_ONLY = frozenset({"inbox"})
"""The raw update stands under the key of its day, also when its client is known by then."""
_ROWS = {"inbox": "event"}
"""Where the place names another column than the primary key."""


def sealed_columns(metadata: MetaData) -> list[SealedColumn]:
    """Return every sealed column; one that stands under two kinds of key is there twice.

    Raises ValueError for a column of which nobody could say which key opens it.
    """
    found: list[SealedColumn] = []
    for table in metadata.sorted_tables:
        for column in table.c:
            if column.name.endswith("_sealed"):
                found += _kinds(table, column.name)
    return found


def _kinds(table: Table, name: str) -> list[SealedColumn]:
    row = _ROWS.get(table.name) or _single(table)
    kinds = []
    if "wrapped" in table.c:
        kinds.append(SealedColumn(table, name, Under.OWN, row))
    owner = "id" if table.name == "client" else "client"
    if owner in table.c and table.name not in _DAY_ONLY and "wrapped" not in table.c:
        kinds.append(SealedColumn(table, name, Under.CLIENT, row, owner))
    if "day" in table.c:
        kinds.append(SealedColumn(table, name, Under.DAY, row))
    if not kinds:
        raise ValueError(f"{table.name}.{name}: under which key?")
    return kinds


def _single(table: Table) -> str:
    (column,) = table.primary_key
    return column.name
