"""What happened. One road, many doors: message, clock, worker and coordinator all become an event.

Every event carries ``id`` (random, made by the shell; unique, so that handling it twice is seen)
and ``at`` (domain time). From here nobody knows the channel.
"""

from dataclasses import dataclass
from enum import StrEnum

from cases.anchors import Anchors
from cases.arrived import Arrived
from cases.calling import CallEvent
from cases.ids import CheckInId, EventId, FlagId, PhoneMessage, StaffId
from cases.moments import Moment
from cases.own_data_events import RequestDoubted
from cases.pace import Pace, PaceBounds
from cases.reactions import DecidedEvent
from cases.safe_contact import Ending, SafeContact
from cases.taps import TapsLost


class Kind(StrEnum):
    TEXT = "text"
    EDITED = "edited"
    PHOTO = "photo"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    VOICE = "voice"
    OTHER = "other"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """``sent_at`` is the channel's own date of the message; ``text`` is empty for everything but text.

    A caption counts as text of its photo. An edited message is screened again as a message.
    ``other_sender`` is true when the channel's user id is not the one that was paired. ``tapped``: it is the
    word on a button under ``phone_message``, a message of ours that the tap takes away.
    """

    id: EventId
    at: Moment
    sent_at: Moment
    kind: Kind
    text: str
    phone_message: PhoneMessage
    other_sender: bool = False
    tapped: bool = False


@dataclass(frozen=True, slots=True)
class BotBlocked:
    """The client's phone blocked the bot, or unblocked it (``blocked`` false)."""

    id: EventId
    at: Moment
    blocked: bool


@dataclass(frozen=True, slots=True)
class TurnBroke:
    """Handling ``phone_message`` (None: unknown) failed or it was unreadable; ``code`` is an error class."""

    id: EventId
    at: Moment
    sent_at: Moment
    code: str
    phone_message: PhoneMessage | None = None


@dataclass(frozen=True, slots=True)
class CheckInDue:
    id: EventId
    at: Moment
    checkin: CheckInId
    script: str
    planned_for: Moment


@dataclass(frozen=True, slots=True)
class AnswerOverdue:
    """Nobody answered the open check-in in time; ``step`` counts the no-reply ladder from 0."""

    id: EventId
    at: Moment
    checkin: CheckInId
    step: int
    arrived: Arrived = Arrived.YES


@dataclass(frozen=True, slots=True)
class LadderDue:
    """A step of a flag's paging ladder fell due and nobody acknowledged."""

    id: EventId
    at: Moment
    flag: FlagId
    step: int


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """A moment came at which this client's case is looked at again."""

    id: EventId
    at: Moment


@dataclass(frozen=True, slots=True)
class PairingAccepted:
    """A worker accepted the pairing: the start dialogue and the plan begin."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class ConversationClaimed:
    """A worker took over. ``flag`` None takes over a conversation without an open flag.

    ``over``: from a colleague who is not there, which whoever makes this event has looked at.
    """

    id: EventId
    at: Moment
    by: StaffId
    alias: str
    flag: FlagId | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class FlagAcknowledged:
    """A person on duty has seen the page. Nothing is held by it. ``via``: page, call or console."""

    id: EventId
    at: Moment
    by: StaffId
    flag: FlagId
    via: str


@dataclass(frozen=True, slots=True)
class ActedOutside:
    """A worker does the right thing where the chat cannot see it (practice H14).

    ``act``: calling, called_112, called_vt or outside_chat.
    """

    id: EventId
    at: Moment
    by: StaffId
    act: str


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """The holder asks a colleague to take the conversation; it stays with the holder until then (warm)."""

    id: EventId
    at: Moment
    by: StaffId
    to: StaffId
    to_alias: str


@dataclass(frozen=True, slots=True)
class HandoverAccepted:
    """The colleague who was asked takes the conversation."""

    id: EventId
    at: Moment
    by: StaffId
    alias: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The holder gives the conversation to a colleague without waiting for a yes (cold)."""

    id: EventId
    at: Moment
    by: StaffId
    to: StaffId
    to_alias: str


