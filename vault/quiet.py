"""Says whether a side's store has anything on its way: for the movable clock of demo and drills."""

from sqlalchemy import select

from cases.moments import Moment
from vault.side_store import SideStore
from vault.tables_side import outbox

_SENDING = select(outbox.c.id).where(outbox.c.state == "sending").limit(1)


def is_busy(books: SideStore, now: Moment) -> bool:
    """Return True while something is due at ``now`` or being sent."""
    due = books.ledger.next_due()
    if due is not None and due <= now:
        return True
    with books.store.read() as conn:
        return conn.execute(_SENDING).first() is not None
