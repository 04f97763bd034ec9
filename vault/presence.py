"""Who is before an open page: the page itself says so twice a minute (frontend §3.8, practice H15).

A page in a hidden tab may be let through once a minute only, so that two and a half minutes is the limit.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from sqlalchemy import Connection, select, update

from cases.desk import Staff
from cases.ids import StaffId
from cases.moments import SECOND, Moment, after
from cases.roster import DutyKind
from vault.coordination_part import CoordinationPart
from vault.dialect import insert_new
from vault.roster_rows import away_now, rows_between
from vault.tables_coordination import presence, shift
from vault.tables_coordination import staff as staff_table

UNSEEN = 150 * SECOND
"""How long somebody at a screen may be unseen before the next in line is called."""


class Absence(StrEnum):
    """Why somebody who took a flag is not waited for."""

    LEFT = "left"
    MISSED = "missed"


class PresenceBook(CoordinationPart):
    """Marks of presence, and who is missed by them."""

    def here(self, staff: Staff) -> None:
        """Note that a page of this person is open and alive now."""
        seen = {"seen_real": self._clock.real()}
        with self._store.begin() as conn:
            if not insert_new(conn, presence, {"staff": staff.id, **seen}):
                conn.execute(update(presence).where(presence.c.staff == staff.id).values(**seen))

    def missed(self, conn: Connection) -> Collection[StaffId]:
        """Return who is on duty at a screen and was not seen there for too long."""
        now, real = self._clock.now(), self._clock.real()
        there = rows_between(now, after(now, 1)).where(
            shift.c.kind == DutyKind.AT_SCREEN.value, shift.c.starts <= after(now, -UNSEEN)
        )
        at_screen = {StaffId(row.staff) for row in conn.execute(there)}
        return at_screen - _seen(conn, at_screen, after(real, -UNSEEN))

    def absent(self, people: Collection[StaffId]) -> Mapping[StaffId, Absence]:
        """Return which of these people left, or are missed: at their screen, or since they called in ill."""
        with self._store.read() as conn:
            works = select(staff_table.c.id).where(staff_table.c.active == 1, staff_table.c.id.in_(people))
            active = {StaffId(each) for each in conn.scalars(works)}
            missed = {*self.missed(conn), *away_now(conn, people, self._clock.now())}
        left = dict.fromkeys(set(people) - active, Absence.LEFT)
        return {**dict.fromkeys(active & missed, Absence.MISSED), **left}

    def missed_at_screen(self) -> Sequence[StaffId]:
        """Return everybody who is missed now."""
        with self._store.read() as conn:
            return sorted(self.missed(conn))


def _seen(conn: Connection, people: Collection[StaffId], since: Moment) -> set[StaffId]:
    wanted = select(presence.c.staff).where(presence.c.staff.in_(people), presence.c.seen_real > since)
    return {StaffId(each) for each in conn.scalars(wanted)}
