"""Live events: what open screens show anew, as ids and codes only."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert

from cases.moments import Moment
from vault.tables_side import live_event

_TOLD = insert(live_event).inline()


def tell(conn: Connection, kind: str, ref: str, at: Moment) -> None:
    """Leave a live event for open screens: ids and codes only."""
    conn.execute(_TOLD, {"kind": kind, "ref": ref, "at": at})


def tell_some(conn: Connection, told: Sequence[tuple[str, str]], at: Moment) -> None:
    """Leave several live events at once, each as kind and reference."""
    if told:
        conn.execute(_TOLD, [{"kind": kind, "ref": ref, "at": at} for kind, ref in told])
