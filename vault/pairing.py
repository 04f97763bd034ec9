"""The phone that pressed a one-time link: whose account it is, and turning it away without a word."""

from sqlalchemy import Connection, insert, select, update

from cases.ids import ClientId
from cases.levels import Level
from cases.moments import Moment
from vault.data_keys import seals_of
from vault.effect_rows import tell
from vault.parcel_rows import address_of
from vault.seal import Sealer
from vault.tables_side import enrolment, task

REFUSED_TASK = "pairing_refused"


def pressed_account(conn: Connection, sealer: Sealer, client: ClientId) -> int | None:
    """Return the channel's user of the phone that pressed this client's link last; None when none did."""
    pressed = select(enrolment).where(enrolment.c.client == client, enrolment.c.state == "pressed")
    row = conn.execute(pressed.order_by(enrolment.c.pressed_at.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return address_of(seals_of(conn, sealer, client), "enrolment", row.id, row.address_sealed)[1]


def turn_away(conn: Connection, client: ClientId, task_id: str, at: Moment) -> None:
    """Use the link up and leave a task for a human; the phone hears nothing of it."""
    pressed = update(enrolment).where(enrolment.c.client == client, enrolment.c.state == "pressed")
    conn.execute(pressed.values(state="refused"))
    row = {"id": task_id, "client": client, "kind": REFUSED_TASK, "level": int(Level.CONCERN)}
    conn.execute(insert(task), {**row, "due_at": at, "created_at": at})
    tell(conn, "task", client, at)
    tell(conn, "pairing", client, at)
