"""What calling people on duty leaves behind on one side: a result for each address, and one-time tokens."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, exists, func, select, update

from cases.errors import CallOver, NotFound
from cases.ids import ClientId, FlagId, StaffId
from cases.moments import DAY, Moment, after
from cases.reach import Called, Delivery, LastTry, Reach, Tried
from cases.traffic import DuePage
from vault.dialect import insert_new, locked, put
from vault.effect_rows import tell
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_paging import page_delivery, page_token
from vault.tables_side import escalation, flag, page
from vault.walk_in_again import begin_clock_of

TOKEN_LASTS = DAY
_TAKEN = flag.c.closed_at.is_not(None) | (flag.c.acknowledged_at >= page.c.created_at)
_CALLED: Select[Any] = (
    select(page_token, page.c.flag, page.c.reason, flag.c.client, _TAKEN.label("taken"))
    .join(page, page.c.id == page_token.c.page)
    .join(flag, flag.c.id == page.c.flag)
    .where(page_token.c.token_hmac == bindparam("of_token"))
)


class CallBook:
    """The calls of one side."""

    def __init__(self, store: Store, sealer: Sealer) -> None:
        self._store = store
        self._sealer = sealer

    def begin_call(self, called: DuePage, token: str, now: Moment) -> None:
        """Keep what this page can be taken up with from outside, for a day."""
        row = {
            "token_hmac": self._sealer.token_hmac(token),
            "page": called.id,
            "staff": called.staff,
            "expires_at": after(now, TOKEN_LASTS),
        }
        with self._store.begin() as conn:
            insert_new(conn, page_token, row)

    def tried(self, called: DuePage) -> Mapping[str, Tried]:
        """Return what each address came to for this page until now."""
        with self._store.read() as conn:
            rows = conn.execute(select(page_delivery).where(page_delivery.c.page == called.id)).all()
        return {row.reach: Tried(row.state, row.attempts) for row in rows}

    def client_of(self, called: DuePage) -> ClientId | None:
        """Return of whom the flag of a page is; None when it is nobody's."""
        with self._store.read() as conn:
            found = conn.execute(select(flag.c.client).where(flag.c.id == called.flag)).scalar()
        return None if found is None else ClientId(found)

    def last_tries(self, staff: StaffId) -> Mapping[str, LastTry]:
        """Return what the last page came to at each address of a person."""
        latest = (
            select(page_delivery.c.reach, func.max(page_delivery.c.at).label("at"))
            .where(page_delivery.c.staff == staff)
            .group_by(page_delivery.c.reach)
            .subquery()
        )
        same = (page_delivery.c.reach == latest.c.reach) & (page_delivery.c.at == latest.c.at)
        with self._store.read() as conn:
            rows = conn.execute(select(page_delivery).join(latest, same)).all()
        return {row.reach: LastTry(row.state == "sent", Moment(row.at)) for row in rows}

    def record(self, called: DuePage, reach: Reach, delivery: Delivery, attempts: int, now: Moment) -> None:
        """Write down what came of a try; ``attempts`` counts this one."""
        row = {
            "page": called.id,
            "reach": reach.id,
            "staff": called.staff,
            "channel": reach.channel.value,
            "state": "sent" if delivery.sent else "failed",
            "code": delivery.code,
            "unverified": int(not reach.verified),
            "attempts": attempts,
            "at": now,
        }
        with self._store.begin() as conn:
            put(conn, page_delivery, row)

    def hasten(self, called: DuePage, now: Moment) -> bool:
        """Let the step after this page fall due now; False when the ladder went on or stopped meanwhile.

        Somebody else who was paged in the same step and could be reached keeps the ladder as it is.
        """
        others = (page.c.flag == called.flag) & (page.c.step == called.step) & (page.c.id != called.id)
        took = select(page_delivery.c.page).where(page_delivery.c.state == "sent")
        reached = exists(select(page.c.id).where(others, (page.c.state == "accepted") | page.c.id.in_(took)))
        own = update(escalation).where(
            escalation.c.flag == called.flag,
            escalation.c.state == "running",
            escalation.c.step == called.step + 1,
            escalation.c.due_at > now,
            ~reached,
        )
        with self._store.begin() as conn:
            return conn.execute(own.values(due_at=now)).rowcount > 0

    def called(self, token: str, now: Moment) -> Called:
        """Return whom this token called. Raises NotFound for an unknown one, CallOver when it is over."""
        with self._store.read() as conn:
            row = conn.execute(_CALLED, {"of_token": self._sealer.token_hmac(token)}).one_or_none()
        if row is None:
            raise NotFound
        if row.used_at is not None or row.taken or row.expires_at <= now:
            raise CallOver
        return _called(row)

    def acknowledge(self, called: Called, now: Moment) -> None:
        """Take on a flag for which no turn can be taken: of nobody, or of a client that does not open."""
        own = update(flag).where(flag.c.id == called.flag, flag.c.acknowledged_at.is_(None))
        with self._store.begin() as conn:
            if conn.execute(own.values(acknowledged_by=called.staff, acknowledged_at=now)).rowcount:
                begin_clock_of(conn, called.flag, now)
            stopped = update(escalation).where(escalation.c.flag == called.flag)
            conn.execute(stopped.values(state="stopped"))
            tell(conn, "claim", called.flag, now)

    def use(self, called: Called, now: Moment) -> None:
        """Mark a token as used, once. Raises CallOver."""
        with self._store.begin() as conn:
            use_token(conn, called.token, now)


def use_token(conn: Connection, token_hmac: bytes, now: Moment) -> None:
    """Mark a token as used in the transaction of what it did. Raises CallOver for the second."""
    own = page_token.c.token_hmac == token_hmac
    used = conn.execute(locked(select(page_token.c.used_at).where(own))).scalar()
    if used is not None:
        raise CallOver
    conn.execute(update(page_token).where(own).values(used_at=now))


def forget_calls(conn: Connection, now: Moment) -> int:
    """Delete tokens that are over; return how many went."""
    return conn.execute(delete(page_token).where(page_token.c.expires_at <= now)).rowcount


def _called(row: Row[Any]) -> Called:
    return Called(
        token=row.token_hmac,
        page=row.page,
        flag=FlagId(row.flag),
        client=None if row.client is None else ClientId(row.client),
        staff=StaffId(row.staff),
        reason=row.reason,
    )
