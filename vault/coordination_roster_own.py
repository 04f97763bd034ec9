"""Somebody's own shifts: read, proven by a test page, and followed in a calendar by a private link."""

import secrets
from collections.abc import Sequence

from sqlalchemy import delete, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from cases.shifts import PlannedShift, TrialPage
from cases.trial_pages import trial_due, trial_moment
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, tell_front
from vault.coordination_staff import staff_of
from vault.dialect import put
from vault.roster_rows import not_over, planned_in, rows_between, shifts_in
from vault.tables_coordination import calendar_link, service, shift
from vault.tables_coordination import staff as staff_table

TOKEN_BYTES = 32
_ZONE = "Europe/Amsterdam"


class OwnShifts(CoordinationPart):
    """What a member of staff does about the own shifts."""

    def own_shifts(self, staff: Staff, begin: Moment, end: Moment) -> Sequence[PlannedShift]:
        """Return the own shifts between two moments, in order."""
        own = rows_between(begin, end).where(shift.c.staff == staff.id)
        with self._store.read() as conn:
            return planned_in(conn.execute(own))

    def trials_due(self) -> Sequence[TrialPage]:
        """Return the test pages that may go out now: each shift one, by day, until it was sent."""
        now, zone = self._clock.now(), self._zone()
        waiting = rows_between(now, after(now, DAY)).where(
            shift.c.tested_at.is_(None), shift.c.verified_at.is_(None)
        )
        with self._store.read() as conn:
            shifts = {each.id: each for each in shifts_in(conn, waiting) if trial_due(each, zone, now)}
        return tuple(TrialPage(each.id, each.staff, each.post, each.starts) for each in shifts.values())

    def trial_sent(self, shift_id: str) -> None:
        """Keep that the test page of a shift went out: it goes out once."""
        first = update(shift).where(shift.c.id == shift_id, shift.c.tested_at.is_(None))
        with self._store.begin() as conn:
            conn.execute(first.values(tested_at=self._clock.now()))
            tell_front(conn, "post", "trial", self._clock.now())

    def verify_shift(self, who: StaffId, shift_id: str) -> None:
        """Keep that this person answered the test page of an own shift.

        Raises NotFound for somebody else's shift, one that is over, and before its test was due.
        """
        now, zone = self._clock.now(), self._zone()
        with self._store.begin() as conn:
            row = conn.execute(select(shift).where(shift.c.id == shift_id, not_over(now))).first()
            if row is None or row.staff != who or trial_moment(Moment(row.starts), zone) > now:
                raise NotFound
            if row.verified_at is None:
                conn.execute(update(shift).where(shift.c.id == shift_id).values(verified_at=now))
                tell_front(conn, "post", row.post, now)

    def calendar_made(self, staff: Staff) -> Moment | None:
        """Return when this person's calendar link was made; None when there is none."""
        made = select(calendar_link.c.made_at).where(calendar_link.c.staff == staff.id)
        with self._store.read() as conn:
            at = conn.execute(made).scalar()
        return None if at is None else Moment(at)

    def make_calendar(self, staff: Staff) -> str:
        """Return a fresh token for a private calendar link; the one before stops working."""
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock.now()
        row = {"staff": staff.id, "token_hmac": self._calendar_hmac(token), "made_at": now}
        with self._store.begin() as conn:
            put(conn, calendar_link, row)
            write_entry(conn, entry_of(staff, "make_calendar", staff.id, "own"), now)
        return token

    def end_calendar(self, staff: Staff) -> None:
        with self._store.begin() as conn:
            conn.execute(delete(calendar_link).where(calendar_link.c.staff == staff.id))
            write_entry(conn, entry_of(staff, "end_calendar", staff.id, "own"), self._clock.now())

    def calendar_of(self, token: str) -> Staff:
        """Return whose calendar this is. Raises NotFound, also for who left."""
        here = calendar_link.c.token_hmac == self._calendar_hmac(token)
        found = select(staff_table).join(calendar_link, calendar_link.c.staff == staff_table.c.id)
        with self._store.read() as conn:
            row = conn.execute(found.where(here, staff_table.c.active == 1)).first()
        if row is None:
            raise NotFound
        return staff_of(row)

    def _calendar_hmac(self, token: str) -> bytes:
        return self._sealer.token_hmac(f"calendar|{token}")

    def _zone(self) -> str:
        """Return the zone of the organisation, which is one for both sides."""
        with self._store.read() as conn:
            return conn.execute(select(service.c.zone).order_by(service.c.side)).scalar() or _ZONE
