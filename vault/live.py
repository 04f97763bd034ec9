"""Live events: numbered marks that something an open screen shows has changed. Ids and codes only."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, select

from cases.desk import LiveCounts, Staff, StaffRole
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from vault.coordination_part import CoordinationPart
from vault.tables_coordination import cross_alert, live_event

Mark = tuple[int, ...]
"""Differs whenever something changed; the first number is that of the newest live event."""

_LATE = 500
"""How many numbers back a commit is noticed that came later than one with a higher number."""
_AT_ONCE = 5000


class FrontLive(CoordinationPart):
    """Counters of leads, and the mark of what every screen shows of coordination."""

    def live_mark(self) -> Mark:
        with self._store.read() as conn:
            return (*newest(conn, live_event), *_alerts(conn)[:2])

    def live_counts(self, people: Sequence[Staff]) -> Mapping[StaffId, LiveCounts]:
        """Return the open alerts for leads; others of coordination have only the number."""
        with self._store.read() as conn:
            last, (known, waiting, imminent) = newest(conn, live_event)[0], _alerts(conn)
        number = last + known
        of_lead = LiveCounts(number, acute=imminent, waiting=waiting)
        return {each.id: of_lead if each.role is StaffRole.LEAD else LiveCounts(number) for each in people}

    def forget_events(self) -> int:
        """Delete live events of more than a day ago; return how many went."""
        with self._store.begin("forget") as conn:
            return forget_events(conn, live_event, self._clock.now())


def forget_events(conn: Connection, table: Table, now: Moment) -> int:
    """Delete live events of more than a day ago; the newest stays, so that numbers only rise."""
    last = select(func.max(table.c.id)).scalar_subquery()
    old = select(table.c.id).where(table.c.at <= after(now, -DAY), table.c.id < last)
    batch = old.order_by(table.c.id).limit(_AT_ONCE)
    return conn.execute(delete(table).where(table.c.id.in_(batch))).rowcount


def newest(conn: Connection, table: Table) -> tuple[int, int]:
    """Return the highest number and how many of the numbers below it are there."""
    last = select(func.max(table.c.id)).scalar_subquery()
    row = conn.execute(select(func.max(table.c.id), func.count()).where(table.c.id > last - _LATE)).one()
    return row[0] or 0, row[1]


def _alerts(conn: Connection) -> tuple[int, int, int]:
    """Return how many alerts there are, how many wait, and how many of these say danger now."""
    known = conn.execute(select(func.count()).select_from(cross_alert)).scalar_one()
    waiting = select(func.count(), func.coalesce(func.sum(cross_alert.c.imminent), 0))
    row = conn.execute(waiting.where(cross_alert.c.acknowledged_at.is_(None))).one()
    return known, int(row[0]), int(row[1])
