"""What a worker, coordinator or lead is shown of the stores: plain values, opened for one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from cases.agreements import AgreedLine
from cases.anchors import NO_ANCHORS, Anchors
from cases.effects import FlagSpan
from cases.facts import Facts
from cases.ids import BotId, CaseId, ClientId, FlagId, MessageId, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import Moment
from cases.pace import Pace, PaceBounds
from cases.people import Function
from cases.quality import ReplyPattern
from cases.roster import DutyModel, HolidayRule, ServiceHours
from cases.safe_contact import SafeContact
from cases.sides import Role, Side
from cases.state import ClientState, Standing


class StaffRole(StrEnum):
    WORKER = "worker"
    COORDINATOR = "coordinator"
    LEAD = "lead"
    ADMIN = "admin"
    BUDDY = "buddy"
    EXPERIENCE = "experience_expert"
    PRIVACY = "privacy_officer"
    DV_LEAD = "dv_lead"
    CONTENT_REVIEWER = "content_reviewer"


VOLUNTEERS = frozenset({StaffRole.BUDDY, StaffRole.EXPERIENCE})
"""They have a side and clients given to them, and never a post, a flag or a page."""
_NEVER = Moment(0)
ON_A_SIDE = VOLUNTEERS | {StaffRole.WORKER}


@dataclass(frozen=True, slots=True)
class Staff:
    """``side`` is None for who works on no side. ``person`` is one human across staff rows.

    ``function`` is what a worker is hired for, None while nobody said so. ``language`` is the interface's,
    empty for the browser's; ``keys`` turns combinations on. ``session``: which one asks, for the access log.
    """

    id: StaffId
    person: str
    login: str
    alias: str
    role: StaffRole
    side: Side | None
    language: str = ""
    keys: bool = True
    function: Function | None = None
    session: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One open session as its owner sees it. ``this`` is the one that asks; idle is ``locked``.

    ``id`` tells it from the others of this person, and opens nothing.
    """

    began: Moment
    seen: Moment
    this: bool
    locked: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """``proved_at``: when the own factor was last shown. ``bare``: there is none beside the password."""

    staff: Staff
    csrf: str
    proved_at: Moment = _NEVER
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """A session as an open screen looks at it, which is no activity. ``locked``: idle, content is shut."""

    session: Session
    locked: bool


