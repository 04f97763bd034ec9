"""Cases as opaque ids: which parties belong together, who may see them, and never both sides."""

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, or_, select, update

from cases.desk import ON_A_SIDE, Staff, StaffRole
from cases.errors import ConflictOfSides, NoLead, NotFound
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import DAY, Moment
from cases.sides import Side
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require
from vault.coordination_roster import lead_is_covered
from vault.coordination_staff import active_staff
from vault.dialect import insert_new
from vault.family_rows import BOTH, open_side, opened_parties
from vault.tables_coordination import case, case_link, case_party, enrolment_begun, grant, reach

LINK_LIFE = 7 * DAY
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LINK_GROUPS, _LINK_LETTERS = 3, 4
_LEAD = (StaffRole.LEAD,)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one worker may see of the own side: parties by grant, and parties barred by the other side."""

    granted: frozenset[ClientId]
    barred: frozenset[ClientId]


class CaseBook(CoordinationPart):
    """Case codes are known to leads only; a side knows its parties and no case."""

    def cases(self, staff: Staff) -> Sequence[tuple[CaseId, str, int]]:
        """Return cases as id, code and number of parties. Raises NotFound for who is no lead."""
        require(staff, _LEAD)
        counted = (
            select(case.c.id, case.c.code, func.count(case_party.c.party).label("parties"))
            .select_from(case)
            .outerjoin(case_party, case_party.c.case_ == case.c.id)
            .group_by(case.c.id, case.c.code, case.c.created_at)
            .order_by(case.c.created_at.desc(), case.c.code)
        )
        with self._store.read() as conn:
            return tuple((CaseId(row.id), row.code, int(row.parties)) for row in conn.execute(counted))

    def link_code(self, staff: Staff, case_id: CaseId, side: Side) -> str:
        """Return a one-time code for the other party of a case, good for 7 days and one side.

        Only its HMAC is kept. Raises NotFound for an unknown case or who is no lead.
        """
        require(staff, _LEAD)
        groups = (
            "".join(secrets.choice(_LETTERS) for _ in range(_LINK_LETTERS)) for _ in range(_LINK_GROUPS)
        )
        code, now = "-".join(groups), self._clock.now()
        with self._store.begin() as conn:
            if conn.execute(select(case.c.id).where(case.c.id == case_id)).first() is None:
                raise NotFound
            conn.execute(
                insert(case_link).values(
                    code_hmac=self._link_hmac(code),
                    case_=case_id,
                    side=side.value,
                    expires_at=now + LINK_LIFE,
                )
            )
            write_entry(conn, entry_of(staff, "link_code", case_id, "lead"), now)
        return code

    def begin_enrolment(self, staff: Staff, attempt: str, link: str) -> ClientId:
        """Make a party of a new case, or of the case of a lead's link, with this worker's grant.

        ``attempt`` tells a repeated enrolment: until it is finished it gives the same party again, so
        that a crash between the two databases is repaired by trying again. Everything here is one
        transaction; when it raises, the link is unused. Raises NotFound for a wrong, used, expired or
        other side's link, NoLead, ConflictOfSides.
        """
        side, key = _side_of(staff), self._attempt(staff, attempt)
        party, now = ClientId(self._ids.new()), self._clock.now()
        with self._store.begin() as conn:
            row = {"attempt_hmac": key, "party": party, "begun_at": now}
            if not insert_new(conn, enrolment_begun, row):
                begun = select(enrolment_begun.c.party).where(enrolment_begun.c.attempt_hmac == key)
                return ClientId(conn.execute(begun).scalar_one())
            case_id = self._use_link(conn, link, side, now) if link.strip() else self._new_case(conn, now)
            if _has_other_side(conn, case_id, side) and not lead_is_covered(conn, now):
                raise NoLead
            conn.execute(insert(case_party).values(party=party, case_=case_id, side=side.value))
            _give(conn, staff.person, (case_id, side, party), staff.id, now)
            write_entry(conn, entry_of(staff, "enrol", party, "new", party=party), now)
        return party

    def begun_enrolment(self, staff: Staff, attempt: str) -> ClientId | None:
        """Return the party of this attempt when it began and was not finished."""
        key = self._attempt(staff, attempt)
        with self._store.read() as conn:
            begun = select(enrolment_begun.c.party).where(enrolment_begun.c.attempt_hmac == key)
            party = conn.execute(begun).scalar()
        return None if party is None else ClientId(party)

    def finish_enrolment(self, party: ClientId) -> None:
        """Forget that it began: the side store holds the client, a next enrolment is a new one."""
        with self._store.begin() as conn:
            conn.execute(delete(enrolment_begun).where(enrolment_begun.c.party == party))

    def grant(self, by: Staff, to: StaffId, party: ClientId) -> None:
        """Give a colleague of this side access to a party. Raises NotFound, ConflictOfSides.

        Who gives it is a lead or has it.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            known, colleague = _party(conn, party), active_staff(conn, to)
            may_give = by.role is StaffRole.LEAD or _granted(conn, by, known, now)
            side = colleague.side if colleague.role is StaffRole.WORKER else None
            if not may_give or side is None or side.value != known.side:
                raise NotFound
            _give(conn, colleague.person, (CaseId(known.case_), side, party), by.id, now)
            write_entry(conn, entry_of(by, "grant", party, to, party=party), now)

    def sight(self, staff: Staff) -> Sight:
        """Return which parties of the own side this person may see by grant, and which are barred."""
        return self.sights(_side_of(staff), [staff])[staff.id]

    def sights(self, side: Side, people: Sequence[Staff]) -> Mapping[StaffId, Sight]:
        """Return the same for several people of one side, with the same three queries."""
        persons = {each.person for each in people}
        here = select(case_party.c.party).where(case_party.c.side == side.value)
        given = here.add_columns(grant.c.person).join(grant, grant.c.case_ == case_party.c.case_)
        given = given.where(still_holds(self._clock.now()))
        bound = here.add_columns(reach.c.person).join(reach, reach.c.case_ == case_party.c.case_)
        with self._store.read() as conn:
            granted = _by_person(conn, given.where(grant.c.person.in_(persons), grant.c.side == side.value))
            barred = _by_person(conn, bound.where(reach.c.person.in_(persons), reach.c.side != side.value))
            family = opened_parties(conn, side, people, self._clock.now())
        return {
            each.id: Sight(
                frozenset(granted[each.person]) | family[each.id],
                frozenset(barred[each.person]) - family[each.id],
            )
            for each in people
        }

    def log_content(self, staff: Staff, party: ClientId, action: str, basis: str, subject: str = "") -> None:
        """Commit the line of a read, before the read, and bind this person to this side of the case.

        ``subject`` is the id of what is read when it is less than the whole party. Raises NotFound, with
        the refusal logged, when the person touched the other side before.
        """
        if staff.role not in ON_A_SIDE or staff.side is None:
            raise NotFound
        side, now = staff.side, self._clock.now()
        with self._store.begin() as conn:
            case_id = conn.execute(select(case_party.c.case_).where(case_party.c.party == party)).scalar()
            refused = case_id is not None and not touch(
                conn, staff.person, CaseId(case_id), side, now, staff.session
            )
            ground, outcome = ("other_side", "refused") if refused else (basis, "ok")
            line = entry_of(staff, action, subject or party, ground, outcome, party=party)
            write_entry(conn, line, now)
        if refused:
            raise NotFound

    def _attempt(self, staff: Staff, attempt: str) -> bytes:
        return self._sealer.token_hmac(f"enrol|{_side_of(staff)}|{staff.id}|{attempt}")

    def _use_link(self, conn: Connection, link: str, side: Side, now: Moment) -> CaseId:
        """Use a link up and return its case. Raises NotFound; of two at once one gets it."""
        fitting = (
            update(case_link)
            .where(case_link.c.code_hmac == self._link_hmac(link), case_link.c.side == side.value)
            .where(case_link.c.used_at.is_(None), case_link.c.expires_at > now)
        )
        found = conn.execute(fitting.values(used_at=now).returning(case_link.c.case_)).scalar()
        if found is None:
            raise NotFound
        return CaseId(found)

    def _new_case(self, conn: Connection, now: Moment) -> CaseId:
        case_id, length = CaseId(self._ids.new()), 4
        while True:
            code = "Z-" + "".join(secrets.choice(_LETTERS) for _ in range(length))
            if insert_new(conn, case, {"id": case_id, "code": code, "created_at": now}):
                return case_id
            length += 1  # taken: a longer code ends sooner than trying a full space again

    def _link_hmac(self, code: str) -> bytes:
        letters = "".join(letter for letter in code.upper() if letter.isalnum())
        return self._sealer.token_hmac(f"case_link|{letters}")


