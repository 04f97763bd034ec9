"""Pages to people on duty and alerts to coordination: codes only, repeated until accepted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, bindparam, or_, select, update

from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import SECOND, Moment, after
from cases.roster import Post
from cases.traffic import DueAlert, DuePage
from vault.dialect import insert_new, locked
from vault.effect_rows import tell
from vault.engine import Store
from vault.tables_side import alert, flag, page, task
from vault.unreadable import page_on
from vault.walk_in_again import reopen_unanswered

_FIRST_WAIT = 5
_LONGEST_WAIT = 60
_GIVE_UP = 20
_TAKEN = or_(
    flag.c.closed_at.is_not(None),
    flag.c.acknowledged_at >= page.c.created_at,
    # Nobody's flag is never raised again: who takes it before its first page takes all of them.
    and_(flag.c.client.is_(None), flag.c.acknowledged_at.is_not(None)),
)
_PAGES = (
    select(page, _TAKEN.label("taken"))
    .join(flag, flag.c.id == page.c.flag)
    .where(page.c.state == "new", page.c.due_at <= bindparam("by"))
    .order_by(page.c.level.desc(), page.c.due_at)
    .limit(bindparam("at_most"))
)
_ALERTS = (
    select(alert)
    .where(alert.c.state == "new", alert.c.due_at <= bindparam("by"))
    .order_by(alert.c.level.desc(), alert.c.at)
    .limit(bindparam("at_most"))
)


class Signals:
    """Pages and alerts of one side that wait to be delivered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pages(self, now: Moment, limit: int) -> Sequence[DuePage]:
        """Return due pages, most urgent first; one whose flag a human took meanwhile is dropped.

        Who calls about a flag of nobody's for the last time is given the next round with it.
        """
        rows = self._due(now, limit)
        if rows and self._went_on(now):
            rows = self._due(now, limit)
        taken = [row.id for row in rows if row.taken]
        if taken:
            with self._store.begin("page_taken") as conn:
                conn.execute(update(page).where(page.c.id.in_(taken)).values(state="dropped"))
        return [_page(row) for row in rows if not row.taken]

    def _due(self, now: Moment, limit: int) -> Sequence[Row[Any]]:
        with self._store.glance() as conn:
            return conn.execute(_PAGES, {"by": now, "at_most": limit}).all()

    def _went_on(self, now: Moment) -> bool:
        """Put next rounds ready, and free what its holder did not answer; say whether that changed a flag."""
        with self._store.begin("page_on") as conn:
            freed = reopen_unanswered(conn, now)
            page_on(conn, now)
        return freed

    def paged(self, page_id: str, *, accepted: bool, now: Moment) -> None:
        """Record an attempt; a refused page goes again after 5 to 60 s, 20 times, then becomes a task."""
        with self._store.begin("paged", lasting=False) as conn:
            one = locked(select(page).where(page.c.id == page_id, page.c.state == "new"))
            row = conn.execute(one).one_or_none()
            if row is None:
                return
            own = update(page).where(page.c.id == page_id)
            if accepted:
                conn.execute(own.values(state="accepted", attempts=row.attempts + 1))
                return
            state = "failed" if row.attempts + 1 >= _GIVE_UP else "new"
            wait = min(_FIRST_WAIT * 2**row.attempts, _LONGEST_WAIT) * SECOND
            conn.execute(own.values(state=state, attempts=row.attempts + 1, due_at=after(now, wait)))
            if state == "failed":
                insert_new(conn, task, _failed(row, now))
                tell(conn, "task", row.flag, now)

    def alerts(self, now: Moment, limit: int) -> Sequence[DueAlert]:
        """Return alerts that coordination does not have yet, most urgent first."""
        with self._store.glance() as conn:
            rows = conn.execute(_ALERTS, {"by": now, "at_most": limit}).all()
        return [
            DueAlert(
                id=row.id,
                client=ClientId(row.client),
                flag=FlagId(row.flag),
                level=Level(row.level),
                code=row.code,
                imminent=bool(row.imminent),
                at=row.at,
            )
            for row in rows
        ]

    def alerted(self, alert_id: str, now: Moment) -> None:
        """Record that coordination has the alert since ``now``."""
        with self._store.begin("alerted", lasting=False) as conn:
            own = update(alert).where(alert.c.id == alert_id, alert.c.state == "new")
            conn.execute(own.values(state="delivered", due_at=now))


def _page(row: Row[Any]) -> DuePage:
    return DuePage(
        id=row.id,
        flag=FlagId(row.flag),
        step=row.step,
        staff=None if row.staff is None else StaffId(row.staff),
        level=Level(row.level),
        alias=row.alias,
        post=Post(row.post),
        reason=row.reason,
    )


def _failed(row: Row[Any], now: Moment) -> dict[str, object]:
    return {
        "id": f"{row.id}:page_failed",
        "client": None,
        "kind": "page_failed",
        "level": row.level,
        "flag": row.flag,
        "due_at": now,
        "created_at": now,
    }
