"""What a client may ask about their own data, and what must have happened before it is done.

A request is a promise with a date: one month (art. 12 AVG). What hands data over, or destroys it, could be
asked for by somebody who forces the client, so it waits (experience F21): accepted, 72 hours, spoken with
alone, a second person. Nothing here holds a word of anybody.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from cases.errors import NabijError
from cases.ids import ClientId, StaffId
from cases.moments import DAY, HOUR, Moment, after, at_wall, wall

WAIT = 72 * HOUR
"""Between the acceptance of a request and the file or the erasure; a setting may make it longer."""

RELEASE_HOLDS = 24 * HOUR
CHECK_HOLDS = 14 * DAY
"""A conversation of longer ago says nothing of today."""

_CLOSES = time(17)


class RequestKind(StrEnum):
    ACCESS = "access"
    """Inzage (art. 15)."""
    PORTABLE = "portable"
    """Meenemen (art. 20)."""
    RECTIFY = "rectify"
    ERASE = "erase"
    RESTRICT = "restrict"
    """Keep, and use for nothing but safety (art. 18)."""
    OBJECT = "object"
    WHO_LOOKED = "who_looked"


HANDS_OVER = frozenset({RequestKind.ACCESS, RequestKind.PORTABLE, RequestKind.WHO_LOOKED})
GUARDED = HANDS_OVER | {RequestKind.ERASE}
"""What somebody who forces the client would ask for."""


class Way(StrEnum):
    """By which road it came. The chat is none by which anything is handed over."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    ON_PAPER = "on_paper"
    IN_CHAT = "in_chat"


class Asker(StrEnum):
    CLIENT = "client"
    REPRESENTATIVE = "representative"
    """Somebody with a volmacht, who is not safe by default (practice §3)."""


class Refusal(StrEnum):
    OTHERS_SAFETY = "others_safety"
    """For the safety of others (UAVG 41): a lawyer looks at each."""
    FORCED = "forced"
    NOT_THE_CLIENT = "not_the_client"
    NO_MANDATE = "no_mandate"
    MUST_KEEP = "must_keep"
    """A law says that it is kept."""
    UNFOUNDED = "unfounded"


class Step(StrEnum):
    ACCEPTED = "accepted"
    CHECKED = "checked"
    """Spoken with alone, and nothing in doubt."""
    DOUBT = "doubt"
    CLIENT_AGREES = "client_agrees"
    """The client, alone, said that the representative may have it."""
    RELEASED = "released"
    """A second person looked."""
    MADE = "made"
    LIFTED = "lifted"
    """A restriction ended."""
    SETTLED = "settled"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_ENDS = (Step.SETTLED, Step.REFUSED, Step.WITHDRAWN)


class Hurdle(StrEnum):
    """Why something about a request cannot be done now."""

    CLOSED = "closed"
    NOT_ACCEPTED = "not_accepted"
    ACCEPTED_ALREADY = "accepted_already"
    DOUBT = "doubt"
    UNCHECKED = "unchecked"
    REPRESENTATIVE = "representative"
    WAITING = "waiting"
    TEXTS = "texts"
    SECOND_PERSON = "second_person"
    SAME_PERSON = "same_person"
    NOT_THIS_KIND = "not_this_kind"
    NO_REASON = "no_reason"


class RequestRefused(NabijError):
    """This cannot be done about the request now; ``hurdle`` says why."""

    text_key: ClassVar[str] = "error.request"
    status: ClassVar[int] = 409

    def __init__(self, hurdle: Hurdle) -> None:
        super().__init__(hurdle.value)
        self.hurdle = hurdle


@dataclass(frozen=True, slots=True)
class Taken:
    """One step that somebody took. ``person`` is the human being; ``code`` is a refusal's reason."""

    step: Step
    by: StaffId
    person: str
    at: Moment
    code: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request with the steps taken, in order. ``by`` is None for what came by chat."""

    id: str
    client: ClientId
    kind: RequestKind
    way: Way
    asker: Asker
    at: Moment
    due: Moment
    by: StaffId | None = None
    steps: tuple[Taken, ...] = ()
    note: str = ""

    @property
    def closed(self) -> bool:
        return any(one.step in _ENDS for one in self.steps)

    @property
    def end(self) -> Taken | None:
        return next((one for one in self.steps if one.step in _ENDS), None)

    @property
    def accepted(self) -> Taken | None:
        return self.last(Step.ACCEPTED)

    @property
    def restricts(self) -> bool:
        """Whether this request keeps the client's data from being used now (art. 18)."""
        holds = self.kind is RequestKind.RESTRICT and self.accepted is not None
        return holds and not any(one.step in (Step.LIFTED, Step.REFUSED) for one in self.steps)

    def last(self, *steps: Step) -> Taken | None:
        return next((one for one in reversed(self.steps) if one.step in steps), None)

    def waits_until(self, wait: int = WAIT) -> Moment | None:
        """Return when the waiting time is over: doubt begins it anew. None before it was accepted."""
        began = self.last(Step.ACCEPTED, Step.DOUBT)
        return None if began is None or self.accepted is None else after(began.at, wait)


@dataclass(frozen=True, slots=True)
class Talked:
    """What a worker heard by the agreed road: each is yes or not yes, and "I do not know" is not yes."""

    alone: bool
    right_answer: bool
    offered_together: bool
    doubt: bool

    @property
    def step(self) -> Step:
        sure = self.alone and self.right_answer and self.offered_together and not self.doubt
        return Step.CHECKED if sure else Step.DOUBT


