"""Taking away what somebody lost: passkeys and code app of one human, on the word of two others."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from cases.desk import ON_A_SIDE, Staff, StaffRole
from cases.moments import Moment
from vault.clockwork import Clock
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import BOTH_SIDES
from vault.coordination_staff import login_name, staff_of
from vault.engine import Store
from vault.tables_coordination import login_code, passkey, session
from vault.tables_coordination import staff as staff_table


class NotForgotten(Exception):
    """Nothing was taken away; ``code`` says why, ``about`` whom it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.about = about


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was taken away."""

    passkeys: int
    codes: int
    sessions: int


def forget_factor(store: Store, clock: Clock, login: str, by: str, second: str) -> Forgotten:
    """End every passkey, code app and session of one human, in one transaction. Raises NotForgotten.

    ``by`` and ``second`` are two humans who work for both sides, one of them an administrator, and neither
    is the one who lost it. Both stand in the access log.
    """
    now, real = clock.now(), clock.real()
    with store.begin() as conn:
        owner = _people(conn, login)
        first, other = _office(conn, by), _office(conn, second)
        _fit(owner[0], first, other)
        done = _taken(conn, owner, real)
        for one in (first, other):
            line = entry_of(one, "forget_passkey", owner[0].id, "two_people", on_behalf=owner[0].id)
            write_entry(conn, line, now)
    return done


def who_sees_to_it(store: Store, login: str) -> Staff:
    """Return who may take a factor away under this login. Raises NotForgotten."""
    with store.read() as conn:
        return _office(conn, login)


def _taken(conn: Connection, owner: list[Staff], real: Moment) -> Forgotten:
    ids = [one.id for one in owner]
    mine = update(passkey).where(passkey.c.person == owner[0].person, passkey.c.ended_real.is_(None))
    passkeys = conn.execute(mine.values(ended_real=real)).rowcount
    codes = conn.execute(delete(login_code).where(login_code.c.staff.in_(ids))).rowcount
    live = update(session).where(session.c.staff.in_(ids), session.c.ended_real.is_(None))
    return Forgotten(passkeys, codes, conn.execute(live.values(ended_real=real)).rowcount)


def _people(conn: Connection, login: str) -> list[Staff]:
    """Return every active row of the one human behind a login. Raises NotForgotten."""
    named = select(staff_table.c.person).where(
        staff_table.c.login == (login_name(login) or ""), staff_table.c.active == 1
    )
    people = set(conn.execute(named).scalars())
    if len(people) != 1:
        raise NotForgotten("several" if people else "nobody", login)
    whole = select(staff_table).where(staff_table.c.person == people.pop(), staff_table.c.active == 1)
    return [staff_of(row) for row in conn.execute(whole.order_by(staff_table.c.id))]


def _office(conn: Connection, login: str) -> Staff:
    """Return who works for both sides under this login. Raises NotForgotten."""
    wanted = select(staff_table).where(
        staff_table.c.login == (login_name(login) or ""),
        staff_table.c.active == 1,
        staff_table.c.side == BOTH_SIDES,
    )
    row = conn.execute(wanted).first()
    if row is None or StaffRole(row.role) in ON_A_SIDE:
        raise NotForgotten("nobody", login)
    return staff_of(row)


def _fit(owner: Staff, first: Staff, other: Staff) -> None:
    """Raise NotForgotten unless these are three humans, and one of the two is an administrator."""
    if len({owner.person, first.person, other.person}) != len((owner, first, other)):
        raise NotForgotten("same_person")
    if StaffRole.ADMIN not in {first.role, other.role}:
        raise NotForgotten("role")
