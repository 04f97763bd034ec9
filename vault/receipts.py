"""Receipts of what ended: a day, a class, a count, up to which moment. They name nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from cases.moments import Moment
from vault.dialect import insert_new, locked
from vault.engine import Store
from vault.intake_key import day_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """The last receipt of a class, and how many went by all of them. ``at``: when somebody last looked."""

    name: str
    day: str
    count: int
    until: Moment
    total: int
    at: Moment


def give_receipt(conn: Connection, table: Table, gone: Mapping[str, int], until: Moment, now: Moment) -> None:
    """Add to the receipts of today; a class of which nothing ended has one too: somebody looked."""
    day = day_of(now)
    for name, count in gone.items():
        row = {"day": day, "class_": name, "count": count, "until": until, "at": now}
        if insert_new(conn, table, row):
            continue
        own = (table.c.day == day) & (table.c.class_ == name)
        conn.execute(locked(select(table.c.count).where(own)))
        conn.execute(table.update().where(own).values(count=table.c.count + count, until=until, at=now))


def receipts_in(store: Store) -> Sequence[Receipt]:
    """Return the last receipt of each class."""
    table = store.metadata.tables["retention_receipt"]
    last = select(table.c.class_, func.max(table.c.day).label("day"), func.sum(table.c.count).label("total"))
    newest = last.group_by(table.c.class_).subquery()
    both = (table.c.class_ == newest.c.class_) & (table.c.day == newest.c.day)
    with store.read() as conn:
        rows = conn.execute(select(table, newest.c.total).join(newest, both).order_by(table.c.class_))
        return tuple(
            Receipt(
                name=row["class_"],
                day=row["day"],
                count=row["count"],
                until=Moment(row["until"]),
                total=int(row["total"]),
                at=Moment(row["at"]),
            )
            for row in rows.mappings()
        )
