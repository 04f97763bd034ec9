"""How retention stands: by class what is over, since when, and when the next ends. Counts, never an id.

Since when is asked of the same conditions that carry the terms out, at earlier moments, until the first at
which anything was over is found: so what is told here cannot differ from what is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, not_, select

from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.retention import earliest
from vault.engine import Store
from vault.receipts import Receipt, receipts_in
from vault.retention_front import PARTS as FRONT_PARTS
from vault.retention_parts import Over, Part, Terms
from vault.retention_side import PARTS as SIDE_PARTS
from vault.retention_side import over_clients
from vault.retention_swept import FRONT_SWEPT, SIDE_SWEPT
from vault.retention_words import WORDS, words_over
from vault.retention_work import GRACE
from vault.tables_side import client, message

ROUND = HOUR
"""The clock holds a round so often."""
BATCHES = 31 * DAY
"""Lines of the access log go in whole batches and by a person's hand: they may wait so long."""
_BEGIN = Moment(0)
"""Nothing was over then but what no moment is known of."""
_FAR = 30 * 366 * DAY
"""Longer than any term may be."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One class in one store. ``since``: when the oldest of ``due`` was over, None where no moment says so.

    ``next_end``: when something ends that is not over yet; None when nothing is on its way to its end.
    """

    name: str
    due: int
    since: Moment | None
    next_end: Moment | None
    receipt: Receipt | None

    def late(self, now: Moment) -> int:
        """Return for how long something is over that should have gone, in microseconds; 0 when nothing is.

        What no moment is known of counts from the last round that looked.
        """
        since = self.since
        if since is None and self.receipt is not None:
            since = self.receipt.at
        waited = 0 if since is None or not self.due else now - since
        return waited if waited > _allowed(self.name) else 0


@dataclass(frozen=True, slots=True)
class _Probe:
    """Rows of one table, and which of them are over."""

    name: str
    table: Table
    over: Over


def side_standings(store: Store, terms: Terms, now: Moment) -> Sequence[Standing]:
    """Return every class that ends on a side."""
    words = [_Probe(name, message, _words(name)) for name in WORDS]
    files = _Probe("client_file", client, _client_files)
    return _standings(store, [*words, *map(_probe, (*SIDE_PARTS, *SIDE_SWEPT)), files], terms, now)


def front_standings(store: Store, terms: Terms, now: Moment) -> Sequence[Standing]:
    """Return every class that ends in coordination."""
    return _standings(store, [*map(_probe, (*FRONT_PARTS, *FRONT_SWEPT))], terms, now)


def _allowed(name: str) -> int:
    return BATCHES if name == "access_log" else GRACE + ROUND


def _probe(part: Part) -> _Probe:
    return _Probe(part.name, part.table, part.over)


def _words(name: str) -> Over:
    return lambda terms, now: words_over(name, terms, now)


def _client_files(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return client.c.id.in_(over_clients(terms, now).order_by(None))


def _standings(store: Store, probes: Sequence[_Probe], terms: Terms, now: Moment) -> Sequence[Standing]:
    receipts = {each.name: each for each in receipts_in(store)}
    by_name: dict[str, list[_Probe]] = {}
    for probe in probes:
        by_name.setdefault(probe.name, []).append(probe)
    with store.read() as conn:
        return tuple(_standing(conn, own, terms, now, receipts.get(name)) for name, own in by_name.items())


def _standing(
    conn: Connection, own: Sequence[_Probe], terms: Terms, now: Moment, receipt: Receipt | None
) -> Standing:
    due = sum(_count(conn, each, each.over(terms, now)) for each in own)
    return Standing(
        name=own[0].name,
        due=due,
        since=_first(_since(conn, each, terms, now) for each in own) if due else None,
        next_end=_first(_next(conn, each, terms, now) for each in own),
        receipt=receipt,
    )


def _since(conn: Connection, probe: _Probe, terms: Terms, now: Moment) -> Moment | None:
    """Return since when anything is over; None for nothing, and for what no moment is known of."""

    def over(moment: Moment) -> bool:
        return _any(conn, probe, probe.over(terms, moment))

    return earliest(over, _BEGIN, now, MINUTE) if over(now) and not over(_BEGIN) else None


def _next(conn: Connection, probe: _Probe, terms: Terms, now: Moment) -> Moment | None:
    """Return when something ends that is not over now."""

    def over(moment: Moment) -> bool:
        return _any(conn, probe, and_(probe.over(terms, moment), not_(probe.over(terms, now))))

    end = after(now, _FAR)
    return earliest(over, now, end, HOUR) if over(end) else None


def _first(moments: Iterable[Moment | None]) -> Moment | None:
    return min((each for each in moments if each is not None), default=None)


def _any(conn: Connection, probe: _Probe, where: ColumnElement[bool]) -> bool:
    found = select(literal(1)).select_from(probe.table).where(where).limit(1)
    return conn.execute(found).first() is not None


def _count(conn: Connection, probe: _Probe, where: ColumnElement[bool]) -> int:
    return int(conn.execute(select(func.count()).select_from(probe.table).where(where)).scalar_one())
