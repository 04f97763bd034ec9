"""A check-in by telephone: what happens on the line, and the sheet a worker reads from (the call form)."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import CheckInId, ClientId, EventId, StaffId
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class CallBegun:
    """A worker has the client on the line for today's check-in.

    ``checkin`` and ``script`` are the one that is planned for today; empty when none is.
    """

    id: EventId
    at: Moment
    by: StaffId
    checkin: CheckInId | None = None
    script: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredByPhone:
    """The client said this on the telephone; ``text`` is the label of a button or own words, typed over."""

    id: EventId
    at: Moment
    by: StaffId
    text: str


@dataclass(frozen=True, slots=True)
class CallNotAnswered:
    """The client was called and not reached."""

    id: EventId
    at: Moment
    by: StaffId


@dataclass(frozen=True, slots=True)
class CallPutOff:
    """The client is called again at ``until``, inside the safe window of the same day.

    ``checkin`` is the one that is planned for today and not asked yet: its message waits for the call.
    """

    id: EventId
    at: Moment
    by: StaffId
    until: Moment
    checkin: CheckInId | None = None


CallEvent = CallBegun | AnsweredByPhone | CallNotAnswered | CallPutOff


class ToSay(StrEnum):
    """What a line on the sheet is: the worker's own opening, a question or answer, or words of safety."""

    OPENER = "opener"
    LINE = "line"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line to say, with the rows of its buttons."""

    text: str
    what: ToSay
    keyboard: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One client's call as a worker sees it. ``turn`` names the lines: an answer is an answer to them.

    ``why_not``: the code of why no check-in may be asked by telephone now, empty when it may. ``running``:
    a question waits for an answer. ``planned``: a check-in is planned for today. ``by_phone``: the agreed
    road is the telephone. ``route`` is how this client is called. ``since``: when the lines were given.
    """

    client: ClientId
    alias: str
    turn: str
    lines: tuple[SpokenLine, ...]
    running: bool
    planned: bool
    by_phone: bool
    why_not: str
    route: str = ""
    since: Moment | None = None
