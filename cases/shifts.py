"""The roster as people read and change it: planned shifts, swaps and absences, with names of colleagues."""

from dataclasses import dataclass
from enum import StrEnum

from cases.ids import ClientId, StaffId
from cases.moments import Moment
from cases.roster import DutyKind, Post
from cases.sides import Side
from cases.spans import Span


class SwapState(StrEnum):
    """LAPSED: the shift ended or changed before anybody answered."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class NewShifts:
    """What a coordinator plans. ``instead``: who stood there then makes room, and comes back after."""

    side: Side
    post: Post
    staff: StaffId
    kind: DutyKind
    spans: tuple[Span, ...]
    instead: bool = False


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """A shift, or the part of it that its person is ``away``. ``side`` is None at posts of both sides.

    ``tested`` is when its test page went out, ``repeats`` whether it is one of a pattern.
    """

    id: str
    staff: StaffId
    alias: str
    side: Side | None
    post: Post
    kind: DutyKind
    starts: Moment
    ends: Moment | None
    verified: bool
    tested: Moment | None = None
    repeats: bool = False
    away: bool = False


@dataclass(frozen=True, slots=True)
class InReturn:
    """A shift of who is asked, that the asker takes: both go over, or neither does."""

    shift: str
    post: Post
    starts: Moment
    ends: Moment | None


@dataclass(frozen=True, slots=True)
class Swap:
    """One colleague asked another to take a shift over. Nothing changes before ``asked_to`` accepts."""

    id: str
    shift: str
    asked_by: StaffId
    by_alias: str
    asked_to: StaffId
    to_alias: str
    post: Post
    starts: Moment
    ends: Moment | None
    asked_at: Moment
    state: SwapState
    back: InReturn | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away, at all posts; why is nobody's business."""

    staff: StaffId
    alias: str
    starts: Moment
    ends: Moment | None


@dataclass(frozen=True, slots=True)
class TrialPage:
    """A test page that may go out now, over the channels of one person."""

    shift: str
    staff: StaffId
    post: Post
    starts: Moment


@dataclass(frozen=True, slots=True)
class ShiftNote:
    """What the leaver of a shift tells the next, opened. ``text`` is empty once it can be opened no more."""

    id: str
    author: StaffId
    author_alias: str
    to: StaffId
    to_alias: str
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class HeldAcute:
    """An acute conversation at the change of a shift: who holds it, and who was asked to take it over."""

    client: ClientId
    alias: str
    since: Moment
    held_alias: str
    offered_alias: str
    offered_to_me: bool
