"""Staff: one row per person and side, so that a session has exactly one side."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from cases.desk import ON_A_SIDE, Colleague, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.people import Function, fits
from cases.sides import Side
from vault.clockwork import Clock, Ids
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.dialect import insert_new
from vault.engine import Store
from vault.passwords import Passwords
from vault.seal import Sealer
from vault.tables_coordination import session
from vault.tables_coordination import staff as staff_table

_LONGEST_LOGIN = 200


class StaffBook(CoordinationPart):
    """Who works here. Passwords are kept as argon2id."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock, ids: Ids, passwords: Passwords) -> None:
        super().__init__(store, sealer, clock, ids)
        self._passwords = passwords

    def add_staff(
        self,
        login: str,
        password: str,
        alias: str,
        role: StaffRole,
        side: Side | None,
        person: str = "",
        *,
        function: Function | None = None,
    ) -> StaffId:
        """Add a staff row. ``person`` ties the rows of one human together; empty makes a new person.

        Raises ValueError when the login exists on that side, is no login, when who works on a side has
        none or another role has one, and for a function that is not for this role or side.
        """
        row = _fitting_row(login, role, side, function)
        staff = StaffId(self._ids.new())
        row |= {"id": staff, "alias": alias, "person": person or self._ids.new()}
        row |= {"password_hash": self._passwords.hash(password), "created_at": self._clock.real()}
        with self._store.begin() as conn:
            if not insert_new(conn, staff_table, row):
                raise ValueError("this login exists on this side")
        return staff

    def set_password(self, staff: StaffId, password: str) -> None:
        """Set a new password and end the sessions of this staff row. Raises NotFound."""
        self._change(staff, {"password_hash": self._passwords.hash(password)})

    def retire(self, staff: StaffId) -> None:
        """Take a staff row out of use and end its sessions. Raises NotFound."""
        self._change(staff, {"active": 0})

    def _change(self, staff: StaffId, values: dict[str, str | int]) -> None:
        with self._store.begin() as conn:
            changed = update(staff_table).where(staff_table.c.id == staff).values(values)
            if conn.execute(changed.returning(staff_table.c.id)).first() is None:
                raise NotFound
            ended = update(session).where(session.c.staff == staff, session.c.ended_real.is_(None))
            conn.execute(ended.values(ended_real=self._clock.real()))

    def staff(self, staff: StaffId) -> Staff:
        """Return an active staff row. Raises NotFound."""
        with self._store.read() as conn:
            return active_staff(conn, staff)

    def colleagues(self) -> Sequence[Colleague]:
        with self._store.read() as conn:
            found = select(staff_table).where(staff_table.c.active == 1).order_by(staff_table.c.alias)
            rows = [staff_of(row) for row in conn.execute(found)]
        return tuple(Colleague(row.id, row.alias, row.role, row.side, row.function) for row in rows)

    def aliases(self) -> dict[StaffId, str]:
        """Return the display name of every staff row, retired ones too: old lines keep their author."""
        with self._store.read() as conn:
            rows = conn.execute(select(staff_table.c.id, staff_table.c.alias))
            return {StaffId(row.id): row.alias for row in rows}


def login_name(login: str) -> str | None:
    """Return the login as it is compared; None when nobody can have it."""
    name = login.strip().casefold()
    return name if 0 < len(name) <= _LONGEST_LOGIN and name.isprintable() else None


def _fitting_row(
    login: str, role: StaffRole, side: Side | None, function: Function | None
) -> dict[str, object]:
    """Return what a staff row says of the place. Raises ValueError as ``add_staff`` does."""
    name = login_name(login)
    if name is None:
        raise ValueError("a login is 1 to 200 printable characters")
    if (role in ON_A_SIDE) != (side is not None):
        raise ValueError("a worker or volunteer has a side; other roles have none")
    if function is not None and not (role is StaffRole.WORKER and side and fits(function, side)):
        raise ValueError("this function is not for this role or side")
    return {
        "login": name,
        "side": side.value if side else BOTH_SIDES,
        "role": role.value,
        "active": 1,
        "function": function.value if function else "",
    }


def row_of_login(conn: Connection, name: str, side: Side | None) -> Row[Any] | None:
    column = side.value if side else BOTH_SIDES
    return conn.execute(
        select(staff_table).where(staff_table.c.login == name, staff_table.c.side == column)
    ).first()


def active_staff(conn: Connection, staff: StaffId) -> Staff:
    """Return an active staff row. Raises NotFound."""
    row = conn.execute(
        select(staff_table).where(staff_table.c.id == staff, staff_table.c.active == 1)
    ).first()
    if row is None:
        raise NotFound
    return staff_of(row)


def staff_of(row: Row[Any]) -> Staff:
    side = Side(row.side) if row.side else None
    return Staff(
        StaffId(row.id),
        row.person,
        row.login,
        row.alias,
        StaffRole(row.role),
        side,
        row.language,
        bool(row.keys),
        Function(row.function) if row.function else None,
    )
