"""What a second person looks at afterwards: broken glass, clients opened without assignment, odd reading."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select, update

from cases.desk import Staff, StaffRole
from cases.errors import NotFound, NotYourOwn
from cases.glass import FollowUp, Judged, ReviewKind, ReviewRow, in_office_hours, next_reminder, review_due
from cases.ids import StaffId
from cases.moments import Moment, wall
from vault.access_alerts import Noticed
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require, tell_front
from vault.days_off import holidays_between
from vault.dialect import insert_new
from vault.tables_coordination import access_review
from vault.tables_coordination import staff as staff_table

REVIEWERS = (StaffRole.PRIVACY, StaffRole.LEAD)
HERE = ZoneInfo("Europe/Amsterdam")
_DONE_SHOWN = 50
_LEAD_SEES = (ReviewKind.BREAK_GLASS.value, ReviewKind.UNASSIGNED.value)
_LOOK_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that somebody is told of: ids and codes."""

    id: str
    kind: ReviewKind
    person: str


class ReviewBook(CoordinationPart):
    """Leads see broken glass and openings without assignment; the privacy officer all of it."""

    def reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        """Return what waits, the first due first, then the last 50 done. Logged. Raises NotFound."""
        return self._reviews(staff, "read_reviews_of_access_log", _DONE_SHOWN)

    def take_reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        """Return the same for a file, with all that was done. Logged as an export. Raises NotFound."""
        return self._reviews(staff, "export_reviews_of_access", None)

    def _reviews(self, staff: Staff, action: str, most_done: int | None) -> Sequence[ReviewRow]:
        require(staff, REVIEWERS)
        shown = _shown(staff)
        with self._store.begin() as conn:
            write_entry(conn, entry_of(staff, action, "", "role"), self._clock.now())
        with self._store.read() as conn:
            aliases = _aliases(conn)
            waiting = shown.where(access_review.c.closed_at.is_(None)).order_by(access_review.c.due_at)
            done = shown.where(access_review.c.closed_at.is_not(None))
            latest = done.order_by(access_review.c.closed_at.desc()).limit(most_done)
            rows = [*conn.execute(waiting), *conn.execute(latest)]
        return tuple(_review(row, staff, aliases) for row in rows)

    def reviews_waiting(self, staff: Staff) -> tuple[int, int]:
        """Return how many reviews wait for this person, and how many of them are late; no line is read."""
        if staff.role not in REVIEWERS:
            return 0, 0
        waiting = _shown(staff).where(
            access_review.c.closed_at.is_(None), access_review.c.person != staff.person
        )
        with self._store.read() as conn:
            dues = [row.due_at for row in conn.execute(waiting)]
        return len(dues), sum(due <= self._clock.now() for due in dues)

    def close_review(self, staff: Staff, review: str, outcome: Judged, follow_up: FollowUp) -> None:
        """Close one, with codes alone; closed already stays as it is. Raises NotFound, NotYourOwn."""
        require(staff, REVIEWERS)
        now = self._clock.now()
        with self._store.begin() as conn:
            row = conn.execute(_shown(staff).where(access_review.c.id == review)).first()
            if row is None:
                raise NotFound
            own = row.person == staff.person
            line = entry_of(staff, "close_review_of_access", review, row.kind, "refused" if own else "ok")
            write_entry(conn, line, now)
            if not own:
                _close(conn, review, staff, outcome, follow_up, now)
                tell_front(conn, "review", review, now)
        if own:
            raise NotYourOwn

    def notice(self, found: Sequence[Noticed]) -> int:
        """Keep what stands out for the privacy officer, each once a day; return how many are new."""
        now = self._clock.now()
        new = 0
        with self._store.begin() as conn:
            for one in found:
                day = wall(one.at, HERE).date().isoformat()
                row = new_review(
                    ReviewKind.ALERT,
                    f"{one.rule}|{one.person}|{one.party}|{day}",
                    one.rule,
                    now,
                    id=self._ids.new(),
                    person=one.person,
                    staff=one.staff,
                    side=one.side,
                    party=one.party,
                    times=one.count,
                )
                new += insert_new(conn, access_review, row)
        return new

    def persons(self) -> dict[StaffId, str]:
        """Return whose each staff row is: one human may have several."""
        with self._store.read() as conn:
            rows = conn.execute(select(staff_table.c.id, staff_table.c.person))
            return {StaffId(row.id): row.person for row in rows}

    def reviews_to_tell(self) -> Sequence[Waiting]:
        """Return the reviews that nobody was told of yet."""
        untold = select(access_review).where(
            access_review.c.told_at.is_(None), access_review.c.closed_at.is_(None)
        )
        with self._store.read() as conn:
            return tuple(_waiting(row) for row in conn.execute(untold.order_by(access_review.c.began_at)))

    def review_told(self, review: str) -> bool:
        """Mark it as told; False when another process was first."""
        told = update(access_review).where(access_review.c.id == review, access_review.c.told_at.is_(None))
        with self._store.begin() as conn:
            return conn.execute(told.values(told_at=self._clock.now())).rowcount > 0

    def reviews_late(self) -> Sequence[Waiting]:
        """Return reviews past their term of which nobody was told today; by day, on a working day only."""
        now = self._clock.now()
        if not in_office_hours(now, HERE, days_off_from(now)):
            return ()
        late = select(access_review).where(
            access_review.c.closed_at.is_(None),
            access_review.c.due_at <= now,
            (access_review.c.overdue_told_at.is_(None)) | (access_review.c.overdue_told_at <= now),
        )
        with self._store.read() as conn:
            return tuple(_waiting(row) for row in conn.execute(late.order_by(access_review.c.due_at)))

    def late_told(self, review: str) -> None:
        """Let nobody be told again before tomorrow."""
        told = update(access_review).where(access_review.c.id == review)
        with self._store.begin() as conn:
            conn.execute(told.values(overdue_told_at=next_reminder(self._clock.now())))


