"""The end of a talk at the open door: a day after its last message nothing of it is left here."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from cases.moments import Moment
from vault.dialect import insert_new
from vault.effect_rows import tell
from vault.tables_paging import page_delivery, page_token
from vault.tables_side import flag, inbox, outbox, page, task, unknown_chat
from vault.tables_walk_in import walk_in, walk_in_line

MISSED = "walk_in_missed"
"""The task that is left when nobody took somebody on before the end: nothing ends in silence."""


def forget_walk_ins(conn: Connection, now: Moment) -> int:
    """Destroy what is past its time: words, address, flags and their pages, messages, raw updates."""
    past = conn.execute(select(walk_in).where(walk_in.c.destroy_at <= now)).all()
    for row in past:
        lines = list(conn.execute(select(walk_in_line.c.id).where(walk_in_line.c.chat == row.id)).scalars())
        _tell_of_missed(conn, row, lines, now)
        _forget_flags(conn, lines)
        _forget_chat(conn, row)
        tell(conn, "walk_in", row.id, now)
    return len(past)


def _tell_of_missed(conn: Connection, row: Row[Any], lines: Sequence[str], now: Moment) -> None:
    waited = select(flag.c.level).where(
        flag.c.id.in_(lines), flag.c.closed_at.is_(None), flag.c.answered_at.is_(None)
    )
    levels = conn.execute(waited).scalars().all()
    if not levels:
        return
    missed = {
        "id": f"{row.id}:{MISSED}",
        "client": None,
        "kind": MISSED,
        "level": max(levels),
        "flag": None,
        "due_at": now,
        "created_at": now,
    }
    if insert_new(conn, task, missed):
        tell(conn, "task", row.id, now)


def _forget_flags(conn: Connection, lines: Sequence[str]) -> None:
    pages = select(page.c.id).where(page.c.flag.in_(lines))
    conn.execute(delete(page_token).where(page_token.c.page.in_(pages)))
    conn.execute(delete(page_delivery).where(page_delivery.c.page.in_(pages)))
    conn.execute(delete(page).where(page.c.flag.in_(lines)))
    conn.execute(delete(flag).where(flag.c.id.in_(lines)))


def _forget_chat(conn: Connection, row: Row[Any]) -> None:
    conn.execute(delete(walk_in_line).where(walk_in_line.c.chat == row.id))
    conn.execute(delete(walk_in).where(walk_in.c.id == row.id))
    for table in (outbox, unknown_chat):
        conn.execute(delete(table).where(table.c.chat_index == row.chat_index))
    done = (inbox.c.chat_index == row.chat_index) & (inbox.c.state != "new")
    conn.execute(delete(inbox).where(done))
