"""The inbox of one side: an update is sealed and committed before the channel hears that it came."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from cases.ids import BotId, ClientId, EventId
from cases.moments import SECOND, Moment, after
from cases.traffic import RawUpdate
from vault.clockwork import Ids
from vault.dialect import insert_new, locked, one_at_a_time
from vault.engine import Store
from vault.intake_key import day_of, key_for, key_of
from vault.seal import DataKey, Sealer
from vault.tables_side import identity, inbox
from vault.unreadable import flag_unreadable

_WAITS = (0, 1 * SECOND, 2 * SECOND)
"""How long an item waits after its first, second and later failures."""

_COLUMN_ENDS = 2**63

_CLIENT = select(identity.c.client).where(identity.c.chat_index == bindparam("of_chat"))
_earlier = inbox.alias()
_OLDER_UNDONE = (
    select(_earlier.c.id)
    .where(_earlier.c.chat_index == inbox.c.chat_index, _earlier.c.state == "new", _earlier.c.id < inbox.c.id)
    .exists()
)
_BEHIND = select(inbox.c.id).where(inbox.c.id == bindparam("item"), _OLDER_UNDONE)
_HEADS = (
    select(inbox.c.id)
    .where(inbox.c.state == "new", inbox.c.due_at <= bindparam("by"), ~_OLDER_UNDONE)
    .order_by(inbox.c.id)
    .limit(bindparam("at_most"))
)


class SideIntake:
    """Keeps raw updates of one side. Bodies are bytes here: whatever they hold, they are kept."""

    def __init__(self, store: Store, sealer: Sealer, ids: Ids) -> None:
        self._store = store
        self._sealer = sealer
        self._ids = ids
        self._key: tuple[str, DataKey] | None = None

    def keep(self, raw: RawUpdate) -> bool:
        """Seal and commit one update before returning. False when it was kept before."""
        with self._store.begin("keep", first=True) as conn:
            day, key, stored = self._today(conn, raw.received_at)
            kept = self._insert(conn, raw, day, key)
        if stored:
            self._key = (day, key)
        return kept

    def heads(self, now: Moment, limit: int) -> Sequence[int]:
        """Return inbox ids, oldest first, only the oldest undone of each chat.

        An item that waits after a failure keeps the later ones of its chat waiting too.
        """
        with self._store.glance() as conn:
            return list(conn.execute(_HEADS, {"by": now, "at_most": limit}).scalars())

    def broke(self, item: int, now: Moment, code: str) -> int:
        """Count a failed handling in a transaction of its own; return how many there were.

        The item falls due again after 0, 1, then 2 s; crashes of the process are not counted here.
        """
        with self._store.begin("broke") as conn:
            one = locked(select(inbox.c.attempts).where(inbox.c.id == item, inbox.c.state == "new"))
            attempts = conn.execute(one).scalar()
            if attempts is None:
                return 0
            wait = _WAITS[min(attempts, len(_WAITS) - 1)]
            values = {"attempts": attempts + 1, "due_at": after(now, wait), "code": code}
            conn.execute(update(inbox).where(inbox.c.id == item).values(**values))
            return int(attempts) + 1

    def _today(self, conn: Connection, at: Moment) -> tuple[str, DataKey, bool]:
        """Return the day, its key, and whether it is known to be committed (only then it may be cached)."""
        day = day_of(at)
        if self._key is not None and self._key[0] == day:
            return day, self._key[1], True
        stored = key_of(conn, self._sealer, day)
        if stored is not None:
            return day, stored, True
        return day, key_for(conn, self._sealer, at), False

    def _insert(self, conn: Connection, raw: RawUpdate, day: str, key: DataKey) -> bool:
        mark = self._sealer.body_hmac(raw.bot, raw.body)
        number = raw.update_id
        if number is not None and abs(number) >= _COLUMN_ENDS:
            number = None
        if number is None and _repeated(conn, raw.bot, mark):
            return False
        event = EventId(self._ids.new())
        row = {
            "bot": raw.bot,
            "update_id": number,
            "body_hmac": mark,
            "chat_index": None if raw.chat is None else self._sealer.blind(raw.bot, raw.chat),
            "event": event,
            "raw_sealed": seal_raw(self._sealer, key, event, raw),
            "day": day,
            "state": "quarantined" if raw.fault else "new",
            "code": raw.fault,
            "attempts": 0,
            "starts": 0,
            "received_at": raw.received_at,
            "due_at": raw.received_at,
        }
        kept = insert_new(conn, inbox, row)
        if kept and raw.fault:
            client = client_of(conn, row["chat_index"])
            flag_unreadable(conn, event, client, raw.fault, raw.received_at)
        return kept


def client_of(conn: Connection, chat_index: object) -> ClientId | None:
    """Return whose chat this is, by its blind index; None for an unknown chat."""
    if chat_index is None:
        return None
    found = conn.execute(_CLIENT, {"of_chat": chat_index}).scalar()
    return None if found is None else ClientId(found)


def waits_behind(conn: Connection, item: int) -> bool:
    """Say whether an older update of the same chat is still undone."""
    return conn.execute(_BEHIND, {"item": item}).first() is not None


def seal_raw(sealer: Sealer, key: DataKey, event: str, raw: RawUpdate) -> bytes:
    head = json.dumps({"chat": raw.chat}).encode() + b"\n"
    return sealer.seal(head + raw.body, table="inbox", column="raw_sealed", client="", row=event, key=key)


def open_raw(sealer: Sealer, key: DataKey, event: str, sealed: bytes) -> tuple[int | None, bytes]:
    """Open a kept update: its chat and its body. Raises SealBroken."""
    plain = sealer.open(sealed, table="inbox", column="raw_sealed", client="", row=event, key=key)
    head, _, body = plain.partition(b"\n")
    return json.loads(head)["chat"], body


def _repeated(conn: Connection, bot: BotId, mark: bytes) -> bool:
    """Say whether this body was kept before; without an update id only the body tells."""
    one_at_a_time(conn, mark)
    same = select(inbox.c.id).where(
        inbox.c.bot == bot, inbox.c.update_id.is_(None), inbox.c.body_hmac == mark
    )
    return conn.execute(same.limit(1)).first() is not None
