"""The open door: somebody unknown asks one question, or a talk, on a bot that is there for that."""

from dataclasses import dataclass, replace
from enum import StrEnum

from cases.ids import StaffId
from cases.levels import Language, Level
from cases.moments import DAY, SECOND, Moment
from cases.sides import Side

KEPT_FOR = DAY
"""After the last message everything of such a talk is destroyed. Source: practice H18, issue 04 point 8."""
UNDO = 5 * SECOND
"""An answer waits so long before it leaves, as to a client: until then it can be taken back."""


class Door(StrEnum):
    """How far somebody came. ``new`` was greeted, ``asked`` and ``talk`` wait for a person."""

    NEW = "new"
    ASKED = "asked"
    TALK = "talk"
    CLOSED = "closed"


WAITING = frozenset({Door.ASKED, Door.TALK})


@dataclass(frozen=True, slots=True)
class WalkIn:
    """One chat at the open door.

    ``level`` is that of the most urgent flag that still stands. ``watched``: the words said that somebody
    reads along. ``held``: a worker took it. ``said_at``: when the bot last said that it passed words on.
    ``language`` is the one spoken here; None before the first message.
    """

    door: Door | None = None
    level: Level = Level.NONE
    watched: bool = False
    held: bool = False
    said_at: Moment | None = None
    language: Language | None = None

    def shut(self) -> "WalkIn":
        """Return the chat after a worker closed it: the next message is a first one."""
        return replace(self, door=Door.CLOSED, level=Level.NONE, watched=False, held=False)


@dataclass(frozen=True, slots=True)
class Knock:
    """One message at the open door. ``sent_at`` is the channel's own date of it.

    ``language_code`` is how the phone is set, such as ``nl`` or ``en-GB``; empty when the channel is silent.
    """

    text: str
    kind: str
    side: Side
    sent_at: Moment
    at: Moment
    language_code: str = ""


@dataclass(frozen=True, slots=True)
class DoorFlag:
    """A human must see this chat; ``page_at`` None is for a list."""

    level: Level
    category: str
    code: str
    silent: bool
    imminent: bool
    answer_by: Moment
    page_at: Moment | None


@dataclass(frozen=True, slots=True)
class DoorReply:
    """What the bot says. ``safety`` goes first; ``buttons`` stand below it, one a row."""

    text: str
    safety: bool = False
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WalkInTurn:
    """``level`` is what the message itself came to."""

    chat: WalkIn
    level: Level
    reply: DoorReply | None
    flag: DoorFlag | None


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One line of a talk at the door. ``alias`` is who answered, empty for the bot; ``state`` how it left.

    ``by`` is that person; None for the bot and for who knocked.
    """

    id: str
    direction: str
    alias: str
    kind: str
    level: Level
    text: str
    at: Moment
    state: str = ""
    by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class DoorWhy:
    """Why a human must see this talk, while that stands open."""

    level: Level
    category: str
    code: str
    raised_at: Moment
    answer_by: Moment
    taken: bool


@dataclass(frozen=True, slots=True)
class DoorTalk:
    """A talk at the door as one worker sees it. ``free``: it may be taken, or taken over, by that worker."""

    id: str
    alias: str
    chat: WalkIn
    mine: bool
    held_alias: str
    free: bool
    destroy_at: Moment
    why: tuple[DoorWhy, ...]
    lines: tuple[DoorLine, ...]
