"""What the kill drill compares: the rows of one side, what Telegram saw, and what the drill itself did.

Plain values, so that the judgement can be tested on made-up books.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Update:
    """A row of the inbox. ``state`` is new, done or quarantined; ``chat`` 0 where it is no client's."""

    bot: str
    number: int
    event: str
    state: str
    chat: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a client as a line of the conversation. ``number`` is the phone's, 0 where unread."""

    chat: int
    event: str
    number: int
    level: int
    at: int


@dataclass(frozen=True, slots=True)
class Post:
    """A parcel of the outbox. ``text`` is what leaves; ``nobodys``: to a chat that was no client's."""

    id: str
    chat: int
    kind: str
    state: str
    attempts: int
    seq: int
    text: str = ""
    number: int | None = None
    checkin: str = ""
    code: str = ""
    nobodys: bool = False

    @property
    def event(self) -> str:
        """Return the event whose turn queued it."""
        return self.id.rpartition(":")[0]


@dataclass(frozen=True, slots=True)
class Flag:
    """``taken``: a human acknowledged or closed it. ``ladder``: its escalation has a row."""

    id: str
    level: int
    taken: bool
    ladder: bool


@dataclass(frozen=True, slots=True)
class CheckIn:
    id: str
    state: str
    reason: str
    due_at: int


@dataclass(frozen=True, slots=True)
class Books:
    """One side after the storm. ``tasks`` are the ids of open and done tasks, ``alerts`` flags by state."""

    side: str
    updates: tuple[Update, ...] = ()
    heard: tuple[Heard, ...] = ()
    posts: tuple[Post, ...] = ()
    flags: tuple[Flag, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    tasks: frozenset[str] = frozenset()
    alerts: tuple[str, ...] = ()
    told_lead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that Telegram took from a bot, whatever the caller got to hear."""

    chat: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message that the drill sent from a phone of a client."""

    chat: int
    number: int
    acute: bool


@dataclass(frozen=True, slots=True)
class World:
    """What was seen from outside on one side.

    ``answered`` are updates that got a 2xx; ``paged`` the flags that the pager heard of; ``due`` the
    check-ins that the drill let fall due.
    """

    side: str
    answered: frozenset[tuple[str, int]] = frozenset()
    accepted: tuple[Accepted, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    paged: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    sender_kills: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, each as a short line that names rows by id: codes only, no words of anybody."""

    lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, line: str, times: int = 1) -> None:
        self.lines.setdefault(what, []).extend([line] * times)

    def count(self, what: str) -> int:
        return len(self.lines.get(what, []))
