"""The inbox loop on a real store of its own: for the stateful test of disorderly updates."""

import atexit
import io
import json
import shutil
import tempfile
import threading
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot_people import NOON, rules
from canary import NAME
from fakes import FixedClock
from rulebooks import real_rulebook
from side_bench import BOT, KIM, RING, SAM, SideBench
from sqlalchemy import Row, select

from bot.arrivals import Arrival, peek
from bot.clock import RandomIds
from bot.handle import Rules
from bot.inbox import Inbox
from bot.log import Log
from bot.telegram import arrival
from bot.wake import Wake
from cases.ids import ClientId
from cases.moments import SECOND
from cases.sides import Side
from cases.traffic import RawUpdate
from vault.engine import Store
from vault.seal import Sealer
from vault.side_store import SideStore
from vault.tables_side import flag, inbox, message, side, unknown_message

PEOPLE: dict[int, ClientId] = {7: SAM, 8: KIM}
STRANGER = 9
CHATS = (*PEOPLE, STRANGER)


@dataclass(frozen=True)
class Sent:
    """One update of somebody, as the channel holds it. ``says`` is what must stand in the conversation."""

    chat: int
    update: int
    body: bytes
    says: tuple[str, str] | None = None
    risky: bool = False


@cache
def _template() -> Path:
    """Make a store with two clients once, to copy from."""
    folder = tempfile.TemporaryDirectory(prefix="nabij-model-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "side_a.sqlite3"
    bench = SideBench(f"sqlite:///{path}")
    for chat, client in PEOPLE.items():
        bench.enrol(client, chat)
    bench.dispose()
    return path


@cache
def _rules() -> Rules:
    return rules(real_rulebook())


@dataclass
class Rig:
    """A store of its own, and the loop over it. ``breaks`` turns to come are broken by a fault of ours."""

    breaks: int = 0
    kept: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="nabij-model-")
        path = Path(self._folder.name) / "side_a.sqlite3"
        shutil.copy(_template(), path)
        self.database = Store(f"sqlite:///{path}", side)
        self.clock = FixedClock(NOON)
        self.books = SideStore(Side.A, self.database, Sealer("a", RING), RandomIds())
        log = Log(io.StringIO(), strict=True)
        self.loop = Inbox(self.books.intake, self.books.ledger, self._live, self.clock, Wake(), log)
        with self.database.read() as conn:
            self._before = set(conn.execute(select(inbox.c.id)).scalars())

    def close(self) -> None:
        self.database.dispose()
        self._folder.cleanup()

    def bring(self, sent: Sent) -> bool:
        """Deliver as the webhook does; say whether it was new."""
        update, chat, fault = peek(sent.body)
        return self.books.intake.keep(RawUpdate(BOT, sent.body, update, chat, self.clock.now(), fault))

    def work(self) -> None:
        self.loop.once(threading.Event())
        self.clock.advance(SECOND // 10)

    def drain(self) -> None:
        """Work until nothing waits, letting time pass for what waits after a failure."""
        self.breaks = 0
        for _ in range(200):
            self.loop.once(threading.Event())
            if not self._waiting():
                return
            self.clock.advance(SECOND)
        raise AssertionError("something waits for ever")

    def rows(self) -> list[Row[Any]]:
        """Return the inbox in the order in which it came, without what enrolment left."""
        with self.database.read() as conn:
            found = conn.execute(select(inbox).order_by(inbox.c.id)).all()
        return [row for row in found if row.id not in self._before]

    def messages(self, client: ClientId) -> list[tuple[str, str, Row[Any]]]:
        """Return event, words and row of each message of a client, in the order of the inbox."""
        lines = (
            select(message, inbox.c.id.label("place"))
            .join(inbox, inbox.c.event == message.c.id)
            .where(message.c.client == client, message.c.direction == "in")
            .order_by(inbox.c.id)
        )
        with self.database.read() as conn:
            seals = self.books.seals(conn, client)
            return [
                (row.id, seals.open_text("message", "text_sealed", row.id, row.text_sealed), row)
                for row in conn.execute(lines)
            ]

    def flags(self) -> dict[str, int]:
        with self.database.read() as conn:
            return {row.id: row.level for row in conn.execute(select(flag.c.id, flag.c.level))}

    def listed(self) -> set[str]:
        with self.database.read() as conn:
            return set(conn.execute(select(unknown_message.c.id)).scalars())

    def _waiting(self) -> bool:
        return any(row.state == "new" for row in self.rows())

    def _live(self) -> Rules:
        return replace(_rules(), read=self._read)

    def _read(self, body: bytes) -> Arrival:
        if self.breaks:
            self.breaks -= 1
            raise OSError("a fault of ours")
        return arrival(body)


def update_of(number: int, kind: str, chat: int, message_id: int, **fields: Any) -> bytes:
    person = {"id": chat, "is_bot": False, "first_name": NAME}
    held = {
        "message_id": message_id,
        "date": NOON // SECOND,
        "chat": {"id": chat, "type": "private"},
        "from": person,
    }
    return json.dumps({"update_id": number, kind: held | fields}).encode()


def tap_of(number: int, chat: int, message_id: int) -> bytes:
    person = {"id": chat, "is_bot": False, "first_name": NAME}
    held = {
        "message_id": message_id,
        "date": NOON // SECOND,
        "chat": {"id": chat, "type": "private"},
        "text": "?",
    }
    tap = {"id": "1", "from": person, "chat_instance": "1", "data": "a", "message": held}
    return json.dumps({"update_id": number, "callback_query": tap}).encode()


def deletion_of(number: int, chat: int, message_id: int) -> bytes:
    gone = {
        "business_connection_id": "b",
        "chat": {"id": chat, "type": "private"},
        "message_ids": [message_id],
    }
    return json.dumps({"update_id": number, "deleted_business_messages": gone}).encode()
