"""Shifts as they stand in the store: who is away or left is not there, and skills stand beside each."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    Text,
    and_,
    cast,
    func,
    insert,
    or_,
    select,
    update,
)

from cases.errors import AlreadyPlanned, NotFound
from cases.hours import length
from cases.ids import StaffId
from cases.moments import Moment
from cases.planning import clash, parts
from cases.roster import DutyKind, Post, Shift
from cases.shifts import PlannedShift
from cases.sides import Side
from cases.spans import FOREVER, Span
from vault.clockwork import Ids
from vault.coordination_part import BOTH_SIDES
from vault.tables_coordination import absence, shift, staff, staff_skill

_BETWEEN, _UNTIL = ",", ":"
_SKILLS = (
    select(func.aggregate_strings(staff_skill.c.skill, _BETWEEN))
    .where(staff_skill.c.staff == shift.c.staff)
    .correlate(shift)
    .scalar_subquery()
)
_ABSENT = cast(absence.c.starts, Text) + _UNTIL + cast(func.coalesce(absence.c.ends, FOREVER), Text)
_AWAY = (
    select(func.aggregate_strings(_ABSENT, _BETWEEN))
    .where(absence.c.person == staff.c.person)
    .correlate(staff)
    .scalar_subquery()
)


def shifts_of(conn: Connection, side: Side, begin: Moment, end: Moment) -> tuple[Shift, ...]:
    """Return who stands at the posts of one side between two moments, absences taken out."""
    here = shift.c.side.in_([side.value, BOTH_SIDES])
    return shifts_in(conn, rows_between(begin, end).where(here))


def shifts_in(conn: Connection, wanted: Select[Any]) -> tuple[Shift, ...]:
    return tuple(part for row in conn.execute(wanted) for part in parts(shift_of(row), away_of(row)))


def rows_between(begin: Moment, end: Moment) -> Select[Any]:
    """Select the shifts that touch these moments, of people who work here, in order.

    Skills and absences come along as one text each: every page asks for a roster, in one statement.
    """
    return (
        select(shift, staff.c.person, staff.c.alias, _SKILLS.label("skills"), _AWAY.label("away"))
        .join(staff, staff.c.id == shift.c.staff)
        .where(staff.c.active == 1, shift.c.starts < end, not_over(begin))
        .order_by(shift.c.starts, shift.c.id)
    )


def not_over(at: Moment, of: FromClause = shift) -> ColumnElement[bool]:
    """Return what makes a shift one that is not over; one that was taken off ends as it begins."""
    return and_(
        or_(of.c.ends.is_(None), of.c.ends > at),
        or_(of.c.ends.is_(None), of.c.ends > of.c.starts),
    )


def shift_of(row: Row[Any]) -> Shift:
    """Return one row as a shift; a row without skills beside it has none."""
    skills: str | None = getattr(row, "skills", None)
    return Shift(
        StaffId(row.staff),
        Post(row.post),
        Moment(row.starts),
        moment_or_none(row.ends),
        DutyKind(row.kind),
        verified=row.verified_at is not None,
        skills=tuple(sorted(skills.split(_BETWEEN))) if skills else (),
        id=row.id,
    )


def away_of(row: Row[Any]) -> tuple[Span, ...]:
    """Return when the person of a shift is away, of a row of ``rows_between``."""
    spans = (each.split(_UNTIL) for each in row.away.split(_BETWEEN)) if row.away else ()
    return tuple(Span(Moment(int(begins)), Moment(int(ends))) for begins, ends in spans)


def away_now(conn: Connection, people: Collection[StaffId], now: Moment) -> set[StaffId]:
    """Return which of these people said, or were said, to be away at ``now``."""
    lasts = or_(absence.c.ends.is_(None), absence.c.ends > now)
    there = select(staff.c.id).join(absence, absence.c.person == staff.c.person)
    wanted = there.where(staff.c.id.in_(people), absence.c.starts <= now, lasts)
    return {StaffId(each) for each in conn.scalars(wanted)}


def taken_out(one: Shift, away: Sequence[Span]) -> tuple[Shift, ...]:
    """Return the parts of a shift that its person is away."""
    return parts(one, map(length, parts(one, away)))


def planned_in(rows: Iterable[Row[Any]]) -> tuple[PlannedShift, ...]:
    """Return rows as people read them: what is left of each, and the parts its person is away from."""
    found = []
    for row in rows:
        whole, away = shift_of(row), away_of(row)
        found += [_shown(row, part, away=False) for part in parts(whole, away)]
        found += [_shown(row, part, away=True) for part in taken_out(whole, away)]
    return tuple(sorted(found, key=lambda each: (each.starts, each.post, each.alias)))


def _shown(row: Row[Any], part: Shift, *, away: bool) -> PlannedShift:
    return PlannedShift(
        part.id,
        part.staff,
        row.alias,
        Side(row.side) if row.side else None,
        part.post,
        part.kind,
        part.starts,
        part.ends,
        part.verified,
        tested=moment_or_none(row.tested_at),
        repeats=bool(row.series),
        away=away,
    )


def standing_row(conn: Connection, shift_id: str, now: Moment) -> Row[Any]:
    """Return a shift that is not over. Raises NotFound."""
    row = conn.execute(select(shift).where(shift.c.id == shift_id, not_over(now))).first()
    if row is None:
        raise NotFound
    return row


def cut_out(conn: Connection, row: Row[Any], spans: Sequence[Span], ids: Ids) -> None:
    """Take times out of a stored shift: its first part keeps the row, a later part gets its own."""
    whole = shift_of(row)
    left = parts(whole, spans)
    if left == (whole,):
        return
    first = left[0] if left else replace(whole, ends=whole.starts)
    kept = update(shift).where(shift.c.id == row.id)
    conn.execute(kept.values(starts=first.starts, ends=first.ends))
    columns = {column.name: getattr(row, column.name) for column in shift.c}
    for later in left[1:]:
        new = {**columns, "id": ids.new(), "starts": later.starts, "ends": later.ends}
        conn.execute(insert(shift).values(**new))


def rest_of(row: Row[Any], now: Moment) -> Span:
    """Return what is still to come of a stored shift."""
    return Span(max(now, Moment(row.starts)), length(shift_of(row)).ends)


def hand_to(conn: Connection, row: Row[Any], to: StaffId, ids: Ids, now: Moment) -> None:
    """Give a stored shift, or the rest of it, to somebody, whose channels are tested anew."""
    rest = rest_of(row, now)
    cut_out(conn, row, [rest], ids)
    columns = {column.name: getattr(row, column.name) for column in shift.c}
    taken = {"id": ids.new(), "staff": to, "starts": rest.begins, "series": ""}
    untested = {"tested_at": None, "verified_at": None}
    conn.execute(insert(shift).values(**{**columns, **taken, **untested}))


def refuse_clash(
    conn: Connection,
    who: StaffId,
    post: Post,
    spans: Sequence[Span],
    now: Moment,
    leaves: Collection[str] = (),
) -> None:
    """Raise AlreadyPlanned when this person stands at a post at one of these times.

    ``leaves`` are shifts that the same person hands over in the same transaction.
    """
    own = rows_between(now, FOREVER).where(shift.c.staff == who)
    planned = [shift_of(row) for row in conn.execute(own) if row.id not in leaves]
    if any(clash(planned, span, post) is not None for span in spans):
        raise AlreadyPlanned


def moment_or_none(value: int | None) -> Moment | None:
    return None if value is None else Moment(value)
