"""One inbox item, open in a transaction with its client."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from cases.effects import Say, SayKind
from cases.ids import BotId, ClientId, EventId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import Moment, after
from cases.traffic import RawUpdate
from cases.unknown import UnknownChat, UnknownTurn
from cases.walk_in import WalkIn, WalkInTurn
from vault.data_keys import seals_of
from vault.dialect import locked, put
from vault.effect_rows import tell
from vault.intake_key import KEPT_FOR, day_of, key_for
from vault.message_rows import Copy, copy_on_phone
from vault.parcel_rows import PER_TURN, address_bytes, address_of
from vault.phone_stay import LEFT_ALONE
from vault.seal import Sealer
from vault.state_rows import OpenClient
from vault.stranger_parcel import Place, Whom, queue_to_stranger
from vault.tables_side import (
    enrolment,
    identity,
    task,
    unknown_chat,
    unknown_message,
)
from vault.taps import label_of
from vault.turn_rows import InboxDesk, finish, settle_item
from vault.unreadable import flag_unreadable
from vault.walk_in_rows import DoorBook, Said, locked_row, walk_in_of

_CRASHES = 25
_GIVE_UP = 3
_ADDRESS = select(identity.c.address_sealed).where(identity.c.client == bindparam("of_client"))


class SideReceived:
    """What the inbox loop holds while it handles one update. One of the commits ends it."""

    def __init__(
        self, conn: Connection, sealer: Sealer, row: Row[Any], raw: RawUpdate, opened: OpenClient | None
    ) -> None:
        self.raw = raw
        self.committed = False
        self._conn = conn
        self._sealer = sealer
        self._row = row
        self._desk = None if opened is None else InboxDesk(conn, opened, row.id)

    @property
    def id(self) -> EventId:
        return EventId(self._row.event)

    @property
    def attempts(self) -> int:
        """Return failed handlings; an item at which the process died 25 times counts as given up."""
        attempts = int(self._row.attempts)
        return max(attempts, _GIVE_UP) if self._row.starts >= _CRASHES else attempts

    @property
    def desk(self) -> InboxDesk | None:
        """The client whose chat this is; None for an unknown chat."""
        return self._desk

    @property
    def done(self) -> bool:
        return self.committed or (self._desk is not None and self._desk.committed)

    @property
    def unknown(self) -> UnknownChat:
        known = select(unknown_chat.c.last_replied).where(unknown_chat.c.chat_index == self._row.chat_index)
        return UnknownChat(self._conn.execute(known).scalar())

    def sender_is_paired(self, user: int | None) -> bool:
        """Say whether this channel user is the one that was paired with the client of ``desk``."""
        if self._desk is None:
            return False
        client = self._desk.state.client
        address = self._conn.execute(_ADDRESS, {"of_client": client}).scalar_one()
        return address_of(self._desk.opened.seals, "identity", client, address)[1] == user

    def tapped(self, message: PhoneMessage, data: str, now: Moment) -> str:
        """Return the word on a tapped button of this client; empty when that message counts no more."""
        if self._desk is None:
            return ""
        return label_of(self._conn, self._desk.opened, message, data, now)

    def press_start(
        self, token: str, chat: int, user: int, at: Moment, phone_message: PhoneMessage | None = None
    ) -> bool:
        """Bind a valid, unused, unexpired enrolment link to this chat. False for wrong, used or expired.

        Stored with the commit that follows; whose this chat is already counts when a worker accepts. The
        message with the token stands on the phone as ``phone_message`` and goes from there in time.
        """
        mark = self._sealer.token_hmac(token)
        row = self._conn.execute(
            locked(select(enrolment).where(enrolment.c.token_hmac == mark))
        ).one_or_none()
        if row is None or row.state != "issued" or row.expires_at <= at or row.bot != self.raw.bot:
            return False
        if self._desk is not None and self._desk.state.client == row.client:
            return False
        seals = seals_of(self._conn, self._sealer, ClientId(row.client))
        address = seals.seal("enrolment", "address_sealed", row.id, address_bytes(chat, user))
        values = {
            "state": "pressed",
            "pressed_at": at,
            "address_sealed": address,
            "chat_index": self._sealer.blind(self.raw.bot, chat),
        }
        self._conn.execute(update(enrolment).where(enrolment.c.id == row.id).values(values))
        if phone_message is not None and self._desk is None:
            copy = Copy(ClientId(row.client), self.raw.bot, phone_message, "in", at)
            copy_on_phone(self._conn, copy, None, LEFT_ALONE)
        self._ask_a_worker(ClientId(row.client), at)
        return True

    def commit_unknown(self, turn: UnknownTurn, text: str, kind: str, at: Moment) -> None:
        """Store the turn of an unknown chat: reply in the outbox, listed words sealed for 7 days; done."""
        before = self.unknown.last_replied
        seen = select(unknown_chat.c.seen).where(unknown_chat.c.chat_index == self._row.chat_index)
        chat = {
            "chat_index": self._row.chat_index,
            "last_replied": before if turn.reply is None else at,
            "seen": (self._conn.execute(seen).scalar() or 0) + 1,
        }
        put(self._conn, unknown_chat, chat)
        if turn.listed:
            self._list(turn.level, text, kind, at)
        if turn.reply is not None:
            self._reply(turn.reply, SayKind.SAFETY if turn.level >= Level.ACUTE else SayKind.NOTICE, at)
        self._done("done", "", at)

    @property
    def walk_in(self) -> WalkIn:
        """How far this chat came at the open door."""
        return walk_in_of(locked_row(self._conn, self._row.chat_index))

    def commit_walk_in(self, turn: WalkInTurn, text: str, kind: str, at: Moment) -> None:
        """Store a turn at the open door: words, answer, flag and pages; done."""
        whom = self._whom()
        if whom is not None:
            heard = Said(self.id, "in", text, kind, turn.level, at)
            DoorBook(self._conn, self._sealer).keep_turn(whom, self._row.id, heard, turn)
        self._done("done", "", at)

    def commit_pressed(self, reply: str, at: Moment) -> None:
        """Queue the answer to a pressed link; done."""
        self._reply(reply, SayKind.NOTICE, at)
        self._done("done", "", at)

    def quarantine(self, code: str, at: Moment) -> None:
        """Set the item apart with an error code; done. A high flag goes with it, of its client or nobody."""
        client = None if self._desk is None else self._desk.state.client
        flag_unreadable(self._conn, self.id, client, code, at)
        self._done("quarantined", code, at)

    def ignore(self, code: str, at: Moment) -> None:
        """Nothing in it concerns a person (a delivery receipt, an own echo): counted; done."""
        self._done("done", code, at)

    def keep_file(self, file_id: str) -> None:
        """Seal the channel's file id of a voice note or photo with the message, for a worker's click."""
        if self._desk is not None:
            self._desk.file_id = file_id

    def _done(self, state: str, code: str, at: Moment) -> None:
        settle_item(self._conn, self._row.id, {"state": state, "code": code, "due_at": at})
        finish(self._conn)
        self.committed = True

    def _list(self, level: Level, text: str, kind: str, at: Moment) -> None:
        key = key_for(self._conn, self._sealer, at)
        words = text.encode("utf-8", "surrogatepass")
        place = {"table": "unknown_message", "column": "text_sealed", "client": "", "row": self.id}
        row = {
            "id": self.id,
            "chat_index": self._row.chat_index,
            "text_sealed": self._sealer.seal(words, **place, key=key),
            "day": day_of(at),
            "level": int(level),
            "kind": kind,
            "at": at,
            "destroy_at": after(at, KEPT_FOR),
        }
        self._conn.execute(insert(unknown_message), row)
        tell(self._conn, "unknown", self.id, at)

    def _reply(self, reply: str, kind: SayKind, at: Moment) -> None:
        whom = self._whom()
        if whom is not None:
            say = Say(ClientId(""), reply, kind, Mode.NEUTRAL, answers=at, remove_keyboard=True)
            place = Place(f"{self.id}:0", self._row.id * PER_TURN)
            queue_to_stranger(self._conn, self._sealer, whom, place, say, at)

    def _whom(self) -> Whom | None:
        if self.raw.chat is None:
            return None
        return Whom(BotId(self.raw.bot), self.raw.chat, self._row.chat_index)

    def _ask_a_worker(self, client: ClientId, at: Moment) -> None:
        row = {
            "id": f"{self.id}:pairing",
            "client": client,
            "kind": "accept_pairing",
            "level": int(Level.CONCERN),
            "due_at": at,
            "created_at": at,
        }
        self._conn.execute(insert(task), row)
        tell(self._conn, "task", client, at)
