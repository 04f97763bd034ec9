"""Who works here beside the posts: functions of workers, and volunteers with what keeps them safe."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.agreements import AgreedLine
from cases.ids import ClientId, StaffId
from cases.moments import DAY, MINUTE, Moment, after
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.state import VisitLight
from cases.windows import is_valid, local_date

MOST_DAYS = 90
"""The longest a client is given to a volunteer before somebody decides again."""
SUPERVISION_EVERY = 30 * DAY
WEEK = 7 * DAY
SHOWN_FOR = WEEK
"""How far back a volunteer sees the own conversation (domain §2)."""
BLOCK = 15 * MINUTE
"""Writing within the same quarter of an hour counts once."""
ORDINARY_HOURS, MOST_HOURS = 4, 20


class Function(StrEnum):
    """What a worker is hired for (domain §2). It narrows what a worker sees, it never widens it."""

    SUPPORTER = "supporter"
    PROBATION = "probation"
    LOCAL_TEAM = "local_team"
    DUTY = "duty"
    """Only on duty: sees the conversations that called this person, during the shift."""


_SIDES = {Function.SUPPORTER: (Side.A,), Function.PROBATION: (Side.B,)}


def fits(function: Function, side: Side) -> bool:
    """Say whether this function exists on this side: supporters on side a, probation on side b."""
    return side in _SIDES.get(function, tuple(Side))


_STRICTNESS = tuple(VisitLight)


def strictest(*lights: VisitLight) -> VisitLight:
    """Return the light that holds when several were set; CAN when none was."""
    return max(lights, key=_STRICTNESS.index, default=VisitLight.CAN)


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A volunteer as coordination knows them. ``hours_a_week`` is the most they may spend.

    ``vog_on`` is the day of the certificate of conduct, ``trained_on`` that of the training.
    ``supervised_at`` is the last talk about the work, or when they began. ``minutes`` are of the last
    seven days, ``clients`` how many are given to them now.
    """

    staff: StaffId
    vog_on: date | None
    trained_on: date | None
    hours_a_week: int
    supervised_at: Moment
    minutes: int = 0
    clients: int = 0

    @property
    def ready(self) -> bool:
        """Say whether clients may be given to this volunteer."""
        return self.vog_on is not None and self.trained_on is not None

    @property
    def has_time(self) -> bool:
        return self.minutes < self.hours_a_week * 60

    @property
    def talk_due(self) -> Moment:
        """Return when the next talk about the work is due: every month."""
        return after(self.supervised_at, SUPERVISION_EVERY)


@dataclass(frozen=True, slots=True)
class Match:
    """A client given to a volunteer until a moment. ``wish``: the client asked for it in so many words."""

    client: ClientId
    staff: StaffId
    until: Moment
    wish: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """What anybody who visits may know: the pseudonym, the light and since when."""

    client: ClientId
    alias: str
    light: VisitLight
    since: Moment | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A client as a volunteer sees it. ``holds``: the conversation is theirs; ``gone``: it was, and is not.

    ``until`` is the last moment for which the client was given to them.
    """

    visit: Visit
    until: Moment
    holds: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class VolunteerLine:
    """One line of a volunteer's own conversation. ``mine`` false and ``author`` empty: the client."""

    author: str
    mine: bool
    kind: str
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class AgreedTimes:
    """What a volunteer may know of the agreement about safe contact: the times, and nothing else (domain §2).

    ``quiet`` are the days from today on that were asked to stay quiet, on the client's own calendar.
    """

    windows: tuple[Window, ...]
    quiet: tuple[date, ...]
    until: Moment


@dataclass(frozen=True, slots=True)
class VolunteerTalk:
    """A volunteer's own conversation; without lines when it is not theirs. ``free``: they may write now.

    ``neutral``: only everyday words may stand on this phone. ``agreed`` is None without an agreement that
    holds, and when the conversation is not theirs. ``lines_agreed`` are those that a volunteer may read.
    """

    given: Given
    lines: tuple[VolunteerLine, ...]
    neutral: bool
    free: bool = False
    agreed: AgreedTimes | None = None
    lines_agreed: tuple[AgreedLine, ...] = ()


def agreed_times(contact: SafeContact | None, now: Moment) -> AgreedTimes | None:
    """Return the times that were agreed with a client; None when no agreement holds at ``now``."""
    if contact is None or not is_valid(contact, now):
        return None
    today = local_date(contact, now)
    quiet = tuple(sorted(day for day in contact.no_send_days if day >= today))
    return AgreedTimes(contact.windows, quiet, contact.valid_until)


def block_of(at: Moment) -> Moment:
    """Return the beginning of the quarter of an hour that ``at`` falls in."""
    return Moment(at - at % BLOCK)
