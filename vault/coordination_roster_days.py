"""Days on which the roster differs: other hours, shifts that are off or have another person, no patterns."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, delete, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.hours import stretch
from cases.moments import Moment, wall
from cases.planning import LONGEST_PATTERN
from cases.roster import Post
from cases.roster_days import DayChange, DayRule, ShiftMove
from cases.sides import Side
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold, require, tell_front
from vault.coordination_roster import PLANNERS, SHARED_POSTS, require_fit, zone_of
from vault.coordination_staff import active_staff
from vault.dialect import put
from vault.roster_day_rows import dates_of, rules_of, written_about, written_stretches
from vault.roster_rows import hand_to, not_over, refuse_clash, rest_of, standing_row
from vault.tables_coordination import roster_day, shift

_MIDNIGHT = time()
_OWN_POSTS = tuple(post.value for post in Post if post not in SHARED_POSTS)


class DayBook(CoordinationPart):
    """What holds on one date, or on one holiday every year. Only who plans says so."""

    def day_rules(self, side: Side) -> Sequence[DayRule]:
        """Return all that was said of dates and holidays of one side."""
        with self._store.read() as conn:
            return rules_of(conn, side)

    def change_day(self, staff: Staff, change: DayChange) -> None:
        """Change hours and people of a day, all of it or none.

        Raises NotFound for who may not plan, for a shift that is over or of the other side, and for
        somebody who does not fit the post; AlreadyPlanned for who has a shift then.
        """
        require(staff, PLANNERS)
        now, about = self._clock.now(), written_about(change.about)
        with self._store.begin() as conn:
            hold(conn, "roster")
            _keep(conn, staff, change, now)
            for move in change.moves:
                self._move(conn, change, move, now)
            if change.rule is not None and change.rule.skipped:
                _skip(conn, change, now)
            write_entry(conn, entry_of(staff, "change_day", f"{change.side.value} {about}", "role"), now)
            tell_front(conn, "service", change.side.value, now)

    def _move(self, conn: Connection, change: DayChange, move: ShiftMove, now: Moment) -> None:
        row = standing_row(conn, move.shift, now)
        if row.side not in (change.side.value, BOTH_SIDES):
            raise NotFound
        if move.to is None:
            _end(conn, row, now)
        elif move.to != row.staff:
            post, leaves = Post(row.post), [each.shift for each in change.moves]
            require_fit(active_staff(conn, move.to), change.side, post)
            refuse_clash(conn, move.to, post, [rest_of(row, now)], now, leaves)
            hand_to(conn, row, move.to, self._ids, now)


def _keep(conn: Connection, staff: Staff, change: DayChange, now: Moment) -> None:
    """Keep what holds on this day; without a rule the ordinary one holds again."""
    key = {"side": change.side.value, "about": written_about(change.about)}
    if change.rule is None:
        there = (roster_day.c.side == key["side"]) & (roster_day.c.about == key["about"])
        conn.execute(delete(roster_day).where(there))
        return
    values = {
        "rule": change.rule.rule.value,
        "hours": written_stretches(change.rule.hours),
        "skipped": int(change.rule.skipped),
        "changed_by": staff.id,
        "changed_at": now,
    }
    put(conn, roster_day, {**key, **values})


def _skip(conn: Connection, change: DayChange, now: Moment) -> None:
    """Take off the shifts of patterns that begin on this day, of every year that is planned."""
    zone = zone_of(conn, change.side)
    today = wall(now, ZoneInfo(zone)).date()
    for day in dates_of(change.about, today, today + LONGEST_PATTERN):
        for row in conn.execute(_series_on(change.side, day, zone, now)).all():
            _end(conn, row, now)


def _series_on(side: Side, day: date, zone: str, now: Moment) -> Select[Any]:
    whole = stretch(day, _MIDNIGHT, _MIDNIGHT, zone)
    return select(shift).where(
        shift.c.side == side.value,
        shift.c.post.in_(_OWN_POSTS),
        shift.c.series != "",
        shift.c.starts >= whole.begins,
        shift.c.starts < whole.ends,
        not_over(now),
    )


def _end(conn: Connection, row: Row[Any], now: Moment) -> None:
    conn.execute(update(shift).where(shift.c.id == row.id).values(ends=max(row.starts, now)))
