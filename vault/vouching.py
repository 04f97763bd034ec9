"""Proving at the terminal who somebody is, for one deed; there is no session and no device to show."""

from typing import Any

from sqlalchemy import Row, select

from cases.desk import Staff
from vault.attempts import forgive
from vault.coordination_door import FrontDoor, refused_line
from vault.coordination_log import AccessEntry, write_entry
from vault.login_codes import passes
from vault.passkey_rule import wants_passkey
from vault.sign_on import SignOnBook
from vault.tables_coordination import staff as staff_table

BASIS = "terminal"
_PROVE = "prove"


class NotVouched(Exception):
    """Who asks did not prove to be this person; ``code``: wrong, passkey or organisation."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TerminalDoor(FrontDoor):
    """The same password, the same code and the same limit as at the door of the console."""

    def vouch(self, staff: Staff, password: str, code: str, act: str) -> None:
        """Return when the secrets are of this person; ``act`` is a code of what they are shown for.

        Counted and committed before the password is looked at; both outcomes stand on the access log.
        Raises NotVouched, TooManyAttempts.
        """
        row = self._active(staff)
        keys = self._key("login", staff.login), self._key("address", BASIS)
        self._count(*keys, line=refused_line(row, staff.side, _PROVE, BASIS))
        fits = self._passwords.fits(password, row.password_hash if row is not None else None)
        fault = self._fault(staff, row, code) if fits else "wrong"
        if row is None or fault:
            self._refuse(row, staff.side, _PROVE, BASIS, act)
            raise NotVouched(fault)
        line = AccessEntry(row.person, row.id, row.role, row.side, _PROVE, row.id, BASIS, act)
        with self._store.begin() as conn:
            forgive(conn, *keys)
            write_entry(conn, line, self._clock.now())

    def _fault(self, staff: Staff, row: Row[Any] | None, code: str) -> str:
        """Return why a right password is not enough; empty when it is. Uses a code up."""
        if row is None:
            return "wrong"
        with self._store.begin() as conn:
            if not passes(conn, self._sealer, row.id, code, self._clock.real()):
                return "wrong"
            if wants_passkey(conn, row.id, row.person, row.role):
                return "passkey"
        book = SignOnBook(self._store, self._sealer, self._clock, self._ids)
        return "" if book.may_use_password(staff, _PROVE) else "organisation"

    def _active(self, staff: Staff) -> Row[Any] | None:
        mine = select(staff_table).where(staff_table.c.id == staff.id, staff_table.c.active == 1)
        with self._store.read() as conn:
            return conn.execute(mine).first()
