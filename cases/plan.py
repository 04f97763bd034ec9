"""When the next check-in of one client is due: calendar days, inside a safe window, once.

No rule here knows of another person; the sides keep apart by their own half hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from cases.anchors import NO_ANCHORS, Anchor, Anchors, anchor_moment, is_extended
from cases.calendar import RiskDay, is_quiet
from cases.facts import Facts, Phase
from cases.moments import MINUTE, SECOND, Moment, after, at_wall, wall
from cases.pace import Pace
from cases.programme import Late, Programme, Stretch
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.windows import is_open, is_own_half_hour, is_valid, local_date, next_opening

_FURTHEST = 62
"""Days without a usable window after which a human has to look at the record."""

_HORIZON = 400
"""Days to look ahead for a day on which something is due: longer than the slowest rhythm."""

_LOOK = 120
"""Minutes after an opening: an hour of window and the longest clock change fit in it."""

_ALWAYS = Moment(-(2**62))


@dataclass(frozen=True, slots=True)
class Planned:
    """``day`` counts programme days from 1; ``local_date`` is the date on the client's own wall.

    ``passed`` are due days that were let go because no safe time came within their slack.
    """

    day: int
    local_date: date
    due_at: Moment
    script: str
    phase: Phase = Phase.F1
    passed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """A programme as one client follows it. ``spread`` is any fixed number of the client, such as a hash.

    ``extra`` are dates of the client's own on which a check-in is due whatever the rhythm says.
    ``calendar`` says on which dates nothing is asked: what is due then moves to a later date.
    """

    programme: Programme
    began: Moment
    facts: Facts
    spread: int = 0
    anchors: Anchors = NO_ANCHORS
    pace: Pace = Pace.NORMAL
    extra: frozenset[date] = frozenset()
    calendar: tuple[RiskDay, ...] = ()

    def anchor(self, anchor: Anchor, zone: ZoneInfo) -> Moment:
        return anchor_moment(anchor, self.anchors, self.facts, self.began, zone)


def programme_day(contact: SafeContact, began: Moment, moment: Moment) -> int:
    """Return which calendar day of the programme it is on the client's own wall; the first is 1."""
    return (local_date(contact, moment) - local_date(contact, began)).days + 1


def course_day(contact: SafeContact, course: Course, moment: Moment) -> int:
    """Return which calendar day it is, counted from the anchor of the client's programme."""
    began = course.anchor(course.programme.anchor, ZoneInfo(contact.zone))
    return programme_day(contact, began, moment)


def next_check_in(contact: SafeContact, side: Side, course: Course, last: Moment) -> Planned | None:
    """Return the first check-in on a local date after that of ``last``.

    A due day without a usable window moves to the next day that has one, within its slack. Always in
    a safe window, in the side's own half hour, not before the anchor and before the record ends. None
    when there is no such moment within 62 days: then a human must renew the record.
    """
    frame = _frame(contact, side, course)
    for closed, owed in enumerate(_owed(frame, local_date(contact, last))):
        due_at = frame.moment_on(owed.here)
        if due_at is not None:
            return frame.planned(owed, due_at)
        if closed == _FURTHEST:
            break
    return None


def check_ins(
    contact: SafeContact, side: Side, course: Course, last: Moment, until: Moment
) -> Iterator[Planned]:
    """Give the check-ins on dates after that of ``last`` and before ``until``, as if each were asked."""
    planned = next_check_in(contact, side, course, last)
    while planned is not None and planned.due_at < until:
        yield planned
        planned = next_check_in(contact, side, course, planned.due_at)


@dataclass(frozen=True, slots=True)
class DueDay:
    """A date on which the rhythm has a check-in, whatever the windows are; ``day`` is the programme's."""

    day: int
    local_date: date
    script: str
    phase: Phase
    late: Late


