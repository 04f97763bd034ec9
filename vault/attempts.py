"""How often somebody may try to prove who they are, by account and by address, over every way in.

Source: OWASP ASVS 5.0, 6.3.1. The figures are the same for a password and a passkey.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from cases.errors import TooManyAttempts
from cases.moments import HOUR, MINUTE, SECOND, Moment
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import CoordinationPart
from vault.dialect import insert_new
from vault.tables_coordination import login_attempt

FREE_ATTEMPTS = 5
BLOCKED = "blocked"
_FIRST_BLOCK = MINUTE
_LONGEST_BLOCK = 15 * MINUTE
_FORGOTTEN_AFTER = HOUR
_MARK = 12


class Attempts(CoordinationPart):
    """Counts attempts before anything of them is judged."""

    def _key(self, what: str, value: str) -> bytes:
        return self._sealer.token_hmac(f"attempt|{what}|{value}")

    def _count(self, *keys: bytes, line: AccessEntry, free: int = FREE_ATTEMPTS) -> None:
        """Count one attempt on each key. Raises TooManyAttempts, then nothing is counted.

        ``line`` is what the access log says of an attempt that was turned away: once for each block, so that
        a flood of attempts is no flood of lines. ``free``: so many go before a key is blocked.
        """
        now = self._clock.real()
        with self._store.begin() as conn:
            rows = [_locked(conn, key, now) for key in sorted(keys)]  # sorted: two log-ins never deadlock
            shut = [row for row in rows if row.blocked_until > now]
            if not shut:
                for row in rows:
                    _one_more(conn, row, now, free)
                return
            refusal = TooManyAttempts(max(_left(row, now) for row in shut))
            if all(row.told == row.blocked_until for row in shut):
                raise refusal  # and the rows of unknown names go back with it
            self._tell(conn, shut, line)
        raise refusal

    def _tell(self, conn: Connection, shut: list[Row[Any]], line: AccessEntry) -> None:
        mine = update(login_attempt).where(login_attempt.c.key_hmac.in_([row.key_hmac for row in shut]))
        conn.execute(mine.values(told=login_attempt.c.blocked_until))
        mark = line.subject or shut[0].key_hmac.hex()[:_MARK]
        told = replace(line, subject=mark, reason=BLOCKED, outcome="refused")
        write_entry(conn, told, self._clock.now())


def forgive(conn: Connection, by_login: bytes, by_address: bytes) -> None:
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
    fresh = {"key_hmac": key, "failures": 0, "blocked_until": 0, "last_real": now, "told": 0}
    insert_new(conn, login_attempt, fresh)
    found = select(login_attempt).where(login_attempt.c.key_hmac == key)
    return conn.execute(found.with_for_update()).one()


def _one_more(conn: Connection, row: Row[Any], now: Moment, free: int) -> None:
    failures = 1 if row.last_real <= now - _FORGOTTEN_AFTER else row.failures + 1
    changed = update(login_attempt).where(login_attempt.c.key_hmac == row.key_hmac)
    until = _blocked_until(failures, now, free)
    conn.execute(changed.values(failures=failures, blocked_until=until, last_real=now))


def _left(row: Row[Any], now: Moment) -> int:
    """Return how many seconds this key is blocked still, rounded up."""
    return -int(-(row.blocked_until - now) // SECOND)


def _blocked_until(failures: int, now: Moment, free: int) -> int:
    """Return until when this key is blocked: 1 minute after the last free failure, doubling up to 15."""
    over = failures - free
    return now + min(_LONGEST_BLOCK, _FIRST_BLOCK << min(over, 10)) if over >= 0 else 0