def due_of(at: Moment, zone: ZoneInfo) -> Moment:
    """Return by when a request is answered: the same day of the next month, at the end of the afternoon."""
    day = wall(at, zone).date()
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)  # noqa: PLR2004 - December
    next_first = date(year, month, 1)
    last = (next_first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return at_wall(min(last, next_first + timedelta(days=day.day - 1)), _CLOSES, zone)


def hurdles(request: Request, now: Moment, *, texts_left: int = 0, wait: int = WAIT) -> tuple[Hurdle, ...]:
    """Return all that stands between a request and the file or the erasure; none: it may be made now."""
    if request.closed:
        return (Hurdle.CLOSED,)
    if request.accepted is None:
        return (Hurdle.NOT_ACCEPTED,)
    if request.kind not in GUARDED:
        return ()
    until = request.waits_until(wait)
    texts = request.kind in HANDS_OVER and texts_left > 0
    found = (
        *_unsafe(request, now),
        *((Hurdle.WAITING,) if until is None or now < until else ()),
        *((Hurdle.TEXTS,) if texts else ()),
    )
    return (*found, *(() if _released(request, now) else (Hurdle.SECOND_PERSON,)))


def hurdle_of(
    request: Request,
    step: Step,
    person: str,
    now: Moment,
    *,
    texts_left: int = 0,
    wait: int = WAIT,
    code: str = "",
) -> Hurdle | None:
    """Return why this person may not take this step now; None when they may."""
    if request.closed and step is not Step.LIFTED:
        return Hurdle.CLOSED
    if step is Step.ACCEPTED:
        return Hurdle.ACCEPTED_ALREADY if request.accepted is not None else None
    if step is Step.WITHDRAWN:
        return None
    if step is Step.REFUSED:
        return None if code in set(Refusal) else Hurdle.NO_REASON
    if request.accepted is None:
        return Hurdle.NOT_ACCEPTED
    return _RULES[step](request, person, now, hurdles(request, now, texts_left=texts_left, wait=wait))


def _settle(request: Request, _person: str, _now: Moment, left: tuple[Hurdle, ...]) -> Hurdle | None:
    """Let what hands something over be settled once it was made; the rest when a worker did it."""
    if request.kind not in GUARDED:
        return None
    return None if request.last(Step.MADE) is not None else next(iter(left), Hurdle.NOT_THIS_KIND)


def _check(request: Request, _person: str, _now: Moment, _left: tuple[Hurdle, ...]) -> Hurdle | None:
    return None if request.kind in GUARDED else Hurdle.NOT_THIS_KIND


def _agrees(request: Request, _person: str, _now: Moment, _left: tuple[Hurdle, ...]) -> Hurdle | None:
    return None if request.asker is Asker.REPRESENTATIVE else Hurdle.NOT_THIS_KIND


def _release(request: Request, person: str, _now: Moment, left: tuple[Hurdle, ...]) -> Hurdle | None:
    if request.kind not in GUARDED:
        return Hurdle.NOT_THIS_KIND
    before = next((one for one in left if one is not Hurdle.SECOND_PERSON), None)
    if before is not None:
        return before
    return Hurdle.SAME_PERSON if person in _workers_of(request) else None


def _make(request: Request, _person: str, _now: Moment, left: tuple[Hurdle, ...]) -> Hurdle | None:
    return next(iter(left), None) if request.kind in GUARDED else Hurdle.NOT_THIS_KIND


def _lift(request: Request, _person: str, _now: Moment, _left: tuple[Hurdle, ...]) -> Hurdle | None:
    return None if request.restricts else Hurdle.NOT_THIS_KIND


_RULES = {
    Step.SETTLED: _settle,
    Step.CHECKED: _check,
    Step.DOUBT: _check,
    Step.CLIENT_AGREES: _agrees,
    Step.RELEASED: _release,
    Step.MADE: _make,
    Step.LIFTED: _lift,
}


def _unsafe(request: Request, now: Moment) -> tuple[Hurdle, ...]:
    """Return what the conversation with the client left open."""
    talked = request.last(Step.CHECKED, Step.DOUBT)
    if talked is not None and talked.step is Step.DOUBT:
        return (Hurdle.DOUBT,)
    if talked is None or now > after(talked.at, CHECK_HOLDS):
        return (Hurdle.UNCHECKED,)
    alone = request.asker is Asker.CLIENT or _since(request, Step.CLIENT_AGREES)
    return () if alone else (Hurdle.REPRESENTATIVE,)


def _since(request: Request, step: Step) -> bool:
    """Say whether this step was taken after the last doubt: what was said before doubt counts no more."""
    doubt, found = request.last(Step.DOUBT), request.last(step)
    return found is not None and (doubt is None or found.at > doubt.at)


def _released(request: Request, now: Moment) -> bool:
    """Say whether a second person released it, lately and after everything that was in doubt."""
    release = request.last(Step.RELEASED)
    if release is None or now > after(release.at, RELEASE_HOLDS) or not _since(request, Step.RELEASED):
        return False
    return release.person not in _workers_of(request)


def _workers_of(request: Request) -> frozenset[str]:
    """Return who worked on the request itself: none of them is its second person."""
    worked = (Step.ACCEPTED, Step.CHECKED, Step.CLIENT_AGREES)
    return frozenset(one.person for one in request.steps if one.step in worked)
