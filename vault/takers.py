"""Who took flags or conversations of one side that are still open: ids only."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from cases.ids import ClientId, StaffId
from cases.levels import Level
from vault.engine import Store
from vault.tables_side import client, flag

_HELD = select(client.c.held_by.label("staff"), client.c.id.label("client")).where(
    client.c.held_by.is_not(None)
)
_TAKEN = select(flag.c.acknowledged_by.label("staff"), flag.c.client).where(
    flag.c.acknowledged_by.is_not(None),
    flag.c.closed_at.is_(None),
    flag.c.client.is_not(None),
    flag.c.level >= int(Level.HIGH),
)


def takers(store: Store) -> Mapping[StaffId, frozenset[ClientId]]:
    """Return for each person the clients whose conversation or open flag they took."""
    found: dict[StaffId, set[ClientId]] = defaultdict(set)
    with store.read() as conn:
        for row in (*conn.execute(_HELD), *conn.execute(_TAKEN)):
            found[StaffId(row.staff)].add(ClientId(row.client))
    return {staff: frozenset(clients) for staff, clients in found.items()}
