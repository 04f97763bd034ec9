"""What a call about a cross-side alert is answered with, from a lock screen or a call, without a log-in."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from cases.desk import Staff, StaffRole
from cases.errors import CallGoesOn, CallOver, NotFound
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from vault.coordination_alerts import take_on
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, tell_front
from vault.coordination_staff import active_staff
from vault.dialect import insert_new
from vault.tables_coordination import alert_token, cross_alert

TOKEN_LASTS = DAY


@dataclass(frozen=True, slots=True)
class AlertHeard:
    """Which alert a call was about; ``ended`` is false where a lead still has to take it on."""

    alert: str
    ended: bool


class AlertCalls(CoordinationPart):
    """Tokens of calls about alerts. Only a lead's ends a climb: nobody else can read what it is about."""

    def begin_alert_call(self, alert: str, staff: StaffId, token: str) -> None:
        """Keep what this call can be answered with, for a day; what is over goes."""
        now = self._clock.now()
        row = {
            "token_hmac": self._sealer.token_hmac(token),
            "alert": alert,
            "staff": staff,
            "expires_at": after(now, TOKEN_LASTS),
        }
        with self._store.begin("alert_call") as conn:
            conn.execute(delete(alert_token).where(alert_token.c.expires_at <= now))
            insert_new(conn, alert_token, row)

    def look_up_alert_call(self, token: str) -> None:
        """Return when this call can be answered; nothing changes.

        Raises NotFound for an unknown token and for who left, CallOver when it is over, CallGoesOn when
        this person answered and a lead still has to.
        """
        with self._store.read() as conn:
            row = self._called(conn, token)
            active_staff(conn, StaffId(row.staff))
        if row.acknowledged_by is not None:
            raise CallOver
        if row.used_at is not None:
            raise CallGoesOn

    def answer_alert_call(self, token: str, via: str) -> AlertHeard:
        """Take an alert on as the console does, or note that somebody who is no lead heard of it.

        The second answer of the same person changes nothing and is no error. ``via`` is page, call or push.
        Raises NotFound for an unknown token and for who left, CallOver when it is late or a colleague's.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            row = self._called(conn, token)
            staff = active_staff(conn, StaffId(row.staff))
            own = (alert_token.c.token_hmac == row.token_hmac) & alert_token.c.used_at.is_(None)
            first = conn.execute(update(alert_token).where(own).values(used_at=now)).rowcount > 0
            ended = staff.role is StaffRole.LEAD
            if ended:
                _take(conn, staff, row.alert, via, now)
            elif row.acknowledged_by is not None:
                raise CallOver
            elif first:
                write_entry(conn, entry_of(staff, "hear_alert", row.alert, via), now)
        return AlertHeard(row.alert, ended)

    def _called(self, conn: Connection, token: str) -> Row[Any]:
        """Return a token that still counts, with who took its alert. Raises NotFound, CallOver."""
        found = (
            select(alert_token, cross_alert.c.acknowledged_by)
            .join(cross_alert, cross_alert.c.id == alert_token.c.alert)
            .where(alert_token.c.token_hmac == self._sealer.token_hmac(token))
        )
        row = conn.execute(found).one_or_none()
        if row is None:
            raise NotFound
        if row.expires_at <= self._clock.now():
            raise CallOver
        return row


def _take(conn: Connection, staff: Staff, alert: str, via: str, now: Moment) -> None:
    """Take on what is nobody's yet; what is this person's already stays so. Raises CallOver."""
    if take_on(conn, staff, alert, via, now):
        write_entry(conn, entry_of(staff, "acknowledge_alert", alert, via), now)
        tell_front(conn, "alert", alert, now)
        return
    taken_by = select(cross_alert.c.acknowledged_by).where(cross_alert.c.id == alert)
    if conn.execute(taken_by).scalar_one() != staff.id:
        raise CallOver
