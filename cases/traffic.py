"""What travels between stores, loops and channels: updates in, parcels out, rows that fall due."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cases.arrived import Arrived
from cases.effects import SayKind
from cases.ids import BotId, CheckInId, ClientId, FlagId, PhoneMessage, StaffId
from cases.levels import Level, Mode
from cases.moments import Moment
from cases.roster import Post
from cases.state import ClientState


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """One update as it came. ``update_id`` and ``chat`` are None when the body gives none.

    ``fault`` is an error code for a body that can never be handled (not JSON, too large): it is kept
    and quarantined at once.
    """

    bot: BotId
    body: bytes
    update_id: int | None
    chat: int | None
    received_at: Moment
    fault: str = ""


class DueKind(StrEnum):
    CHECKIN = "checkin"
    LADDER = "ladder"
    ANSWER = "answer"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Due:
    """A row that fell due. ``ref`` is its id: check-in, flag, check-in again or the client itself."""

    kind: DueKind
    ref: str
    client: ClientId
    due_at: Moment
    step: int = 0
    script: str = ""
    arrived: Arrived = Arrived.YES


@dataclass(frozen=True, slots=True)
class Parcel:
    """One outgoing message, opened for sending. ``chat`` is the channel address.

    ``sent_today`` counts the openers and planned messages of this client that left, or may have, on the
    client's own date; ``again``: one of this same check-in left before.
    """

    id: str
    bot: BotId
    chat: int
    client: ClientId | None
    kind: SayKind
    key: str
    mode: Mode
    text: str
    keyboard: tuple[tuple[str, ...], ...]
    remove_keyboard: bool
    answers: Moment | None
    flag: FlagId | None
    checkin: CheckInId | None
    not_after: Moment | None
    override: str
    created_at: Moment
    attempt: int
    sent_today: int = 0
    again: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """It may leave now, with this text (another form when the phone's mode changed)."""

    text: str
    mode: Mode
    keyboard: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Hold:
    until: Moment


@dataclass(frozen=True, slots=True)
class Drop:
    """It may not leave any more; ``code`` says why. ``task`` names the task a human gets, if any."""

    code: str
    task: str = ""


Judgement = Leave | Hold | Drop
Judge = Callable[[ClientState | None, Parcel, Moment], Judgement]


@dataclass(frozen=True, slots=True)
class Sent:
    message: PhoneMessage


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent for sure. ``seconds`` to wait; ``whole_bot`` when the channel paused the whole bot."""

    seconds: float
    whole_bot: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Permanent. ``blocked`` when the person blocked the bot or is gone."""

    code: str
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The channel may have delivered it: read time-out, reset, 5xx after sending."""

    code: str


Outcome = Sent | Later | Refused | Uncertain


@dataclass(frozen=True, slots=True)
class Deletion:
    """Messages of one chat that must go from the phone, at most 100. ``sent_at`` is the oldest date."""

    id: str
    bot: BotId
    chat: int
    client: ClientId
    messages: tuple[PhoneMessage, ...]
    sent_at: Moment


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page to send: codes only, ``alias`` is the party's pseudonym. ``reason`` is as in ``PageStaff``."""

    id: str
    flag: FlagId
    step: int
    staff: StaffId | None
    level: Level
    alias: str
    post: Post = Post.DUTY
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DueAlert:
    """A cross-side alert to deliver to coordination."""

    id: str
    client: ClientId
    flag: FlagId
    level: Level
    code: str
    imminent: bool
    at: Moment
