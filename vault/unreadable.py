"""A flag for what could not be read: a human is asked to look, whoever it came from."""

from sqlalchemy import Connection, exists, func, insert, or_, select

from cases.ids import ClientId, EventId
from cases.levels import Level
from cases.moments import MINUTE, Moment, after
from cases.roster import Post
from vault.dialect import insert_new
from vault.effect_rows import tell
from vault.tables_side import escalation, flag, page

_ANSWER_WITHIN = 60 * MINUTE
"""The clock of S2. Source: domain.md 4.2."""
_LADDER = (
    (0, 0, Post.DUTY),
    (1, 5 * MINUTE, Post.DUTY),
    (2, 10 * MINUTE, Post.BACKUP),
    (3, 15 * MINUTE, Post.COORDINATOR),
)
_ROUND = 15 * MINUTE
"""After the coordinator all three are called, every 15 minutes without end. Source: domain.md 4.2."""
_ROUNDS_FROM = 2
"""The round at 30 minutes is step 4, the one at 45 is step 5: a step is the number of quarters plus this."""
_WAITING = (
    select(
        page.c.flag,
        func.min(page.c.created_at).label("begun"),
        func.max(page.c.step).label("step"),
        func.max(page.c.alias).label("alias"),
        func.max(page.c.level).label("level"),
    )
    .join(flag, flag.c.id == page.c.flag)
    .where(
        flag.c.closed_at.is_(None),
        flag.c.acknowledged_at.is_(None),
        or_(flag.c.client.is_(None), flag.c.source == "unreadable"),
        ~exists(select(escalation.c.flag).where(escalation.c.flag == flag.c.id)),
    )
    .group_by(page.c.flag)
)
"""Flags for which no turn can be taken, with how far their pages go."""

_FLAG = {
    "level": int(Level.HIGH),
    "category": "unreadable",
    "source": "unreadable",
    "silent": 0,
    "imminent": 0,
    "spans": "[]",
}


def flag_unreadable(
    conn: Connection,
    event: EventId,
    client: ClientId | None,
    code: str,
    at: Moment,
    *,
    shut: bool = False,
) -> None:
    """Raise a high flag ``unreadable`` with its ladder.

    Of a client the ladder runs through the turn. Of nobody, and of a client whose state does not open
    (``shut``), no turn can be taken: its pages stand ready with their moments, once as long as an
    earlier such flag waits for a human.
    """
    turnless = client is None or shut
    paged = turnless and _waits(conn, client)
    row = {"id": event, "client": client, "code": code, "raised_at": at}
    conn.execute(insert(flag), {**_FLAG, **row, "answer_by": after(at, _ANSWER_WITHIN)})
    tell(conn, "flag", event, at)
    if not turnless:
        ladder = {"flag": event, "client": client, "step": 0, "state": "running", "due_at": at}
        conn.execute(insert(escalation), ladder)
    elif not paged:
        page_ladder(conn, event, at)


def page_ladder(conn: Connection, event: str, at: Moment, alias: str = "", level: Level = Level.HIGH) -> None:
    """Page duty, backup and coordinator in turn about a flag of nobody's, until it is taken or closed.

    What comes after the coordinator is added by ``page_on``.
    """
    own = {"alias": alias, "level": int(level)}
    conn.execute(insert(page), [{**_page(event, at, *step), **own} for step in _LADDER])


def page_on(conn: Connection, now: Moment) -> None:
    """Put the next round of pages ready for each flag of nobody's whose last one fell due.

    There is always a next one, so that such a ladder has no end; rounds that were missed while nothing
    ran are not made up for one by one.
    """
    for row in conn.execute(_WAITING).all():
        if now < row.begun + (row.step - _ROUNDS_FROM) * _ROUND:
            continue
        quarter = (now - row.begun) // _ROUND + 1
        own = {"alias": row.alias, "level": row.level, "created_at": row.begun}
        for post in (Post.DUTY, Post.BACKUP, Post.COORDINATOR):
            due = _page(row.flag, row.begun, quarter + _ROUNDS_FROM, quarter * _ROUND, post)
            insert_new(conn, page, {**due, **own, "id": f"{due['id']}:{post.value}"})


def _waits(conn: Connection, client: ClientId | None) -> bool:
    """Say whether such a flag stands unacknowledged, so that its pages are under way already."""
    waiting = select(flag.c.id).where(
        flag.c.client.is_(None) if client is None else flag.c.client == client,
        flag.c.source == "unreadable",
        flag.c.acknowledged_at.is_(None),
        flag.c.closed_at.is_(None),
    )
    return conn.execute(waiting.limit(1)).first() is not None


def _page(event: str, at: Moment, step: int, wait: int, post: Post) -> dict[str, object]:
    return {
        "id": f"{event}:{step}",
        "flag": event,
        "step": step,
        "post": post.value,
        "staff": None,
        "level": int(Level.HIGH),
        "alias": "",
        "state": "new",
        "attempts": 0,
        "due_at": after(at, wait),
        "created_at": at,
    }
