"""Cross-side alerts: the only crossing, as codes, to the case-safety lead (design §4, practice H5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from cases.desk import AlertRow, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import CaseId
from cases.levels import Level
from cases.moments import Moment
from cases.sides import Side
from cases.traffic import DueAlert
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require, tell_front
from vault.dialect import insert_new, locked
from vault.tables_coordination import case, case_party, cross_alert
from vault.tables_coordination import staff as staff_table

_LEAD = (StaffRole.LEAD,)
_DONE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Climb:
    """An alert whose ladder goes on: its level and the step that is due."""

    id: str
    level: Level
    step: int


class AlertBoard(CoordinationPart):
    """A side leaves alerts here; only a lead reads them, without side letter, pseudonym or words."""

    def deliver_alert(self, side: Side, alert: DueAlert) -> None:  # noqa: ARG002  # the port names it; no row may
        """Insert a cross-side alert; doing it twice is one alert.

        Only an insert: a side's role may read nothing of cases. The case is found when a lead reads;
        an alert of a party that no case knows is kept all the same.
        """
        with self._store.begin("alert") as conn:
            values = {
                "id": self._ids.new(),
                "party": alert.client,
                "case_": None,
                "flag": alert.flag,
                "level": int(alert.level),
                "code": alert.code,
                "imminent": int(alert.imminent),
                "at": alert.at,
                "delivered_at": self._clock.now(),
                "due_at": self._clock.now() if alert.level >= Level.HIGH else None,
            }
            insert_new(conn, cross_alert, values)

    def alerts(self, staff: Staff) -> Sequence[AlertRow]:
        """Return open alerts, most urgent and longest waiting first, then the last 50 done.

        Raises NotFound for who is no lead.
        """
        require(staff, _LEAD)
        alerts = cross_alert.c
        shown = (
            select(
                cross_alert,
                case.c.id.label("case_id"),
                func.coalesce(case.c.code, "").label("case_code"),
                func.coalesce(staff_table.c.alias, "").label("who"),
            )
            .select_from(cross_alert)
            .outerjoin(case_party, case_party.c.party == alerts.party)
            .outerjoin(case, case.c.id == case_party.c.case_)
            .outerjoin(staff_table, staff_table.c.id == alerts.acknowledged_by)
        )
        waiting = shown.where(alerts.acknowledged_at.is_(None))
        done = shown.where(alerts.acknowledged_at.is_not(None))
        with self._store.read() as conn:
            urgent_first = (alerts.level.desc(), alerts.imminent.desc(), alerts.at, alerts.id)
            rows = [
                *conn.execute(waiting.order_by(*urgent_first)),
                *conn.execute(done.order_by(alerts.acknowledged_at.desc()).limit(_DONE_SHOWN)),
            ]
        return tuple(_alert(row) for row in rows)

    def climbing(self, now: Moment, lease: Moment, limit: int) -> Sequence[Climb]:
        """Return alerts whose next step is due, and keep each from everybody else until ``lease``.

        Whoever dies before ``climbed`` leaves an alert that falls due again: a call twice, never none.
        """
        alerts = cross_alert.c
        waits = (alerts.acknowledged_at.is_(None)) & (alerts.due_at <= now)
        due = select(alerts.id, alerts.level, alerts.step).where(waits)
        with self._store.begin("alert_ladder") as conn:
            rows = conn.execute(locked(due.order_by(alerts.level.desc(), alerts.at).limit(limit))).all()
            mine = alerts.id.in_([row.id for row in rows])
            if rows:
                conn.execute(update(cross_alert).where(mine).values(due_at=lease))
        return tuple(Climb(row.id, Level(row.level), row.step) for row in rows)

    def climbed(self, alert: str, step: int, due: Moment) -> None:
        """Let the ladder of an alert go on at ``due``."""
        with self._store.begin("alert_ladder") as conn:
            own = update(cross_alert).where(cross_alert.c.id == alert)
            conn.execute(own.values(step=step, due_at=due))

    def acknowledge_alert(self, staff: Staff, alert: str) -> None:
        """Take an alert on; who was first stays. Raises NotFound for an unknown alert or no lead."""
        require(staff, _LEAD)
        now = self._clock.now()
        with self._store.begin() as conn:
            if conn.execute(select(cross_alert.c.id).where(cross_alert.c.id == alert)).first() is None:
                raise NotFound
            take_on(conn, staff, alert, "console", now)
            write_entry(conn, entry_of(staff, "acknowledge_alert", alert, "lead"), now)
            tell_front(conn, "alert", alert, now)


def take_on(conn: Connection, staff: Staff, alert: str, via: str, now: Moment) -> bool:
    """Let an alert be this person's, who came by this road; False when it is somebody's already."""
    free = update(cross_alert).where(cross_alert.c.id == alert, cross_alert.c.acknowledged_at.is_(None))
    taken = {"acknowledged_by": staff.id, "acknowledged_at": now, "acknowledged_via": via}
    return conn.execute(free.values(taken)).rowcount > 0


def _alert(row: Row[Any]) -> AlertRow:
    return AlertRow(
        id=row.id,
        case=None if row.case_id is None else CaseId(row.case_id),
        case_code=row.case_code,
        level=Level(row.level),
        code=row.code,
        imminent=bool(row.imminent),
        at=Moment(row.at),
        acknowledged_by=row.who,
        via=row.acknowledged_via,
    )
