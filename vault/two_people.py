"""Two humans, one of them from outside the side: what erasing and keeping for a court take."""

from sqlalchemy import select

from cases.desk import ON_A_SIDE, Staff
from cases.erasing import NotErased
from cases.sides import Side
from vault.coordination_part import BOTH_SIDES
from vault.coordination_staff import login_name, staff_of
from vault.engine import Store
from vault.tables_coordination import staff


def someone(fronts: Store, login: str, side: Side) -> Staff:
    """Return who works here under this login, for coordination or on this side. Raises NotErased."""
    name = login_name(login)
    rows = select(staff).where(
        staff.c.login == name, staff.c.active == 1, staff.c.side.in_((BOTH_SIDES, side.value))
    )
    with fronts.read() as conn:
        found = conn.execute(rows.order_by(staff.c.side)).first()
    if name is None or found is None:
        raise NotErased("nobody", login)
    return staff_of(found)


def two_people(by: Staff, second: Staff) -> None:
    """Raise NotErased unless these are two humans, one of them from outside the side."""
    if by.person == second.person:
        raise NotErased("same_person")
    if by.role in ON_A_SIDE and second.role in ON_A_SIDE:
        raise NotErased("role")
