"""A flag of nobody's for a risk detection that does not work: people are paged, once as long as it lasts."""

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from cases.levels import Level
from cases.moments import MINUTE, Moment, after
from vault.clockwork import Ids
from vault.dialect import one_at_a_time
from vault.effect_rows import tell
from vault.engine import Store
from vault.tables_side import flag
from vault.unreadable import page_ladder

BARE, OLD = "detector_down", "detector_old"
"""Categories: every message goes to a human, or an older list screens."""
SOURCE = "detector"
ALIAS = "risicoherkenning"
_ANSWER_WITHIN = 60 * MINUTE
"""The clock of S2. Source: domain.md 4.2."""


class DetectorAlarm:
    """The alarm of one side about its own risk detection."""

    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def fails(self, *, bare: bool, now: Moment) -> None:
        """Raise a flag and page; nothing more while a human has yet to see the last one of this kind.

        ``bare``: nothing screens but the built-in list. When that comes first or after, both are told.
        """
        category = BARE if bare else OLD
        with self._store.begin() as conn:
            one_at_a_time(conn, b"detector")
            if _is_open(conn, flag.c.category == category):
                return
            _close(conn, now)
            event = self._ids.new()
            conn.execute(insert(flag), _row(event, category, now))
            tell(conn, "flag", event, now)
            page_ladder(conn, event, now, ALIAS)

    def works(self, now: Moment) -> None:
        """Close what is open: nobody needs to be called any more. What was paged stays on record."""
        with self._store.read() as conn:
            if not _is_open(conn, flag.c.source == SOURCE):
                return
        with self._store.begin() as conn:
            _close(conn, now)


def _is_open(conn: Connection, wanted: ColumnElement[bool]) -> bool:
    found = select(flag.c.id).where(flag.c.client.is_(None), flag.c.closed_at.is_(None), wanted)
    return conn.execute(found.limit(1)).first() is not None


def _close(conn: Connection, now: Moment) -> None:
    mine = and_(flag.c.client.is_(None), flag.c.source == SOURCE, flag.c.closed_at.is_(None))
    for event in conn.execute(select(flag.c.id).where(mine)).scalars().all():
        conn.execute(update(flag).where(flag.c.id == event).values(closed_at=now, close_reason="technical"))
        tell(conn, "closed", event, now)


def _row(event: str, category: str, now: Moment) -> dict[str, object]:
    return {
        "id": event,
        "client": None,
        "level": int(Level.HIGH),
        "category": category,
        "code": "",
        "source": SOURCE,
        "silent": 0,
        "imminent": 0,
        "spans": "[]",
        "raised_at": now,
        "answer_by": after(now, _ANSWER_WITHIN),
    }
