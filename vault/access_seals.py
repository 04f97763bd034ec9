"""Seals over the access log, made in batches, and looked over again from the first line to the last.

A line is sealed when it is older than the longest transaction can last: PostgreSQL gives numbers out before
it commits, so a lower number may be seen after a higher one. Which ids a batch holds is part of its seal.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from cases.moments import MINUTE, Moment
from vault.access_chain import (
    FIVE_YEARS,
    LATE,
    AccessSeal,
    Anchor,
    Fault,
    LineRow,
    Trim,
    batch_faults,
    chain_faults,
    inserted,
    read_ids,
    seal_of,
    trim_mark,
    written_ids,
)
from vault.coordination_part import CoordinationPart, hold
from vault.receipts import give_receipt
from vault.tables_coordination import access_log, access_seal, access_trim, retention_receipt

SETTLE = 2 * MINUTE
"""A transaction of this house lasts seconds; after this no line with a lower number can appear."""
BATCH = 2000
TRIMMED = 5
"""So many batches go in one transaction."""
_RECENT = 5
"""In the stretches of so many seals is looked for a line that came later than its number."""


class SealBook(CoordinationPart):
    """Seals lines and verifies them; lets lines go after five years, in whole batches."""

    def seal_lines(self) -> AccessSeal | None:
        """Seal the settled lines that no seal holds, at most a batch; None when there were none."""
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "logseal")
            recent = [_seal(row) for row in conn.execute(_last_seals(_RECENT))]
            lines = [*_late_lines(conn, recent, now), *_settled(conn, recent, now)]
            if not lines:
                return None
            made = seal_of(self._seal_key(), recent[0] if recent else None, lines, now)
            conn.execute(insert(access_seal), _row(made))
        return made

    def last_anchor(self) -> tuple[Anchor, int] | None:
        """Return what an anchor keeps of the last seal, and when it was sealed; None before the first."""
        with self._store.read() as conn:
            row = conn.execute(_last_seals(1)).first()
        if row is None:
            return None
        seal = _seal(row)
        return Anchor(seal.number, max(seal.ids), seal.mark), seal.sealed_at

    def log_faults(
        self, anchors: Sequence[Anchor], since: int | None = None, until: int | None = None
    ) -> Iterator[Fault]:
        """Compute everything anew and give what does not fit, seals first.

        Between ``since`` and ``until`` (both in the log's own moments) lines are read again; the seals are
        looked at from the first to the last.
        """
        with self._store.read() as conn:
            seals = [_seal(row) for row in conn.execute(select(access_seal).order_by(access_seal.c.number))]
            trims = [Trim(row.number, row.before, row.at, row.mark) for row in conn.execute(_trims())]
            yield from chain_faults(self._seal_key(), seals, trims, anchors)
            gone = max((each.number for each in trims), default=0)
            for seal in _between(seals, since, until):
                if seal.number > gone:
                    yield from batch_faults(seal, _lines(conn, seal.ids))
            yield from inserted(conn.scalars(select(access_log.c.id).order_by(access_log.c.id)), seals)

    def log_size(self) -> tuple[int, int, int]:
        """Return how many lines there are, how many seals, and how many lines wait for one."""
        with self._store.read() as conn:
            lines = conn.execute(select(func.count()).select_from(access_log)).scalar_one()
            seals = conn.execute(select(func.count()).select_from(access_seal)).scalar_one()
            last = conn.execute(_last_seals(1)).first()
            newest = 0 if last is None else max(read_ids(last.ids))
            open_ones = select(func.count()).select_from(access_log).where(access_log.c.id > newest)
            return lines, seals, conn.execute(open_ones).scalar_one()

    def trim_log(self, until: Moment, now: Moment, most: int = TRIMMED) -> int:
        """Let at most ``most`` batches go of which every line is older than ``until``; return how many lines.

        Never a line of less than five years. The seals stay, so that what remains is still tied to them, and
        a receipt says how many went. On PostgreSQL only the owner may do this.
        """
        before = min(until, Moment(now - FIVE_YEARS))
        with self._store.begin() as conn:
            hold(conn, "logseal")
            seals = [_seal(row) for row in conn.execute(select(access_seal).order_by(access_seal.c.number))]
            known = conn.execute(select(func.max(access_trim.c.number))).scalar() or 0
            last = min(_last_old(seals, before), known + most)
            if last <= known:
                return 0
            mark = trim_mark(self._seal_key(), last, before, now)
            conn.execute(insert(access_trim), {"number": last, "before": before, "at": now, "mark": mark})
            gone = [one for each in seals if known < each.number <= last for one in each.ids]
            count = sum(
                conn.execute(delete(access_log).where(access_log.c.id.in_(part))).rowcount
                for part in _parts(gone)
            )
            give_receipt(conn, retention_receipt, {"access_log": count}, Moment(before), now)
        return count

    def _seal_key(self) -> bytes:
        """Return the key of the seals: it is made of the room's own and used for nothing else."""
        return self._sealer.token_hmac("key|access_seal|v1")


def _last_old(seals: Sequence[AccessSeal], before: int) -> int:
    """Return the last seal up to which every line is older; 0 for none."""
    last = 0
    for seal in seals:
        if seal.newest >= before:
            break
        last = seal.number
    return last


def _settled(conn: Connection, recent: Sequence[AccessSeal], now: Moment) -> list[LineRow]:
    last = max((max(each.ids) for each in recent), default=0)
    rows = select(access_log).where(access_log.c.id > last).order_by(access_log.c.id).limit(BATCH)
    found: list[LineRow] = []
    for row in conn.execute(rows).mappings():
        if row["at"] > now - SETTLE:
            break
        found.append(dict(row))
    return found


def _late_lines(conn: Connection, recent: Sequence[AccessSeal], now: Moment) -> list[LineRow]:
    """Return lines that were seen after their number was passed; what is too late for that stays out."""
    if not recent:
        return []
    known = {one for each in recent for one in each.ids}
    first, last = min(known), max(known)
    gaps = select(access_log).where(access_log.c.id > first, access_log.c.id < last)
    young = gaps.where(access_log.c.at > now - SETTLE - LATE).order_by(access_log.c.id)
    return [dict(row) for row in conn.execute(young).mappings() if row["id"] not in known]


def _between(seals: Sequence[AccessSeal], since: int | None, until: int | None) -> Iterator[AccessSeal]:
    """Give the seals that may hold a line of this stretch; one begins about where the one before ended."""
    ended = 0
    for seal in seals:
        if (since is None or seal.newest >= since) and (until is None or ended <= until + LATE):
            yield seal
        ended = seal.newest


def _lines(conn: Connection, ids: Sequence[int]) -> list[LineRow]:
    found: list[LineRow] = []
    for part in _parts(ids):
        rows = conn.execute(select(access_log).where(access_log.c.id.in_(part))).mappings()
        found += [dict(row) for row in rows]
    return found


def _parts(ids: Sequence[int], size: int = 500) -> Iterator[Collection[int]]:
    for begin in range(0, len(ids), size):
        yield ids[begin : begin + size]


def _last_seals(count: int) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(access_seal).order_by(access_seal.c.number.desc()).limit(count)


def _trims() -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(access_trim).order_by(access_trim.c.number)


def _row(seal: AccessSeal) -> dict[str, object]:
    return {
        "number": seal.number,
        "ids": written_ids(seal.ids),
        "newest": seal.newest,
        "sealed_at": seal.sealed_at,
        "previous": seal.previous,
        "traces": seal.traces,
        "hash": seal.hash,
        "mark": seal.mark,
    }


def _seal(row: Row[Any]) -> AccessSeal:
    """Read a seal; ids that nobody can read are none, and then its mark does not fit."""
    try:
        ids = read_ids(row.ids)
    except ValueError:
        ids = (0,)
    return AccessSeal(
        row.number, ids, row.newest, row.sealed_at, row.previous, row.traces, row.hash, row.mark
    )
