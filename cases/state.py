"""Everything one turn needs to know of one client, and nothing of anybody else."""

from dataclasses import dataclass, field
from enum import StrEnum

from cases.facts import Facts
from cases.ids import CheckInId, ClientId, FlagId, PhoneMessage, StaffId
from cases.levels import Language, Level
from cases.moments import Moment
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
    """A run of acute messages; it ends after 60 minutes without one (design §2, rule 4)."""

    began: Moment
    last_acute: Moment
    flag: FlagId
    neutral_text_given: bool = False


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """A flag that nobody closed yet. ``acknowledged_by`` is set by a claim."""

    flag: FlagId
    level: Level
    category: str
    raised_at: Moment
    acknowledged_by: StaffId | None = None
    acknowledged_at: Moment | None = None
    answered_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class ClientState:
    """``talk`` is the codec's blob of the running dialogue; only ``dialogs`` reads it.

    ``last_inbound`` is the channel's date of the client's own last message. ``alias`` is the party's
    pseudonym, never a case code.
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
