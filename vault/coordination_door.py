"""Logging in and sessions. A wrong login and a wrong password look and take the same."""

import hashlib
import secrets
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cases.desk import Session, Watched
from cases.errors import NotFound, TooManyAttempts
from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment
from cases.sides import Side
from vault.clockwork import Clock, Ids
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.coordination_staff import active_staff, login_name, row_of_login
from vault.dialect import insert_new
from vault.engine import Store
from vault.passwords import Passwords
from vault.seal import Sealer
from vault.tables_coordination import login_attempt, session

IDLE = 15 * MINUTE
ABSOLUTE = 10 * HOUR
FREE_ATTEMPTS = 5
_FIRST_BLOCK = MINUTE
_LONGEST_BLOCK = 15 * MINUTE
_FORGOTTEN_AFTER = HOUR
_TOKEN_BYTES = 32


class FrontDoor(CoordinationPart):
    """Fits the console's ``Door``."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock, ids: Ids, passwords: Passwords) -> None:
        super().__init__(store, sealer, clock, ids)
        self._passwords = passwords

    def log_in(self, login: str, password: str, side: Side | None, address: str) -> str | None:
        """Return a fresh session token of 256 bits, or None for a wrong login or password alike.

        The attempt is counted and committed before the password is looked at, so that attempts at the
        same moment cannot slip past the limit. Raises TooManyAttempts.
        """
        name = login_name(login)
        by_login, by_address = self._key("login", name or login), self._key("address", address)
        self._count(by_login, by_address)
        with self._store.read() as conn:
            row = row_of_login(conn, name, side) if name else None
        known = row if row is not None and row.active else None
        fits = self._passwords.fits(password, known.password_hash if known else None)
        if known is None or not fits:
            self._refuse(known, side)
            return None
        return self._open(known, by_login, by_address)

    def session(self, token: str) -> Session | None:
        """Return the live session and mark it seen; None when unknown, idle 15 min or 10 h old."""
        now = self._clock.real()
        live = (
            update(session)
            .where(session.c.token_hash == _token_hash(token), session.c.ended_real.is_(None))
            .where(session.c.seen_real > now - IDLE, session.c.created_real > now - ABSOLUTE)
        )
        with self._store.begin() as conn:
            row = conn.execute(live.values(seen_real=now).returning(session.c.staff, session.c.csrf)).first()
            if row is None:
                return None
            try:
                return Session(active_staff(conn, StaffId(row.staff)), row.csrf)
            except NotFound:
                return None

    def watch(self, token: str) -> Watched | None:
        """Look at a session without marking it seen; idle is locked, None is unknown, ended or 10 h old."""
        now = self._clock.real()
        standing = select(session.c.staff, session.c.csrf, session.c.seen_real).where(
            session.c.token_hash == _token_hash(token),
            session.c.ended_real.is_(None),
            session.c.created_real > now - ABSOLUTE,
        )
        with self._store.read() as conn:
            row = conn.execute(standing).first()
            if row is None:
                return None
            try:
                staff = active_staff(conn, StaffId(row.staff))
            except NotFound:
                return None
        return Watched(Session(staff, row.csrf), locked=row.seen_real <= now - IDLE)

    def writer_of(self, seal: str) -> StaffId | None:
        """Return whose page bore this seal, also when that session is over; None when nobody's did."""
        with self._store.read() as conn:
            staff = conn.execute(select(session.c.staff).where(session.c.csrf == seal)).scalar()
        return None if staff is None else StaffId(staff)

    def log_out(self, token: str) -> None:
        ended = update(session).where(session.c.token_hash == _token_hash(token))
        with self._store.begin() as conn:
            conn.execute(ended.where(session.c.ended_real.is_(None)).values(ended_real=self._clock.real()))

    def _key(self, what: str, value: str) -> bytes:
        return self._sealer.token_hmac(f"attempt|{what}|{value}")

    def _count(self, *keys: bytes) -> None:
        """Count one attempt on each key. Raises TooManyAttempts, then nothing is counted."""
        now = self._clock.real()
        with self._store.begin() as conn:
            rows = [_locked(conn, key, now) for key in sorted(keys)]  # sorted: two log-ins never deadlock
            blocked = max(row.blocked_until for row in rows) - now
            if blocked > 0:
                raise TooManyAttempts(-(-blocked // SECOND))
            for row in rows:
                fresh = row.last_real <= now - _FORGOTTEN_AFTER
                failures = 1 if fresh else row.failures + 1
                changed = update(login_attempt).where(login_attempt.c.key_hmac == row.key_hmac)
                conn.execute(
                    changed.values(
                        failures=failures, blocked_until=_blocked_until(failures, now), last_real=now
                    )
                )

    def _refuse(self, row: Row[Any] | None, side: Side | None) -> None:
        column = side.value if side else BOTH_SIDES
        entry = AccessEntry("", "", "", column, "log_in", "", "password", outcome="refused")
        if row is not None:
            entry = replace(entry, person=row.person, staff=row.id, role=row.role)
        with self._store.begin() as conn:
            write_entry(conn, entry, self._clock.now())

    def _open(self, row: Row[Any], by_login: bytes, by_address: bytes) -> str:
        """Begin a session; the failures of this login are forgotten, on its address too."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock.real()
        with self._store.begin() as conn:
            _forgive(conn, by_login, by_address)
            conn.execute(
                insert(session).values(
                    token_hash=_token_hash(token),
                    staff=row.id,
                    side=row.side,
                    csrf=secrets.token_urlsafe(_TOKEN_BYTES),
                    created_real=now,
                    seen_real=now,
                )
            )
            entry = AccessEntry(row.person, row.id, row.role, row.side, "log_in", row.id, "password")
            write_entry(conn, entry, self._clock.now())
        with self._store.begin() as conn:
            conn.execute(delete(login_attempt).where(login_attempt.c.last_real < now - DAY))
        return token


def _forgive(conn: Connection, by_login: bytes, by_address: bytes) -> None:
    """Clear the count of a login and take its failures back from its address, no more than those."""
    attempts = login_attempt.c
    both = select(login_attempt).where(attempts.key_hmac.in_([by_login, by_address]))
    rows = {row.key_hmac: row for row in conn.execute(both.order_by(attempts.key_hmac).with_for_update())}
    conn.execute(delete(login_attempt).where(attempts.key_hmac == by_login))
    if by_login not in rows or by_address not in rows:
        return
    left = max(0, rows[by_address].failures - rows[by_login].failures)
    until = rows[by_address].blocked_until if left >= FREE_ATTEMPTS else 0
    own = update(login_attempt).where(attempts.key_hmac == by_address)
    conn.execute(own.values(failures=left, blocked_until=until))


def _locked(conn: Connection, key: bytes, now: Moment) -> Row[Any]:
    insert_new(conn, login_attempt, {"key_hmac": key, "failures": 0, "blocked_until": 0, "last_real": now})
    found = select(login_attempt).where(login_attempt.c.key_hmac == key)
    return conn.execute(found.with_for_update()).one()


def _blocked_until(failures: int, now: Moment) -> int:
    """Return until when this key is blocked: 1 minute after the fifth failure, doubling up to 15."""
    over = failures - FREE_ATTEMPTS
    return now + min(_LONGEST_BLOCK, _FIRST_BLOCK << min(over, 10)) if over >= 0 else 0


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
