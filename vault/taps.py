"""Which button of which message of ours was tapped: the word on it, while that message still counts."""

import json

from sqlalchemy import Connection, bindparam, select

from cases.ids import PhoneMessage
from cases.moments import Moment
from cases.taps import place_in, turn_of
from vault.state_rows import OpenClient
from vault.tables_side import outbox, phone_copy

_LAST = 30
"""How many of the last messages are looked through: a tap is at most minutes younger than its buttons."""
_SAID = (
    select(outbox.c.id, outbox.c.body_sealed)
    .where(
        outbox.c.client == bindparam("of_client"), outbox.c.state.in_(("sending", "sent", "uncertain", "new"))
    )
    .order_by(outbox.c.seq.desc())
    .limit(_LAST)
)
_COPY = select(phone_copy.c.state, phone_copy.c.delete_at).where(
    phone_copy.c.client == bindparam("of_client"), phone_copy.c.phone_message == bindparam("number")
)


def label_of(conn: Connection, opened: OpenClient, message: PhoneMessage, data: str, now: Moment) -> str:
    """Return the word on the tapped button; empty for a message that must be gone, or of somebody else.

    The first tap takes a message away: a second one finds it gone. One whose sending was not written down
    yet has no copy and counts.
    """
    client = opened.state.client
    copy = conn.execute(_COPY, {"of_client": client, "number": message}).one_or_none()
    if copy is not None and _is_over(copy.state, copy.delete_at, now):
        return ""
    for row in conn.execute(_SAID, {"of_client": client}):
        place = place_in(data, turn_of(row.id))
        if place is not None:
            body = json.loads(opened.seals.open("outbox", "body_sealed", row.id, row.body_sealed))
            labels = [one for line in body["keyboard"] for one in line] if body.get("inline") else []
            if place < len(labels):
                return str(labels[place])
    return ""


def _is_over(state: str, delete_at: Moment | None, now: Moment) -> bool:
    return state not in ("kept", "due") or (delete_at is not None and delete_at <= now)
