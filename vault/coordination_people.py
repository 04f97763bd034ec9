"""Functions of workers, and what coordination keeps of volunteers: papers, hours and talks (F10)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from cases.desk import VOLUNTEERS, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import MINUTE, Moment, after
from cases.people import BLOCK, MOST_HOURS, ORDINARY_HOURS, WEEK, Function, Volunteer, block_of, fits
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, require, tell_front
from vault.coordination_staff import active_staff
from vault.dialect import insert_new, put
from vault.family_ending import end_unfit
from vault.tables_coordination import grant, volunteer, volunteer_time
from vault.tables_coordination import staff as staff_table

CHAT, VISIT = "chat", "visit"
LONGEST_VISIT = 8 * 60
_KEPT_FOR = 4 * WEEK
_COORDINATOR = (StaffRole.COORDINATOR,)
_ROLES = sorted(role.value for role in VOLUNTEERS)


class PeopleBook(CoordinationPart):
    """Coordinators see and set this; a volunteer sees the own row."""

    def set_function(self, by: Staff, who: StaffId, function: Function | None) -> None:
        """Say what a worker is hired for; it holds from the next request on.

        Raises NotFound for who is no coordinator, no worker, or on a side without that function.
        """
        require(by, _COORDINATOR)
        now = self._clock.now()
        with self._store.begin() as conn:
            colleague = active_staff(conn, who)
            side = colleague.side if colleague.role is StaffRole.WORKER else None
            if side is None or (function is not None and not fits(function, side)):
                raise NotFound
            word = function.value if function else ""
            conn.execute(update(staff_table).where(staff_table.c.id == who).values(function=word))
            write_entry(conn, entry_of(by, "set_function", who, word), now)
            end_unfit(conn, by, colleague.person, now)
            tell_front(conn, "people", who, now)

    def volunteers(self, by: Staff) -> Sequence[Volunteer]:
        """Return every volunteer by name. Raises NotFound for who is no coordinator."""
        require(by, _COORDINATOR)
        active = staff_table.c.active == 1, staff_table.c.role.in_(_ROLES)
        with self._store.read() as conn:
            rows = conn.execute(select(staff_table).where(*active).order_by(staff_table.c.alias)).all()
            return tuple(self._volunteer(conn, row) for row in rows)

    def volunteer(self, who: StaffId) -> Volunteer:
        """Return one volunteer. Raises NotFound for somebody else."""
        with self._store.read() as conn:
            return self._volunteer(conn, _row(conn, who))

    def set_volunteer(
        self, by: Staff, who: StaffId, vog_on: date | None, trained_on: date | None, hours_a_week: int
    ) -> None:
        """Keep the papers and the hours of a volunteer. Raises NotFound, ValueError for such hours."""
        require(by, _COORDINATOR)
        if not 0 < hours_a_week <= MOST_HOURS:
            raise ValueError("hours out of range")
        papers = {"vog_on": _text(vog_on), "trained_on": _text(trained_on), "hours_a_week": hours_a_week}
        self._keep(by, who, "set_volunteer", papers)

    def note_talk(self, by: Staff, who: StaffId) -> None:
        """Keep that the monthly talk about the work was held now. Raises NotFound."""
        require(by, _COORDINATOR)
        self._keep(by, who, "supervised", {"supervised_at": self._clock.now()})

    def end_matches(self, by: Staff, who: StaffId) -> None:
        """Take back everything that was given to a volunteer, at once. Raises NotFound."""
        require(by, _COORDINATOR)
        now = self._clock.now()
        with self._store.begin() as conn:
            person = _row(conn, who).person
            given = delete(grant).where(grant.c.person == person, grant.c.valid_until.is_not(None))
            conn.execute(given)
            write_entry(conn, entry_of(by, "end_matches", who, "role"), now)
            tell_front(conn, "people", who, now)

    def spend_writing(self, who: StaffId) -> None:
        """Count the quarter of an hour of now as spent on writing, once."""
        minutes = BLOCK // MINUTE
        self._spend(who, CHAT, block_of(self._clock.now()), minutes)

    def spend_visiting(self, who: StaffId, minutes: int) -> None:
        """Count a visit as the volunteer wrote it down. Raises ValueError out of range."""
        if not 0 < minutes <= LONGEST_VISIT:
            raise ValueError("minutes out of range")
        self._spend(who, VISIT, self._clock.now(), minutes)

    def _spend(self, who: StaffId, kind: str, at: Moment, minutes: int) -> None:
        """Count it, and forget what no week counts any more."""
        old = volunteer_time.c.staff == who, volunteer_time.c.at <= after(at, -_KEPT_FOR)
        with self._store.begin() as conn:
            conn.execute(delete(volunteer_time).where(*old))
            insert_new(conn, volunteer_time, {"staff": who, "kind": kind, "at": at, "minutes": minutes})

    def _keep(self, by: Staff, who: StaffId, action: str, values: dict[str, Any]) -> None:
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "people")
            known = self._volunteer(conn, _row(conn, who))
            row = {
                "staff": who,
                "vog_on": _text(known.vog_on),
                "trained_on": _text(known.trained_on),
                "hours_a_week": known.hours_a_week,
                "supervised_at": known.supervised_at,
                "changed_by": by.id,
            }
            put(conn, volunteer, {**row, **values})
            write_entry(conn, entry_of(by, action, who, "role"), now)
            tell_front(conn, "people", who, now)

    def _volunteer(self, conn: Connection, row: Row[Any]) -> Volunteer:
        kept = conn.execute(select(volunteer).where(volunteer.c.staff == row.id)).first()
        week_ago = after(self._clock.now(), -WEEK)
        spent = select(func.coalesce(func.sum(volunteer_time.c.minutes), 0))
        mine = volunteer_time.c.staff == row.id, volunteer_time.c.at > week_ago
        given = select(func.count()).select_from(grant)
        open_ones = grant.c.person == row.person, grant.c.valid_until > self._clock.now()
        return Volunteer(
            staff=StaffId(row.id),
            vog_on=_day(kept.vog_on) if kept else None,
            trained_on=_day(kept.trained_on) if kept else None,
            hours_a_week=kept.hours_a_week if kept else ORDINARY_HOURS,
            supervised_at=Moment(kept.supervised_at if kept else row.created_at),
            minutes=int(conn.execute(spent.where(*mine)).scalar_one()),
            clients=int(conn.execute(given.where(*open_ones)).scalar_one()),
        )


def _row(conn: Connection, who: StaffId) -> Row[Any]:
    """Return the row of an active volunteer. Raises NotFound."""
    row = conn.execute(select(staff_table).where(staff_table.c.id == who)).first()
    if row is None or not row.active or row.role not in _ROLES:
        raise NotFound
    return row


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
