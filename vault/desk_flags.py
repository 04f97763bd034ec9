"""Flags and tasks of one side: codes, moments and the pseudonym, no words."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from cases.desk import FlagRow, Staff, TaskRow
from cases.errors import FlagTaken, NotFound
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import SECOND, Moment
from cases.sides import Role
from vault.desk_part import DeskPart, Outlook, is_id, shown
from vault.dialect import locked
from vault.effect_rows import tell
from vault.tables_side import client as client_table
from vault.tables_side import escalation, flag, page, task, walk_in, walk_in_line

WAITING, MINE, ALL = "wacht", "mijn", "alle"
DANGER_CARD = "danger_card"
DOOR = "walk_in"
"""The source of flags of the open door: they are taken and closed with their talk."""


class FlagLanes(DeskPart):
    """The Postvak of one worker."""

    def flags(self, staff: Staff, lane: str) -> Sequence[FlagRow]:
        """Return open flags, most urgent first, then what is read first, then longest waiting.

        ``lane``: wacht (nobody claimed it), mijn, alle; raises NotFound for another. A page to a person
        who is barred from the client shows a danger card all the same: the class, and who was called too
        (practice H5).
        """
        lanes = {
            WAITING: flag.c.acknowledged_by.is_(None),
            MINE: flag.c.acknowledged_by == staff.id,
            ALL: flag.c.closed_at.is_(None),
        }
        if lane not in lanes:
            raise NotFound
        return self._flags(self._outlook(staff), open_flags().where(lanes[lane]))

    def _flags(self, outlook: Outlook, wanted: Select[Any]) -> tuple[FlagRow, ...]:
        with self._store.read() as conn:
            rows = [row for row in conn.execute(wanted) if shown(row, outlook)]
            hidden = [row.id for row in rows if _barred(row, outlook)]
            called = _called(conn, hidden)
        aliases = self._coordination.aliases()
        return tuple(
            danger_row(row, aliases, called.get(row.id, ()))
            if _barred(row, outlook)
            else flag_row(row, aliases, outlook)
            for row in rows
        )

    def client_of(self, staff: Staff, flag_id: FlagId) -> ClientId:
        """Return whose flag this is. Raises NotFound for unknown, forbidden and nobody's alike."""
        outlook = self._outlook(staff)
        if not is_id(flag_id):
            raise NotFound
        with self._store.read() as conn:
            owner = conn.execute(select(flag.c.client).where(flag.c.id == flag_id)).scalar()
        if owner is None or not outlook.sees(ClientId(owner)):
            raise NotFound
        return ClientId(owner)

    def close_unreadable(self, staff: Staff, flag_id: FlagId, reason: str) -> None:
        """Close a flag that belongs to no client; closed already stays as it is. Raises NotFound."""
        self._require_worker(staff)
        if not is_id(flag_id):
            raise NotFound
        now = self._clock.now()
        nobodys = (flag.c.id == flag_id, flag.c.client.is_(None), flag.c.source != DOOR)
        with self._store.begin() as conn:
            if conn.execute(select(flag.c.id).where(*nobodys)).first() is None:
                raise NotFound
            closed = update(flag).where(*nobodys, flag.c.closed_at.is_(None))
            conn.execute(closed.values(closed_by=staff.id, closed_at=now, close_reason=reason))
            ladder = update(escalation).where(escalation.c.flag == flag_id)
            conn.execute(ladder.values(state="stopped"))
            tell(conn, "closed", flag_id, now)

    def claim_nobodys(self, staff: Staff, flag_id: FlagId) -> None:
        """Take a flag that belongs to no client: nobody is called about it any more.

        Raises NotFound for one of a client and for one that is closed, FlagTaken for who came second.
        """
        self._require_worker(staff)
        if not is_id(flag_id):
            raise NotFound
        now = self._clock.now()
        nobodys = (
            flag.c.id == flag_id,
            flag.c.client.is_(None),
            flag.c.source != DOOR,
            flag.c.closed_at.is_(None),
        )
        with self._store.begin() as conn:
            row = conn.execute(locked(select(flag).where(*nobodys))).first()
            if row is None:
                raise NotFound
            if row.acknowledged_by not in (None, staff.id):
                alias = self._coordination.aliases().get(StaffId(row.acknowledged_by), "")
                raise FlagTaken(alias, (now - row.acknowledged_at) // SECOND)
            mine = update(flag).where(*nobodys, flag.c.acknowledged_by.is_(None))
            if conn.execute(mine.values(acknowledged_by=staff.id, acknowledged_at=now)).rowcount:
                tell(conn, "claim", flag_id, now)

    def tasks(self, staff: Staff) -> Sequence[TaskRow]:
        """Return open tasks, the first due first."""
        return self._tasks(self._outlook(staff))

    def _tasks(self, outlook: Outlook) -> tuple[TaskRow, ...]:
        with self._store.read() as conn:
            rows = open_tasks(conn)
        return tuple(row for row in rows if row.client is None or outlook.sees(row.client))

    def finish_task(self, staff: Staff, task_id: str) -> None:
        """Mark a task done; done already stays as it is. Raises NotFound."""
        outlook = self._outlook(staff)
        if not is_id(task_id):
            raise NotFound
        now = self._clock.now()
        with self._store.begin() as conn:
            row = conn.execute(select(task.c.client).where(task.c.id == task_id)).first()
            if row is None or (row.client is not None and not outlook.sees(ClientId(row.client))):
                raise NotFound
            done = update(task).where(task.c.id == task_id, task.c.done_at.is_(None))
            if conn.execute(done.values(done_by=staff.id, done_at=now)).rowcount:
                tell(conn, "task", task_id, now)


def open_flags() -> Select[Any]:
    """Select open flags with what their rows show: most urgent, read first, longest waiting."""
    return (
        select(
            flag,
            client_table.c.alias,
            client_table.c.role,
            escalation.c.step,
            escalation.c.due_at,
            walk_in.c.id.label("door"),
            walk_in.c.alias.label("door_alias"),
            (walk_in.c.last_at > walk_in.c.held_at).label("door_new"),
        )
        .select_from(flag)
        .outerjoin(client_table, client_table.c.id == flag.c.client)
        .outerjoin(escalation, (escalation.c.flag == flag.c.id) & (escalation.c.state == "running"))
        .outerjoin(walk_in_line, walk_in_line.c.id == flag.c.id)
        .outerjoin(walk_in, walk_in.c.id == walk_in_line.c.chat)
        .where(flag.c.closed_at.is_(None))
        .order_by(flag.c.level.desc(), flag.c.priority.desc(), flag.c.raised_at, flag.c.id)
    )


def flag_row(row: Row[Any], aliases: Mapping[StaffId, str], outlook: Outlook) -> FlagRow:
    claimed = None if row.acknowledged_by is None else StaffId(row.acknowledged_by)
    return FlagRow(
        flag=FlagId(row.id),
        client=None if row.client is None else ClientId(row.client),
        alias=row.alias or row.door_alias or "",
        role=None if row.role is None else Role(row.role),
        level=Level(row.level),
        category=row.category,
        code=row.code,
        source=row.source,
        silent=bool(row.silent),
        raised_at=Moment(row.raised_at),
        answer_by=Moment(row.answer_by),
        claimed_by=claimed,
        claimed_alias=aliases.get(claimed, "") if claimed else "",
        ladder_step=row.step,
        ladder_due=row.due_at,
        paged_me=row.id in outlook.paged_flags,
        priority=row.priority,
        asked=row.asked,
        reopened=bool(row.reopened),
        answer_due=None if row.answer_due is None else Moment(row.answer_due),
        busy_until=None if row.busy_until is None else Moment(row.busy_until),
        door=row.door or "",
        door_new=bool(row.door_new),
    )


def danger_row(row: Row[Any], aliases: Mapping[StaffId, str], called: Sequence[StaffId]) -> FlagRow:
    """Return the row of a person who may not know whose flag this is: class, moment and colleagues."""
    claimed = None if row.acknowledged_by is None else StaffId(row.acknowledged_by)
    return FlagRow(
        flag=FlagId(row.id),
        client=None,
        alias="",
        role=None,
        level=Level(row.level),
        category=row.category,
        code=row.code,
        source=row.source,
        silent=False,
        raised_at=Moment(row.raised_at),
        answer_by=Moment(row.answer_by),
        claimed_by=claimed,
        claimed_alias=aliases.get(claimed, "") if claimed else "",
        ladder_step=None,
        ladder_due=None,
        paged_me=True,
        danger_card=True,
        also=tuple(sorted({aliases[one] for one in called if one in aliases})),
    )


def _barred(row: Row[Any], outlook: Outlook) -> bool:
    return row.client is not None and ClientId(row.client) in outlook.barred


def _called(conn: Connection, flags: Sequence[str]) -> Mapping[str, Sequence[StaffId]]:
    """Return who was called over each of these flags, save by a danger card: those can take it."""
    if not flags:
        return {}
    able = (page.c.flag.in_(flags), page.c.staff.is_not(None), page.c.reason != DANGER_CARD)
    found: dict[str, list[StaffId]] = {}
    for row in conn.execute(select(page.c.flag, page.c.staff).where(*able).order_by(page.c.created_at)):
        found.setdefault(row.flag, []).append(StaffId(row.staff))
    return found


def open_tasks(conn: Connection, of_client: ClientId | None = None) -> Sequence[TaskRow]:
    """Return open tasks of everybody, or of one client."""
    open_ones = (
        select(task, client_table.c.alias)
        .select_from(task)
        .outerjoin(client_table, client_table.c.id == task.c.client)
        .where(task.c.done_at.is_(None))
        .order_by(task.c.due_at, task.c.level.desc(), task.c.id)
    )
    if of_client is not None:
        open_ones = open_ones.where(task.c.client == of_client)
    return tuple(
        TaskRow(
            id=row.id,
            client=None if row.client is None else ClientId(row.client),
            alias=row.alias or "",
            kind=row.kind,
            level=Level(row.level),
            due_at=Moment(row.due_at),
            why=tuple(row.why.split()),
        )
        for row in conn.execute(open_ones)
    )
