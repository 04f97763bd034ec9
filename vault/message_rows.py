"""An incoming message as rows: its sealed words, and the copy on the client's phone that must go."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from cases.effects import Effect, RaiseFlag
from cases.events import Kind, MessageReceived, TurnBroke
from cases.ids import ClientId, PhoneMessage
from cases.moments import MINUTE, Moment, after
from cases.safe_contact import SafeContact
from vault.dialect import insert_new
from vault.phone_stay import CEILING, longest, vanishes
from vault.state_rows import OpenClient
from vault.tables_side import message, phone_copy

UNDER = 30 * MINUTE
"""How long buttons may stand under a message that nobody taps. Source: domain section 5.2."""
_AFTER_CLOSING = 2 * MINUTE
_KEPT = insert(message)


def keep_message(
    conn: Connection, opened: OpenClient, event: MessageReceived, effects: tuple[Effect, ...], file_id: str
) -> None:
    """Store what the client sent under the event's id, and its copy on the phone."""
    client = opened.state.client
    row = {
        "id": event.id,
        "client": client,
        "direction": "in",
        "author": "client",
        "kind": event.kind.value,
        "level": _level(effects),
        "text_sealed": opened.seals.seal_text("message", "text_sealed", event.id, event.text),
        "file_sealed": None,
        "phone_message": event.phone_message,
        "edits": None,
        "at": event.at,
    }
    if file_id:
        row["file_sealed"] = opened.seals.seal_text("message", "file_sealed", event.id, file_id)
    if event.kind is Kind.EDITED:
        row["edits"] = _edited(conn, opened, event.phone_message)
    conn.execute(_KEPT, row)
    _stands(conn, opened, event.phone_message, event.sent_at)


def keep_broken(conn: Connection, opened: OpenClient, event: TurnBroke, effects: tuple[Effect, ...]) -> None:
    """Store that something came which could not be handled: a line without words in the conversation."""
    row = {
        "id": event.id,
        "client": opened.state.client,
        "direction": "in",
        "author": "client",
        "kind": Kind.UNREADABLE.value,
        "level": _level(effects),
        "text_sealed": opened.seals.seal_text("message", "text_sealed", event.id, ""),
        "at": event.at,
    }
    conn.execute(insert(message), row)
    if event.phone_message is not None:
        _stands(conn, opened, event.phone_message, event.sent_at)


def _stands(conn: Connection, opened: OpenClient, number: PhoneMessage, sent_at: Moment) -> None:
    """Remember that the client's own message stands on the phone."""
    contact = opened.state.contact
    copy = Copy(opened.state.client, opened.bot, number, "in", sent_at)
    copy_on_phone(conn, copy, contact, longest(contact, None))


@dataclass(frozen=True, slots=True)
class Copy:
    """One message as it stands on a phone. ``direction`` is in or out, as seen from here."""

    client: ClientId
    bot: str
    phone_message: PhoneMessage
    direction: str
    sent_at: Moment


def copy_on_phone(conn: Connection, copy: Copy, contact: SafeContact | None, at_most: int = CEILING) -> None:
    """Remember what stands on the phone and when it must go; a second time changes nothing."""
    row = {
        **asdict(copy),
        "id": f"{copy.client}:{copy.bot}:{copy.phone_message}",
        "delete_at": after(copy.sent_at, min(at_most, _stay(contact))),
        "state": "kept",
        "attempts": 0,
    }
    insert_new(conn, phone_copy, row)


def end_of_talk(contact: SafeContact | None) -> int | None:
    """Return how long messages may stay after the closing line: 2 minutes in neutral mode, else no change."""
    return _AFTER_CLOSING if vanishes(contact) else None


def _stay(contact: SafeContact | None) -> int:
    if contact is None or contact.clear_after_minutes is None:
        return CEILING
    return min(CEILING, contact.clear_after_minutes * MINUTE)


def _level(effects: tuple[Effect, ...]) -> int:
    """Return the level of the flag that came with a message: what its line is coloured by."""
    return max((int(each.level) for each in effects if isinstance(each, RaiseFlag)), default=0)


def _edited(conn: Connection, opened: OpenClient, phone_message: PhoneMessage) -> str | None:
    earlier = (
        select(message.c.id)
        .where(
            message.c.client == opened.state.client,
            message.c.direction == "in",
            message.c.phone_message == phone_message,
        )
        .order_by(message.c.at.desc())
        .limit(1)
    )
    return conn.execute(earlier).scalar()
