"""The access log (NEN 7513): who looked at what, when and on which ground. Rows are only ever added."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from cases.desk import Staff
from cases.moments import Moment
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.tables_coordination import access_log


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line. ``subject`` is an id; ``basis`` the ground: a grant, a post, a flag id. Never words.

    ``person`` and ``staff`` are empty for a failed log-in of nobody. ``outcome``: ok, refused.
    """

    person: str
    staff: str
    role: str
    side: str
    action: str
    subject: str
    basis: str
    reason: str = ""
    outcome: str = "ok"


def entry_of(staff: Staff, action: str, subject: str, basis: str, outcome: str = "ok") -> AccessEntry:
    """Return the line for something this person does now."""
    side = staff.side.value if staff.side else BOTH_SIDES
    return AccessEntry(staff.person, staff.id, staff.role, side, action, subject, basis, outcome=outcome)


def write_entry(conn: Connection, entry: AccessEntry, at: Moment) -> None:
    """Add a line in the transaction of what it is about."""
    conn.execute(
        insert(access_log).values(
            at=at,
            person=entry.person,
            staff=entry.staff,
            role=entry.role,
            side=entry.side,
            action=entry.action,
            subject=entry.subject,
            basis=entry.basis,
            reason=entry.reason,
            outcome=entry.outcome,
        )
    )


class AccessLog(CoordinationPart):
    """Adds lines; there is no way to change or remove one."""

    def log(self, entry: AccessEntry) -> None:
        """Commit a line before what it is about is read. Raises when it cannot: then nothing is read."""
        with self._store.begin() as conn:
            write_entry(conn, entry, self._clock.now())

    def last_logged(self, staff: Staff, action: str, subject: str) -> Moment | None:
        """Return when this person last did this to that, by its line; None when never."""
        latest = select(func.max(access_log.c.at)).where(
            access_log.c.staff == staff.id,
            access_log.c.action == action,
            access_log.c.subject == subject,
            access_log.c.outcome == "ok",
        )
        with self._store.read() as conn:
            at = conn.execute(latest).scalar()
        return None if at is None else Moment(at)
