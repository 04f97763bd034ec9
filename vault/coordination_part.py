"""What every part of the coordination store stands on."""

from collections.abc import Collection

from sqlalchemy import Connection, insert

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.moments import Moment
from vault.clockwork import Clock, Ids
from vault.dialect import one_at_a_time
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import live_event

BOTH_SIDES = ""
"""The side column of what belongs to coordination: leads, coordinators and their posts."""


class CoordinationPart:
    """One part of the coordination store; ``sealer`` is the one of room ``coordination``."""

    def __init__(self, store: Store, sealer: Sealer, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock
        self._ids = ids


def tell_front(conn: Connection, kind: str, ref: str, at: Moment) -> None:
    """Leave a live event of coordination for open screens: ids and codes only."""
    conn.execute(insert(live_event), {"kind": kind, "ref": ref, "at": at})


def hold(conn: Connection, what: str) -> None:
    """Let only one transaction at a time do this; ``what`` is a word of at most 8 letters."""
    one_at_a_time(conn, what.encode())


def require(staff: Staff, roles: Collection[StaffRole]) -> None:
    """Raise NotFound unless the person has one of these roles: forbidden looks like unknown."""
    if staff.role not in roles:
        raise NotFound
