"""Legal hold: nothing of a client ends or is erased while two people keep it for a court or an inspection."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, insert, select, union, update

from cases.desk import Staff
from cases.erasing import LONGEST_HOLD, Hold, HoldReason, NotErased
from cases.ids import ClientId, StaffId
from cases.moments import Moment
from vault.clockwork import Clock, Ids
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.engine import Store
from vault.live_rows import tell
from vault.tables_side import client, client_request, legal_hold
from vault.two_people import two_people

_STANDS = legal_hold.c.lifted_at.is_(None)


class HoldBook:
    """The holds of one side."""

    def __init__(self, store: Store, front: CoordinationStore, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._front = front
        self._clock = clock
        self._ids = ids

    def put(
        self, of_client: ClientId, reason: HoldReason, by: Staff, second: Staff, review_by: Moment
    ) -> Hold:
        """Keep everything of a client; one that stands stays as it is. Raises NotErased.

        It is looked at again within half a year.
        """
        two_people(by, second)
        now = self._clock.now()
        if not now < review_by <= now + LONGEST_HOLD:
            raise NotErased("review")
        self._log(of_client, "hold_set", reason.value, (by, second))
        with self._store.begin() as conn:
            if conn.execute(select(client.c.id).where(client.c.id == of_client)).first() is None:
                raise NotErased("unknown")
            found = hold_of(conn, of_client)
            if found is not None:
                return found
            fresh = Hold(self._ids.new(), of_client, reason, by.id, second.id, now, review_by)
            conn.execute(insert(legal_hold), _row(fresh))
            tell(conn, "client", of_client, now)
        return fresh

    def lift(self, of_client: ClientId, by: Staff, second: Staff) -> None:
        """Let it end again as anybody's. Raises NotErased when nothing is kept."""
        two_people(by, second)
        self._log(of_client, "hold_lifted", "hold", (by, second))
        now = self._clock.now()
        own = update(legal_hold).where(legal_hold.c.client == of_client, _STANDS)
        with self._store.begin() as conn:
            lifted = conn.execute(own.values(lifted_by=by.id, lifted_with=second.id, lifted_at=now))
            if not lifted.rowcount:
                raise NotErased("no_hold")
            tell(conn, "client", of_client, now)

    def all(self) -> Sequence[Hold]:
        """Return what is kept now, whose review comes first at the head."""
        with self._store.read() as conn:
            rows = conn.execute(select(legal_hold).where(_STANDS).order_by(legal_hold.c.review_by))
            return tuple(_hold(row) for row in rows)

    def _log(self, of_client: ClientId, action: str, basis: str, people: tuple[Staff, Staff]) -> None:
        for each in people:
            self._front.log(entry_of(each, action, of_client, basis, party=of_client))


def hold_of(conn: Connection, of_client: ClientId) -> Hold | None:
    """Return the hold on a client; None when nothing is kept."""
    row = conn.execute(select(legal_hold).where(legal_hold.c.client == of_client, _STANDS)).first()
    return None if row is None else _hold(row)


def held_clients() -> CompoundSelect[tuple[str]]:
    """Return what selects the clients of whom nothing ends by itself: on hold, or restricted (art. 18).

    Who has the use of data restricted may want it kept, as proof; a term that runs out may not end it.
    """
    restricted = select(client_request.c.client).where(client_request.c.restricts == 1)
    return union(select(legal_hold.c.client).where(_STANDS), restricted)


def _row(hold: Hold) -> dict[str, object]:
    return {
        "id": hold.id,
        "client": hold.client,
        "reason": hold.reason.value,
        "set_by": hold.set_by,
        "set_with": hold.set_with,
        "set_at": hold.set_at,
        "review_by": hold.review_by,
    }


def _hold(row: Row[Any]) -> Hold:
    return Hold(
        id=row.id,
        client=ClientId(row.client),
        reason=HoldReason(row.reason),
        set_by=StaffId(row.set_by),
        set_with=StaffId(row.set_with),
        set_at=Moment(row.set_at),
        review_by=Moment(row.review_by),
    )
