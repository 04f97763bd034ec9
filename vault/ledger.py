"""The store of one side, for turns: a client is locked, the turn is stored, the lock is gone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from cases.errors import NotFound
from cases.ids import BotId, ClientId, EventId
from cases.levels import Level
from cases.moments import MINUTE, Moment
from cases.sides import Side
from cases.traffic import Due, RawUpdate
from vault.agenda import due_rows, next_due
from vault.clockwork import Ids
from vault.dialect import locked
from vault.engine import Store
from vault.forms import do_once
from vault.intake import client_of, open_raw, waits_behind
from vault.intake_key import opening_key
from vault.received import SideReceived
from vault.seal import Erased, SealBroken, Sealer
from vault.state_rows import OpenClient, lock_client
from vault.tables_side import escalation, flag, inbox
from vault.turn_rows import DueDesk, SideDesk, abandon, finish, is_due, put_aside, settle_item
from vault.unreadable import flag_unreadable

_PATIENCE = 10 * MINUTE

_BEGAN = (
    update(inbox)
    .where(inbox.c.id == bindparam("item"), inbox.c.state == "new")
    .values(starts=inbox.c.starts + 1)
)
_ITEM = locked(select(inbox).where(inbox.c.id == bindparam("item"), inbox.c.state == "new"))


class SideLedger:
    """Opens clients of one side, one transaction for each turn."""

    def __init__(self, side: Side, store: Store, sealer: Sealer, ids: Ids) -> None:
        self._side = side
        self._store = store
        self._sealer = sealer
        self._ids = ids

    @property
    def side(self) -> Side:
        return self._side

    @contextmanager
    def open(self, client: ClientId) -> Iterator[SideDesk]:
        """Lock one client. Raises NotFound."""
        with self._store.begin("desk") as conn:
            opened = self._known(conn, client)
            desk = SideDesk(conn, opened)
            yield desk
            if not desk.committed:
                abandon(conn)

    @contextmanager
    def open_once(self, client: ClientId, mark: str, at: Moment) -> Iterator[SideDesk]:
        """Lock one client for a form that is carried out once. Raises NotFound, FormDone."""
        with self._store.begin("desk") as conn:
            do_once(conn, mark, client, at)
            desk = SideDesk(conn, self._known(conn, client))
            yield desk
            if not desk.committed:
                abandon(conn)

    @contextmanager
    def open_received(self, item: int, now: Moment) -> Iterator[SideReceived | None]:
        """Lock an inbox item and its client; None when it is not undone, not due, or its turn has not come.

        That handling began is counted and committed first, so that a message that kills the process
        is noticed; ``attempts`` counts only handlings that failed.
        """
        self._began(item)
        with self._store.begin("turn") as conn:
            received = self._received(conn, item, now)
            yield received
            if received is None or not received.done:
                abandon(conn)

    @contextmanager
    def open_due(self, due: Due) -> Iterator[DueDesk | None]:
        """Lock the client of a due row; None when the row is settled or no longer due."""
        with self._store.begin("due") as conn:
            desk = self._due_desk(conn, due)
            yield desk
            if desk is None or not desk.committed:
                abandon(conn)

    def due(self, now: Moment, limit: int) -> Sequence[Due]:
        with self._store.read() as conn:
            return due_rows(conn, now, limit)

    def next_due(self) -> Moment | None:
        """Return the next moment at which anything of this side falls due; for the movable clock."""
        with self._store.read() as conn:
            return next_due(conn)

    def hasten(self, now: Moment) -> int:
        """Let every running ladder that nobody answered fall due now; return how many.

        Only what was paged already: a page that waits for the morning stays there.
        """
        waits = (escalation.c.state == "running") & (escalation.c.step > 0) & (escalation.c.due_at > now)
        with self._store.begin("hasten") as conn:
            return conn.execute(update(escalation).where(waits).values(due_at=now)).rowcount

    def behind(self, now: Moment) -> bool:
        """Say whether a serious flag of a client waits for a human longer than its clock and ten minutes."""
        late = (
            flag.c.client.is_not(None),
            flag.c.closed_at.is_(None),
            flag.c.acknowledged_at.is_(None),
            flag.c.level >= int(Level.HIGH),
            flag.c.answer_by <= now - _PATIENCE,
        )
        with self._store.read() as conn:
            return conn.execute(select(flag.c.id).where(*late).limit(1)).first() is not None

    def _known(self, conn: Connection, client: ClientId) -> OpenClient:
        try:
            opened = self._lock(conn, client)
        except Erased:
            opened = None
        if opened is None:
            raise NotFound
        return opened

    def _due_desk(self, conn: Connection, due: Due) -> DueDesk | None:
        if not is_due(conn, due):
            return None
        try:
            opened = self._lock(conn, due.client, wait=False)
        except SealBroken as broken:
            self._due_shut(conn, due, broken)
            return None
        return DueDesk(conn, opened, due) if opened is not None and is_due(conn, due) else None

    def _due_shut(self, conn: Connection, due: Due, broken: SealBroken) -> None:
        """Take a due row of a client whose state does not open off the agenda; a human is paged for it."""
        put_aside(conn, due)
        if not isinstance(broken, Erased):
            event = EventId(self._ids.new())
            flag_unreadable(conn, event, due.client, "seal_broken", due.due_at, shut=True)
        finish(conn)

    def _lock(self, conn: Connection, client: ClientId, *, wait: bool = True) -> OpenClient | None:
        return lock_client(conn, self._sealer, self._side, client, wait=wait)

    def _began(self, item: int) -> None:
        with self._store.begin("began", lasting=False) as conn:
            conn.execute(_BEGAN, {"item": item})

    def _received(self, conn: Connection, item: int, now: Moment) -> SideReceived | None:
        row = conn.execute(_ITEM, {"item": item}).one_or_none()
        if row is None or row.due_at > now or waits_behind(conn, item):
            return None
        client = client_of(conn, row.chat_index)
        try:
            raw = self._raw(conn, row)
            opened = None if client is None else self._lock(conn, client, wait=False)
        except SealBroken:
            flag_unreadable(conn, EventId(row.event), client, "seal_broken", now, shut=True)
            settle_item(conn, item, {"state": "quarantined", "code": "seal_broken"})
            finish(conn)
            return None
        if client is not None and opened is None:
            return None
        return SideReceived(conn, self._sealer, row, raw, opened)

    def _raw(self, conn: Connection, row: Row[Any]) -> RawUpdate:
        key = opening_key(conn, self._sealer, row.day)
        chat, body = open_raw(self._sealer, key, row.event, row.raw_sealed)
        return RawUpdate(BotId(row.bot), body, row.update_id, chat, row.received_at, row.code)