@dataclass(frozen=True, slots=True)
class LiveCounts:
    """What waits, in numbers. ``acute`` and ``high`` count flags that nobody claimed.

    For a lead ``acute`` counts open alerts that say danger now. ``number`` rises as things change.
    """

    number: int
    acute: int = 0
    high: int = 0
    waiting: int = 0
    mine: int = 0


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One row of the Postvak: codes and the pseudonym, no words.

    ``priority``: how soon a review is read, 2 before all others. ``asked``: what became of the closed
    question about it, empty when none was asked. ``reopened``: who took it before did not answer in time.
    ``answer_due`` is the second clock of who took it; ``busy_until``: that person acts outside the chat.

    ``door``: the talk at the open door that it is about; ``door_new``: it has words its holder did not see.

    ``danger_card``: the reader worked with the other side, and is told that there is danger and no more;
    ``also`` are the colleagues who were called too.
    """

    flag: FlagId
    client: ClientId | None
    alias: str
    role: Role | None
    level: Level
    category: str
    code: str
    source: str
    silent: bool
    raised_at: Moment
    answer_by: Moment
    claimed_by: StaffId | None
    claimed_alias: str
    ladder_step: int | None
    ladder_due: Moment | None
    paged_me: bool
    priority: int = 0
    asked: str = ""
    reopened: bool = False
    answer_due: Moment | None = None
    busy_until: Moment | None = None
    danger_card: bool = False
    also: tuple[str, ...] = ()
    door: str = ""
    door_new: bool = False


@dataclass(frozen=True, slots=True)
class TaskRow:
    """``why``: codes of the reasons, where the kind alone does not say enough."""

    id: str
    client: ClientId | None
    alias: str
    kind: str
    level: Level
    due_at: Moment
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """Free text without a flag that a human still has to read: the reading list.

    ``first_days``: it is read the same day, as in the acute days (phase F0).
    """

    client: ClientId
    alias: str
    count: int
    oldest: Moment
    first_days: bool = False


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """A conversation that a colleague asks this person to take over."""

    client: ClientId
    alias: str
    by_alias: str


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """A message from a chat that belongs to no client; its text opens on a click, logged."""

    id: str
    level: Level
    kind: str
    at: Moment
    destroy_at: Moment


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything that waits at one desk for one worker, read at one go.

    ``patterns``: how clients whose reply stays away usually answer.
    """

    flags: tuple[FlagRow, ...]
    unknown: tuple[UnknownRow, ...]
    reading: tuple[ReadingRow, ...]
    tasks: tuple[TaskRow, ...]
    offered: tuple[OfferedRow, ...] = ()
    patterns: Mapping[ClientId, ReplyPattern] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a conversation, opened.

    ``state`` of an outgoing one is the outbox state, ``reason`` the code of why it did not leave, or
    that it may have left twice. ``by`` is the colleague who wrote it.
    """

    id: MessageId
    author: str
    staff_alias: str
    kind: str
    text: str
    at: Moment
    level: Level
    spans: tuple[FlagSpan, ...]
    state: str
    edited: bool
    unheard: bool
    reason: str = ""
    by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class ClosedFlag:
    """A flag of the past and what came of it: codes and moments, no words.

    ``safe_now``, ``next_contact`` and ``rhythm`` are what was asked at closing; empty when it was not.
    """

    flag: FlagId
    level: Level
    category: str
    code: str
    source: str
    raised_at: Moment
    closed_at: Moment
    closed_alias: str
    reason: str
    safe_now: str = ""
    next_contact: Moment | None = None
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What a worker did outside the chat, by its code."""

    by: StaffId
    alias: str
    act: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Consent:
    """What a client agreed to: which text, in which language, when, and who recorded it."""

    version: str
    language: str
    given_at: Moment
    given_alias: str
    withdrawn_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Note:
    author: str
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Conversation:
    """``earlier``: there are older lines than ``lines``. ``past``: closed flags, the last closed first.

    ``told``: what the bot said and promised since the oldest open flag was raised. ``acts``: what workers
    did outside the chat, in order. ``holder_away``: who holds it was not seen at a screen for long.
    """

    state: ClientState
    lines: tuple[Line, ...]
    flags: tuple[FlagRow, ...]
    notes: tuple[Note, ...]
    tasks: tuple[TaskRow, ...]
    earlier: bool
    told: tuple[Line, ...] = ()
    past: tuple[ClosedFlag, ...] = ()
    consents: tuple[Consent, ...] = ()
    acts: tuple[Act, ...] = ()
    holder_away: bool = False
    agreements: tuple[AgreedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """What 112 asks, in that order. Every field is free text a worker typed; empty is unknown."""

    name: str = ""
    staying_now: str = ""
    phones: str = ""
    children_ages: str = ""
    weapons: str = ""
    ban_address: str = ""
    alarm_button: str = ""
    location_agreement: str = ""
    interpreter: str = ""
    call_route: str = ""
    key_person: str = ""
    what_not_to_do: str = ""


@dataclass(frozen=True, slots=True)
class NewClient:
    """``case_link`` is the lead's one-time code for the second side of a case; empty starts a case."""

    alias: str
    role: Role
    language: Language
    bot: BotId
    contact: SafeContact
    facts: Facts
    programme: str
    card: EmergencyCard
    agreement_version: str
    case_link: str = ""
    anchors: Anchors = NO_ANCHORS


@dataclass(frozen=True, slots=True)
class ClientRow:
    client: ClientId
    alias: str
    role: Role
    standing: Standing
    mode: Mode | None
    valid_until: Moment | None
    next_checkin: Moment | None
    pairing: str  # none, issued, pressed, accepted
    pace: Pace = Pace.NORMAL
    pace_bounds: PaceBounds = field(default_factory=PaceBounds)


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link, shown once. ``expires_at`` is 72 hours after it was made."""

    url: str
    token: str
    expires_at: Moment


@dataclass(frozen=True, slots=True)
class AlertRow:
    """A cross-side alert as the lead sees it: no side letter, no pseudonym, no words.

    ``via`` is by which road it was taken on: console, page, call or push; empty before it was.
    """

    id: str
    case: CaseId | None
    case_code: str
    level: Level
    code: str
    imminent: bool
    at: Moment
    acknowledged_by: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    staff: StaffId
    alias: str
    role: StaffRole
    side: Side | None
    function: Function | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """``holiday_hours`` count on days off when the rule is to keep own hours then."""

    model: DutyModel
    hours: tuple[ServiceHours, ...] = field(default_factory=tuple)
    zone: str = "Europe/Amsterdam"
    holidays: HolidayRule = HolidayRule.USUAL
    holiday_hours: tuple[tuple[time, time], ...] = ()
