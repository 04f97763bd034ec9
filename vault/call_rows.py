"""A telephone call as rows: what was heard and said stands in the conversation, what is next on a sheet."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from cases.calling import AnsweredByPhone, CallBegun, SpokenLine, ToSay
from cases.effects import Effect, EndCallTasks, RaiseFlag, Say, SayAloud, SayKind
from cases.events import Event
from cases.ids import CheckInId, ClientId
from cases.moments import DAY, Moment, after
from vault.data_keys import ClientSeals
from vault.dialect import put
from vault.live_rows import tell
from vault.state_rows import OpenClient
from vault.tables_call import call_prompt
from vault.tables_side import checkin, message, task

KIND = "call"
"""How a line of a telephone call stands in the conversation."""

CALL_TASK, NOT_REACHED = "call_check_in", "call_not_reached"
KEPT_FOR = DAY
UNSAID_FOR = 30 * DAY
"""What nobody said yet stays longer: it shows that the client was never asked."""

_NEUTRAL = "N"
"""How the keys of fixed texts begin that are said where somebody may be listening, or at a stop."""

_TABLE, _COLUMN = "call_prompt", "body_sealed"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The lines of one turn; ``said``: a worker had the client on the line."""

    turn: str
    said: bool
    lines: tuple[SpokenLine, ...]
    at: Moment


def keep_heard(
    conn: Connection, opened: OpenClient, event: AnsweredByPhone, effects: Sequence[Effect]
) -> None:
    """Store what the client said under the event's id, after the question it answers if nobody said that."""
    asked = prompt_of(conn, opened.seals, opened.state.client)
    if asked is not None and not asked.said:
        _keep_lines(conn, opened, f"{event.id}:asked", [one.text for one in asked.lines], event.at)
    level = max((int(one.level) for one in effects if isinstance(one, RaiseFlag)), default=0)
    _keep_line(conn, opened, event.id, event.text, event.at, level=level)


def keep_aloud(conn: Connection, opened: OpenClient, event: Event, effects: Sequence[Effect]) -> None:
    """Put what to say next on the sheet, in the place of what stood there; one turn has one sheet."""
    on_the_line = isinstance(event, AnsweredByPhone | CallBegun)
    says = [one.say for one in effects if isinstance(one, SayAloud)]
    if not says and not on_the_line:
        return
    client = opened.state.client
    if on_the_line:
        _keep_lines(conn, opened, f"{event.id}:said", [one.text for one in says], event.at)
    body = opened.seals.seal(_TABLE, _COLUMN, client, _body(says))
    row = {"client": client, "turn": event.id, "said": int(on_the_line), _COLUMN: body, "at": event.at}
    put(conn, call_prompt, row)
    tell(conn, "call", client, event.at)


def end_call_tasks(conn: Connection, effect: EndCallTasks, at: Moment) -> None:
    """Mark done what asked somebody to call this client for a check-in."""
    own = (task.c.client == effect.client) & (task.c.kind == CALL_TASK) & task.c.done_at.is_(None)
    done = conn.execute(update(task).where(own).values(done_by=effect.by, done_at=at))
    if done.rowcount:
        tell(conn, "task", effect.client, at)


def prompt_of(conn: Connection, seals: ClientSeals, client: ClientId) -> Prompt | None:
    """Return what stands on the sheet; None when nothing does."""
    row = conn.execute(select(call_prompt).where(call_prompt.c.client == client)).one_or_none()
    if row is None:
        return None
    lines = json.loads(seals.open(_TABLE, _COLUMN, client, row.body_sealed))
    said = tuple(
        SpokenLine(text, ToSay(what), tuple(tuple(row) for row in keyboard)) for text, what, keyboard in lines
    )
    return Prompt(row.turn, bool(row.said), said, Moment(row.at))


def planned_today(conn: Connection, client: ClientId, today: date) -> tuple[CheckInId, str] | None:
    """Return the check-in that is planned for this local date, or was before it, and its dialogue."""
    own = (checkin.c.client == client) & (checkin.c.state == "due")
    until = checkin.c.local_date <= today.isoformat()
    first = select(checkin.c.id, checkin.c.script).where(own, until).order_by(checkin.c.due_at).limit(1)
    row = conn.execute(first).one_or_none()
    return None if row is None else (CheckInId(row.id), row.script)


def forget_prompts(conn: Connection, now: Moment) -> int:
    """Delete sheets of calls that are over; return how many went."""
    said = (call_prompt.c.said == 1) & (call_prompt.c.at <= after(now, -KEPT_FOR))
    old = call_prompt.c.at <= after(now, -UNSAID_FOR)
    return conn.execute(delete(call_prompt).where(said | old)).rowcount


def _body(says: Sequence[Say]) -> bytes:
    lines = [[one.text, _what(one).value, [list(row) for row in one.keyboard]] for one in says]
    return json.dumps(lines, separators=(",", ":")).encode()


def _what(say: Say) -> ToSay:
    """Return what a line is: a fixed text is safety, but for neutral ones, which must sound like nothing."""
    if say.kind is SayKind.OPENER:
        return ToSay.OPENER
    return ToSay.SAFETY if say.key and not say.key.startswith(_NEUTRAL) else ToSay.LINE


def _keep_lines(conn: Connection, opened: OpenClient, place: str, texts: Sequence[str], at: Moment) -> None:
    for number, text in enumerate(texts):
        _keep_line(conn, opened, f"{place}:{number}", text, at, author="bot")


def _keep_line(
    conn: Connection,
    opened: OpenClient,
    row_id: str,
    text: str,
    at: Moment,
    *,
    author: str = "client",
    level: int = 0,
) -> None:
    row = {
        "id": row_id,
        "client": opened.state.client,
        "direction": "in" if author == "client" else "out",
        "author": author,
        "kind": KIND,
        "level": level,
        "text_sealed": opened.seals.seal_text("message", "text_sealed", row_id, text),
        "at": at,
    }
    conn.execute(insert(message), row)
