"""A sign that no turn found: left in a client's state for the next look, which takes it through a turn."""

from sqlalchemy import Connection, update

from cases.moments import Moment
from cases.state import Reminder, ReminderKind
from vault.contact_codec import reminders_text
from vault.state_rows import OpenClient
from vault.tables_side import client


def leave_sign(conn: Connection, opened: OpenClient, kind: ReminderKind, at: Moment) -> None:
    """Let this client, who is locked, be looked at now for this; a sign that waits already stays one."""
    state = opened.state
    if any(one.kind is kind for one in state.reminders):
        return
    due = at if state.remind_at is None else min(state.remind_at, at)
    values = {"reminders": reminders_text((*state.reminders, Reminder(kind, at, at))), "remind_at": due}
    conn.execute(update(client).where(client.c.id == state.client).values(values))