@dataclass(frozen=True, slots=True)
class ReplyRecalled:
    """A worker takes words back before they left. ``reply`` is the event of the ``WorkerReplied``."""

    id: EventId
    at: Moment
    by: StaffId
    reply: EventId


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A worker doubts who is writing and lets one boring line ask something only the client would answer."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class PersonJudged:
    """A worker says whether it is still the right person."""

    id: EventId
    at: Moment
    by: StaffId
    same: bool


@dataclass(frozen=True, slots=True)
class VisitLightSet:
    """A human says whether somebody may visit. ``light``: can, call_first or do_not_go (practice H20)."""

    id: EventId
    at: Moment
    by: StaffId
    light: str


@dataclass(frozen=True, slots=True)
class WorkerReplied:
    """``override`` is the reason for writing outside the safe window, confirmed by a second tap."""

    id: EventId
    at: Moment
    by: StaffId
    text: str
    override: str = ""


@dataclass(frozen=True, slots=True)
class GivenToVolunteer:
    """A worker, who looked at the match, lets a volunteer hold the conversation, until ``until`` at most."""

    id: EventId
    at: Moment
    by: StaffId
    to: StaffId
    to_alias: str
    until: Moment


@dataclass(frozen=True, slots=True)
class VolunteerLetGo:
    """A volunteer says that this is too much: the conversation is free and a colleague is called."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class WorkerThreatened:
    """A worker was threatened by this client. ``imminent``: it is about now, or about a place and a time."""

    id: EventId
    at: Moment
    by: StaffId
    imminent: bool


@dataclass(frozen=True, slots=True)
class HandedBack:
    """The bot goes on. ``script`` and ``step`` say where; empty: with the plan only."""

    id: EventId
    at: Moment
    by: StaffId
    script: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class FlagClosed:
    """``reason`` is a code from the closing list; the rest is what the worker says of what comes next.

    ``safe_now``: yes, no, unknown. ``rhythm``: as_planned, more, less, pause. ``next_by``: worker, bot.
    """

    id: EventId
    at: Moment
    by: StaffId
    flag: FlagId
    reason: str
    safe_now: str = ""
    next_contact: Moment | None = None
    rhythm: str = ""
    next_by: str = ""


@dataclass(frozen=True, slots=True)
class ReadingAlongSet:
    """A human set or cleared "reads along" for this client."""

    id: EventId
    at: Moment
    by: StaffId
    reads_along: bool


@dataclass(frozen=True, slots=True)
class PaceAgreed:
    """A worker and the client agreed how often, and between which bounds one word may change it."""

    id: EventId
    at: Moment
    by: StaffId
    pace: Pace
    bounds: PaceBounds


@dataclass(frozen=True, slots=True)
class SafeContactRenewed:
    """A human renewed the record; ``resume`` also ends a stop. No version: the text of last time."""

    id: EventId
    at: Moment
    by: StaffId
    contact: SafeContact
    resume: bool = False
    agreement_version: str = ""


@dataclass(frozen=True, slots=True)
class ContactEnded:
    """A human heard of something that ends the safe-contact record: at once, or at ``ends`` (practice H7)."""

    id: EventId
    at: Moment
    by: StaffId
    why: Ending
    ends: Moment


@dataclass(frozen=True, slots=True)
class AnchorsSet:
    """A human recorded the days from which the programme counts, all of them at once."""

    id: EventId
    at: Moment
    by: StaffId
    anchors: Anchors


@dataclass(frozen=True, slots=True)
class HolderGone:
    """Somebody who took a flag is not there: ``left`` the organisation, or was missed at the screen."""

    id: EventId
    at: Moment
    who: StaffId
    left: bool = False


Event = (
    HolderGone
    | RequestDoubted
    | MessageReceived
    | BotBlocked
    | TurnBroke
    | CheckInDue
    | AnswerOverdue
    | LadderDue
    | ReminderDue
    | TapsLost
    | PairingAccepted
    | ConversationClaimed
    | FlagAcknowledged
    | ActedOutside
    | HandoverOffered
    | HandoverAccepted
    | HandedOver
    | ReplyRecalled
    | PersonAsked
    | PersonJudged
    | VisitLightSet
    | GivenToVolunteer
    | VolunteerLetGo
    | WorkerThreatened
    | WorkerReplied
    | HandedBack
    | FlagClosed
    | ReadingAlongSet
    | SafeContactRenewed
    | PaceAgreed
    | ContactEnded
    | AnchorsSet
    | CallEvent
    | DecidedEvent
)