def _by_person(conn: Connection, parties: Select[Any]) -> Mapping[str, set[ClientId]]:
    found: dict[str, set[ClientId]] = defaultdict(set)
    for party, person in conn.execute(parties):
        found[person].add(ClientId(party))
    return found


def _side_of(staff: Staff) -> Side:
    """Return the side of a worker. Raises NotFound for who has none."""
    if staff.role is not StaffRole.WORKER or staff.side is None:
        raise NotFound
    return staff.side


def _has_other_side(conn: Connection, case_id: CaseId, side: Side) -> bool:
    other = select(case_party.c.party).where(case_party.c.case_ == case_id, case_party.c.side != side.value)
    return conn.execute(other).first() is not None


def _party(conn: Connection, party: ClientId) -> Row[Any]:
    """Return the case and side of a party. Raises NotFound."""
    row = conn.execute(select(case_party).where(case_party.c.party == party)).first()
    if row is None:
        raise NotFound
    return row


def still_holds(now: Moment) -> ColumnElement[bool]:
    """Return what makes a grant one that counts at ``now``."""
    return or_(grant.c.valid_until.is_(None), grant.c.valid_until > now)


def _granted(conn: Connection, staff: Staff, party: Row[Any], now: Moment) -> bool:
    mine = select(grant.c.side).where(grant.c.person == staff.person, grant.c.case_ == party.case_)
    side = conn.execute(mine.where(still_holds(now))).scalar()
    return staff.side is not None and side == staff.side.value == party.side


