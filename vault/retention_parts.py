"""What one class of retention means in rows: which are over, and what becomes of them.

Each part is carried out in small batches, found by its own key, so that no transaction is long.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, tuple_, update

from cases.moments import Moment
from cases.retention import Retention

Terms = Mapping[str, Retention]
Over = Callable[[Terms, Moment], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Part:
    """One table's share of a class. ``values`` None: the rows go; else these columns are emptied."""

    name: str
    table: Table
    over: Over
    values: Mapping[str, object] | None = None

    def carry(self, conn: Connection, terms: Terms, now: Moment, limit: int) -> int:
        """Let at most ``limit`` rows end; return how many did."""
        keys = list(self.table.primary_key)
        due = select(*keys).where(self.over(terms, now)).limit(limit)
        found = [tuple(row) for row in conn.execute(due)]
        if not found:
            return 0
        own = tuple_(*keys).in_(found) if len(keys) > 1 else keys[0].in_([row[0] for row in found])
        act = delete(self.table) if self.values is None else update(self.table).values(**self.values)
        return conn.execute(act.where(own)).rowcount

    def count(self, conn: Connection, terms: Terms, now: Moment) -> int:
        """Return how many rows are over by ``now``."""
        due = select(func.count()).select_from(self.table).where(self.over(terms, now))
        return int(conn.execute(due).scalar_one())
