"""Addresses over which staff are called: sealed, proven by a code that was sent there, tested with a page."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from cases.desk import Staff
from cases.errors import AddressRefused, CallOver, NotFound, TooManyAddresses
from cases.ids import StaffId
from cases.moments import HOUR, MINUTE, Moment, after
from cases.reach import Channel, OwnReach, Reach
from vault.coordination_part import CoordinationPart
from vault.dialect import insert_new, locked
from vault.seal import DataKey, SealBroken
from vault.tables_coordination import page_test, reachability
from vault.tables_coordination import staff as staff_table

MOST_ADDRESSES = 8
CODE_LASTS = 15 * MINUTE
MOST_TRIES = 5
TEST_LASTS = 4 * HOUR
_CODES = 1_000_000
_SHOWN = 3
_PURPOSE = "reach"


class ReachBook(CoordinationPart):
    """The addresses of everybody; a person sees and changes only the own ones."""

    def own_reach(self, staff: Staff) -> Sequence[OwnReach]:
        """Return a person's own addresses, in the order in which they were added."""
        with self._store.read() as conn:
            return [self._own(row) for row in conn.execute(_of(staff.id))]

    def addresses(self, staff: StaffId) -> Sequence[Reach]:
        """Return the addresses of a person who works here, proven ones first; none of who left.

        One that does not open is left out: the others must still be called.
        """
        active = select(staff_table.c.id).where(staff_table.c.active == 1)
        with self._store.read() as conn:
            rows = conn.execute(_of(staff).where(reachability.c.staff.in_(active))).all()
        found = [one for row in rows if (one := self._reach(row)) is not None]
        return sorted(found, key=lambda one: not one.verified)

    def add_reach(self, staff: Staff, channel: Channel, address: str) -> str:
        """Keep an address, not proven yet; return its id. Raises AddressRefused, TooManyAddresses."""
        row_id = self._ids.new()
        key = self._sealer.new_key(row_id, _PURPOSE)
        row = {
            "id": row_id,
            "staff": staff.id,
            "channel": channel.value,
            "address_sealed": self._sealer.seal(
                address.encode(),
                table="reachability",
                column="address_sealed",
                client=row_id,
                row=row_id,
                key=key,
            ),
            "address_hmac": self._sealer.token_hmac(f"reach|{channel}|{address}"),
            "kek": key.kek,
            "wrapped": key.wrapped,
            "added_at": self._clock.real(),
            "code_tries": 0,
        }
        with self._store.begin() as conn:
            last = select(func.count(), func.coalesce(func.max(reachability.c.place), 0))
            count, place = conn.execute(last.where(reachability.c.staff == staff.id)).one()
            if count >= MOST_ADDRESSES:
                raise TooManyAddresses
            if not insert_new(conn, reachability, {**row, "place": place + 1}):
                raise AddressRefused
        return row_id

    def remove_reach(self, staff: Staff, reach: str) -> None:
        """Destroy an own address with its key. Raises NotFound."""
        own = (reachability.c.id == reach) & (reachability.c.staff == staff.id)
        with self._store.begin() as conn:
            if not conn.execute(delete(reachability).where(own)).rowcount:
                raise NotFound

    def lose_reach(self, reach: str) -> None:
        """Destroy an address that its provider says exists no more."""
        with self._store.begin() as conn:
            conn.execute(delete(reachability).where(reachability.c.id == reach))

    def new_code(self, staff: Staff, reach: str) -> tuple[Reach, str]:
        """Make a fresh code for an own address; the one before is worth nothing now. Raises NotFound."""
        code = f"{secrets.randbelow(_CODES):06d}"
        with self._store.begin() as conn:
            row = self._locked(conn, staff, reach)
            values = {
                "code_hmac": self._code_hmac(reach, code),
                "code_until": after(self._clock.real(), CODE_LASTS),
                "code_tries": 0,
            }
            conn.execute(update(reachability).where(reachability.c.id == reach).values(values))
            return Reach(row.id, Channel(row.channel), self._open(row), row.verified_at is not None), code

    def prove_reach(self, staff: Staff, reach: str, code: str) -> bool:
        """Say whether this is the code that was sent; five wrong ones end it. Raises NotFound."""
        with self._store.begin() as conn:
            row = self._locked(conn, staff, reach)
            alive = row.code_hmac is not None and self._clock.real() < row.code_until
            if not alive or row.code_tries >= MOST_TRIES:
                return False
            good = secrets.compare_digest(row.code_hmac, self._code_hmac(reach, code))
            values: dict[str, object] = {"code_tries": row.code_tries + 1}
            if good:
                values = {"verified_at": self._clock.real(), "code_hmac": None, "code_tries": 0}
            conn.execute(update(reachability).where(reachability.c.id == reach).values(values))
            return bool(good)

    def begin_test(self, reach: str, staff: StaffId, token: str, shift: str = "") -> None:
        """Keep what a test page to one address can be answered with, for four hours; of which shift it is."""
        now = self._clock.real()
        row = {
            "token_hmac": self._sealer.token_hmac(token),
            "staff": staff,
            "reach": reach,
            "shift": shift,
            "sent_at": now,
            "expires_at": after(now, TEST_LASTS),
        }
        with self._store.begin() as conn:
            conn.execute(delete(page_test).where(page_test.c.expires_at <= now))
            insert_new(conn, page_test, row)

    def look_up_test(self, token: str) -> None:
        """Raise CallOver when a test page can be answered no more, NotFound when there was none."""
        with self._store.read() as conn:
            row = conn.execute(select(page_test).where(self._tests(token))).one_or_none()
        self._still(row)

    def answer_test(self, token: str) -> tuple[StaffId, str]:
        """Take a test page as answered: its address works. Return whose, and the shift. Raises as above."""
        now = self._clock.real()
        with self._store.begin() as conn:
            row = self._still(conn.execute(locked(select(page_test).where(self._tests(token)))).one_or_none())
            conn.execute(update(page_test).where(self._tests(token)).values(used_at=now))
            own = update(reachability).where(reachability.c.id == row.reach)
            conn.execute(
                own.values(tested_at=now, verified_at=func.coalesce(reachability.c.verified_at, now))
            )
        return StaffId(row.staff), row.shift

    def _still(self, row: Row[Any] | None) -> Row[Any]:
        """Return a test page that still can be answered. Raises NotFound, CallOver."""
        if row is None:
            raise NotFound
        if row.used_at is not None or row.expires_at <= self._clock.real():
            raise CallOver
        return row

    def _tests(self, token: str) -> Any:  # noqa: ANN401  # an SQL expression: its type is the library's own
        return page_test.c.token_hmac == self._sealer.token_hmac(token)

    def _locked(self, conn: Connection, staff: Staff, reach: str) -> Row[Any]:
        own = select(reachability).where(reachability.c.id == reach, reachability.c.staff == staff.id)
        row = conn.execute(locked(own)).one_or_none()
        if row is None:
            raise NotFound
        return row

    def _code_hmac(self, reach: str, code: str) -> bytes:
        return self._sealer.token_hmac(f"code|{reach}|{code}")

    def _reach(self, row: Row[Any]) -> Reach | None:
        try:
            address = self._open(row)
        except SealBroken:
            return None
        return Reach(row.id, Channel(row.channel), address, row.verified_at is not None)

    def _own(self, row: Row[Any]) -> OwnReach:
        found = self._reach(row)
        return OwnReach(
            row.id,
            Channel(row.channel),
            "" if found is None else _ending(found.channel, found.address),
            None if row.verified_at is None else Moment(row.verified_at),
            None if row.tested_at is None else Moment(row.tested_at),
            row.code_hmac is not None and self._clock.real() < row.code_until,
        )

    def _open(self, row: Row[Any]) -> str:
        """Open an address. Raises SealBroken."""
        key: DataKey = self._sealer.unwrap(row.id, _PURPOSE, 1, row.kek, row.wrapped)
        place = {"table": "reachability", "column": "address_sealed", "client": row.id, "row": row.id}
        return self._sealer.open(row.address_sealed, key=key, **place).decode()


def _of(staff: StaffId) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(reachability).where(reachability.c.staff == staff).order_by(reachability.c.place)


def _ending(channel: Channel, address: str) -> str:
    """Return what its owner knows an address by, and nobody else can use."""
    if channel is Channel.PUSH:
        return ""
    name, at, place = address.partition("@")
    return f"{name[:1]}…{at}{place}" if at else f"…{address[-_SHOWN:]}"