def _give(
    conn: Connection, person: str, what: tuple[CaseId, Side, ClientId], by: StaffId, now: Moment
) -> None:
    """Give a person the parties of one side of a case. Raises ConflictOfSides.

    The primary key of ``reach`` is the wall: one row per person and case, so one side.
    """
    case_id, side, party = what
    if not touch(conn, person, case_id, side, now) or _of_family(conn, person, case_id):
        raise ConflictOfSides
    row = {"person": person, "case_": case_id, "side": side.value, "party": party}
    insert_new(conn, grant, {**row, "granted_by": by, "granted_at": now})


def _of_family(conn: Connection, person: str, case_id: CaseId) -> bool:
    """Say whether this person was given the whole family: a lasting grant on one side would outlive that."""
    bound = select(reach.c.side).where(reach.c.person == person, reach.c.case_ == case_id)
    return conn.execute(bound).scalar() == BOTH


def touch(conn: Connection, person: str, case_id: CaseId, side: Side, now: Moment, session: str = "") -> bool:
    """Bind a person to one side of a case; False when bound to the other side.

    A family worker is bound to both, and only where that party is on the screen of this session now
    (adr 0029).
    """
    insert_new(conn, reach, {"person": person, "case_": case_id, "side": side.value, "since": now})
    bound = select(reach.c.side).where(reach.c.person == person, reach.c.case_ == case_id)
    held = conn.execute(bound).scalar_one()
    return held == side.value or (held == BOTH and open_side(conn, person, case_id, session, now) is side)


def require_granted(conn: Connection, staff: Staff, party: ClientId, now: Moment) -> CaseId:
    """Return the case of a party that this person has by an own grant. Raises NotFound."""
    known = _party(conn, party)
    if not _granted(conn, staff, known, now):
        raise NotFound
    return CaseId(known.case_)
