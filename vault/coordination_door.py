"""Logging in and sessions. A wrong login and a wrong password look and take the same."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from cases.desk import Session, Staff, Watched
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.sides import Side
from vault.attempts import Attempts, forgive
from vault.clockwork import Clock, Ids
from vault.coordination_log import AccessEntry, entry_of, write_entry
from vault.coordination_part import BOTH_SIDES
from vault.coordination_staff import active_staff, login_name, row_of_login
from vault.engine import Store
from vault.login_codes import passes
from vault.passkey_rule import bare, wants_passkey
from vault.passwords import Passwords
from vault.seal import Sealer
from vault.tables_coordination import login_attempt, session
from vault.tables_coordination import staff as staff_table

IDLE = 15 * MINUTE
ABSOLUTE = 10 * HOUR
_TOKEN_BYTES = 32
_MARK = 12


class FrontDoor(Attempts):
    """Fits the console's ``Door``."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock, ids: Ids, passwords: Passwords) -> None:
        super().__init__(store, sealer, clock, ids)
        self._passwords = passwords

    def log_in(
        self, login: str, password: str, side: Side | None, address: str, code: str = ""
    ) -> str | None:
        """Return a fresh session token of 256 bits, or None for a wrong login, password or code alike.

        The attempt is counted and committed before the password is looked at, so that attempts at the
        same moment cannot slip past the limit. Raises TooManyAttempts.
        """
        name = login_name(login)
        by_login, by_address = self._key("login", name or login), self._key("address", address)
        self._count(by_login, by_address, line=refused_line(None, side))
        with self._store.read() as conn:
            row = row_of_login(conn, name, side) if name else None
        known = row if row is not None and row.active else None
        fits = self._passwords.fits(password, known.password_hash if known else None)
        if known is None or not fits or not self._code_fits(known, code):
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
            own = session.c.staff, session.c.csrf, session.c.proved_real
            row = conn.execute(live.values(seen_real=now).returning(*own)).first()
            if row is None:
                return None
            try:
                staff = _marked(active_staff(conn, StaffId(row.staff)), token)
                nothing_more = bare(conn, staff.id, staff.person, staff.role)
                return Session(staff, row.csrf, Moment(row.proved_real), bare=nothing_more)
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
                staff = _marked(active_staff(conn, StaffId(row.staff)), token)
                nothing_more = bare(conn, staff.id, staff.person, staff.role)
            except NotFound:
                return None
        return Watched(Session(staff, row.csrf, bare=nothing_more), locked=row.seen_real <= now - IDLE)

    def writer_of(self, seal: str) -> StaffId | None:
        """Return whose page bore this seal, also when that session is over; None when nobody's did."""
        with self._store.read() as conn:
            staff = conn.execute(select(session.c.staff).where(session.c.csrf == seal)).scalar()
        return None if staff is None else StaffId(staff)

    def prove(self, token: str, password: str, address: str, code: str = "") -> str | None:
        """Return a fresh token for this session, whose owner showed the own factor; the old one is over.

        None when the factor or the session is not right. Counted as an attempt to log in. Raises
        TooManyAttempts.
        """
        owner = self._owner(token)
        by_login = self._key("login", owner.login if owner is not None else token)
        by_address = self._key("address", address)
        side = Side(owner.side) if owner is not None and owner.side else None
        self._count(by_login, by_address, line=refused_line(owner, side, "prove"))
        fits = self._passwords.fits(password, owner.password_hash if owner is not None else None)
        if owner is None or not fits or not self._code_fits(owner, code):
            self._refuse(owner, side, "prove")
            return None
        return self._renew(owner, token, by_login, by_address)

    def _renew(
        self, owner: Row[Any], token: str, by_login: bytes, by_address: bytes, basis: str = "password"
    ) -> str | None:
        """Give the session of this token a fresh one, proved now; None when another proof was first."""
        fresh, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock.real()
        same = update(session).where(session.c.token_hash == _token_hash(token))
        renewed = same.values(token_hash=_token_hash(fresh), proved_real=now, seen_real=now)
        with self._store.begin() as conn:
            forgive(conn, by_login, by_address)
            if not conn.execute(renewed).rowcount:
                return None  # another proof of this session was first: that one's token counts
            entry = AccessEntry(owner.person, owner.id, owner.role, owner.side, "prove", owner.id, basis)
            write_entry(conn, entry, self._clock.now())
        return fresh

    def _code_fits(self, row: Row[Any], code: str) -> bool:
        """Use up a code of this person's app; none without an app, but for who shows a passkey."""
        with self._store.begin() as conn:
            fits = passes(conn, self._sealer, row.id, code, self._clock.real())
            return fits and not wants_passkey(conn, row.id, row.person, row.role)

    def _owner(self, token: str) -> Row[Any] | None:
        """Return the staff row of a live session."""
        live = (
            select(staff_table)
            .join(session, session.c.staff == staff_table.c.id)
            .where(session.c.token_hash == _token_hash(token), session.c.ended_real.is_(None))
            .where(session.c.created_real > self._clock.real() - ABSOLUTE, staff_table.c.active == 1)
        )
        with self._store.read() as conn:
            return conn.execute(live).first()

    def log_out(self, token: str) -> None:
        mine = update(session).where(session.c.token_hash == _token_hash(token))
        ended = mine.where(session.c.ended_real.is_(None)).values(ended_real=self._clock.real())
        with self._store.begin() as conn:
            who = conn.execute(ended.returning(session.c.staff)).scalar()
            if who is not None:
                with suppress(NotFound):  # let go meanwhile: that line says so
                    staff = _marked(active_staff(conn, StaffId(who)), token)
                    write_entry(conn, entry_of(staff, "log_out", staff.id, "own"), self._clock.now())

    def _refuse(
        self,
        row: Row[Any] | None,
        side: Side | None,
        action: str = "log_in",
        basis: str = "password",
        reason: str = "",
    ) -> None:
        with self._store.begin() as conn:
            write_entry(conn, refused_line(row, side, action, basis, reason), self._clock.now())

    def _open(self, row: Row[Any], by_login: bytes, by_address: bytes, basis: str = "password") -> str:
        """Begin a session; the failures of this login are forgotten, on its address too."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock.real()
        with self._store.begin() as conn:
            forgive(conn, by_login, by_address)
            conn.execute(
                insert(session).values(
                    token_hash=_token_hash(token),
                    staff=row.id,
                    side=row.side,
                    csrf=secrets.token_urlsafe(_TOKEN_BYTES),
                    created_real=now,
                    seen_real=now,
                    proved_real=now,
                )
            )
            entry = AccessEntry(row.person, row.id, row.role, row.side, "log_in", row.id, basis)
            write_entry(conn, entry, self._clock.now())
        with self._store.begin() as conn:
            conn.execute(delete(login_attempt).where(login_attempt.c.last_real < now - DAY))
        return token


def refused_line(
    row: Row[Any] | None,
    side: Side | None,
    action: str = "log_in",
    basis: str = "password",
    reason: str = "",
) -> AccessEntry:
    """Return the line of the access log for a proof that did not count; ``row`` is whose it was, if known."""
    column = side.value if side else BOTH_SIDES
    entry = AccessEntry("", "", "", column, action, "", basis, reason, outcome="refused")
    if row is None:
        return entry
    return replace(entry, person=row.person, staff=row.id, role=row.role)


def _marked(staff: Staff, token: str) -> Staff:
    """Return this person with what tells the own sessions apart in the access log; it opens nothing."""
    return replace(staff, session=_token_hash(token).hex()[:_MARK])


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
