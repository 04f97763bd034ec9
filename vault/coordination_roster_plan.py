"""Planning the roster: shifts ahead, somebody instead of somebody, and taking a shift off."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, insert, select, update

from cases.desk import Staff
from cases.moments import Moment, wall
from cases.roster import DayOff
from cases.shifts import NewShifts, PlannedShift
from cases.sides import Side
from cases.spans import Span
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold, require, tell_front
from vault.coordination_roster import PLANNERS, SHARED_POSTS, column_of, days_off, require_fit, zone_of
from vault.coordination_staff import active_staff
from vault.roster_rows import cut_out, not_over, planned_in, refuse_clash, rows_between, standing_row
from vault.tables_coordination import shift


class PlanBook(CoordinationPart):
    """Shifts by the week. Only who plans changes them."""

    def planned(self, side: Side, begin: Moment, end: Moment) -> Sequence[PlannedShift]:
        """Return the shifts of one side between two moments, in order, with who is away from which part."""
        here = shift.c.side.in_([side.value, BOTH_SIDES])
        with self._store.read() as conn:
            return planned_in(conn.execute(rows_between(begin, end).where(here)))

    def days_off(self, side: Side, begin: Moment, end: Moment) -> Sequence[DayOff]:
        """Return the days between two moments that differ, with the hours this side keeps on them."""
        with self._store.read() as conn:
            return days_off(conn, side, begin, end)

    def plan(self, staff: Staff, new: NewShifts) -> int:
        """Plan shifts; what lies in the past is left out, and of a pattern what a day is kept free of.

        Return how many were planned.

        Raises NotFound for who may not plan or does not fit the post, AlreadyPlanned when this person
        stands at a post at one of these times already: then nothing is planned.
        """
        require(staff, PLANNERS)
        now = self._clock.now()
        spans = [Span(max(now, span.begins), span.ends) for span in new.spans if span.ends > now]
        with self._store.begin() as conn:
            hold(conn, "roster")
            require_fit(active_staff(conn, new.staff), new.side, new.post)
            spans = _kept(conn, new, spans)
            refuse_clash(conn, new.staff, new.post, spans, now)
            if new.instead:
                self._make_room(conn, new, spans)
            series = self._ids.new() if len(spans) > 1 else ""
            for span in spans:
                self._insert(conn, new, span, series)
            write_entry(conn, entry_of(staff, f"plan_{new.post.value}", new.staff, "role"), now)
            tell_front(conn, "post", new.post.value, now)
        return len(spans)

    def take_off(self, staff: Staff, shift_id: str, *, following: bool = False) -> None:
        """End a shift now, or never let it begin; ``following``: the later ones of its pattern too.

        Raises NotFound for who may not plan, and for a shift that is over.
        """
        require(staff, PLANNERS)
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            row = standing_row(conn, shift_id, now)
            which = shift.c.id == row.id
            if following and row.series:
                which = and_(shift.c.series == row.series, shift.c.starts >= row.starts)
            for each in conn.execute(select(shift).where(which, not_over(now))).all():
                ended = update(shift).where(shift.c.id == each.id)
                conn.execute(ended.values(ends=max(each.starts, now)))
            write_entry(conn, entry_of(staff, f"take_off_{row.post}", row.staff, "role"), now)
            tell_front(conn, "post", row.post, now)

    def _insert(self, conn: Connection, new: NewShifts, span: Span, series: str) -> None:
        row = {
            "id": self._ids.new(),
            "side": column_of(new.side, new.post),
            "post": new.post.value,
            "staff": new.staff,
            "starts": span.begins,
            "ends": span.ends,
            "kind": new.kind.value,
            "series": series,
        }
        conn.execute(insert(shift).values(**row))

    def _make_room(self, conn: Connection, new: NewShifts, spans: Sequence[Span]) -> None:
        """Take these times out of the shifts of everybody else at the post; they come back after."""
        here = and_(shift.c.side == column_of(new.side, new.post), shift.c.post == new.post.value)
        there = select(shift).where(here, shift.c.staff != new.staff, not_over(self._clock.now()))
        for row in conn.execute(there).all():
            cut_out(conn, row, spans, self._ids)


def _kept(conn: Connection, new: NewShifts, spans: Sequence[Span]) -> list[Span]:
    """Return the times of a pattern without those that begin on a day that patterns leave out."""
    alone = len(new.spans) == 1
    if alone or new.post in SHARED_POSTS or not spans:
        return list(spans)
    last = max(span.ends for span in spans)
    days = {each.day for each in days_off(conn, new.side, spans[0].begins, last) if each.skipped}
    zone = ZoneInfo(zone_of(conn, new.side))
    return [span for span in spans if wall(span.begins, zone).date() not in days]
