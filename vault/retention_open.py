"""What of erasing and of keeping waits for somebody: counts of erasures that are due and of late reviews."""

from dataclasses import dataclass

from sqlalchemy import Select, exists, func, or_, select

from cases.moments import Moment
from vault.engine import Store
from vault.retention_parts import Terms
from vault.retention_side import over_clients
from vault.tables_side import erasure, legal_hold, phone_copy

_STAND = ("kept", "due")


@dataclass(frozen=True, slots=True)
class Open:
    """``waiting``: people who are to be erased; ``due``: of them, who should be gone by now.

    ``since`` is when the oldest of ``waiting`` was asked, None where only terms ran out. ``late_holds``: of
    ``holds``, those that two people should have looked at again; ``review_by`` is the first of all.
    """

    waiting: int
    due: int
    since: Moment | None
    holds: int
    late_holds: int
    review_by: Moment | None


def open_on_side(store: Store, terms: Terms, now: Moment) -> Open:
    """Look at one side."""
    stands = legal_hold.c.lifted_at.is_(None)
    with store.read() as conn:
        ended = set(conn.execute(over_clients(terms, now)).scalars())
        due = set(conn.execute(_due(now)).scalars())
        asked = {row.client: row.asked_at for row in conn.execute(select(erasure))}
        reviews = list(conn.execute(select(legal_hold.c.review_by).where(stands)).scalars())
    return Open(
        waiting=len(ended | asked.keys()),
        due=len(ended | due),
        since=None if not asked else Moment(min(asked.values())),
        holds=len(reviews),
        late_holds=sum(each <= now for each in reviews),
        review_by=None if not reviews else Moment(min(reviews)),
    )


def shred_due_open(store: Store, terms: Terms, now: Moment) -> int:
    """Return of how many people everything should be gone and is not: asked for, or at their last term."""
    both = _due(now).union(over_clients(terms, now).order_by(None)).subquery()
    with store.read() as conn:
        return int(conn.execute(select(func.count()).select_from(both)).scalar_one())


def _due(now: Moment) -> Select[tuple[str]]:
    """Select who was asked to be erased and whose phone is clear, or was waited for long enough."""
    stands = exists().where(phone_copy.c.client == erasure.c.client, phone_copy.c.state.in_(_STAND))
    return select(erasure.c.client).where(or_(erasure.c.destroy_by <= now, ~stands))
