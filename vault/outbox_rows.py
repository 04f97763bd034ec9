"""Which parcels may be taken up now, and opening one of them."""

from dataclasses import dataclass, replace
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, or_, select

from cases.effects import SayKind
from cases.ids import ClientId
from cases.moments import Moment, at_wall, wall
from cases.safe_contact import SafeContact
from cases.traffic import Parcel
from vault.dialect import locked
from vault.intake_key import opening_key
from vault.parcel_rows import PER_TURN, PLANNED, PRIORITY, address_of, chat_in, parcel_of
from vault.seal import Erased, SealBroken, Sealer
from vault.state_rows import OpenClient
from vault.tables_side import identity, outbox

_SAFETY = PRIORITY[SayKind.SAFETY]
_BY: BindParameter[int] = bindparam("by")
_BOT: BindParameter[str] = bindparam("of_bot")
_AT_MOST: BindParameter[int] = bindparam("at_most")
_older = outbox.alias()

_IN_THE_WAY = or_(
    _older.c.state == "sending",
    and_(
        _older.c.state == "new",
        _older.c.seq < outbox.c.seq,
        or_(
            _older.c.due_at <= _BY,
            _older.c.attempts > 0,
            _older.c.seq // PER_TURN == outbox.c.seq // PER_TURN,
        ),
    ),
)
"""One at a time in a chat and in order: what is under way, due, tried before or of the same turn goes first.

A parcel that is held for a later moment does not keep an answer to a later message waiting.
"""
_IN_SAFETYS_WAY = and_(
    _older.c.priority == _SAFETY,
    or_(_older.c.state == "sending", and_(_older.c.state == "new", _older.c.seq < outbox.c.seq)),
)
_SAME_CHAT = (
    _older.c.client == outbox.c.client,
    and_(outbox.c.client.is_(None), _older.c.client.is_(None), _older.c.chat_index == outbox.c.chat_index),
)
_WAITS = or_(
    *(
        select(_older.c.id).where(same, _older.c.id != outbox.c.id, _IN_THE_WAY).exists()
        for same in _SAME_CHAT
    )
)
_SAFETY_WAITS = or_(
    *(
        select(_older.c.id).where(same, _older.c.id != outbox.c.id, _IN_SAFETYS_WAY).exists()
        for same in _SAME_CHAT
    )
)
_FREE = or_(and_(outbox.c.priority == _SAFETY, ~_SAFETY_WAITS), and_(outbox.c.priority != _SAFETY, ~_WAITS))
_READY = and_(outbox.c.state == "new", outbox.c.due_at <= _BY, _FREE)
_HEADS = (
    select(outbox.c.id, outbox.c.client, outbox.c.chat_index)
    .where(outbox.c.bot == _BOT, _READY)
    .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.seq)
    .limit(_AT_MOST)
)
_ONE = locked(select(outbox).where(outbox.c.id == bindparam("parcel"), _READY))
_WHOSE = select(outbox.c.client).where(outbox.c.id == bindparam("parcel"))
_LEFT_TODAY = select(outbox.c.seq, outbox.c.checkin).where(
    outbox.c.client == bindparam("of_client"),
    outbox.c.kind.in_(PLANNED),
    or_(
        outbox.c.state == "sending",
        and_(outbox.c.state == "sent", outbox.c.sent_at >= bindparam("midnight")),
        and_(outbox.c.state == "uncertain", outbox.c.due_at >= bindparam("midnight")),
    ),
)
"""What left or may have left: an uncertain message was tried when it was due."""
_IDENTITY = select(identity).where(identity.c.client == bindparam("of_client"))


class NoAddress(Exception):
    """The client has no paired chat: nothing can be sent."""


@dataclass(frozen=True, slots=True)
class Found:
    """A parcel's row, locked, and its client where it has one. ``shut``: the client's state does not open."""

    row: Row[Any]
    opened: OpenClient | None
    shut: bool = False


def heads(conn: Connection, bot: str, now: Moment, limit: int) -> list[str]:
    """Return parcels that are due, one of each chat, safety texts first."""
    rows = conn.execute(_HEADS, {"of_bot": bot, "by": now, "at_most": limit})
    seen: set[object] = set()
    first: list[str] = []
    for row in rows:
        chat = row.client or bytes(row.chat_index)
        if chat not in seen:
            seen.add(chat)
            first.append(row.id)
    return first


def client_of_parcel(conn: Connection, parcel: str) -> ClientId | None:
    client = conn.execute(_WHOSE, {"parcel": parcel}).scalar()
    return None if client is None else ClientId(client)


def ready(conn: Connection, parcel: str, now: Moment) -> Row[Any] | None:
    """Lock a parcel that is new, due and first of its chat; None when it is not any more."""
    return conn.execute(_ONE, {"parcel": parcel, "by": now}).one_or_none()


def open_parcel(conn: Connection, sealer: Sealer, found: Found, now: Moment) -> Parcel:
    """Open a parcel for its next attempt at ``now``. Raises NoAddress, Erased and SealBroken."""
    row = found.row
    if found.shut:
        raise SealBroken("the client's state does not open")
    if found.opened is None:
        if row.client is not None:
            raise Erased
        return _open_unknown(conn, sealer, row)
    seals = found.opened.seals
    known = conn.execute(_IDENTITY, {"of_client": row.client}).one_or_none()
    if known is None:
        raise NoAddress
    chat, _user = address_of(seals, "identity", row.client, known.address_sealed)
    body = seals.open("outbox", "body_sealed", row.id, row.body_sealed)
    parcel = parcel_of(row, body, chat, row.attempts + 1)
    contact = found.opened.state.contact
    return parcel if contact is None or row.kind not in PLANNED else _counted(conn, parcel, row, contact, now)


def _counted(conn: Connection, parcel: Parcel, row: Row[Any], contact: SafeContact, now: Moment) -> Parcel:
    """Return a planned parcel with what already left on the client's own date.

    The lines of one turn are one message to who reads them: they count once, and never each other.
    """
    zone = ZoneInfo(contact.zone)
    midnight = at_wall(wall(now, zone).date(), time(0), zone)
    left = conn.execute(_LEFT_TODAY, {"of_client": row.client, "midnight": midnight}).all()
    others = {
        each.seq // PER_TURN: each.checkin for each in left if each.seq // PER_TURN != row.seq // PER_TURN
    }
    again = row.checkin is not None and row.checkin in others.values()
    return replace(parcel, sent_today=len(others), again=again)


def _open_unknown(conn: Connection, sealer: Sealer, row: Row[Any]) -> Parcel:
    """Open the answer to an unknown chat, sealed under the intake key of its day."""
    if row.address_sealed is None:
        raise SealBroken("no address")
    key = opening_key(conn, sealer, row.day)
    place = {"table": "outbox", "client": "", "row": row.id}
    address = sealer.open(row.address_sealed, **place, column="address_sealed", key=key)
    body = sealer.open(row.body_sealed, **place, column="body_sealed", key=key)
    return parcel_of(row, body, chat_in(address), row.attempts + 1)
