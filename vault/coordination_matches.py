"""Clients given to volunteers, each until a moment; never both sides of one case."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, delete, select

from cases.desk import VOLUNTEERS, Staff
from cases.errors import ConflictOfSides, NotFound, NotReady
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import DAY, Moment, after
from cases.people import MOST_DAYS, Match
from cases.sides import Side
from vault.coordination_cases import touch
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import tell_front
from vault.coordination_people import PeopleBook
from vault.coordination_staff import active_staff
from vault.dialect import put
from vault.tables_coordination import case_party, grant
from vault.tables_coordination import staff as staff_table

_ROLES = sorted(role.value for role in VOLUNTEERS)


class MatchBook(PeopleBook):
    """The side's desk asks first whether the worker may see this client."""

    def match(self, by: Staff, to: StaffId, client: ClientId, days: int, *, wish: bool) -> None:
        """Give a client to a volunteer of this side for so many days; again sets a new last moment.

        Raises NotFound for who is no volunteer of this side or has an own grant, NotReady without
        certificate and training, ConflictOfSides, ValueError for more than 90 days.
        """
        if not 0 < days <= MOST_DAYS:
            raise ValueError("days out of range")
        if not self.volunteer(to).ready:
            raise NotReady
        now = self._clock.now()
        with self._store.begin() as conn:
            volunteer = active_staff(conn, to)
            party = conn.execute(select(case_party).where(case_party.c.party == client)).first()
            if volunteer.side is None or party is None or party.side != volunteer.side.value:
                raise NotFound
            if not touch(conn, volunteer.person, CaseId(party.case_), Side(party.side), now):
                raise ConflictOfSides
            key = grant.c.person == volunteer.person, grant.c.case_ == party.case_
            if conn.execute(select(grant.c.person).where(*key, grant.c.valid_until.is_(None))).first():
                raise NotFound
            row = {"person": volunteer.person, "case_": party.case_, "side": party.side, "party": client}
            until = {"valid_until": after(now, days * DAY), "wish": int(wish)}
            put(conn, grant, {**row, **until, "granted_by": by.id, "granted_at": now})
            write_entry(conn, entry_of(by, "match", client, to, party=client), now)
            tell_front(conn, "people", to, now)

    def unmatch(self, by: Staff, to: StaffId, client: ClientId) -> None:
        """Take a client back from a volunteer; taken back already stays so. Raises NotFound."""
        now = self._clock.now()
        with self._store.begin() as conn:
            person = active_staff(conn, to).person
            mine = grant.c.person == person, grant.c.party == client, grant.c.valid_until.is_not(None)
            conn.execute(delete(grant).where(*mine))
            write_entry(conn, entry_of(by, "unmatch", client, to, party=client), now)
            tell_front(conn, "people", to, now)

    def given_to(self, staff: Staff) -> Sequence[Match]:
        """Return the clients this volunteer has now. Raises NotFound for who is no volunteer."""
        if staff.role not in VOLUNTEERS or staff.side is None:
            raise NotFound
        return self._matches(and_(staff_table.c.id == staff.id, grant.c.side == staff.side.value))

    def matches_of(self, client: ClientId) -> Sequence[Match]:
        """Return the volunteers that have this client now."""
        return self._matches(grant.c.party == client)

    def _matches(self, wanted: ColumnElement[bool]) -> Sequence[Match]:
        same = and_(staff_table.c.person == grant.c.person, staff_table.c.side == grant.c.side)
        found = (
            select(grant.c.party, grant.c.valid_until, grant.c.wish, staff_table.c.id)
            .join(staff_table, same)
            .where(wanted, grant.c.valid_until > self._clock.now())
            .where(staff_table.c.active == 1, staff_table.c.role.in_(_ROLES))
            .order_by(grant.c.valid_until, grant.c.party)
        )
        with self._store.read() as conn:
            rows = conn.execute(found).all()
        return tuple(
            Match(ClientId(row.party), StaffId(row.id), Moment(row.valid_until), bool(row.wish))
            for row in rows
        )
