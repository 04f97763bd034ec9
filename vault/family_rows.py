"""When a family worker's grant holds, asked anew at each look: nothing has to run for its end (adr 0029)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from cases.desk import Staff
from cases.ids import CaseId, ClientId, StaffId
from cases.levels import Level
from cases.moments import Moment
from cases.people import Function
from cases.sides import Side
from vault.tables_coordination import (
    case_party,
    cross_alert,
    family_open,
    family_switch,
    family_worker,
    family_yes,
)
from vault.tables_coordination import staff as staff_table

BOTH = "ab"
"""The side in ``reach`` of who was given a whole family: the other side of both, so barred from each."""
NEVER = (Function.DUTY, Function.PROBATION, Function.SUPPORTER)
SWITCH = "family_workers"
_PARTY = case_party.alias("of_family")


def switched_on() -> ColumnElement[bool]:
    return exists().where(family_switch.c.name == SWITCH, family_switch.c.allowed == 1)


def both_agree() -> ColumnElement[bool]:
    """Return that a party of each side said yes and no party of this case is without."""
    sides = _of_case(func.count(func.distinct(_PARTY.c.side)))
    silent = _of_case(_PARTY.c.party).where(_PARTY.c.party.not_in(select(family_yes.c.party)))
    return and_(sides.scalar_subquery() == len(Side), ~silent.exists())


def danger_since(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return that an acute alert of either side came in, or waits: it tells not of which side."""
    late = (cross_alert.c.delivered_at >= column) | cross_alert.c.acknowledged_at.is_(None)
    acute = cross_alert.c.level >= Level.ACUTE
    raised = _of_case(_PARTY.c.party).join(cross_alert, cross_alert.c.party == _PARTY.c.party)
    return raised.where(acute, late).exists()


def fits_family() -> ColumnElement[bool]:
    """Return that this person works on both sides and has no function that rules it out on any."""
    sides = _rows_of_person(func.count(func.distinct(staff_table.c.side)))
    able = sides.where(staff_table.c.function == Function.LOCAL_TEAM.value)
    ruled_out = _rows_of_person(staff_table.c.id).where(
        staff_table.c.function.in_([each.value for each in NEVER])
    )
    return and_(able.scalar_subquery() == len(Side), ~ruled_out.exists())


def holds(now: Moment) -> ColumnElement[bool]:
    """Return all that makes a grant one that counts at ``now``."""
    given = family_worker.c
    return and_(
        given.confirmed_at.is_not(None),
        given.confirmed_at <= now,
        given.ends_at > now,
        given.ended_at.is_(None),
        switched_on(),
        both_agree(),
        fits_family(),
        ~danger_since(given.confirmed_at),
    )


def open_side(conn: Connection, person: str, case_id: CaseId, session: str, now: Moment) -> Side | None:
    """Return which side of this family is on the screen of a session; None without a grant that holds."""
    found = conn.execute(
        select(family_open.c.side)
        .join(family_worker, _opened())
        .where(family_open.c.person == person, family_open.c.session == session)
        .where(family_open.c.case_ == case_id, holds(now))
    ).scalar()
    return None if found is None else Side(found)


def opened_parties(
    conn: Connection, side: Side, people: Collection[Staff], now: Moment
) -> Mapping[StaffId, frozenset[ClientId]]:
    """Return the parties of this side that family workers have on their screens, each in one session."""
    rows = conn.execute(
        select(family_open.c.person, family_open.c.session, case_party.c.party)
        .join(family_worker, _opened())
        .join(case_party, case_party.c.case_ == family_open.c.case_)
        .where(family_open.c.side == side.value, case_party.c.side == side.value)
        .where(family_open.c.person.in_({each.person for each in people}), holds(now))
    )
    found: dict[tuple[str, str], set[ClientId]] = defaultdict(set)
    for row in rows:
        found[row.person, row.session].add(ClientId(row.party))
    return {each.id: frozenset(found.get((each.person, each.session), ())) for each in people}


def _opened() -> ColumnElement[bool]:
    same = family_worker.c.case_ == family_open.c.case_
    return and_(family_worker.c.person == family_open.c.person, same)


def _of_case(column: ColumnElement[Any]) -> Select[Any]:
    return select(column).where(_PARTY.c.case_ == family_worker.c.case_).correlate(family_worker)


def _rows_of_person(column: ColumnElement[Any]) -> Select[Any]:
    mine = staff_table.c.person == family_worker.c.person, staff_table.c.active == 1
    return select(column).where(*mine).correlate(family_worker)
