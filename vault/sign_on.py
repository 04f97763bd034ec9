"""Logging in by the organisation's own provider: attempts, whose account it is, and what came of each."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select

from cases.desk import Staff
from cases.glass import ReviewKind
from cases.moments import MINUTE
from cases.sides import Side
from vault.access_reviews import new_review
from vault.attempts import Attempts
from vault.coordination_log import AccessEntry, entry_of, write_entry
from vault.coordination_part import BOTH_SIDES
from vault.sealed_here import open_here, sealed_here
from vault.tables_coordination import (
    access_review,
    login_attempt,
    session,
    sign_on_attempt,
    sign_on_emergency,
    sign_on_identity,
    sign_on_token,
)
from vault.tables_coordination import staff as staff_table

ATTEMPT_FOR = 10 * MINUTE
BASIS = "organisation"
LOCAL = "local_login"
MOST_BACK = 20
"""So often somebody comes back in vain from one address, or with one account: colleagues share an address."""
_TOKEN_BYTES = 32
_MARK = 12


_NOBODY = AccessEntry("", "", "", BOTH_SIDES, "log_in", "", BASIS)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody on the way to the provider. ``state`` goes along, the rest stays here."""

    state: str
    verifier: str
    nonce: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Account:
    """An account at the provider, as its token says. ``refresh`` is empty where the provider gave none."""

    issuer: str
    subject: str
    refresh: str = ""


