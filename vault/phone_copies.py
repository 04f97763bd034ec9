"""What still stands on phones and must go: deletions, tried until 47 hours, then a human's task."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from cases.ids import BotId, ClientId, PhoneMessage
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after
from cases.traffic import Deletion
from vault.data_keys import seals_of
from vault.dialect import insert_new
from vault.effect_rows import tell
from vault.engine import Store
from vault.parcel_rows import address_of
from vault.seal import SealBroken, Sealer
from vault.tables_side import enrolment, identity, phone_copy, task

_AT_MOST = 100
"""The channel deletes up to 100 messages in one call."""
_LAST_TRY = 47 * HOUR
"""The channel deletes nothing older than 48 hours. Source: design §6."""
_LONGEST_WAIT = 60
_WAITING = phone_copy.c.state.in_(("kept", "due"))
_DUE = (
    select(phone_copy)
    .where(phone_copy.c.bot == bindparam("of_bot"), _WAITING, phone_copy.c.delete_at <= bindparam("by"))
    .order_by(phone_copy.c.delete_at)
    .limit(bindparam("at_most"))
)
_IDENTITY = select(identity).where(identity.c.client == bindparam("of_client"))
_PRESSED = (
    select(enrolment)
    .where(enrolment.c.client == bindparam("of_client"), enrolment.c.address_sealed.is_not(None))
    .order_by(enrolment.c.pressed_at.desc())
    .limit(1)
)


class PhoneCopies:
    """The copies on the phones of one side's clients."""

    def __init__(self, store: Store, sealer: Sealer) -> None:
        self._store = store
        self._sealer = sealer

    def due(self, bot: BotId, now: Moment, limit: int) -> Sequence[Deletion]:
        """Return at most ``limit`` deletions, longest due first.

        Messages past their last try stand apart: they would make the call for the others fail.
        """
        with self._store.read() as conn:
            rows = conn.execute(_DUE, {"of_bot": bot, "by": now, "at_most": limit * _AT_MOST}).all()
            groups: dict[tuple[str, bool], list[Row[Any]]] = defaultdict(list)
            for row in rows:
                groups[row.client, _is_late(row, now)].append(row)
            found = [self._deletion(conn, bot, key[0], group) for key, group in [*groups.items()][:limit]]
        return [deletion for deletion in found if deletion is not None]

    def settle(self, deletion: Deletion, *, gone: bool, now: Moment) -> None:
        """Record a deletion; a failed one waits 1 to 60 minutes, after 47 h it becomes a task."""
        with self._store.begin("deleted", lasting=False) as conn:
            own = (
                (phone_copy.c.client == deletion.client)
                & (phone_copy.c.bot == deletion.bot)
                & phone_copy.c.phone_message.in_(deletion.messages)
                & _WAITING
            )
            if gone:
                conn.execute(update(phone_copy).where(own).values(state="gone"))
                return
            rows = conn.execute(select(phone_copy).where(own)).all()
            for row in rows:
                conn.execute(update(phone_copy).where(phone_copy.c.id == row.id).values(_next_try(row, now)))
            late = [row for row in rows if _is_late(row, now)]
            if late:
                _ask(conn, deletion, late, now)

    def _deletion(
        self, conn: Connection, bot: BotId, client: str, rows: Sequence[Row[Any]]
    ) -> Deletion | None:
        chat = self._chat(conn, ClientId(client))
        if chat is None:
            return None
        rows = rows[:_AT_MOST]
        return Deletion(
            id=f"{client}:{rows[0].phone_message}",
            bot=bot,
            chat=chat,
            client=ClientId(client),
            messages=tuple(PhoneMessage(row.phone_message) for row in rows),
            sent_at=min(row.sent_at for row in rows),
        )

    def _chat(self, conn: Connection, client: ClientId) -> int | None:
        """Return where to delete; None when the client was erased or its address does not open.

        Before a worker accepted the pairing it is the chat that pressed the link.
        """
        paired = conn.execute(_IDENTITY, {"of_client": client}).one_or_none()
        pressed = conn.execute(_PRESSED, {"of_client": client}).one_or_none() if paired is None else None
        try:
            seals = seals_of(conn, self._sealer, client)
            if paired is not None:
                return address_of(seals, "identity", client, paired.address_sealed)[0]
            if pressed is not None:
                return address_of(seals, "enrolment", pressed.id, pressed.address_sealed)[0]
        except SealBroken:
            return None
        return None


def _is_late(row: Row[Any], now: Moment) -> bool:
    return bool(row.sent_at + _LAST_TRY <= now)


def _next_try(row: Row[Any], now: Moment) -> dict[str, object]:
    if _is_late(row, now):
        return {"state": "failed", "attempts": row.attempts + 1}
    wait = min(2**row.attempts, _LONGEST_WAIT) * MINUTE
    at = min(after(now, wait), after(row.sent_at, _LAST_TRY))
    return {"state": "due", "attempts": row.attempts + 1, "delete_at": at}


def _ask(conn: Connection, deletion: Deletion, left: Sequence[Row[Any]], now: Moment) -> None:
    """Make the task that says what stays: whose words, and whether of one message or of more."""
    stays = {f"left_{each.direction}" for each in left} | {"left_one" if len(left) == 1 else "left_more"}
    row = {
        "id": f"{deletion.id}:left",
        "client": deletion.client,
        "kind": "phone_copy_left",
        "level": int(Level.CONCERN),
        "due_at": now,
        "created_at": now,
        "why": " ".join(sorted(stays)),
    }
    if insert_new(conn, task, row):
        tell(conn, "task", deletion.client, now)
