"""A side store on a fresh database with a client or two: what tests of the vault stand on."""

import itertools
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import time
from typing import Any

from canary import ALIAS, NAME
from migrated import on_sqlite
from sqlalchemy import Connection, Row, Table, insert, select, text

from cases.consents import Consented, Entry, Given, Purpose
from cases.effects import Effect, Say, SayKind
from cases.events import Kind, MessageReceived
from cases.ids import BotId, ClientId, EventId, FlagId, PhoneMessage, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import HOUR, Moment
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.state import ClientState, Standing
from cases.traffic import Judgement, Leave, Parcel, RawUpdate
from vault.consent_rows import add_entry
from vault.engine import Store
from vault.keys import KeyRing
from vault.migrate import migrate
from vault.seal import Sealer
from vault.side_store import SideStore
from vault.tables_side import enrolment, outbox, side

KEK = "0a" * 8
RING = KeyRing("a", KEK, {KEK: b"k" * 32}, b"i" * 32, b"t" * 32)
BOT = BotId("bot-1")
SAM, KIM = ClientId("sam0"), ClientId("kim0")
WORKER = StaffId("worker1")
MONDAY = Moment(1_800_000_000_000_000)
CONTACT = SafeContact(
    windows=(Window(0, time(9), time(17)),),
    zone="Europe/Amsterdam",
    mode=Mode.NEUTRAL,
    opener="Hoi",
    valid_until=Moment(MONDAY + 1000 * HOUR),
)


class CountedIds:
    """Ids that are told apart and never random."""

    def __init__(self) -> None:
        self._next = itertools.count(1)

    def new(self) -> str:
        return f"{next(self._next):032x}"


def state_of(client: ClientId, **changes: Any) -> ClientState:
    state = ClientState(
        client=client,
        side=Side.A,
        role=Role.STAYER,
        language=Language.NL_B1,
        alias=f"Alias {client} {ALIAS}",
        standing=Standing.ACTIVE,
        contact=CONTACT,
    )
    return replace(state, **changes)


def raw(text: str, update: int | None, chat: int | None, at: Moment = MONDAY, fault: str = "") -> RawUpdate:
    return RawUpdate(
        BOT, json.dumps({"text": text, "from": {"first_name": NAME}}).encode(), update, chat, at, fault
    )


def said(
    event: str, text: str, at: Moment = MONDAY, message: int = 1, kind: Kind = Kind.TEXT
) -> MessageReceived:
    return MessageReceived(EventId(event), at, at, kind, text, PhoneMessage(message))


def say(client: ClientId, text: str, kind: SayKind = SayKind.REPLY, **more: Any) -> Say:
    return Say(client, text, kind, Mode.NEUTRAL, **more)


def let_go(_state: ClientState | None, parcel: Parcel, _now: Moment) -> Judgement:
    """Let every parcel leave as it is."""
    return Leave(parcel.text, parcel.mode, parcel.keyboard)


class SideBench:
    """One side's store, ready for use."""

    def __init__(self, url: str) -> None:
        self.url = url
        on_sqlite(url, side)
        self.database = Store(url, side)
        migrate([self.database])
        self.sealer = Sealer("a", RING)
        self.ids = CountedIds()
        self.side = SideStore(Side.A, self.database, self.sealer, self.ids)

    def begin(self) -> AbstractContextManager[Connection]:
        return self.database.begin()

    def enrol(self, client: ClientId, chat: int, **changes: Any) -> None:
        """Make a paired client the way the line does: a link, a press, a worker's yes."""
        with self.begin() as conn:
            self.side.create_client(conn, state_of(client, **changes), BOT, WORKER, MONDAY)
            agreed = Consented(
                f"ja-{client}", Purpose.CHANNEL, Entry.GIVEN, "1", "nl-B1", Given.SPOKEN, WORKER, MONDAY
            )
            add_entry(conn, client, agreed)
        self.issue(client, f"token-{client}")
        assert self.press(f"token-{client}", chat)
        with self.begin() as conn:
            self.side.attach_identity(conn, client, WORKER)

    def issue(self, client: ClientId, token: str, expires: int = 72 * HOUR) -> None:
        row = {
            "id": f"link-{token}",
            "client": client,
            "bot": BOT,
            "token_hmac": self.sealer.token_hmac(token),
            "expires_at": MONDAY + expires,
            "state": "issued",
            "issued_by": WORKER,
        }
        with self.begin() as conn:
            conn.execute(insert(enrolment), row)

    def press(self, token: str, chat: int, at: Moment = MONDAY) -> bool:
        self.side.intake.keep(raw(f"/start {token} in {chat}", None, chat, at))
        (item,) = self.side.intake.heads(at, 10)
        with self.side.ledger.open_received(item, at) as received:
            assert received is not None
            pressed = received.press_start(token, chat, chat, at)
            received.commit_pressed("Dank je.", at)
        self.empty_outbox()
        return pressed

    def hear(
        self, text: str, update: int, chat: int, effects: Sequence[Effect] = (), **changes: Any
    ) -> EventId:
        """Take one message all the way in; return the event's id."""
        at = changes.pop("at", MONDAY)
        self.side.intake.keep(raw(text, update, chat, at))
        return self.take(text, lambda _event: effects, at=at, update=update, **changes)

    def take(
        self,
        text: str,
        effects: Callable[[EventId], Sequence[Effect]],
        *,
        at: Moment = MONDAY,
        update: int = 1,
        **changes: Any,
    ) -> EventId:
        """Take the turn of the oldest update; ``changes`` are the state's."""
        (item,) = self.side.intake.heads(at, 10)
        with self.side.ledger.open_received(item, at) as received:
            assert received is not None
            assert received.desk is not None
            state = replace(received.desk.state, **changes)
            event = said(received.id, text, at, update)
            received.desk.commit(event, state, effects(received.id))
            return received.id

    def act(self, client: ClientId, event: Any, effects: Sequence[Effect] = (), **changes: Any) -> None:
        with self.side.ledger.open(client) as desk:
            desk.commit(event, replace(desk.state, **changes), effects)

    def rows(self, table: Table) -> list[Row[Any]]:
        with self.database.read() as conn:
            order = list(table.primary_key)
            return list(conn.execute(select(table).order_by(*order)).all())

    def row(self, table: Table, **where: Any) -> Row[Any]:
        (found,) = [row for row in self.rows(table) if all(getattr(row, k) == v for k, v in where.items())]
        return found

    def empty(self) -> None:
        """Empty every table of a PostgreSQL store but the one that says what was migrated."""
        names = ", ".join(table.name for table in side.sorted_tables if table.name != "meta")
        with self.begin() as conn:
            conn.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))

    def empty_outbox(self) -> None:
        with self.begin() as conn:
            conn.execute(outbox.delete())

    def dispose(self) -> None:
        self.database.dispose()


FLAG = FlagId("flag1")
ACUTE = Level.ACUTE
