"""Who takes a talk at the door and does not answer: the talk is free again and people are called anew."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after
from cases.roster import Post
from vault.dialect import insert_new
from vault.effect_rows import tell
from vault.tables_side import flag, page
from vault.tables_walk_in import walk_in, walk_in_line

ACUTE_ANSWER = 10 * MINUTE
HIGH_ANSWER = HOUR
"""How long after taking it an answer may stay away, as for a client. Source: issue 04 point 2."""
_EVERYBODY = (Post.DUTY, Post.BACKUP, Post.COORDINATOR)


def begin_answer_clock(conn: Connection, flags: Sequence[Row[Any]], alias: str, now: Moment) -> None:
    """Give each flag that calls people its second clock, with the pages that leave when it runs out."""
    for row in flags:
        if row.level < Level.HIGH or row.answered_at is not None:
            continue
        due = after(now, ACUTE_ANSWER if row.level >= Level.ACUTE else HIGH_ANSWER)
        conn.execute(update(flag).where(flag.c.id == row.id).values(answer_due=due))
        for post in _EVERYBODY:
            insert_new(conn, page, _page(row, alias, post, now, due))


def begin_clock_of(conn: Connection, flag_id: str, now: Moment) -> None:
    """Begin the second clock of a flag that was taken by a call; of a flag from elsewhere nothing."""
    at_door = (
        select(flag, walk_in.c.alias)
        .join(walk_in_line, walk_in_line.c.id == flag.c.id)
        .join(walk_in, walk_in.c.id == walk_in_line.c.chat)
        .where(flag.c.id == flag_id)
    )
    for row in conn.execute(at_door).all():
        begin_answer_clock(conn, [row], row.alias, now)


def reopen_unanswered(conn: Connection, now: Moment) -> bool:
    """Free talks whose holder did not answer in time; say whether there were any."""
    late = select(flag.c.id).where(
        flag.c.source == "walk_in",
        flag.c.closed_at.is_(None),
        flag.c.answered_at.is_(None),
        flag.c.answer_due <= now,
    )
    flags = list(conn.execute(late).scalars())
    if not flags:
        return False
    free = {"acknowledged_by": None, "acknowledged_at": None, "answer_due": None, "reopened": 1}
    conn.execute(update(flag).where(flag.c.id.in_(flags)).values(free))
    chats = select(walk_in_line.c.chat).where(walk_in_line.c.id.in_(flags))
    conn.execute(update(walk_in).where(walk_in.c.id.in_(chats)).values(held_by=None, held_at=None))
    for each in flags:
        tell(conn, "flag", each, now)
    return True


def _page(row: Row[Any], alias: str, post: Post, now: Moment, due: Moment) -> dict[str, object]:
    return {
        "id": f"{row.id}:again:{now}:{post.value}",
        "flag": row.id,
        "step": 0,
        "post": post.value,
        "staff": None,
        "level": row.level,
        "alias": alias,
        "state": "new",
        "attempts": 0,
        "due_at": due,
        "created_at": now,
    }
