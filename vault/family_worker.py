"""One worker for both parties of a family: two yes-marks, two people, ninety days, one party on screen."""

from sqlalchemy import Connection, delete, insert, select, update

from cases.desk import Staff, StaffRole
from cases.errors import ConflictOfSides, NotFound, NotReady
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import DAY, Moment, after
from cases.people import MOST_DAYS
from vault.coordination_cases import require_granted
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, require, tell_front
from vault.coordination_staff import active_staff
from vault.dialect import insert_new, put
from vault.family_ending import end_grants
from vault.family_rows import BOTH, SWITCH, both_agree, danger_since, fits_family, holds, switched_on
from vault.tables_coordination import case_party, family_open, family_switch, family_worker, family_yes, reach
from vault.tables_coordination import staff as staff_table

_OFFICE = (StaffRole.COORDINATOR,)
_LEAD = (StaffRole.LEAD,)


class FamilyBook(CoordinationPart):
    """Coordination knows that both agreed, never what was said. An ended grant is never given again."""

    def allow_family_workers(self, by: Staff, *, allowed: bool) -> None:
        """Say whether this organisation works so; off until then, and off ends every grant for good.

        Raises NotFound for who is no lead.
        """
        require(by, _LEAD)
        now = self._clock.now()
        with self._store.begin() as conn:
            row = {"name": SWITCH, "allowed": int(allowed), "changed_by": by.id, "changed_at": now}
            put(conn, family_switch, row)
            write_entry(conn, entry_of(by, "family_switch", "", "role"), now)
            if not allowed:
                end_grants(conn, by, "switched_off", now, family_worker.c.case_.is_not(None))

    def family_yes(self, by: Staff, party: ClientId, *, yes: bool) -> None:
        """Keep that this party agreed, or does so no longer; then the grant ends for good.

        Raises NotFound for who has no own grant on this party.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "family")
            case_id = require_granted(conn, by, party, now)
            if yes:
                insert_new(conn, family_yes, {"party": party, "said_at": now})
            else:
                conn.execute(delete(family_yes).where(family_yes.c.party == party))
                end_grants(conn, by, "withdrawn", now, family_worker.c.case_ == case_id)
            write_entry(
                conn, entry_of(by, "family_yes" if yes else "family_no", party, "own", party=party), now
            )

    def ask_family(self, by: Staff, who: StaffId, case_id: CaseId) -> None:
        """Ask for this worker, for a lead to confirm. Raises NotFound, NotReady, ConflictOfSides."""
        require(by, _OFFICE)
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "family")
            worker = active_staff(conn, who)
            if worker.role is not StaffRole.WORKER or worker.person == by.person:
                raise NotFound
            touched = select(reach.c.side).where(reach.c.person == worker.person, reach.c.case_ == case_id)
            if conn.execute(touched).first() is not None:
                raise ConflictOfSides
            row = {"person": worker.person, "case_": case_id, "asked_by": by.id, "asked_at": now}
            insert_new(conn, family_worker, {**row, "reason": "family"})
            _require_ready(conn, worker.person, case_id)
            write_entry(conn, entry_of(by, "family_ask", case_id, who), now)

    def confirm_family(self, by: Staff, who: StaffId, case_id: CaseId) -> Moment:
        """Give it, and return its last moment. Raises NotFound, NotReady, ConflictOfSides.

        Who confirms is a lead, and neither who asked nor who gets it. The row in ``reach`` is the wall: this
        person stands on the other side of both from now on, whatever comes of the grant.
        """
        require(by, _LEAD)
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "family")
            person = active_staff(conn, who).person
            mine = family_worker.c.person == person, family_worker.c.case_ == case_id
            asked = conn.execute(select(family_worker).where(*mine)).first()
            if asked is None or asked.confirmed_at is not None or asked.ended_at is not None:
                raise NotFound
            asker = select(staff_table.c.person).where(staff_table.c.id == asked.asked_by)
            if by.person in {person, conn.execute(asker).scalar()}:
                raise NotFound
            _require_ready(conn, person, case_id)
            if not insert_new(conn, reach, {"person": person, "case_": case_id, "side": BOTH, "since": now}):
                raise ConflictOfSides
            until = after(now, MOST_DAYS * DAY)
            given = {"confirmed_by": by.id, "confirmed_at": now, "ends_at": until}
            conn.execute(update(family_worker).where(*mine).values(given))
            write_entry(conn, entry_of(by, "family_grant", case_id, who), now)
        return until

    def open_family(self, staff: Staff, party: ClientId) -> None:
        """Put this party on the screen of this session; the other one leaves whatever screen it was on.

        Raises NotFound for who has no grant that holds, and for a party of another side than the session's.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            here = select(case_party).where(case_party.c.party == party)
            row = conn.execute(here).first()
            if row is None or staff.side is None or row.side != staff.side.value:
                raise NotFound
            mine = family_worker.c.person == staff.person, family_worker.c.case_ == row.case_
            if conn.execute(select(family_worker.c.person).where(*mine, holds(now))).first() is None:
                raise NotFound
            conn.execute(delete(family_open).where(family_open.c.person == staff.person))
            opened = {"person": staff.person, "side": row.side, "case_": row.case_, "since": now}
            conn.execute(insert(family_open), {**opened, "session": staff.session})
            write_entry(conn, entry_of(staff, "family_open", party, "family", party=party), now)
            # A page that shows the other party looks again, and finds nobody.
            tell_front(conn, "family", "", now)

    def end_family(self, by: Staff, who: StaffId, case_id: CaseId) -> None:
        """End this worker's grant before its time; ended already stays so.

        Raises NotFound for no coordinator or lead.
        """
        require(by, (*_OFFICE, *_LEAD))
        now = self._clock.now()
        with self._store.begin() as conn:
            person = active_staff(conn, who).person
            own = family_worker.c.person == person, family_worker.c.case_ == case_id
            end_grants(conn, by, "ended", now, *own)


def _require_ready(conn: Connection, person: str, case_id: CaseId) -> None:
    """Raise NotReady unless it is switched on, both agreed, the function allows it and no danger is open."""
    asked = select(family_worker.c.person).where(
        family_worker.c.person == person, family_worker.c.case_ == case_id
    )
    ready = switched_on(), both_agree(), fits_family(), ~danger_since(family_worker.c.asked_at)
    if conn.execute(asked.where(*ready)).first() is None:
        raise NotReady
