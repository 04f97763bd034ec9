"""How a member of staff is called: over which channel, at which address, and what came of each try."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import ClientId, FlagId, StaffId
from cases.moments import Moment


class Channel(StrEnum):
    """The sorts of address a person can have; ``pager`` is the number in a pager system that exists."""

    PUSH = "push"
    MAIL = "mail"
    SMS = "sms"
    VOICE = "voice"
    PAGER = "pager"


@dataclass(frozen=True, slots=True)
class Reach:
    """One address of one person, opened for calling. It stands in no log and on no other person's page."""

    id: str
    channel: Channel
    address: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LastTry:
    """What the last page came to at one address."""

    sent: bool
    at: Moment


@dataclass(frozen=True, slots=True)
class OwnReach:
    """One own address as its owner sees it; ``shown`` gives only its end. ``last``: None before any page."""

    id: str
    channel: Channel
    shown: str
    verified_at: Moment | None
    tested_at: Moment | None
    code_sent: bool
    last: LastTry | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one try. ``again``: another try may go better; ``gone``: the address exists no more.

    ``code`` is a short code for logs, never words of a provider.
    """

    sent: bool
    code: str = ""
    again: bool = True
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What is stored of one address and one page."""

    state: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a one-time token called, and for what. ``reason`` is that of the page, such as danger_card."""

    token: bytes
    page: str
    flag: FlagId
    client: ClientId | None
    staff: StaffId
    reason: str
