"""Care for workers: who handled danger is asked once; coordinators see a load and requests, never a case."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from cases.care import (
    ASKED_FOR,
    LOAD_OVER,
    CareAsk,
    CareRow,
    CareTask,
    Exposure,
    Feeling,
    LoadRow,
    is_night,
    load_of,
    needs_debrief,
    week_before,
)
from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import Moment
from vault.coordination_part import CoordinationPart, require, tell_front
from vault.dialect import insert_new
from vault.tables_coordination import care
from vault.tables_coordination import staff as staff_table

_COORDINATORS = (StaffRole.COORDINATOR,)


class CareBook(CoordinationPart):
    """Adds that somebody handled danger, asks, and hands what was asked to a coordinator."""

    def note_red(self, staff: StaffId, mark: str, zone: str = "Europe/Amsterdam") -> None:
        """Note that this person handled an acute matter; the same ``mark`` again changes nothing.

        ``mark`` says nothing to who reads it: it only keeps the question from coming twice.
        """
        now = self._clock.now()
        night = is_night(now, ZoneInfo(zone))
        with self._store.begin() as conn:
            this_week = _reds(conn, staff, week_before(now)).reds + 1
            task = CareTask.DEBRIEF.value if needs_debrief(this_week, night=night) else ""
            row = {"id": mark, "staff": staff, "at": now, "night": int(night), "answer": "", "task": task}
            if insert_new(conn, care, row) and task:
                tell_front(conn, "care", mark, now)

    def care_asked(self, staff: Staff) -> CareAsk | None:
        """Return the question that stands for this person; None when there is none or it was answered.

        Several acute matters close together are one question: answering settles them all.
        """
        now = self._clock.now()
        mine = (
            select(care.c.id, care.c.at)
            .where(care.c.staff == staff.id, care.c.answer == "", care.c.at > now - ASKED_FOR)
            .order_by(care.c.at.desc(), care.c.id)
        )
        with self._store.read() as conn:
            row = conn.execute(mine).first()
        return None if row is None else CareAsk(row.id, Moment(row.at))

    def answer_care(self, staff: Staff, ask: str, feeling: Feeling) -> None:
        """Keep how this person is; who wants to talk becomes a task without a case. Raises NotFound."""
        now = self._clock.now()
        with self._store.begin() as conn:
            own = select(care.c.id).where(care.c.id == ask, care.c.staff == staff.id)
            if conn.execute(own).first() is None:
                raise NotFound
            open_ones = update(care).where(care.c.staff == staff.id, care.c.answer == "")
            conn.execute(open_ones.values(answer=feeling.value, answered_at=now))
            if feeling is Feeling.TALK:
                wants = update(care).where(care.c.id == ask)
                conn.execute(wants.values(task=CareTask.TALK.value, done_at=None, done_by=None))
                tell_front(conn, "care", ask, now)

    def forget_care(self) -> int:
        """Delete what is older than the month that counts, open requests excepted; return how many went."""
        old = care.c.at <= self._clock.now() - LOAD_OVER
        asked = (care.c.task != "") & care.c.done_at.is_(None)
        with self._store.begin() as conn:
            return conn.execute(delete(care).where(old, ~asked)).rowcount

    def exposure(self, staff: Staff) -> Exposure:
        """Return what this person handled in the last 28 days: for the person alone."""
        with self._store.read() as conn:
            return _reds(conn, staff.id, Moment(self._clock.now() - LOAD_OVER))

    def loads(self, staff: Staff) -> Sequence[LoadRow]:
        """Return the load of each worker who handled anything, by name. Raises NotFound for others."""
        require(staff, _COORDINATORS)
        since = self._clock.now() - LOAD_OVER
        counted = (
            select(staff_table.c.alias, func.count().label("reds"), func.sum(care.c.night).label("nights"))
            .join(staff_table, staff_table.c.id == care.c.staff)
            .where(care.c.at > since)
            .group_by(staff_table.c.id, staff_table.c.alias)
            .order_by(staff_table.c.alias)
        )
        with self._store.read() as conn:
            rows = conn.execute(counted).all()
        return tuple(LoadRow(row.alias, load_of(Exposure(row.reds, int(row.nights)))) for row in rows)

    def care_tasks(self, staff: Staff) -> Sequence[CareRow]:
        """Return whom to talk with, who asked for it first. Raises NotFound for no coordinator."""
        require(staff, _COORDINATORS)
        waiting: Select[Any] = (
            select(care.c.id, care.c.task, care.c.at, staff_table.c.alias)
            .join(staff_table, staff_table.c.id == care.c.staff)
            .where(care.c.task != "", care.c.done_at.is_(None))
            .order_by(care.c.task.desc(), care.c.at, care.c.id)
        )
        with self._store.read() as conn:
            return tuple(_task(row) for row in conn.execute(waiting))

    def finish_care(self, staff: Staff, task: str) -> None:
        """Mark a talk as held; done already stays as it is. Raises NotFound."""
        require(staff, _COORDINATORS)
        now = self._clock.now()
        with self._store.begin() as conn:
            if conn.execute(select(care.c.id).where(care.c.id == task, care.c.task != "")).first() is None:
                raise NotFound
            done = update(care).where(care.c.id == task, care.c.done_at.is_(None))
            conn.execute(done.values(done_by=staff.id, done_at=now))
            tell_front(conn, "care", task, now)


def _reds(conn: Connection, staff: StaffId, since: Moment) -> Exposure:
    counted = select(func.count(), func.coalesce(func.sum(care.c.night), 0))
    reds, nights = conn.execute(counted.where(care.c.staff == staff, care.c.at > since)).one()
    return Exposure(reds, int(nights))


def _task(row: Row[Any]) -> CareRow:
    return CareRow(row.id, row.alias, CareTask(row.task), Moment(row.at))
