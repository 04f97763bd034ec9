"""What may not be kept any longer goes: raw updates, unknown chats and intake keys after 7 days.

Live events go after a day, marks of forms after two, a talk at the open door a day after its last message.
"""

from sqlalchemy import Connection, delete, func, select, union_all

from cases.moments import Moment, after
from vault.call_rows import forget_prompts
from vault.engine import Store
from vault.forms import forget_forms
from vault.intake_key import KEPT_FOR
from vault.live import forget_events
from vault.paging import forget_calls
from vault.tables_side import inbox, intake_key, live_event, outbox, unknown_chat, unknown_message, walk_in
from vault.walk_in_end import forget_walk_ins

_AT_ONCE = 500


def sweep(store: Store, now: Moment) -> int:
    """Destroy what is past its time, a batch in a transaction; return how many rows and keys went."""
    with store.begin("sweep") as conn:
        gone = _keys(conn, now)
        gone += _unknown(conn, now) + forget_walk_ins(conn, now)
        gone += forget_events(conn, live_event, now) + forget_forms(conn, now) + forget_calls(conn, now)
        gone += forget_prompts(conn, now)
        return gone + _inbox(conn, now)


def _keys(conn: Connection, now: Moment) -> int:
    """Destroy intake keys; what was sealed under them is noise from then on, in backups too."""
    past = select(intake_key.c.day).where(intake_key.c.destroy_at <= now)
    days = list(conn.execute(past).scalars())
    if days:
        conn.execute(delete(outbox).where(outbox.c.client.is_(None), outbox.c.day.in_(days)))
        conn.execute(delete(intake_key).where(intake_key.c.day.in_(days)))
    return len(days)


def _unknown(conn: Connection, now: Moment) -> int:
    past = delete(unknown_message).where(unknown_message.c.destroy_at <= now)
    gone = conn.execute(past).rowcount
    silent = delete(unknown_chat).where(unknown_chat.c.last_replied <= after(now, -KEPT_FOR))
    return gone + conn.execute(silent).rowcount


def _inbox(conn: Connection, now: Moment) -> int:
    """Delete settled raw updates; what is undone stays, and a human hears of it as its key is gone."""
    past = select(inbox.c.id).where(inbox.c.received_at <= after(now, -KEPT_FOR), inbox.c.state != "new")
    ids = list(conn.execute(past.limit(_AT_ONCE)).scalars())
    if ids:
        conn.execute(delete(inbox).where(inbox.c.id.in_(ids)))
    return len(ids)


def next_end(store: Store) -> Moment | None:
    """Return when the next intake key, stranger's message or talk at the door reaches its end."""
    ends = union_all(
        select(intake_key.c.destroy_at), select(unknown_message.c.destroy_at), select(walk_in.c.destroy_at)
    ).subquery()
    with store.read() as conn:
        return conn.execute(select(func.min(ends.c.destroy_at))).scalar()
