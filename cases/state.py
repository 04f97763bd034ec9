"""Everything one turn needs to know of one client, and nothing of anybody else."""

from dataclasses import dataclass, field
from enum import StrEnum

from cases.anchors import NO_ANCHORS, Anchors
from cases.calendar import RiskDay, RiskEntry
from cases.doubts import DoubtSign, Manner
from cases.facts import Age, Facts
from cases.ids import CheckInId, ClientId, EventId, FlagId, PhoneMessage, StaffId
from cases.levels import Language, Level
from cases.moments import Moment
from cases.pace import Pace, PaceBounds
from cases.reactions import Reaction
from cases.release import Release
from cases.safe_contact import SafeContact
from cases.sides import Role, Side


class Standing(StrEnum):
    """Whether planned messages may leave. Only a human moves a client back to active after a stop."""

    PAIRING = "pairing"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    NOT_HERE = "not_here"
    UNREACHABLE = "unreachable"
    RELEASED = "released"
    """Two people let go and the client heard it: nothing planned leaves."""


class Doubt(StrEnum):
    """Who may be holding the phone (design §2, rule 1)."""

    NONE = "none"
    NOTICED = "noticed"
    """Reading along was noticed in the text, another user id, or two wrong pictures."""
    READS_ALONG = "reads_along"
    """A human set "reads along"."""
    DURESS = "duress"
    """The duress picture was tapped."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A run of acute messages; it ends after 60 minutes without one (design §2, rule 4).

    ``told_alone``: the client heard in it that nobody is free, which is said once.
    """

    began: Moment
    last_acute: Moment
    flag: FlagId
    neutral_text_given: bool = False
    told_alone: bool = False


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """A flag that nobody closed yet. ``acknowledged_by`` is set by a claim or an answer to a page.

    ``answer_due`` is the second clock: who took the flag must have answered by then. ``answered_in`` is the
    reply that answered it. ``busy_until``: a worker acts outside the chat, which counts as answered until
    then. ``code`` is the class of the field. ``reopened``: who took it before did not answer in time.
    """

    flag: FlagId
    level: Level
    category: str
    raised_at: Moment
    acknowledged_by: StaffId | None = None
    acknowledged_at: Moment | None = None
    answered_at: Moment | None = None
    busy_until: Moment | None = None
    code: str = ""
    answer_due: Moment | None = None
    answered_in: EventId | None = None
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """One signal of the past: its class of the field (empty for none), how serious, and when. No words."""

    code: str
    level: Level
    at: Moment


@dataclass(frozen=True, slots=True)
class Score:
    """One answer on the scale of 1 (bad) to 5 (good)."""

    value: int
    at: Moment


@dataclass(frozen=True, slots=True)
class Past:
    """What is remembered of the last 90 days, in codes and moments. ``escalation.history`` keeps it small.

    ``reactions`` are how the last check-ins were taken, oldest first; ``asked`` is when the one that waits
    for a reaction was asked (``escalation.own_rhythm``).
    """

    signs: tuple[Sign, ...] = ()
    scores: tuple[Score, ...] = ()
    doubts: tuple[DoubtSign, ...] = ()
    manner: Manner = field(default_factory=Manner)
    reactions: tuple[Reaction, ...] = ()
    asked: Moment | None = None
    told_left: Moment | None = None
    """When the bot said what it cannot take off a phone, which it says once."""
    runs: tuple[tuple[str, str, int], ...] = ()
    """How often in a row the same was chosen: the question, the answer and the number of times."""


class Asking(StrEnum):
    """How far the closed question is: to be asked when the dialogue closes, on the screen, or over."""

    OWED = "owed"
    WAITING = "waiting"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Question:
    """The one closed question after words that nobody could place (risk.md 5.8).

    ``flag`` is the flag it is about, None for words that raised none. It stays here when it is over, so
    that the next one is not asked too soon.
    """

    flag: FlagId | None
    at: Moment
    asking: Asking


class VisitLight(StrEnum):
    """Whether somebody may visit; it says nothing of why (practice H20)."""

    CAN = "can"
    CALL_FIRST = "call_first"
    DO_NOT_GO = "do_not_go"


