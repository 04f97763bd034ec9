"""Reading the access log: the privacy officer asks, a job looks for what stands out. Asking is logged too."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from cases.desk import Staff, StaffRole
from cases.errors import TooManyLines
from cases.glass import LogLine, LogQuestion, is_working_day
from cases.moments import DAY, Moment, after, at_wall, wall
from vault.access_alerts import Looked
from vault.access_reviews import HERE, days_off_from
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require
from vault.tables_coordination import access_log, shift
from vault.tables_coordination import staff as staff_table

MOST_SHOWN = 200
MOST_TAKEN = 10_000
"""Lines in one file: a year of one person, and no copy of the whole log."""
_MOST_LOOKED_AT = 20_000
_DAY_BEGINS, _DAY_ENDS = time(7), time(20)


class LogReading(CoordinationPart):
    """The lines, for who may see them; and as the rules see them."""

    def search_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        """Return the lines that were asked for, the newest first. The question is logged before.

        Raises NotFound for who is no privacy officer.
        """
        return self._search(staff, asked, "search_access_log", MOST_SHOWN)

    def take_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        """Return the same lines for a file that leaves the house: all of them, logged as an export.

        Raises NotFound, TooManyLines.
        """
        found = self._search(staff, asked, "export_access_log", MOST_TAKEN + 1)
        if len(found) > MOST_TAKEN:
            raise TooManyLines
        return found

    def _search(self, staff: Staff, asked: LogQuestion, action: str, most: int) -> Sequence[LogLine]:
        require(staff, (StaffRole.PRIVACY,))
        with self._store.read() as conn:
            known = {row.id: row.alias for row in conn.execute(select(staff_table.c.id, staff_table.c.alias))}
        subject = asked.staff if asked.staff in known else ""
        self._log_question(staff, action, subject, asked.party)
        if asked.empty:
            return ()
        rows = _asked(asked).order_by(access_log.c.at.desc(), access_log.c.id.desc()).limit(most)
        with self._store.read() as conn:
            return tuple(_line(row, known) for row in conn.execute(rows))

    def lines_to_judge(self) -> Sequence[Looked]:
        """Return the lines of the last day as the rules see them; codes and ids."""
        now = self._clock.now()
        since = after(now, -DAY)
        recent = select(access_log).where(access_log.c.at > since).order_by(access_log.c.at)
        with self._store.read() as conn:
            shifts = _shifts(conn, since)
            rows = conn.execute(recent.limit(_MOST_LOOKED_AT)).all()
        off = days_off_from(since)
        return tuple(_looked(row, _at_work(row, shifts, off)) for row in rows)

    def _log_question(self, staff: Staff, action: str, subject: str, party: str) -> None:
        known = select(access_log.c.party).where(access_log.c.party == party).limit(1)
        with self._store.read() as conn:
            about = party if party and conn.execute(known).first() is not None else ""
        line = entry_of(staff, action, subject or about, "role", party=about)
        with self._store.begin() as conn:
            write_entry(conn, line, self._clock.now())


def _asked(asked: LogQuestion) -> Select[Any]:
    rows = select(access_log)
    if asked.party:
        rows = rows.where(access_log.c.party == asked.party)
    if asked.staff:
        rows = rows.where(access_log.c.staff == asked.staff)
    if asked.first is not None:
        rows = rows.where(access_log.c.at >= at_wall(asked.first, time(), HERE))
    if asked.last is not None:
        rows = rows.where(access_log.c.at < at_wall(asked.last + timedelta(days=1), time(), HERE))
    return rows.where(access_log.c.emergency == 1) if asked.emergency else rows


def _shifts(conn: Connection, since: Moment) -> Mapping[str, list[tuple[int, int | None]]]:
    stood = select(shift.c.staff, shift.c.starts, shift.c.ends)
    found: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for row in conn.execute(stood.where((shift.c.ends.is_(None)) | (shift.c.ends > since))):
        found[row.staff].append((row.starts, row.ends))
    return found


def _at_work(
    row: Row[Any], shifts: Mapping[str, list[tuple[int, int | None]]], off: Collection[date]
) -> bool:
    """Say whether somebody may be expected to read then: on an own shift, or by day on a working day."""
    here = wall(Moment(row.at), HERE)
    by_day = is_working_day(here.date(), off) and _DAY_BEGINS <= here.time() < _DAY_ENDS
    stood = shifts.get(row.staff, ())
    return by_day or any(begin <= row.at and (end is None or row.at < end) for begin, end in stood)


def _line(row: Row[Any], aliases: Mapping[str, str]) -> LogLine:
    return LogLine(
        id=row.id,
        at=Moment(row.at),
        alias=aliases.get(row.staff, row.source),
        role=row.role,
        function=row.function,
        side=row.side,
        action=row.action,
        kind=row.kind,
        party=row.party,
        basis=row.basis,
        outcome=row.outcome,
        emergency=bool(row.emergency),
        session=row.session,
    )


def _looked(row: Row[Any], on_shift: bool) -> Looked:
    return Looked(
        at=Moment(row.at),
        person=row.person,
        staff=row.staff,
        side=row.side,
        action=row.action,
        kind=row.kind,
        party=row.party,
        basis=row.basis,
        refused=row.outcome != "ok",
        emergency=bool(row.emergency),
        session=row.session,
        on_shift=on_shift,
    )
