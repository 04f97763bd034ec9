"""How a store stands in numbers, for alarms: ages and counts, never an id, a word or a client."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, select

from cases.effects import SayKind
from cases.levels import Level
from cases.moments import HOUR, MINUTE, SECOND, Moment
from vault.agenda import GOING
from vault.engine import Store
from vault.tables_coordination import cross_alert, release
from vault.tables_side import escalation, flag, inbox, message, outbox, page, phone_copy, task

_LAST_INBOX_ROWS = 500
_RECENT_LAG = 10 * MINUTE
_RECENT_FLAGS = HOUR
_WAITING = ("new", "sending")
_LATE_COPY = 5 * MINUTE


def side_gauges(store: Store, now: Moment) -> Mapping[str, float]:
    """Return ages in seconds (0: nothing waits) and counts of one side. One reading transaction."""
    with store.read() as conn:
        return {
            "inbound_lag_s": _seconds(conn, _inbound_lag(now)),
            "inbox_oldest_undone_s": _age(conn, func.min(inbox.c.received_at), inbox.c.state == "new", now),
            "outbox_oldest_due_s": _age(conn, func.min(outbox.c.due_at), outbox.c.state.in_(_WAITING), now),
            "outbox_uncertain": _count(conn, outbox.c.id, outbox.c.state == "uncertain"),
            "flag_to_text_s": _seconds(conn, _to_text(now)),
            "flag_to_page_s": _seconds(conn, _to_page(now)),
            "page_to_ack_s": _seconds(conn, _to_acknowledgement(now)),
            "ladder_overdue_s": _age(conn, func.min(escalation.c.due_at), escalation.c.state.in_(GOING), now),
            "quarantine_open": _count(
                conn, flag.c.id, and_(flag.c.closed_at.is_(None), flag.c.source == "unreadable")
            ),
            "phone_copies_overdue": _count(conn, phone_copy.c.id, _overdue(now)),
            "pages_failed": _count(
                conn, task.c.id, and_(task.c.kind == "page_failed", task.c.done_at.is_(None))
            ),
        }


def coordination_gauges(store: Store, now: Moment) -> Mapping[str, float]:
    """Return the age of the live release, and of the oldest alert that no lead took."""
    with store.read() as conn:
        return {
            "release_age_s": _age(conn, func.max(release.c.published_at), release.c.live == 1, now),
            "alert_oldest_open_s": _age(
                conn, func.min(cross_alert.c.delivered_at), cross_alert.c.acknowledged_at.is_(None), now
            ),
        }


def _age(conn: Connection, oldest: ColumnElement[int], where: ColumnElement[bool], now: Moment) -> float:
    found = conn.execute(select(oldest).where(where)).scalar()
    return 0.0 if found is None else max(0.0, (now - found) / SECOND)


def _count(conn: Connection, column: ColumnElement[str], where: ColumnElement[bool]) -> float:
    return float(conn.execute(select(func.count(column)).where(where)).scalar_one())


def _seconds(conn: Connection, longest: Select[int]) -> float:
    return max(0.0, (conn.execute(longest).scalar() or 0) / SECOND)


def _inbound_lag(now: Moment) -> Select[int]:
    """Longest time from kept to handled among the last messages."""
    newest = select(func.max(inbox.c.id) - _LAST_INBOX_ROWS).scalar_subquery()
    return (
        select(func.max(message.c.at - inbox.c.received_at))
        .join(message, message.c.id == inbox.c.event)
        .where(inbox.c.id > newest, inbox.c.received_at > now - _RECENT_LAG)
    )


def _to_text(now: Moment) -> Select[int]:
    """Longest time from an acute flag to its safety text on the way; one that waits counts until now."""
    took = func.coalesce(outbox.c.sent_at, literal(now)) - flag.c.raised_at
    own = and_(outbox.c.client == flag.c.client, outbox.c.flag == flag.c.id)
    open_or_sent = outbox.c.state.in_((*_WAITING, "sent", "uncertain"))
    return (
        select(func.max(took))
        .join(outbox, own)
        .where(flag.c.raised_at > now - _RECENT_FLAGS, outbox.c.kind == SayKind.SAFETY.value, open_or_sent)
    )


def _to_page(now: Moment) -> Select[int]:
    """Longest time from a flag to its first page; one that the pager did not take counts until now."""
    until = case((page.c.state == "new", literal(now)), else_=page.c.due_at)
    return (
        select(func.max(until - flag.c.raised_at))
        .join(page, page.c.flag == flag.c.id)
        .where(page.c.step == 0, flag.c.raised_at > now - _RECENT_FLAGS, page.c.state != "dropped")
    )


def _to_acknowledgement(now: Moment) -> Select[int]:
    """Longest time an acute flag waits, or in the last hour waited, for somebody who takes it."""
    until = func.coalesce(flag.c.acknowledged_at, flag.c.closed_at, literal(now))
    waits = and_(flag.c.acknowledged_at.is_(None), flag.c.closed_at.is_(None))
    return select(func.max(until - flag.c.raised_at)).where(
        flag.c.level == int(Level.ACUTE), waits | (flag.c.raised_at > now - _RECENT_FLAGS)
    )


def _overdue(now: Moment) -> ColumnElement[bool]:
    return phone_copy.c.state.in_(("kept", "due")) & (phone_copy.c.delete_at < now - _LATE_COPY)
