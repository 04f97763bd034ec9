"""How somebody usually answers planned questions, from moments alone: no words are opened for it."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from cases.ids import ClientId
from cases.moments import DAY, Moment
from cases.quality import ReplyPattern, reply_pattern
from vault.tables_side import answer, checkin, outbox

LOOKED_BACK = 90 * DAY


def patterns_of(
    conn: Connection, clients: Collection[ClientId], now: Moment
) -> Mapping[ClientId, ReplyPattern]:
    """Return the usual way of replying of each of these clients who was asked often enough.

    A question counts from the moment it left until its first answer; one that the client was never asked,
    or that somebody took back, does not count.
    """
    if not clients:
        return {}
    left = (
        select(outbox.c.checkin, func.min(outbox.c.sent_at).label("sent_at"))
        .where(outbox.c.checkin.is_not(None), outbox.c.sent_at.is_not(None))
        .group_by(outbox.c.checkin)
        .subquery()
    )
    replied = (
        select(answer.c.checkin, func.min(answer.c.at).label("at"))
        .where(answer.c.checkin.is_not(None))
        .group_by(answer.c.checkin)
        .subquery()
    )
    asked: Select[Any] = (
        select(checkin.c.client, checkin.c.state, checkin.c.reason, left.c.sent_at, replied.c.at)
        .join(left, left.c.checkin == checkin.c.id)
        .outerjoin(replied, replied.c.checkin == checkin.c.id)
        .where(checkin.c.client.in_(sorted(clients)), checkin.c.due_at > now - LOOKED_BACK)
    )
    return _patterns(conn.execute(asked).all())


def _patterns(rows: Collection[Row[Any]]) -> dict[ClientId, ReplyPattern]:
    counted: dict[str, list[int | None]] = {}
    for row in rows:
        missed = row.state == "overdue" and row.reason == "no_reply"
        if row.at is not None or missed:
            wait = None if row.at is None else max(0, row.at - row.sent_at)
            counted.setdefault(row.client, []).append(wait)
    found = {
        ClientId(client): reply_pattern(len(waits), [one for one in waits if one is not None])
        for client, waits in counted.items()
    }
    return {client: pattern for client, pattern in found.items() if pattern is not None}
