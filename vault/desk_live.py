"""What the open screens of one side ask again and again: did anything change, and what waits for each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from cases.desk import LiveCounts, Staff
from cases.ids import StaffId
from cases.levels import Level
from vault.desk_part import DeskPart, Outlook, shown
from vault.live import Mark, newest
from vault.tables_side import flag, live_event


class SideLive(DeskPart):
    """Counters of one side, for any number of people with the same few queries."""

    def live_mark(self) -> Mark:
        with self._store.glance() as conn:
            return newest(conn, live_event)

    def live_counts(self, people: Sequence[Staff]) -> Mapping[StaffId, LiveCounts]:
        """Return what each of these workers of this side has waiting, as the Postvak would count it."""
        open_ones: Select[Any] = select(flag.c.id, flag.c.client, flag.c.level, flag.c.acknowledged_by)
        outlooks = self._outlooks(people)
        with self._store.read() as conn:
            number = newest(conn, live_event)[0]
            rows = conn.execute(open_ones.where(flag.c.closed_at.is_(None))).all()
        return {each.id: _counts(number, rows, each, outlooks[each.id]) for each in people}


def _counts(number: int, rows: Sequence[Row[Any]], staff: Staff, outlook: Outlook) -> LiveCounts:
    waiting: dict[int, int] = defaultdict(int)
    mine = 0
    for row in rows:
        if row.acknowledged_by not in (None, staff.id) or not shown(row, outlook):
            continue
        if row.acknowledged_by is None:
            waiting[row.level] += 1
        else:
            mine += 1
    acute, high = waiting[int(Level.ACUTE)], waiting[int(Level.HIGH)]
    return LiveCounts(number, acute, high, sum(waiting.values()), mine)
