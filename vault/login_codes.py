"""Codes from an app beside the password (RFC 6238): six digits, half a minute each."""

import hmac
from typing import Any

import pyotp
from sqlalchemy import Connection, Row, delete, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.moments import SECOND, Moment
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart
from vault.dialect import locked, put
from vault.seal import Sealer
from vault.tables_coordination import login_code

STEP = 30 * SECOND
_PURPOSE = "code"
_DIGITS = 6
_NEAR = (0, -1, 1)
"""A phone's clock may be half a minute off."""


class LoginCodes(CoordinationPart):
    """A part of the console's ``CoordinationDesk``: a person makes and removes the own code app."""

    def begin_code(self, staff: Staff) -> str:
        """Make a new secret for this person's app and return it; it counts once a code of it was shown.

        Raises NotFound while a confirmed one stands: that is removed first.
        """
        secret, key = pyotp.random_base32(), self._sealer.new_key(staff.id, _PURPOSE)
        place = _place(staff.id)
        row = {
            "staff": staff.id,
            "secret_sealed": self._sealer.seal(secret.encode(), key=key, **place),
            "kek": key.kek,
            "wrapped": key.wrapped,
            "made_real": self._clock.real(),
            "confirmed_real": None,
            "last_step": 0,
        }
        with self._store.begin() as conn:
            if has_code(conn, staff.id):
                raise NotFound
            put(conn, login_code, row)
        return secret

    def confirm_code(self, staff: Staff, code: str) -> bool:
        """Let the app count from now on, when this is a code of it."""
        now = self._clock.real()
        with self._store.begin() as conn:
            row = conn.execute(locked(_of(staff.id).where(login_code.c.confirmed_real.is_(None)))).first()
            fits = row is not None and take_code(conn, self._sealer, row, code, now)
            if fits:
                conn.execute(_own(staff.id).values(confirmed_real=now))
            outcome = "ok" if fits else "refused"
            write_entry(conn, entry_of(staff, "make_code", staff.id, "own", outcome), self._clock.now())
        return fits

    def remove_code(self, staff: Staff) -> None:
        """Take this person's code app away."""
        with self._store.begin() as conn:
            conn.execute(delete(login_code).where(login_code.c.staff == staff.id))
            write_entry(conn, entry_of(staff, "remove_code", staff.id, "own"), self._clock.now())

    def own_code(self, staff: Staff) -> bool:
        """Say whether this person's log-in asks for a code."""
        with self._store.read() as conn:
            return has_code(conn, staff.id)

    def code_begun(self, staff: Staff) -> str | None:
        """Return the secret that waits for its first code, or None. Raises SealBroken."""
        with self._store.read() as conn:
            row = conn.execute(_of(staff.id).where(login_code.c.confirmed_real.is_(None))).first()
        return None if row is None else _secret(self._sealer, row)


def has_code(conn: Connection, staff: str) -> bool:
    confirmed = select(login_code.c.staff).where(login_code.c.staff == staff)
    return conn.execute(confirmed.where(login_code.c.confirmed_real.is_not(None))).first() is not None


def passes(conn: Connection, sealer: Sealer, staff: str, code: str, now: Moment) -> bool:
    """Say whether this code lets this person in; who has no app needs none. A code counts once."""
    row = conn.execute(locked(_of(staff).where(login_code.c.confirmed_real.is_not(None)))).first()
    return row is None or take_code(conn, sealer, row, code, now)


def take_code(conn: Connection, sealer: Sealer, row: Row[Any], code: str, now: Moment) -> bool:
    """Use a code up. False for a wrong one, and for one that was used or is older than one that was."""
    given = "".join(code.split())
    made = pyotp.TOTP(_secret(sealer, row), digits=_DIGITS)
    for near in _NEAR:
        step = now // STEP + near
        if step > row.last_step and _same(made.generate_otp(step), given):
            conn.execute(_own(row.staff).values(last_step=step))
            return True
    return False


def _same(wanted: str, given: str) -> bool:
    return hmac.compare_digest(wanted.encode(), given.encode("utf-8", "surrogatepass"))


def _secret(sealer: Sealer, row: Row[Any]) -> str:
    key = sealer.unwrap(row.staff, _PURPOSE, 1, row.kek, row.wrapped)
    return sealer.open(row.secret_sealed, key=key, **_place(row.staff)).decode()


def _place(staff: str) -> dict[str, str]:
    return {"table": "login_code", "column": "secret_sealed", "client": staff, "row": staff}


def _of(staff: str) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(login_code).where(login_code.c.staff == staff)


def _own(staff: str) -> Any:  # noqa: ANN401  # same
    return update(login_code).where(login_code.c.staff == staff)