class ReminderKind(StrEnum):
    QUESTION = "question"
    """The closed question has no answer yet."""
    SILENCE = "silence"
    """The client has not written since a high or acute flag."""
    HELD = "held"
    """A worker holds the conversation and has not written for long."""
    CONTACT_NEUTRAL = "contact_neutral"
    """The safe-contact record ends in a day: from now on every text is neutral."""
    PICTURE = "picture"
    """The own picture was asked for and nobody chose one yet."""
    CONTACT_ENDS = "contact_ends"
    """An event that somebody saw coming ends the safe-contact record."""
    BLOCKED = "blocked"
    """A message came back: the phone blocked the bot, or its account is gone."""
    SHARED = "shared"
    """Somebody else uses this client's account too."""
    HELP = "help"
    """The help button was tapped a moment ago: nobody said yet that it was a mistake."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A moment at which this client's case is looked at again; ``urgent``: a human hears of no answer."""

    kind: ReminderKind
    due: Moment
    since: Moment
    flag: FlagId | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Lent:
    """The volunteer who was last given this conversation, and holds it while ``held_by`` is the same."""

    to: StaffId
    since: Moment
    until: Moment


@dataclass(frozen=True, slots=True)
class ClientState:
    """``talk`` is the codec's blob of the running dialogue; only ``dialogs`` reads it.

    ``last_inbound`` is the channel's date of the client's own last message. ``alias`` is the party's
    pseudonym, never a case code. ``owner`` is the worker whose client this is. ``offered_to`` was asked to
    take the conversation over. ``held_quiet`` is since when the holder has not written.
    ``pace`` is how often the client wants to hear from us, ``pace_bounds`` what a worker agreed about that.
    ``put_off`` is the check-in that is asked later on request, which happens once. ``language_asked`` is
    since when the choice of language stands on the screen.
    """

    client: ClientId
    side: Side
    role: Role
    language: Language
    alias: str
    standing: Standing = Standing.ACTIVE
    paused_until: Moment | None = None
    contact: SafeContact | None = None
    facts: Facts = field(default_factory=Facts)
    doubt: Doubt = Doubt.NONE
    held_by: StaffId | None = None
    held_alias: str = ""
    talk: bytes | None = None
    checkin: CheckInId | None = None
    programme: str = "weekly"
    programme_began: Moment | None = None
    episode: Episode | None = None
    open_flags: tuple[OpenFlag, ...] = ()
    last_inbound: Moment | None = None
    last_flagged: Moment | None = None
    pair: tuple[PhoneMessage, ...] = ()
    """Phone messages of the running question and its answer: the neutral pair deletion (practice H11)."""
    last_acute: Moment | None = None
    """When the last acute flag was raised, whether or not somebody closed it since (domain §7.9)."""
    past: Past = field(default_factory=Past)
    question: Question | None = None
    reminders: tuple[Reminder, ...] = ()
    owner: StaffId | None = None
    offered_to: StaffId | None = None
    offered_alias: str = ""
    visit_light: str = VisitLight.CAN.value
    held_quiet: Moment | None = None
    lent: Lent | None = None
    names: tuple[str, ...] = ()
    """The neutral names of what was agreed, by place; nothing when there are none. No turn changes them."""
    anchors: Anchors = NO_ANCHORS
    """The days from which the programme counts, as a human recorded them."""
    human_at: Moment | None = None
    """When a worker last wrote to the client."""
    pace: Pace = Pace.NORMAL
    pace_bounds: PaceBounds = field(default_factory=PaceBounds)
    put_off: CheckInId | None = None
    language_asked: Moment | None = None
    calendar: tuple[RiskEntry, ...] = ()
    """The client's own days of more risk, as a worker wrote them down with this client only."""
    release: Release | None = None

    @property
    def risk_days(self) -> tuple[RiskDay, ...]:
        return tuple(one.day for one in self.calendar)

    @property
    def is_formal(self) -> bool:
        """Whether this person is addressed as "u": by agreement, and everybody of age."""
        return self.facts.formal or self.role is Role.ELDER or self.facts.age is Age.ELDER

    @property
    def held_by_volunteer(self) -> bool:
        return self.lent is not None and self.held_by == self.lent.to

    @property
    def remind_at(self) -> Moment | None:
        return min((one.due for one in self.reminders), default=None)