def new_review(kind: ReviewKind, subject: str, code: str, now: Moment, **values: object) -> dict[str, object]:
    """Return the row of something that is to be looked at within two working days.

    ``values``: id, person, staff, side, party, and times where it is not one.
    """
    due = review_due(now, HERE, days_off_from(now))
    row = {"kind": kind.value, "subject": subject, "code": code, "began_at": now, "due_at": due, "times": 1}
    return {**row, **values}


def days_off_from(now: Moment) -> Collection[date]:
    """Return the public days off of the coming month."""
    day = wall(now, HERE).date()
    return frozenset(each for each, _ in holidays_between(day, day + _LOOK_AHEAD))


def unassigned_review(conn: Connection, staff: Staff, party: str, code: str, review: str, at: Moment) -> None:
    """Keep that somebody opened a client without assignment: one review for a person, client and day."""
    day = wall(at, HERE).date().isoformat()
    row = new_review(
        ReviewKind.UNASSIGNED,
        f"{staff.person}|{party}|{day}",
        code,
        at,
        id=review,
        person=staff.person,
        staff=staff.id,
        side=staff.side.value if staff.side else "",
        party=party,
    )
    if not insert_new(conn, access_review, row):
        again = update(access_review).where(
            access_review.c.kind == row["kind"], access_review.c.subject == row["subject"]
        )
        conn.execute(again.values(times=access_review.c.times + 1))


def _close(
    conn: Connection, review: str, staff: Staff, outcome: Judged, follow_up: FollowUp, now: Moment
) -> None:
    free = update(access_review).where(access_review.c.id == review, access_review.c.closed_at.is_(None))
    said = {"outcome": outcome.value, "follow_up": follow_up.value}
    conn.execute(free.values(closed_by=staff.id, closed_at=now, **said))


def _shown(staff: Staff) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    shown = select(access_review)
    return shown if staff.role is StaffRole.PRIVACY else shown.where(access_review.c.kind.in_(_LEAD_SEES))


def _aliases(conn: Connection) -> Mapping[str, str]:
    return {row.id: row.alias for row in conn.execute(select(staff_table.c.id, staff_table.c.alias))}


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(row.id, ReviewKind(row.kind), row.person)


def _review(row: Row[Any], staff: Staff, aliases: Mapping[str, str]) -> ReviewRow:
    return ReviewRow(
        id=row.id,
        kind=ReviewKind(row.kind),
        code=row.code,
        alias=aliases.get(row.staff, ""),
        side=row.side,
        party=row.party,
        count=row.times,
        began_at=Moment(row.began_at),
        due_at=Moment(row.due_at),
        own=row.person == staff.person,
        closed_at=None if row.closed_at is None else Moment(row.closed_at),
        closed_alias=aliases.get(row.closed_by, ""),
        outcome=row.outcome,
        follow_up=row.follow_up,
    )
