"""Live events: what open screens show anew, as ids and codes only."""

from sqlalchemy import Connection, insert

from cases.moments import Moment
from vault.tables_side import live_event

_TOLD = insert(live_event)


def tell(conn: Connection, kind: str, ref: str, at: Moment) -> None:
    """Leave a live event for open screens: ids and codes only."""
    conn.execute(_TOLD, {"kind": kind, "ref": ref, "at": at})
