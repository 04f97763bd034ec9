"""The roster: who is at which post and when the service is open, per side (practice H4, H5)."""

import json
from collections.abc import Sequence
from datetime import time

from sqlalchemy import Connection, Select, Update, and_, case, insert, or_, select, update

from cases.desk import Service, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, Moment
from cases.roster import DutyModel, Post, Roster, ServiceHours, Shift
from cases.sides import Side
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import BOTH_SIDES, CoordinationPart, hold, require, tell_front
from vault.coordination_staff import active_staff
from vault.dialect import insert_new
from vault.tables_coordination import service as service_table
from vault.tables_coordination import shift

_PLANNERS = (StaffRole.COORDINATOR, StaffRole.LEAD, StaffRole.ADMIN)
_SHARED_POSTS = (Post.COORDINATOR, Post.LEAD)
_FITTING_ROLES = {
    Post.DUTY: (StaffRole.WORKER,),
    Post.BACKUP: (StaffRole.WORKER,),
    Post.COORDINATOR: (StaffRole.COORDINATOR, StaffRole.LEAD),
    Post.LEAD: (StaffRole.LEAD,),
}


class RosterBook(CoordinationPart):
    """Posts and service hours. A lead's and a coordinator's post counts for both sides."""

    def roster(self, side: Side) -> Roster:
        """Return the roster of one side: shifts of the last day, of now and to come."""
        since = self._clock.now() - DAY
        open_now = or_(shift.c.ends.is_(None), shift.c.ends > since)
        here = shift.c.side.in_([side.value, BOTH_SIDES])
        with self._store.read() as conn:
            rows = conn.execute(select(shift).where(here, open_now).order_by(shift.c.starts, shift.c.id))
            shifts = tuple(
                Shift(
                    StaffId(row.staff),
                    Post(row.post),
                    Moment(row.starts),
                    None if row.ends is None else Moment(row.ends),
                )
                for row in rows
            )
            now = _service(conn, side)
        return Roster(now.model, now.hours, shifts, now.zone)

    def service(self, side: Side) -> Service:
        """Return the service hours of one side; before anybody set them there is no duty at all."""
        with self._store.read() as conn:
            return _service(conn, side)

    def set_service(self, staff: Staff, side: Side, service: Service) -> None:
        """Set the service hours of one side. Raises NotFound for who may not plan."""
        require(staff, _PLANNERS)
        values = {
            "model": service.model.value,
            "zone": service.zone,
            "hours": _written(service.hours),
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
        require(staff, _PLANNERS)
        now = self._clock.now()
        column = BOTH_SIDES if post in _SHARED_POSTS else side.value
        with self._store.begin() as conn:
            if who is not None:
                _require_fit(active_staff(conn, who), side, post)
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
        column = side.value if side else BOTH_SIDES
        there = _standing(self._clock.now()).with_only_columns(shift.c.staff)
        wanted = there.where(shift.c.side == column, shift.c.post.in_([post.value for post in posts]))
        with self._store.read() as conn:
            return frozenset(StaffId(each) for each in conn.scalars(wanted))


def lead_on_roster(conn: Connection, now: Moment) -> bool:
    return conn.execute(_standing(now).where(shift.c.post == Post.LEAD.value)).first() is not None


def _standing(now: Moment) -> Select[tuple[str]]:
    """Select the shifts that cover this moment."""
    not_over = or_(shift.c.ends.is_(None), shift.c.ends > now)
    return select(shift.c.id).where(shift.c.starts <= now, not_over)


def _end_post(column: str, post: Post, now: Moment) -> Update:
    """End what stands at this post; a shift that was still to come ends as it begins."""
    not_over = or_(shift.c.ends.is_(None), shift.c.ends > now)
    here = and_(shift.c.side == column, shift.c.post == post.value, not_over)
    return update(shift).where(here).values(ends=case((shift.c.starts > now, shift.c.starts), else_=now))


def _require_fit(who: Staff, side: Side, post: Post) -> None:
    require(who, _FITTING_ROLES[post])
    if who.side not in (None, side):
        raise NotFound


def _service(conn: Connection, side: Side) -> Service:
    row = conn.execute(select(service_table).where(service_table.c.side == side.value)).first()
    if row is None:
        return Service(DutyModel.NONE)
    return Service(DutyModel(row.model), _read(row.hours), row.zone)


def _written(hours: Sequence[ServiceHours]) -> str:
    return json.dumps([[each.weekday, each.opens.isoformat(), each.closes.isoformat()] for each in hours])


def _read(hours: str) -> tuple[ServiceHours, ...]:
    return tuple(
        ServiceHours(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, opens, closes in json.loads(hours)
    )