class SignOnBook(Attempts):
    """What the log-in by a provider stands on."""

    def begin(self, side: Side | None) -> Attempt:
        """Keep a new attempt for ten minutes; attempts that are older go."""
        state, verifier, nonce = (secrets.token_urlsafe(_TOKEN_BYTES) for _ in range(3))
        row, now = _shown(state), self._clock.real()
        plain = json.dumps([verifier, nonce]).encode()
        sealed = sealed_here(self._sealer, "sign_on_attempt", "asked_sealed", row, plain)
        with self._store.begin() as conn:
            conn.execute(delete(sign_on_attempt).where(sign_on_attempt.c.made_real <= now - ATTEMPT_FOR))
            place = {"state_hash": row, "side": side.value if side else BOTH_SIDES, "made_real": now}
            conn.execute(insert(sign_on_attempt).values(place | sealed))
        return Attempt(state, verifier, nonce, side)

    def take(self, state: str) -> Attempt | None:
        """Return the attempt once, and never again; None for unknown, used and older than ten minutes."""
        mine = delete(sign_on_attempt).where(sign_on_attempt.c.state_hash == _shown(state))
        with self._store.begin() as conn:
            row = conn.execute(mine.returning(*sign_on_attempt.c)).first()
        if row is None or row.made_real <= self._clock.real() - ATTEMPT_FOR:
            return None
        table, column = "sign_on_attempt", "asked_sealed"
        verifier, nonce = json.loads(open_here(self._sealer, table, column, row.state_hash, row))
        return Attempt(state, verifier, nonce, Side(row.side) if row.side else None)

    def refuse(self, side: Side | None, code: str, account: Account | None = None) -> None:
        """Write down that nobody came in, and by which code; an account stands there as a mark."""
        subject = self.mark(account.issuer, account.subject) if account is not None else ""
        column = side.value if side else BOTH_SIDES
        line = AccessEntry("", "", "", column, "log_in", subject, BASIS, reason=code, outcome="refused")
        with self._store.begin() as conn:
            write_entry(conn, line, self._clock.now())

    def came_back(self, address: str, *, expected: bool) -> None:
        """Count one who comes back from the provider; ``expected``: with an attempt that began here.

        Committed before anything of it is judged. Raises TooManyAttempts.
        """
        self._count(self._back(address, expected=expected), line=_NOBODY, free=MOST_BACK)

    def enter(self, account: Account, side: Side | None, address: str = "") -> str | None:
        """Open a session for whose account it is, at the side that was chosen; None, logged, for nobody's.

        Raises TooManyAttempts when this account came in vain too often.
        """
        by_account = self._key("sign_on_account", self.mark(account.issuer, account.subject))
        self._count(by_account, line=_NOBODY, free=MOST_BACK)
        token, seal = secrets.token_urlsafe(_TOKEN_BYTES), secrets.token_urlsafe(_TOKEN_BYTES)
        now = self._clock.real()
        with self._store.begin() as conn:
            row = _row_at(conn, account.issuer, self._subject(account.issuer, account.subject), side)
            if row is not None:
                opened = {"token_hash": _hash(token), "staff": row.id, "side": row.side, "csrf": seal}
                times = dict.fromkeys(("created_real", "seen_real", "proved_real"), now)
                conn.execute(insert(session).values(opened | times))
                self._keep(conn, seal, row.id, account.refresh)
                came = login_attempt.c.key_hmac.in_([by_account, self._back(address, expected=True)])
                conn.execute(delete(login_attempt).where(came))
                line = AccessEntry(row.person, row.id, row.role, row.side, "log_in", row.id, BASIS)
                write_entry(conn, line, self._clock.now())
        if row is None:
            self.refuse(side, "unbound", account)
            return None
        return token

    def may_use_password(self, staff: Staff, action: str = "log_in") -> bool:
        """Say whether this person may come in by a password now: who has no account there, or is marked.

        Who is marked gets a review at once, of which lead and privacy officer are told as of broken glass.
        """
        now = self._clock.now()
        bound = select(exists().where(sign_on_identity.c.person == staff.person))
        marked = select(exists().where(sign_on_emergency.c.staff == staff.id))
        with self._store.begin() as conn:
            if not conn.execute(bound).scalar():
                return True
            allowed = bool(conn.execute(marked).scalar())
            line = entry_of(staff, action, staff.id, LOCAL, "ok" if allowed else "refused")
            write_entry(conn, line, now)
            if allowed:
                self._to_review(conn, staff)
        return allowed

    def _back(self, address: str, *, expected: bool) -> bytes:
        return self._key("sign_on" if expected else "sign_on_unasked", address)

    def mark(self, issuer: str, subject: str) -> str:
        """Return what the access log shows of an account: it tells two apart and names nobody."""
        return self._subject(issuer, subject).hex()[:_MARK]

    def _subject(self, issuer: str, subject: str) -> bytes:
        return self._sealer.token_hmac(f"sign_on|{issuer}|{subject}")

    def _keep(self, conn: Connection, seal: str, staff: str, refresh: str) -> None:
        if not refresh:
            return
        sealed = sealed_here(self._sealer, "sign_on_token", "refresh_sealed", seal, refresh.encode())
        row = {"seal": seal, "staff": staff, "checked_real": self._clock.real(), "asked_real": None}
        conn.execute(insert(sign_on_token).values(row | sealed))

    def _to_review(self, conn: Connection, staff: Staff) -> None:
        review = self._ids.new()
        row = new_review(
            ReviewKind.BREAK_GLASS,
            f"{LOCAL}|{review}",
            LOCAL,
            self._clock.now(),
            id=review,
            person=staff.person,
            staff=staff.id,
            side=staff.side.value if staff.side else BOTH_SIDES,
            party="",
        )
        conn.execute(insert(access_review).values(row))


def _row_at(conn: Connection, issuer: str, subject: bytes, side: Side | None) -> Row[Any] | None:
    """Return the one active row of this account's owner at that side; None for none, and for several."""
    rows = conn.execute(
        select(staff_table)
        .join(sign_on_identity, sign_on_identity.c.person == staff_table.c.person)
        .where(sign_on_identity.c.issuer == issuer, sign_on_identity.c.subject_hmac == subject)
        .where(staff_table.c.side == (side.value if side else BOTH_SIDES), staff_table.c.active == 1)
    ).all()
    return rows[0] if len(rows) == 1 else None


def _shown(state: str) -> str:
    return _hash(state).hex()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
