"""Who is away, and what somebody can do. Why a person is away is not asked and not kept."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Update, delete, insert, or_, select, update

from cases.desk import Staff
from cases.ids import StaffId
from cases.moments import Moment
from cases.shifts import Absence
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, require, tell_front
from vault.coordination_roster import PLANNERS
from vault.coordination_staff import active_staff
from vault.roster_rows import moment_or_none
from vault.tables_coordination import absence, staff_skill
from vault.tables_coordination import staff as staff_table


class AwayBook(CoordinationPart):
    """Everybody may say about themselves that they are away; about others only who plans."""

    def report_away(self, by: Staff, who: StaffId, until: Moment | None = None) -> None:
        """Take somebody off all posts from now on, until a moment or until they are back.

        Raises NotFound when ``by`` is another person who may not plan.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            person = _may_speak_for(conn, by, who)
            conn.execute(_end(person, now, by.id))
            row = {"id": self._ids.new(), "person": person, "starts": now, "ends": until}
            conn.execute(insert(absence).values(**row, reported_by=by.id))
            self._tell(conn, by, who, "report_away")

    def report_back(self, by: Staff, who: StaffId) -> None:
        """Put somebody back at the posts that were planned. Raises NotFound as ``report_away``."""
        with self._store.begin() as conn:
            hold(conn, "roster")
            person = _may_speak_for(conn, by, who)
            conn.execute(_end(person, self._clock.now(), by.id))
            self._tell(conn, by, who, "report_back")

    def away(self) -> Sequence[Absence]:
        """Return who is away, by name."""
        there = select(absence, staff_table.c.id.label("staff"), staff_table.c.alias).join(
            staff_table, staff_table.c.person == absence.c.person
        )
        there = there.where(_lasts(self._clock.now()), staff_table.c.active == 1)
        with self._store.read() as conn:
            rows = conn.execute(there.order_by(staff_table.c.alias, staff_table.c.side)).all()
        return tuple(
            Absence(StaffId(row.staff), row.alias, Moment(row.starts), moment_or_none(row.ends))
            for row in rows
        )

    def skills(self) -> Mapping[StaffId, tuple[str, ...]]:
        """Return the skills of everybody who has one."""
        found: dict[StaffId, tuple[str, ...]] = {}
        with self._store.read() as conn:
            for row in conn.execute(select(staff_skill).order_by(staff_skill.c.skill)):
                who = StaffId(row.staff)
                found[who] = (*found.get(who, ()), row.skill)
        return found

    def set_skills(self, staff: Staff, who: StaffId, skills: Collection[str]) -> None:
        """Say what somebody can do; what was said before is forgotten. Raises NotFound."""
        require(staff, PLANNERS)
        with self._store.begin() as conn:
            active_staff(conn, who)
            conn.execute(delete(staff_skill).where(staff_skill.c.staff == who))
            for skill in sorted(set(skills)):
                conn.execute(insert(staff_skill).values(staff=who, skill=skill))
            self._tell(conn, staff, who, "set_skills")

    def _tell(self, conn: Connection, by: Staff, who: StaffId, action: str) -> None:
        now = self._clock.now()
        write_entry(conn, entry_of(by, action, who, "own" if by.id == who else "role"), now)
        tell_front(conn, "post", who, now)


def _may_speak_for(conn: Connection, by: Staff, who: StaffId) -> str:
    """Return the person behind ``who``. Raises NotFound."""
    person = active_staff(conn, who).person
    if person != by.person:
        require(by, PLANNERS)
    return person


def _lasts(now: Moment) -> ColumnElement[bool]:
    return or_(absence.c.ends.is_(None), absence.c.ends > now)


def _end(person: str, now: Moment, by: StaffId) -> Update:
    return update(absence).where(absence.c.person == person, _lasts(now)).values(ends=now, ended_by=by)
