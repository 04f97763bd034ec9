"""The small work that a peer's handler does: one committed row for each update."""

import sqlite3
from pathlib import Path


class Rows:
    """A table of update numbers, as durable as SQLite can be; the same number twice is one row."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for order in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE IF NOT EXISTS handled (update_id INTEGER PRIMARY KEY)",
        ):
            self._db.execute(order)

    def add(self, update_id: int) -> None:
        """Commit one row."""
        self._db.execute("INSERT OR IGNORE INTO handled VALUES (?)", (update_id,))

    def all(self) -> frozenset[int]:
        return frozenset(number for (number,) in self._db.execute("SELECT update_id FROM handled"))

    def close(self) -> None:
        self._db.close()
