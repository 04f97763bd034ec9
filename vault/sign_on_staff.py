"""Whose account at the provider it is, and who may come in without it: an administrator's commands."""

from typing import Any

from sqlalchemy import Connection, Row, delete, select

from cases.errors import NotFound
from cases.sides import Side
from cases.staff_ending import SeveralPeople
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import BOTH_SIDES
from vault.coordination_staff import login_name
from vault.dialect import insert_new, put
from vault.sign_on import SignOnBook
from vault.tables_coordination import sign_on_emergency, sign_on_identity
from vault.tables_coordination import staff as staff_table

ANYWHERE = "*"
"""A place: wherever somebody has this login."""


class SignOnOffice(SignOnBook):
    """Each change is a line of the access log; a command did it, so no colleague stands in it."""

    def bind(self, login: str, place: str, issuer: str, subject: str) -> str:
        """Bind an account to the human behind a login; return its mark. Again is the same.

        Raises NotFound, SeveralPeople, and ValueError when it is bound to somebody else.
        """
        with self._store.begin() as conn:
            rows = _rows(conn, login, place)
            key = {"issuer": issuer, "subject_hmac": self._subject(issuer, subject)}
            row = {**key, "person": rows[0].person, "bound_real": self._clock.real()}
            insert_new(conn, sign_on_identity, row)
            mine = select(sign_on_identity.c.person).filter_by(**key)
            if conn.execute(mine).scalar_one() != rows[0].person:
                raise ValueError
            self._line(conn, rows[0], "bind_account", self.mark(issuer, subject))
        return self.mark(issuer, subject)

    def unbind(self, login: str, place: str) -> int:
        """Take every account from one human; return how many. Raises NotFound, SeveralPeople."""
        with self._store.begin() as conn:
            rows = _rows(conn, login, place)
            gone = delete(sign_on_identity).where(sign_on_identity.c.person == rows[0].person)
            count = conn.execute(gone).rowcount
            self._line(conn, rows[0], "unbind_account", rows[0].id)
        return count

    def emergency(self, login: str, place: str, *, on: bool) -> None:
        """Let the rows of a login come in by a password, or no longer. Raises NotFound, SeveralPeople."""
        with self._store.begin() as conn:
            for row in _rows(conn, login, place):
                if on:
                    put(conn, sign_on_emergency, {"staff": row.id, "since_real": self._clock.real()})
                else:
                    conn.execute(delete(sign_on_emergency).where(sign_on_emergency.c.staff == row.id))
                self._line(conn, row, "mark_login", "on" if on else "off")

    def _line(self, conn: Connection, row: Row[Any], action: str, basis: str) -> None:
        line = AccessEntry("", "", "", row.side, action, row.id, basis)
        write_entry(conn, line, self._clock.now())


def _rows(conn: Connection, login: str, place: str) -> list[Row[Any]]:
    """Return the active rows with this login, of one human. Raises NotFound, SeveralPeople."""
    named = select(staff_table).where(staff_table.c.login == (login_name(login) or ""))
    if place != ANYWHERE:
        side = Side(place).value if place else BOTH_SIDES
        named = named.where(staff_table.c.side == side)
    rows = list(conn.execute(named.where(staff_table.c.active == 1)))
    if not rows:
        raise NotFound
    if len({row.person for row in rows}) > 1:
        raise SeveralPeople
    return rows
