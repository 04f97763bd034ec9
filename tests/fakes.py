"""In-memory stand-ins that fit ``bot/ports.py``: a side's store, coordination, a channel, a pager, clocks.

They keep the promises of the ports and nothing else; what a real store adds is tested with a real store.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from fakes_outbox import FakeOutbox, leave_all, parcel_of
from fakes_world import CountingIds, FakeChannel, FakeCoordination, FakeGuard, FakePager, FixedClock

from cases import effects as order
from cases.effects import Effect
from cases.errors import NotFound
from cases.events import Event, TurnBroke
from cases.ids import BotId, ClientId, EventId, PhoneMessage
from cases.levels import Level
from cases.moments import SECOND, Moment, after
from cases.sides import Side
from cases.state import ClientState
from cases.traffic import (
    Deletion,
    Due,
    DueAlert,
    DueKind,
    DuePage,
    RawUpdate,
)
from cases.unknown import UnknownChat, UnknownTurn
from cases.walk_in import WalkIn, WalkInTurn

__all__ = [
    "CountingIds",
    "FakeChannel",
    "FakeCoordination",
    "FakeGuard",
    "FakeOutbox",
    "FakePager",
    "FakeReceived",
    "FakeSide",
    "FixedClock",
    "leave_all",
    "parcel_of",
]

BOT = BotId("bot_a")
Chat = tuple[BotId, int]
WAITS = (0, SECOND, 2 * SECOND)


@dataclass
class Item:
    """An inbox row. ``state``: new, done, quarantined."""

    raw: RawUpdate
    event: EventId
    due_at: Moment
    state: str = "new"
    code: str = ""
    attempts: int = 0


class FakeDesk:
    """An open client; ``store`` takes over what is committed, at once."""

    def __init__(
        self, state: ClientState, store: Callable[[Event, ClientState, tuple[Effect, ...]], None]
    ) -> None:
        self.state = state
        self._store = store

    def commit(self, event: Event, state: ClientState, effects: Sequence[Effect]) -> None:
        self._store(event, state, tuple(effects))


class FakeReceived:
    """One inbox item, open."""

    def __init__(self, side: "FakeSide", item: Item) -> None:
        self._side = side
        self._item = item
        self.file = ""
        self.raw = item.raw
        self.id = item.event
        self.attempts = item.attempts
        paired = side.chats.get((item.raw.bot, item.raw.chat)) if item.raw.chat is not None else None
        self._user = None if paired is None else paired[1]
        self.desk = None if paired is None else FakeDesk(side.clients[paired[0]], self._store)

    @property
    def unknown(self) -> UnknownChat:
        return self._side.unknown.get(self._chat, UnknownChat())

    @property
    def _chat(self) -> Chat:
        return self.raw.bot, self.raw.chat or 0

    def sender_is_paired(self, user: int | None) -> bool:
        return user == self._user

    def tapped(self, message: PhoneMessage, data: str, now: Moment) -> str:
        del now
        return self._side.buttons.get((message, data), "")

    def press_start(
        self, token: str, chat: int, user: int, at: Moment, phone_message: PhoneMessage | None = None
    ) -> bool:
        del at
        client = self._side.links.pop(token, None)
        if client is None:
            return False
        self._side.pressed[client] = (chat, user)
        self._side.pressed_by.append(phone_message)
        return True

    def commit_unknown(self, turn: UnknownTurn, text: str, kind: str, at: Moment) -> None:
        if turn.listed:
            self._side.unknown_listed.append((text, kind, turn.level))
        if turn.reply is not None:
            self._side.unknown[self._chat] = UnknownChat(at)
            self._reply(turn.reply, at)
        self._done("done", "")

    @property
    def walk_in(self) -> WalkIn:
        return self._side.walk_ins.get(self._chat, WalkIn())

    def commit_walk_in(self, turn: WalkInTurn, text: str, kind: str, at: Moment) -> None:
        self._side.walk_ins[self._chat] = turn.chat
        self._side.knocks.append((text, kind, turn.level))
        if turn.reply is not None:
            self._reply(turn.reply.text, at)
        self._done("done", "")

    def commit_pressed(self, reply: str, at: Moment) -> None:
        self._reply(reply, at)
        self._done("done", "")

    def quarantine(self, code: str, at: Moment) -> None:
        del at
        self._side.set_apart.append((self.id, code))
        self._done("quarantined", code)

    def ignore(self, code: str, at: Moment) -> None:
        del at
        self._done("done", code)

    def keep_file(self, file_id: str) -> None:
        self.file = file_id

    def _reply(self, text: str, at: Moment) -> None:
        bot, chat = self._chat
        self._side.outbox.post(parcel_of(f"{self.id}:0", chat, bot=bot, text=text, created_at=at))

    def _store(self, event: Event, state: ClientState, effects: tuple[Effect, ...]) -> None:
        self._side.store(event, state, effects)
        if self.file:
            self._side.files.append((self.id, self.file))
        broke = isinstance(event, TurnBroke)
        self._done("quarantined" if broke else "done", event.code if isinstance(event, TurnBroke) else "")

    def _done(self, state: str, code: str) -> None:
        self._item.state, self._item.code = state, code
        self._side.changed.notify_all()


class FakeSide:
    """One side's store: fits ``Intake`` and ``Ledger``, and has an ``outbox``. Safe from any thread."""

    def __init__(self, side: Side = Side.A, bot: BotId = BOT) -> None:
        self.side = side
        self.bot = bot
        self.changed = threading.Condition()
        self.clients: dict[ClientId, ClientState] = {}
        self.outbox = FakeOutbox(self.changed, self.clients.get)
        self.chats: dict[Chat, tuple[ClientId, int]] = {}
        self.links: dict[str, ClientId] = {}
        self.pressed: dict[ClientId, tuple[int, int]] = {}
        self.pressed_by: list[PhoneMessage | None] = []
        self.unknown: dict[Chat, UnknownChat] = {}
        self.walk_ins: dict[Chat, WalkIn] = {}
        self.knocks: list[tuple[str, str, Level]] = []
        self.unknown_listed: list[tuple[str, str, Level]] = []
        self.inbox: list[Item] = []
        self.rows: list[Due] = []
        self.events: list[tuple[ClientId, Event]] = []
        self.effects: list[Effect] = []
        self.set_apart: list[tuple[EventId, str]] = []
        self.files: list[tuple[EventId, str]] = []
        self.buttons: dict[tuple[PhoneMessage, str], str] = {}
        self.fails: list[Exception] = []
        self.breaks_on: set[type[Event]] = set()

    def pair(self, state: ClientState, chat: int, user: int | None = None) -> None:
        """Make a client whose phone is paired already."""
        self.clients[state.client] = state
        self.chats[self.bot, chat] = (state.client, chat if user is None else user)

    def wait_until(self, holds: Callable[[], bool], timeout: float = 5.0) -> None:
        """Wait for something in this store. Raises TimeoutError."""
        with self.changed:
            if not self.changed.wait_for(holds, timeout):
                raise TimeoutError("the awaited state of the store")

    def fail_next(self, *errors: Exception) -> None:
        """Let the next calls that write raise these."""
        self.fails.extend(errors)

    def asked(self, kind: type[Any]) -> list[Any]:
        """Return the committed effects of one kind."""
        with self.changed:
            return [effect for effect in self.effects if isinstance(effect, kind)]

    def happened(self, kind: type[Any]) -> list[Any]:
        """Return the committed events of one kind."""
        with self.changed:
            return [event for _, event in self.events if isinstance(event, kind)]

    def item_states(self) -> list[str]:
        with self.changed:
            return [item.state for item in self.inbox]

    def keep(self, raw: RawUpdate) -> bool:
        with self.changed:
            self._may_fail()
            if any(_same(raw, item.raw) for item in self.inbox):
                return False
            item = Item(raw, EventId(f"event{len(self.inbox)}"), raw.received_at)
            self.inbox.append(item)
            self.changed.notify_all()
            if raw.fault:
                item.state, item.code = "quarantined", raw.fault
                self.set_apart.append((item.event, raw.fault))
            return True

    def heads(self, now: Moment, limit: int) -> list[int]:
        with self.changed:
            found: dict[object, int] = {}
            for number, item in enumerate(self.inbox):
                if item.state == "new":
                    found.setdefault(item.raw.chat if item.raw.chat is not None else f"#{number}", number)
            return [number for number in found.values() if self.inbox[number].due_at <= now][:limit]

    def broke(self, item: int, now: Moment, code: str) -> int:
        with self.changed:
            row = self.inbox[item]
            if row.state != "new":
                return 0
            row.due_at = after(now, WAITS[min(row.attempts, 2)])
            row.attempts, row.code = row.attempts + 1, code
            return row.attempts

    @contextmanager
    def open(self, client: ClientId) -> Iterator[FakeDesk]:
        with self.changed:
            if client not in self.clients:
                raise NotFound
            yield FakeDesk(self.clients[client], self.store)

    @contextmanager
    def open_received(self, item: int, now: Moment) -> Iterator[FakeReceived | None]:
        with self.changed:
            row = self.inbox[item]
            yield FakeReceived(self, row) if row.state == "new" and row.due_at <= now else None

    @contextmanager
    def open_due(self, due: Due) -> Iterator[FakeDesk | None]:
        with self.changed:

            def store(event: Event, state: ClientState, effects: tuple[Effect, ...]) -> None:
                self.store(event, state, effects)
                self.rows = [row for row in self.rows if row != due]

            yield FakeDesk(self.clients[due.client], store) if due in self.rows else None

    def due(self, now: Moment, limit: int) -> Sequence[Due]:
        with self.changed:
            return sorted((row for row in self.rows if row.due_at <= now), key=lambda row: row.due_at)[:limit]

    def next_due(self) -> Moment | None:
        with self.changed:
            moments = [row.due_at for row in self.rows] + self.outbox.next_moments()
            return min(moments, default=None)

    def hasten(self, now: Moment) -> int:
        with self.changed:
            waits = [row for row in self.rows if row.kind is DueKind.LADDER and row.step and row.due_at > now]
            self.rows = [row for row in self.rows if row not in waits]
            self.rows += [replace(row, due_at=now) for row in waits]
            return len(waits)

    def store(self, event: Event, state: ClientState, effects: tuple[Effect, ...]) -> None:
        """Take over a turn. A kind of event in ``breaks_on`` cannot be stored, now or ever."""
        self._may_fail()
        if type(event) in self.breaks_on:
            raise OSError("a store that refuses this event")
        self.clients[state.client] = state
        self.events.append((state.client, event))
        self._remind(state)
        for number, effect in enumerate(effects):
            self.effects.append(effect)
            self._carry(effect, f"{event.id}:{number}", event.at)
        self.changed.notify_all()

    def _remind(self, state: ClientState) -> None:
        others = (DueKind.REMINDER, state.client)
        self.rows = [row for row in self.rows if (row.kind, row.client) != others]
        if state.remind_at is not None:
            self.rows.append(Due(DueKind.REMINDER, state.client, state.client, state.remind_at))

    def _may_fail(self) -> None:
        if self.fails:
            raise self.fails.pop(0)

    def _carry(self, effect: Effect, name: str, at: Moment) -> None:
        match effect:
            case order.Say():
                self._queue(effect, name, at)
            case order.StartLadder(client, flag, due_at):
                self.rows.append(Due(DueKind.LADDER, flag, client, due_at))
            case order.MoveLadder(client, flag, step, due_at):
                self._stop_ladder(flag)
                self.rows.append(Due(DueKind.LADDER, flag, client, due_at, step))
            case order.StopLadder(_, flag):
                self._stop_ladder(flag)
            case order.AwaitWorker(client, flag, due_at):
                self._stop_ladder(flag)
                self.rows.append(Due(DueKind.LADDER, flag, client, due_at))
            case order.PlanCheckIn(client, _, _, due_at, script):
                self.rows.append(Due(DueKind.CHECKIN, name, client, due_at, script=script))
            case order.AwaitAnswer(client, checkin, step, due_at):
                self.rows.append(Due(DueKind.ANSWER, checkin, client, due_at, step))
            case _:
                self._carry_out(effect, name)

    def _carry_out(self, effect: Effect, name: str) -> None:
        match effect:
            case order.PageStaff():
                page = DuePage(
                    name,
                    effect.flag,
                    effect.step,
                    effect.staff,
                    effect.level,
                    effect.alias,
                    effect.post,
                    effect.reason,
                )
                self.outbox.waiting_pages[name] = page
            case order.AlertLead(client, flag, level, code, imminent, at):
                alert = DueAlert(flag, client, flag, level, code, imminent, at)
                self.outbox.waiting_alerts[flag] = alert
            case order.ClearPhone(client, due_at, messages, _) if messages:
                bot, chat = self._chat_of(client)
                row = Deletion(name, bot, chat, client, messages, due_at)
                self.outbox.waiting_deletions[name] = (row, due_at)
            case _:
                pass

    def _stop_ladder(self, flag: str) -> None:
        self.rows = [row for row in self.rows if row.ref != flag or row.kind is not DueKind.LADDER]

    def _chat_of(self, client: ClientId) -> Chat:
        return next(chat for chat, (paired, _) in self.chats.items() if paired == client)

    def _queue(self, say: order.Say, name: str, at: Moment) -> None:
        bot, chat = self._chat_of(say.client)
        same = ("client", "text", "kind", "key", "mode", "keyboard", "remove_keyboard", "answers")
        kept = (*same, "flag", "checkin", "not_after", "override")
        fields = {each: getattr(say, each) for each in kept}
        self.outbox.post(parcel_of(name, chat, bot=bot, created_at=at, **fields), say.not_before or at)


def _same(one: RawUpdate, other: RawUpdate) -> bool:
    if one.bot != other.bot:
        return False
    if one.update_id is None:
        return other.update_id is None and one.body == other.body
    return one.update_id == other.update_id
