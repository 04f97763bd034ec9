"""The roster: who is at which post and when the service is open, per side (practice H4, H5)."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import time

from sqlalchemy import Connection, Update, and_, case, insert, or_, select, update

from cases.desk import Service, Staff, StaffRole
from cases.errors import NotFound
from cases.hours import holds, uncovered
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from cases.roster import DayOff, DutyKind, DutyModel, HolidayRule, Post, Roster, ServiceHours, Shift
from cases.sides import Side
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold, require, tell_front
from vault.coordination_staff import active_staff
from vault.dialect import insert_new
from vault.roster_day_rows import days_between, read_stretches, written_stretches
from vault.roster_rows import rows_between, shifts_in, shifts_of
from vault.tables_coordination import service as service_table
from vault.tables_coordination import shift

PLANNERS = (StaffRole.COORDINATOR, StaffRole.LEAD, StaffRole.ADMIN)
SHARED_POSTS = (Post.COORDINATOR, Post.LEAD)
AHEAD = 16 * DAY
"""How far a roster looks ahead: gaps are told two weeks before, a day off is not always the first day."""
LEAD_FOR = DAY
"""For so long a lead must be planned before a second side is enrolled."""
_FITTING_ROLES = {
    Post.DUTY: (StaffRole.WORKER,),
    Post.BACKUP: (StaffRole.WORKER,),
    Post.COORDINATOR: (StaffRole.COORDINATOR, StaffRole.LEAD),
    Post.LEAD: (StaffRole.LEAD,),
}

MissedAtScreen = Callable[[Connection], Collection[StaffId]]
"""Tells who is on duty at a screen and was not seen there for too long."""


def everybody_seen(conn: Connection) -> Collection[StaffId]:
    """Return nobody: without marks of presence all who are on duty count as there."""
    del conn
    return ()


class RosterBook(CoordinationPart):
    """Posts and service hours. A lead's and a coordinator's post counts for both sides."""

    missed: MissedAtScreen = staticmethod(everybody_seen)

    def roster(self, side: Side) -> Roster:
        """Return the roster of one side: of the last day, of now and of the coming two weeks."""
        now = self._clock.now()
        with self._store.read() as conn:
            found = _roster(conn, side, (after(now, -DAY), after(now, AHEAD)))
            if all(each.kind is not DutyKind.AT_SCREEN for each in found.shifts):
                return found
            return replace(found, shifts=_seen(found.shifts, self.missed(conn)))

    def service(self, side: Side) -> Service:
        """Return the service hours of one side; before anybody set them there is no duty at all."""
        with self._store.read() as conn:
            return _service(conn, side)

    def set_service(self, staff: Staff, side: Side, service: Service) -> None:
        """Set the service hours of one side. Raises NotFound for who may not plan."""
        require(staff, PLANNERS)
        values = {
            "model": service.model.value,
            "zone": service.zone,
            "hours": _written(service.hours),
            "holidays": service.holidays.value,
            "holiday_hours": written_stretches(service.holiday_hours),
            "changed_by": staff.id,
            "changed_at": self._clock.now(),
        }
        with self._store.begin() as conn:
            if not insert_new(conn, service_table, {"side": side.value, **values}):
                conn.execute(update(service_table).where(service_table.c.side == side.value).values(values))
            write_entry(conn, entry_of(staff, "set_service", side.value, "role"), self._clock.now())
            tell_front(conn, "service", side.value, self._clock.now())

    def set_post(self, staff: Staff, side: Side, post: Post, who: StaffId | None) -> None:
        """Put one person at a post from now on, or nobody. A lead's post counts for both sides.

        Raises NotFound for who may not plan, and when ``who`` does not fit the post or the side.
        """
        require(staff, PLANNERS)
        now = self._clock.now()
        column = column_of(side, post)
        with self._store.begin() as conn:
            if who is not None:
                require_fit(active_staff(conn, who), side, post)
            hold(conn, "roster")
            conn.execute(_end_post(column, post, now))
            if who is not None:
                conn.execute(
                    insert(shift).values(
                        id=self._ids.new(), side=column, post=post.value, staff=who, starts=now
                    )
                )
            write_entry(conn, entry_of(staff, f"set_post_{post.value}", who or "", "role"), now)
            tell_front(conn, "post", post.value, now)

    def at_post(self, staff: Staff, posts: Sequence[Post]) -> bool:
        """Say whether this person stands at one of these posts of the own side now."""
        return staff.id in self.at_posts(staff.side, posts)

    def at_posts(self, side: Side | None, posts: Sequence[Post]) -> frozenset[StaffId]:
        """Return who stands at one of these posts of a side now; None is coordination."""
        column, now = side.value if side else BOTH_SIDES, self._clock.now()
        there = rows_between(now, after(now, 1)).where(shift.c.side == column)
        wanted = there.where(shift.c.post.in_([post.value for post in posts]))
        with self._store.read() as conn:
            return frozenset(each.staff for each in shifts_in(conn, wanted) if holds(each, now))


def lead_is_covered(conn: Connection, now: Moment) -> bool:
    """Say whether a lead is there now, and for a day in the hours that either side is open."""
    until = after(now, LEAD_FOR)
    rosters = [_roster(conn, side, (now, until)) for side in Side]
    leads = [each for each in rosters[0].shifts if each.post is Post.LEAD and holds(each, now)]
    return bool(leads) and not any(uncovered(each, Post.LEAD, now, until) for each in rosters)


def days_off(conn: Connection, side: Side, begin: Moment, end: Moment) -> tuple[DayOff, ...]:
    """Return the days between two moments that differ, with the hours this side keeps on them."""
    return days_between(conn, side, _service(conn, side), begin, end)


def zone_of(conn: Connection, side: Side) -> str:
    return _service(conn, side).zone


def column_of(side: Side, post: Post) -> str:
    """Return the side column of a post: a lead's and a coordinator's counts for both."""
    return BOTH_SIDES if post in SHARED_POSTS else side.value


def _roster(conn: Connection, side: Side, between: tuple[Moment, Moment]) -> Roster:
    chosen = _service(conn, side)
    shifts = shifts_of(conn, side, *between)
    return Roster(chosen.model, chosen.hours, shifts, chosen.zone, days_between(conn, side, chosen, *between))


def _seen(shifts: Sequence[Shift], missed: Collection[StaffId]) -> tuple[Shift, ...]:
    """Mark who is at a screen and was not seen there."""
    return tuple(
        replace(each, present=each.kind is not DutyKind.AT_SCREEN or each.staff not in missed)
        for each in shifts
    )


def _end_post(column: str, post: Post, now: Moment) -> Update:
    """End what stands at this post now, and what is to come without an end; planned shifts stay."""
    begun = and_(shift.c.starts <= now, shift.c.ends > now)
    here = and_(shift.c.side == column, shift.c.post == post.value, or_(begun, shift.c.ends.is_(None)))
    return update(shift).where(here).values(ends=case((shift.c.starts > now, shift.c.starts), else_=now))


def require_fit(who: Staff, side: Side, post: Post) -> None:
    """Raise NotFound for who may not stand at this post of this side."""
    require(who, _FITTING_ROLES[post])
    if who.side not in (None, side):
        raise NotFound


def _service(conn: Connection, side: Side) -> Service:
    row = conn.execute(select(service_table).where(service_table.c.side == side.value)).first()
    if row is None:
        return Service(DutyModel.NONE)
    own = read_stretches(row.holiday_hours)
    return Service(DutyModel(row.model), _read(row.hours), row.zone, HolidayRule(row.holidays), own)


def _written(hours: Sequence[ServiceHours]) -> str:
    return json.dumps([[each.weekday, each.opens.isoformat(), each.closes.isoformat()] for each in hours])


def _read(hours: str) -> tuple[ServiceHours, ...]:
    return tuple(
        ServiceHours(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, opens, closes in json.loads(hours)
    )
