"""Staff: one row per person and side, so that a session has exactly one side."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from cases.desk import ON_A_SIDE, Colleague, Staff, StaffRole
from cases.errors import NotFound, WeakPassword
from cases.ids import StaffId
from cases.moments import Moment
from cases.people import Function, fits
from cases.sides import Side
from cases.staff_ending import Ended, EndReason, SeveralPeople
from vault.access_words import STAFF
from vault.clockwork import Clock, Ids
from vault.coordination_log import AccessEntry, entry_of, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, tell_front
from vault.dialect import insert_new
from vault.engine import Store
from vault.family_ending import end_unfit
from vault.password_strength import weakness_of
from vault.passwords import Passwords
from vault.seal import Sealer
from vault.tables_coordination import alert_token, calendar_link, page_test, session, shift
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

    def choose_password(self, staff: Staff, password: str) -> None:
        """Keep a password that its owner chose, and end every session. Raises WeakPassword."""
        weakness = weakness_of(password, (staff.login, staff.alias))
        if weakness:
            raise WeakPassword(weakness)
        self.set_password(staff.id, password)
        with self._store.begin() as conn:
            write_entry(conn, entry_of(staff, "choose_password", staff.id, "own"), self._clock.now())

    def retire(self, staff: StaffId) -> None:
        """Take a staff row out of use and end its sessions. Raises NotFound."""
        self._change(staff, {"active": 0})

    def let_go(self, login: str, side: Side | None, reason: EndReason, *, anywhere: bool) -> Ended:
        """End everything this human has here, in one transaction: all rows, sessions and private links.

        What they took is called out again by the dead-man, and their shifts are a gap, because of that same
        row. ``anywhere``: the login at any place, not only at ``side``. Raises NotFound, and SeveralPeople
        when the login is that of more than one human.
        """
        name = login_name(login)
        with self._store.begin() as conn:
            rows = _rows_of_one(conn, name or "", side, anywhere=anywhere)
            ids = [row.id for row in rows]
            now, real = self._clock.now(), self._clock.real()
            conn.execute(update(staff_table).where(staff_table.c.id.in_(ids)).values(active=0))
            live = update(session).where(session.c.staff.in_(ids), session.c.ended_real.is_(None))
            ended = conn.execute(live.values(ended_real=real).returning(session.c.token_hash)).all()
            for links in (calendar_link, alert_token, page_test):
                conn.execute(delete(links).where(links.c.staff.in_(ids)))
            for row in rows:
                write_entry(conn, _let_go_line(row, reason), now)
                end_unfit(conn, staff_of(row), row.person, now)
                tell_front(conn, "post", row.id, now)
            return Ended(tuple(StaffId(one) for one in ids), len(ended), _ahead(conn, ids, now))

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


def _rows_of_one(conn: Connection, name: str, side: Side | None, *, anywhere: bool) -> Sequence[Row[Any]]:
    """Return every active row of the human behind a login. Raises NotFound, SeveralPeople."""
    named = select(staff_table.c.person).where(staff_table.c.login == name, staff_table.c.active == 1)
    if not anywhere:
        named = named.where(staff_table.c.side == (side.value if side else BOTH_SIDES))
    people = set(conn.execute(named).scalars())
    if not people:
        raise NotFound
    if len(people) > 1:
        raise SeveralPeople
    whole = select(staff_table).where(staff_table.c.person == people.pop(), staff_table.c.active == 1)
    return conn.execute(whole.order_by(staff_table.c.id).with_for_update()).all()


def _let_go_line(row: Row[Any], reason: EndReason) -> AccessEntry:
    """Return the line of the access log: a command did it, so no colleague stands in it."""
    return AccessEntry("", "", "", row.side, "end_staff", row.id, reason.value, kind=STAFF)


def _ahead(conn: Connection, staff: Sequence[str], now: Moment) -> int:
    """Count the shifts of these rows that are not over: from now on each is a gap."""
    left = shift.c.staff.in_(staff) & (shift.c.ends.is_(None) | (shift.c.ends > now))
    return conn.execute(select(func.count()).select_from(shift).where(left)).scalar_one()


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
