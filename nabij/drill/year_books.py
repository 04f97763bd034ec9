"""What a year left behind: read from the stores and from the phone after each step, since both forget."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from cases.ids import ClientId
from cases.levels import Level
from cases.moments import Moment, wall
from cases.safe_contact import SafeContact
from cases.windows import is_open
from simulator import Screen
from vault.engine import Store
from vault.parcel_rows import PLANNED
from vault.tables_side import checkin, flag, outbox, task

STAYS = timedelta(hours=24, minutes=1)
"""How long a message may stand on the phone; a minute for a deletion that falls due to the second."""
LATER = "Later"
_LOST = frozenset({"not_settled", "no_window", "seal_broken"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as it is printed."""

    at: Moment
    what: str
    text: str


@dataclass
class Books:
    """Keeps the lines of the year and what went wrong in it, of one client."""

    client: ClientId
    store: Store
    zone: ZoneInfo
    lines: list[Line] = field(default_factory=list)
    outside: int = 0
    undeleted: set[int] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    opened: Counter[str] = field(default_factory=Counter)
    plans: dict[str, Row[Any]] = field(default_factory=dict)

    def look(self, contact: SafeContact | None, screen: Screen, now: Moment) -> None:
        """Take in what is new; ``contact`` is the record as it was while that happened."""
        with self.store.read() as conn:
            for row in self._new(conn, outbox, outbox.c.state == "sent"):
                self._left(row, contact)
            for row in self._new(conn, flag):
                self._note(row.raised_at, "melding", f"{Level(row.level).word} {row.code or row.category}")
            for row in self._new(conn, task):
                self._note(row.created_at, "taak", row.kind)
            own = select(checkin).where(checkin.c.client == self.client)
            self.plans |= {row.id: row for row in conn.execute(own)}
        here = wall(now, self.zone)
        self.undeleted |= {message.id for message in screen.messages if here - message.at > STAYS}

    def said(self, at: Moment, text: str) -> None:
        self._note(at, "cliënt", text)

    def heard(self, at: Moment, text: str) -> None:
        self._note(at, "bot", text)

    @property
    def double(self) -> int:
        """Return how many check-ins were opened twice unasked, or stand twice on one date.

        Who answers "later" is asked once more.
        """
        dates = Counter((row.local_date, row.slot) for row in self.plans.values() if row.state != "due")
        put_off = sum(line.what == "cliënt" and line.text == LATER for line in self.lines)
        again = sum(count - 1 for count in self.opened.values()) - put_off
        return max(0, again) + sum(count - 1 for count in dates.values())

    def missed(self, now: Moment) -> int:
        """Return how many moments passed without a check-in and without a reason a human knows of."""
        rows = self.plans.values()
        return sum(row.reason in _LOST or (row.state == "due" and row.due_at < now) for row in rows)

    def count(self, what: str) -> int:
        return sum(line.what == what for line in self.lines)

    def _new(self, conn: Connection, table: Table, *where: ColumnElement[bool]) -> Iterator[Row[Any]]:
        for row in conn.execute(select(table).where(table.c.client == self.client, *where)).all():
            name = f"{table.name}:{row.id}"
            if name not in self._seen:
                self._seen.add(name)
                yield row

    def _left(self, row: Row[Any], contact: SafeContact | None) -> None:
        if row.kind in PLANNED:
            self.outside += contact is None or not is_open(contact, Moment(row.sent_at))
        if row.kind == "opener" and row.checkin is not None:
            self.opened[row.checkin] += 1

    def _note(self, at: int, what: str, text: str) -> None:
        self.lines.append(Line(Moment(at), what, text))


def by_month(lines: Sequence[Line], zone: ZoneInfo) -> list[dict[str, object]]:
    """Return the figures of each month, in order: messages both ways, flags, tasks."""
    months: dict[str, Counter[str]] = {}
    for line in sorted(lines, key=lambda one: one.at):
        months.setdefault(f"{wall(line.at, zone):%Y-%m}", Counter())[line.what] += 1
    names = {"sent": "bot", "received": "cliënt", "flags": "melding", "tasks": "taak"}
    return [
        {"month": month, **{name: counted[what] for name, what in names.items()}}
        for month, counted in months.items()
    ]


def told(lines: Sequence[Line], zone: ZoneInfo, say: Callable[[str], None]) -> None:
    """Print the year, line by line, on the client's own wall."""
    for line in sorted(lines, key=lambda one: one.at):
        moment: datetime = wall(line.at, zone)
        say(f"{moment:%Y-%m-%d %H:%M}  {line.what:<8} {' / '.join(line.text.splitlines())}")
