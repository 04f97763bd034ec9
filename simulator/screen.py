"""What a phone shows now."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from simulator.model import Chat, InlineRows, Json, Message


@dataclass(frozen=True)
class ShownMessage:
    """One bubble. ``text`` is the caption of media; ``silent`` came without a sound."""

    id: int
    from_bot: bool
    kind: str
    text: str
    at: datetime
    edited: bool = False
    silent: bool = False
    protected: bool = False
    inline: InlineRows = ()


@dataclass(frozen=True)
class ShownKeyboard:
    """The reply keyboard. ``open`` is false for a one-time keyboard after use; it can be opened again."""

    rows: tuple[tuple[str, ...], ...]
    open: bool
    one_time: bool
    resize: bool
    persistent: bool
    placeholder: str
    message_id: int


@dataclass(frozen=True)
class Screen:
    """A chat as the person sees it: messages in order, deleted ones gone.

    ``toast`` is what the bot said to the last tap under a message.
    ``notification`` is the newest message of the bot that the person has not answered.
    """

    messages: tuple[ShownMessage, ...]
    keyboard: ShownKeyboard | None
    started: bool
    blocked: bool
    action: str
    toast: str
    notification: ShownMessage | None

    @property
    def texts(self) -> list[str]:
        """The texts in order, both ways."""
        return [message.text for message in self.messages]

    @property
    def from_bot(self) -> list[str]:
        """The texts of the bot in order."""
        return [message.text for message in self.messages if message.from_bot]

    @property
    def buttons(self) -> list[str]:
        """The labels of the open keyboard in reading order; none when it is hidden."""
        if self.keyboard is None or not self.keyboard.open:
            return []
        return [label for row in self.keyboard.rows for label in row]

    def as_json(self) -> Json:
        return asdict(self)


def screen_of(chat: Chat) -> Screen:
    messages = tuple(_shown(chat.messages[number]) for number in sorted(chat.messages))
    last = messages[-1] if messages and messages[-1].from_bot else None
    return Screen(
        messages=messages,
        keyboard=_keyboard(chat),
        started=chat.started,
        blocked=chat.blocked,
        action=chat.action,
        toast=chat.toast,
        notification=None if chat.blocked else last,
    )


def _shown(message: Message) -> ShownMessage:
    return ShownMessage(
        id=message.id,
        from_bot=message.from_bot,
        kind=message.kind,
        text=message.text,
        at=datetime.fromtimestamp(message.date, UTC),
        edited=message.edit_date is not None,
        silent=message.silent,
        protected=message.protected,
        inline=message.inline,
    )


def _keyboard(chat: Chat) -> ShownKeyboard | None:
    board = chat.keyboard
    if board is None:
        return None
    return ShownKeyboard(
        rows=board.rows,
        open=not board.hidden,
        one_time=board.one_time,
        resize=board.resize,
        persistent=board.persistent,
        placeholder=board.placeholder,
        message_id=board.message_id,
    )
