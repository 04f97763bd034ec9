"""What stands around a conversation: what the bot told, flags of the past, what was agreed to."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from cases.desk import Act, ClosedFlag, Consent
from cases.effects import SayKind
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import Moment
from vault.tables_side import act, agreement, flag, message, outbox

PAST_SHOWN = 20
TOLD_SHOWN = 6
ACTS_SHOWN = 50
_TELLING = (SayKind.SAFETY.value, SayKind.MINUTE_15.value, SayKind.NOTICE.value)


def told_rows(conn: Connection, client: ClientId, since: Moment | None) -> Sequence[Row[Any]]:
    """Return the bot's own last words since a moment: safety texts, who reads it and when, who speaks.

    None: nothing is open, so nothing stands promised. A question of a dialogue is no promise.
    """
    if since is None:
        return ()
    promises = or_(outbox.c.kind.in_(_TELLING), outbox.c.closes_talk == 1)
    latest = (
        select(message)
        .join(outbox, outbox.c.id == message.c.id)
        .where(message.c.client == client, message.c.at >= since, outbox.c.staff.is_(None), promises)
        .order_by(message.c.at.desc(), message.c.id.desc())
        .limit(TOLD_SHOWN)
    )
    return conn.execute(latest).all()[::-1]


def past_flags(conn: Connection, client: ClientId, aliases: Mapping[StaffId, str]) -> tuple[ClosedFlag, ...]:
    """Return closed flags, the last closed first."""
    closed = select(flag).where(flag.c.client == client, flag.c.closed_at.is_not(None))
    newest = closed.order_by(flag.c.closed_at.desc(), flag.c.id).limit(PAST_SHOWN)
    return tuple(
        ClosedFlag(
            flag=FlagId(row.id),
            level=Level(row.level),
            category=row.category,
            code=row.code,
            source=row.source,
            raised_at=Moment(row.raised_at),
            closed_at=Moment(row.closed_at),
            closed_alias=aliases.get(StaffId(row.closed_by), "") if row.closed_by else "",
            reason=row.close_reason or "",
            safe_now=row.safe_now,
            next_contact=row.next_contact,
            rhythm=row.rhythm,
        )
        for row in conn.execute(newest)
    )


def acts_of(conn: Connection, client: ClientId, aliases: Mapping[StaffId, str]) -> tuple[Act, ...]:
    """Return what workers lately did outside the chat, in order."""
    latest = select(act).where(act.c.client == client).order_by(act.c.at.desc(), act.c.id).limit(ACTS_SHOWN)
    rows = conn.execute(latest).all()[::-1]
    return tuple(
        Act(StaffId(row.staff), aliases.get(StaffId(row.staff), ""), row.act, Moment(row.at)) for row in rows
    )


def consents(conn: Connection, client: ClientId, aliases: Mapping[StaffId, str]) -> tuple[Consent, ...]:
    """Return what the client agreed to, the newest first; what was withdrawn stays to be seen."""
    given = select(agreement).where(agreement.c.client == client)
    rows = conn.execute(given.order_by(agreement.c.given_at.desc(), agreement.c.id))
    return tuple(
        Consent(
            version=row.version,
            language=row.language,
            given_at=Moment(row.given_at),
            given_alias=aliases.get(StaffId(row.given_by), ""),
            withdrawn_at=row.withdrawn_at,
        )
        for row in rows
    )
