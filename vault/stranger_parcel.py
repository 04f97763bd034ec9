"""What is said to somebody who is no client: a parcel with its own address, sealed under the intake key."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert

from cases.effects import Say
from cases.ids import BotId, StaffId
from cases.moments import Moment
from vault.intake_key import day_of, key_for
from vault.parcel_rows import address_bytes, body_bytes, codes
from vault.seal import Sealer
from vault.tables_side import outbox


@dataclass(frozen=True, slots=True)
class Whom:
    """A chat that belongs to no client."""

    bot: BotId
    chat: int
    chat_index: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """The id of a parcel, and its number in the order of its chat. ``by`` None: the bot says it."""

    id: str
    seq: int
    by: StaffId | None = None


def queue_to_stranger(
    conn: Connection, sealer: Sealer, whom: Whom, place: Place, say: Say, at: Moment
) -> None:
    """Store a message to send at once, or at the moment before which it must not leave."""
    key = key_for(conn, sealer, at)
    where = {"table": "outbox", "client": "", "row": place.id}
    row = {
        **codes(say),
        "id": place.id,
        "chat_index": whom.chat_index,
        "bot": whom.bot,
        "dedup": place.id,
        "seq": place.seq,
        "body_sealed": sealer.seal(body_bytes(say), **where, column="body_sealed", key=key),
        "address_sealed": sealer.seal(
            address_bytes(whom.chat, None), **where, column="address_sealed", key=key
        ),
        "day": day_of(at),
        "staff": place.by,
        "due_at": at if say.not_before is None else say.not_before,
        "created_at": at,
    }
    conn.execute(insert(outbox), row)