def missed_days(contact: SafeContact, side: Side, course: Course) -> Iterator[DueDay]:
    """Give the due days from the anchor before the date on which the programme began for this client.

    On that date a human spoke with the client, which is a check-in.
    """
    frame = _frame(contact, side, course)
    here, last = frame.first, local_date(contact, course.began)
    while here < last:
        step = frame.due(here)
        if step is not None:
            script = step.stretch.script_on(step.day, course.pace)
            day = (here - frame.first).days + 1
            yield DueDay(day, here, script, step.stretch.phase, step.stretch.late)
        here += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch that rules a date, and which day it is by the anchor of that stretch."""

    stretch: Stretch
    day: int


@dataclass(frozen=True, slots=True)
class _Owed:
    here: date
    step: _Step
    passed: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """All that stays the same while one plan is made. ``firsts`` holds each anchor's moment and date."""

    contact: SafeContact
    side: Side
    course: Course
    facts: Facts
    firsts: Mapping[Anchor, tuple[Moment, date]]

    @property
    def first(self) -> date:
        return self.firsts[self.course.programme.anchor][1]

    def moment_on(self, here: date) -> Moment | None:
        if is_quiet(self.course.calendar, here):
            return None
        earliest = self.firsts[self.course.programme.anchor][0]
        return moment_on(self.contact, self.side, here, self.course.spread, earliest)

    def ends(self, here: date) -> bool:
        return at_wall(here, time(0), ZoneInfo(self.contact.zone)) >= self.contact.valid_until

    def due(self, here: date) -> _Step | None:
        """Return the step that falls due on this date, by the rhythm or by the client's own calendar."""
        step, pace = self.ruling(here), self.course.pace
        if step is not None and step.stretch.is_due(step.day, pace):
            return step
        if here not in self.course.extra or here < self.first:
            return None
        return step or self._step(self.course.programme.stretches[-1], here)

    def ruling(self, here: date) -> _Step | None:
        for stretch in self.course.programme.stretches:
            step = self._step(stretch, here)
            if stretch.holds(step.day, self.facts) and self._is_before(stretch, here):
                return step
        return None

    def planned(self, owed: _Owed, due_at: Moment) -> Planned:
        ruling = self.ruling(owed.here) or owed.step
        return Planned(
            (owed.here - self.first).days + 1,
            owed.here,
            due_at,
            ruling.stretch.script_on(ruling.day, self.course.pace),
            ruling.stretch.phase,
            owed.passed,
        )

    def _step(self, stretch: Stretch, here: date) -> _Step:
        anchor = stretch.anchor or self.course.programme.anchor
        return _Step(stretch, (here - self.firsts[anchor][1]).days + 1)

    def _is_before(self, stretch: Stretch, here: date) -> bool:
        if stretch.before is None:
            return True
        end, last = self.firsts[stretch.before]
        if here != last:
            return here < last
        due_at = self.moment_on(here)
        return due_at is not None and due_at < end


def _frame(contact: SafeContact, side: Side, course: Course) -> _Frame:
    zone = ZoneInfo(contact.zone)
    moments = {anchor: course.anchor(anchor, zone) for anchor in Anchor}
    facts = replace(course.facts, ban_extended=is_extended(course.anchors, course.facts))
    firsts = {anchor: (moment, wall(moment, zone).date()) for anchor, moment in moments.items()}
    return _Frame(contact, side, course, facts, firsts)


def _owed(frame: _Frame, last: date) -> Iterator[_Owed]:
    """Give the dates on which a check-in is owed: those it falls due on, and those it may move to."""
    since, step = last, _held_over(frame, last)
    passed: tuple[date, ...] = ()
    for ahead in range(1, _HORIZON + 1):
        here = last + timedelta(days=ahead)
        if frame.ends(here):
            return
        due = frame.due(here)
        if due is not None:
            since, step = here, due
        elif step is not None and _is_past(step.stretch, (here - since).days):
            passed, step = (*passed, since), None
        if step is not None:
            yield _Owed(here, step, passed)


def _held_over(frame: _Frame, last: date) -> _Step | None:
    """Return the last step that somebody missed by beginning late, where it is still asked after that."""
    if last != local_date(frame.contact, frame.course.began):
        return None
    for behind in range((last - frame.first).days):
        step = frame.due(last - timedelta(days=behind + 1))
        if step is not None:
            return step if step.stretch.late is Late.NEAREST else None
    return None


def _is_past(stretch: Stretch, days: int) -> bool:
    return stretch.slack is not None and days > stretch.slack


def moment_on(
    contact: SafeContact, side: Side, day: date, spread: int, earliest: Moment = _ALWAYS
) -> Moment | None:
    """Return this client's own moment on a local date, or None when no window has room on it.

    The windows that open on that date come first, what is left of last night's window after them.
    Nothing lies before ``earliest``.
    """
    zone = ZoneInfo(contact.zone)
    openings = sorted(window.opens for window in contact.windows if window.weekday == day.weekday())
    for opens in (*openings, time(0)):
        opening = max(at_wall(day, opens, zone), _next_minute(earliest))
        room = _room(contact, side, day, opening)
        if room:
            return after(room[0], spread % (len(room) * 60) * SECOND)
    return None


def _next_minute(moment: Moment) -> Moment:
    """Return the first whole minute that is not before ``moment``."""
    return Moment(-(-moment // MINUTE) * MINUTE)


def retry_moment(contact: SafeContact, side: Side, unanswered: Moment, spread: int) -> Moment | None:
    """Return when the one retry may leave: the next window, in another hour than the first try."""
    opening = next_opening(contact, after(unanswered, 60 * MINUTE))
    if opening is None:
        return None
    room = _room(contact, side, local_date(contact, opening), opening)
    return after(room[0], spread % (len(room) * 60) * SECOND) if room else None


def _room(contact: SafeContact, side: Side, day: date, opening: Moment) -> list[Moment]:
    """Return the first run of usable whole minutes of a date, from an opening on."""
    room: list[Moment] = []
    for step in range(_LOOK):
        minute = after(opening, step * MINUTE)
        if _usable(contact, side, day, minute):
            room.append(minute)
        elif room:
            break
    return room


def _usable(contact: SafeContact, side: Side, day: date, minute: Moment) -> bool:
    last = after(minute, MINUTE - 1)
    return (
        is_own_half_hour(side, minute)
        and is_open(contact, minute)
        and is_open(contact, last)
        and is_valid(contact, last)
        and local_date(contact, minute) == day
    )
