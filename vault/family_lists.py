"""What coordinator, lead and the worker see of family workers: who, which case, until when."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.families import FamilyRow, FamilyState, OwnFamily
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import Moment
from cases.sides import Side
from vault.coordination_part import CoordinationPart, require
from vault.family_rows import SWITCH, holds
from vault.tables_coordination import case, case_party, family_open, family_switch, family_worker
from vault.tables_coordination import staff as staff_table

_OFFICE = (StaffRole.COORDINATOR, StaffRole.LEAD)


class FamilyLists(CoordinationPart):
    """A part of the console's ``CoordinationDesk``."""

    def family_allowed(self) -> bool:
        """Say whether this organisation works with family workers at all."""
        with self._store.read() as conn:
            found = select(family_switch.c.allowed).where(family_switch.c.name == SWITCH)
            return bool(conn.execute(found).scalar())

    def family_case(self, staff: Staff, code: str) -> CaseId:
        """Return the case of a code. Raises NotFound."""
        require(staff, _OFFICE)
        with self._store.read() as conn:
            found = conn.execute(select(case.c.id).where(case.c.code == code.strip().upper())).scalar()
        if found is None:
            raise NotFound
        return CaseId(found)

    def family_rows(self, staff: Staff) -> Sequence[FamilyRow]:
        """Return every worker that was asked for, newest first. Raises NotFound."""
        require(staff, _OFFICE)
        now = self._clock.now()
        rows = select(family_worker, case.c.code).join(case, case.c.id == family_worker.c.case_)
        with self._store.read() as conn:
            held = {(row.person, row.case_) for row in conn.execute(select(family_worker).where(holds(now)))}
            found = conn.execute(rows.order_by(family_worker.c.asked_at.desc())).all()
            return tuple(_row(conn, row, (row.person, row.case_) in held, now) for row in found)

    def own_families(self, staff: Staff) -> Sequence[OwnFamily]:
        """Return the parties of this session's side that this person may put on the screen."""
        if staff.side is None:
            return ()
        here = (
            select(case_party.c.party, family_worker.c.ends_at, family_worker.c.case_)
            .join(family_worker, family_worker.c.case_ == case_party.c.case_)
            .where(family_worker.c.person == staff.person, holds(self._clock.now()))
            .where(case_party.c.side == staff.side.value)
        )
        shown = select(family_open.c.case_).where(
            family_open.c.person == staff.person,
            family_open.c.side == staff.side.value,
            family_open.c.session == staff.session,
        )
        with self._store.read() as conn:
            opened = set(conn.execute(shown).scalars())
            rows = conn.execute(here.order_by(family_worker.c.ends_at, case_party.c.party)).all()
        return tuple(OwnFamily(ClientId(row.party), Moment(row.ends_at), row.case_ in opened) for row in rows)


def _row(conn: Connection, row: Row[Any], held: bool, now: Moment) -> FamilyRow:
    mine = select(func.min(staff_table.c.id), func.min(staff_table.c.alias)).where(
        staff_table.c.person == row.person, staff_table.c.side == Side.A.value
    )
    who, alias = conn.execute(mine).one()
    ends = None if row.ends_at is None else Moment(row.ends_at)
    return FamilyRow(
        CaseId(row.case_), row.code, StaffId(who or ""), alias or "", _state(row, held, now), ends
    )


def _state(row: Row[Any], held: bool, now: Moment) -> FamilyState:
    if row.ended_at is not None or (row.ends_at is not None and row.ends_at <= now):
        return FamilyState.ENDED
    if row.confirmed_at is None:
        return FamilyState.ASKED
    return FamilyState.GIVEN if held else FamilyState.HELD
