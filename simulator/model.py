"""What the service knows: bots, people, chats, messages, updates. Plain records, no behaviour of HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Queue = tuple[str, int]

FIRST_UPDATE_ID = 100_000_001


@dataclass
class User:
    """A person with a phone."""

    id: int
    first_name: str
    language_code: str = "nl"
    deactivated: bool = False

    def as_json(self) -> Json:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }


@dataclass(frozen=True)
class Update:
    """One thing a bot must be told. ``queue`` is the strict order it belongs to."""

    id: int
    kind: str
    body: Json
    chat_id: int
    queue: Queue
    expires: float

    def as_json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class Backlog:
    """Updates that wait for a bot, in order of id and in order per queue."""

    def __init__(self) -> None:
        self._by_id: dict[int, Update] = {}
        self._queues: dict[Queue, dict[int, Update]] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def add(self, update: Update) -> None:
        self._by_id[update.id] = update
        self._queues.setdefault(update.queue, {})[update.id] = update

    def remove(self, update_id: int) -> None:
        """Forget an update; one that is already gone is no error."""
        update = self._by_id.pop(update_id, None)
        if update is None:
            return
        line = self._queues[update.queue]
        del line[update_id]
        if not line:
            del self._queues[update.queue]

    def clear(self) -> None:
        self._by_id.clear()
        self._queues.clear()

    def expire(self, now: float) -> None:
        """Give up on what is older than the service keeps it."""
        for update in [u for u in self._by_id.values() if u.expires <= now]:
            self.remove(update.id)

    def ordered(self) -> list[Update]:
        return sorted(self._by_id.values(), key=lambda update: update.id)

    def heads(self) -> Iterator[list[Update]]:
        """Yield the first two updates of every queue: the head, and who would overtake it."""
        for line in list(self._queues.values()):
            yield list(line.values())[:2] if len(line) <= 2 else _first_two(line)  # noqa: PLR2004 - a pair


def _first_two(line: dict[int, Update]) -> list[Update]:
    updates = iter(line.values())
    return [next(updates), next(updates)]


@dataclass(frozen=True)
class InlineButton:
    """A button under a message."""

    text: str
    data: str | None = None
    url: str | None = None


InlineRows = tuple[tuple[InlineButton, ...], ...]


@dataclass
class Keyboard:
    """The reply keyboard of a chat. A hidden one can still be opened by the person."""

    rows: tuple[tuple[str, ...], ...]
    message_id: int
    one_time: bool = False
    resize: bool = False
    persistent: bool = False
    placeholder: str = ""
    hidden: bool = False

    def labels(self) -> set[str]:
        return {label for row in self.rows for label in row}


@dataclass
class Message:
    """A message in a private chat, either way. ``content`` holds the Bot API fields of its kind."""

    id: int
    from_bot: bool
    date: int
    kind: str
    content: Json
    text: str = ""
    edit_date: int | None = None
    silent: bool = False
    protected: bool = False
    inline: InlineRows = ()


@dataclass
class Webhook:
    """Where a bot wants its updates, and how the last attempt went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str = ""
    gone_since: float | None = None


@dataclass(frozen=True)
class StoredFile:
    """A file a phone sent."""

    id: str
    unique_id: str
    path: str
    content: bytes

    def as_json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


@dataclass
class Bot:
    """A bot account and all it has on the service."""

    token: str
    username: str
    name: str
    id: int
    chats: dict[int, "Chat"] = field(default_factory=dict)
    backlog: Backlog = field(default_factory=Backlog)
    given: dict[int, Update] = field(default_factory=dict)
    last_update_id: int = FIRST_UPDATE_ID - 1
    webhook: Webhook | None = None
    allowed: frozenset[str] = frozenset()
    poll_ticket: int = 0
    poll_ended_by: str = ""
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    callbacks: dict[str, tuple[int, float]] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)

    def as_json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass
class Chat:
    """One person's private chat with one bot."""

    bot: Bot
    user: User
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Keyboard | None = None
    last_id: int = 0
    action: str = ""
    toast: str = ""

    def as_json(self) -> Json:
        return {"id": self.user.id, "first_name": self.user.first_name, "type": "private"}

    def message_json(self, message: Message) -> Json:
        """Return the message as the Bot API shows it."""
        body: Json = {
            "message_id": message.id,
            "from": self.bot.as_json() if message.from_bot else self.user.as_json(),
            "chat": self.as_json(),
            "date": message.date,
        }
        if message.edit_date is not None:
            body["edit_date"] = message.edit_date
        if message.protected:
            body["has_protected_content"] = True
        if message.inline:
            body["reply_markup"] = {
                "inline_keyboard": [[_inline_json(b) for b in row] for row in message.inline]
            }
        return body | message.content


def _inline_json(button: InlineButton) -> Json:
    if button.url is not None:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}
