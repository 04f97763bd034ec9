"""The clients of one side as one worker may see them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from cases.desk import ClientRow, Staff
from cases.ids import BotId, ClientId
from cases.levels import Mode
from cases.moments import Moment
from cases.pace import Pace, PaceBounds
from cases.sides import Role
from cases.state import Standing
from vault.desk_part import DeskPart
from vault.tables_side import checkin, enrolment, safe_contact
from vault.tables_side import client as client_table

NO_PAIRING = "none"
_SHOWN = ("issued", "pressed", "accepted")


class ClientList(DeskPart):
    """The list of clients and the bots to choose from."""

    def clients(self, staff: Staff) -> Sequence[ClientRow]:
        outlook = self._outlook(staff)
        now = self._clock.now()
        listed = (
            select(client_table, safe_contact.c.mode, safe_contact.c.valid_until)
            .select_from(client_table.outerjoin(safe_contact))
            .order_by(client_table.c.alias, client_table.c.id)
        )
        with self._store.read() as conn:
            rows = conn.execute(listed).all()
            due, pairing = _next_checkins(conn), _pairings(conn, now)
        return tuple(_client(row, due, pairing) for row in rows if outlook.sees(ClientId(row.id)))

    def bots(self) -> Sequence[tuple[BotId, str]]:
        """Return the bot identities of this side with the neutral name people see."""
        return tuple((bot, face.name) for bot, face in self._settings.bots.items())


def _client(row: Row[Any], due: dict[str, int], pairing: dict[str, str]) -> ClientRow:
    return ClientRow(
        client=ClientId(row.id),
        alias=row.alias,
        role=Role(row.role),
        standing=Standing(row.standing),
        mode=None if row.mode is None else Mode(row.mode),
        valid_until=None if row.valid_until is None else Moment(row.valid_until),
        next_checkin=Moment(due[row.id]) if row.id in due else None,
        pairing=pairing.get(row.id, NO_PAIRING),
        pace=Pace(row.pace),
        pace_bounds=PaceBounds(Pace(row.pace_least), Pace(row.pace_most)),
    )


def _next_checkins(conn: Connection) -> dict[str, int]:
    first = func.min(checkin.c.due_at).label("first")
    due = select(checkin.c.client, first).where(checkin.c.state == "due").group_by(checkin.c.client)
    return {row.client: row.first for row in conn.execute(due)}


def _pairings(conn: Connection, now: Moment) -> dict[str, str]:
    """Return the state of the newest link of each client that was not replaced, refused or left to expire."""
    alive = or_(enrolment.c.state != "issued", enrolment.c.expires_at > now)
    newest_last = (
        select(enrolment.c.client, enrolment.c.state)
        .where(enrolment.c.state.in_(_SHOWN), alive)
        .order_by(enrolment.c.expires_at)
    )
    return {row.client: row.state for row in conn.execute(newest_last)}
