"""What happened in a year, line by line: said and heard on the phone, and the flags and tasks of workers."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Table, select

from cases.ids import ClientId
from cases.levels import Level
from cases.moments import Moment, wall
from vault.engine import Store
from vault.tables_side import flag, task


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as it is printed."""

    at: Moment
    what: str
    text: str


@dataclass
class Books:
    """Keeps the lines of the year of one client; flags and tasks come from the store."""

    client: ClientId
    store: Store
    lines: list[Line] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def look(self) -> bool:
        """Take in the flags and tasks that are new; say whether there were any."""
        before = len(self.lines)
        with self.store.read() as conn:
            for row in self._new(conn, flag):
                self.note(row.raised_at, "melding", f"{Level(row.level).word} {row.code or row.category}")
            for row in self._new(conn, task):
                self.note(row.created_at, "taak", row.kind)
        return len(self.lines) > before

    def note(self, at: int, what: str, text: str) -> None:
        self.lines.append(Line(Moment(at), what, text))

    def count(self, what: str) -> int:
        return sum(line.what == what for line in self.lines)

    def _new(self, conn: Connection, table: Table) -> Iterator[Row[Any]]:
        for row in conn.execute(select(table).where(table.c.client == self.client)).all():
            name = f"{table.name}:{row.id}"
            if name not in self._seen:
                self._seen.add(name)
                yield row


def by_month(lines: Sequence[Line], zone: ZoneInfo) -> list[dict[str, object]]:
    """Return the figures of each month, in order, also of a still one: messages both ways, flags, tasks."""
    months: dict[str, Counter[str]] = {}
    for line in sorted(lines, key=lambda one: one.at):
        here = wall(line.at, zone)
        for month in _months(next(reversed(months), f"{here:%Y-%m}"), f"{here:%Y-%m}"):
            months.setdefault(month, Counter())
        months[f"{here:%Y-%m}"][line.what] += 1
    names = {"sent": "bot", "received": "cliënt", "flags": "melding", "tasks": "taak"}
    return [
        {"month": month, **{name: counted[what] for name, what in names.items()}}
        for month, counted in months.items()
    ]


def _months(first: str, last: str) -> Iterator[str]:
    """Give each month from ``first`` to ``last``, written as 2026-12."""
    (year, month), end = map(int, first.split("-")), tuple(map(int, last.split("-")))
    while (year, month) <= end:
        yield f"{year}-{month:02}"
        year, month = (year + month // 12, month % 12 + 1)


def told(lines: Sequence[Line], zone: ZoneInfo, say: Callable[[str], None]) -> None:
    """Print the year, line by line, on the client's own wall."""
    for line in sorted(lines, key=lambda one: one.at):
        moment: datetime = wall(line.at, zone)
        say(f"{moment:%Y-%m-%d %H:%M}  {line.what:<8} {' / '.join(line.text.splitlines())}")
