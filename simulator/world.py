"""The service as one piece of state under one lock. HTTP, phones and tests all act on it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.clock import Clock
from simulator.errors import Unknown, bad_request, forbidden
from simulator.faults import FaultBook
from simulator.ledger import Ledger
from simulator.limits import Limits, Meter
from simulator.model import Bot, Chat, Json, Message, Queue, Update, User

DAY = 86_400.0
CALLBACK_LIFE = 150.0


@dataclass(frozen=True)
class Draft:
    """A message about to be stored."""

    kind: str
    content: Json
    text: str = ""


class World:
    """Bots, people and chats. Take ``lock`` around anything that reads or writes more than one of them."""

    def __init__(self, clock: Clock, limits: Limits) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.faults = FaultBook()
        self.ledger = Ledger()
        self.meter = Meter(limits)
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.listeners: list[Callable[[], None]] = []
        self.closing = False
        self._serial = 0

    def changed(self) -> None:
        """Wake everyone who waits for something to happen."""
        for listener in list(self.listeners):
            listener()

    def serial(self) -> int:
        """Return a number never given before."""
        with self.lock:
            self._serial += 1
            return self._serial

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        number, _, secret = token.partition(":")
        if not number.isdecimal() or not secret:
            raise ValueError("a token looks like 123456:secret")
        with self.lock:
            bot = Bot(token=token, username=username, name=name or username, id=int(number))
            self.bots[token] = bot
        return bot

    def add_user(self, user: User) -> User:
        with self.lock:
            return self.users.setdefault(user.id, user)

    def bot(self, ref: str) -> Bot:
        """Find a bot by username, token or number. Raises Unknown."""
        with self.lock:
            for bot in self.bots.values():
                if ref in (bot.username, bot.token, str(bot.id)):
                    return bot
        raise Unknown(f"no bot {ref!r}")

    def user(self, user_id: int) -> User:
        """Find a person. Raises Unknown."""
        try:
            return self.users[user_id]
        except KeyError:
            raise Unknown(f"no phone of user {user_id}") from None

    def chat(self, bot: Bot, user_id: int) -> Chat:
        """Return the chat, made when it is first asked for; it stays closed to the bot until started."""
        with self.lock:
            return bot.chats.setdefault(user_id, Chat(bot, self.user(user_id)))

    def chat_for_bot(self, bot: Bot, chat_id: int | None) -> Chat:
        """Return a chat the bot may act in, or refuse as the Bot API does."""
        if chat_id is None or chat_id not in self.users:
            raise bad_request("chat not found")
        chat = self.chat(bot, chat_id)
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def open_chat(self, bot: Bot, chat_id: int | None) -> Chat:
        """Return a chat the bot may write to, or refuse as the Bot API does."""
        chat = self.chat_for_bot(bot, chat_id)
        if chat.user.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def add_message(self, chat: Chat, draft: Draft, *, from_bot: bool) -> Message:
        """Put a message into a chat under the next number."""
        with self.lock:
            chat.last_id += 1
            date = int(self.clock.seconds())
            message = Message(chat.last_id, from_bot, date, draft.kind, dict(draft.content), draft.text)
            chat.messages[message.id] = message
        return message

    def remove_message(self, chat: Chat, message_id: int) -> None:
        """Take a message from both ends; a keyboard goes with the message that brought it."""
        with self.lock:
            del chat.messages[message_id]
            if chat.keyboard is not None and chat.keyboard.message_id == message_id:
                chat.keyboard = None

    def offer(
        self, chat: Chat, kind: str, body: Json, queue: Queue | None = None, life: float = DAY
    ) -> int | None:
        """Queue an update for the bot; None when the bot did not ask for this kind."""
        bot = chat.bot
        with self.lock:
            if bot.allowed and kind not in bot.allowed:
                return None
            bot.last_update_id += 1
            line = queue or ("chat", chat.user.id)
            expires = self.clock.seconds() + life
            bot.backlog.add(Update(bot.last_update_id, kind, body, chat.user.id, line, expires))
            return bot.last_update_id

    def redeliver(self, ref: str, update_id: int) -> None:
        """Queue an update that the bot already took once more. Raises Unknown."""
        bot = self.bot(ref)
        with self.lock:
            update = bot.given.get(update_id)
            if update is None:
                raise Unknown(f"update {update_id} was never handed over")
            bot.backlog.add(update)
        self.changed()

    def mark_given(self, bot: Bot, update: Update) -> None:
        """Take an update from the backlog: the bot has it."""
        with self.lock:
            bot.backlog.remove(update.id)
            bot.given[update.id] = update

    def reset(self) -> None:
        """Forget bots, people, rules and books; the clock runs on."""
        with self.lock:
            for bot in self.bots.values():
                bot.webhook = None
                bot.backlog.clear()
            self.bots.clear()
            self.users.clear()
            self.faults.clear()
            self.ledger.clear()
            self.meter.buckets.clear()
        self.changed()

    def spend(self, bot: Bot, chat_id: int | None) -> int | None:
        """Take a sending token for the chat, or return the seconds to wait."""
        with self.lock:
            return self.meter.retry_after(bot.id, chat_id or 0, self.clock.seconds())


Params = Mapping[str, Any]
Handler = Callable[[World, Bot, Params], object]
