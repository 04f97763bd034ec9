"""How the grant of a family worker ends: for good, each with its own line in the access log (adr 0029)."""

from sqlalchemy import ColumnElement, Connection, select, update

from cases.desk import Staff
from cases.moments import Moment
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import tell_front
from vault.family_rows import fits_family
from vault.tables_coordination import family_worker


def end_grants(conn: Connection, by: Staff, why: str, now: Moment, *which: ColumnElement[bool]) -> int:
    """End every grant, or request for one, that these conditions choose; return how many ended now."""
    lasting = *which, family_worker.c.ended_at.is_(None)
    ended = {"ended_at": now, "ended_by": by.id, "ended_why": why}
    rows = conn.execute(
        update(family_worker).where(*lasting).values(ended).returning(family_worker.c.case_)
    ).all()
    for row in rows:
        write_entry(conn, entry_of(by, "family_end", row.case_, why), now)
    if rows:
        tell_front(conn, "family", "", now)
    return len(rows)


def end_unfit(conn: Connection, by: Staff, person: str, now: Moment) -> int:
    """End what a person was given and may not have any more; being fit again later gives nothing back."""
    unfit = select(family_worker.c.case_).where(family_worker.c.person == person, ~fits_family())
    cases = list(conn.execute(unfit.where(family_worker.c.confirmed_at.is_not(None))).scalars())
    if not cases:
        return 0
    return end_grants(
        conn, by, "unfit", now, family_worker.c.person == person, family_worker.c.case_.in_(cases)
    )
