"""Planning shifts on the organisation's wall clock, and what is left of them when somebody is away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from cases.hours import clock_moment, length, stretch
from cases.roster import Post, Shift
from cases.spans import FOREVER, Span, without

LONGEST_PATTERN = timedelta(weeks=54)
"""A pattern is planned for a year at most: who works here and when changes sooner than that."""
_ALONE = frozenset({Post.DUTY, Post.BACKUP})


@dataclass(frozen=True, slots=True)
class Pattern:
    """The same stretch on some weekdays (0 is Monday), from ``first`` up to and with ``last``.

    When ``closes`` is not after ``opens`` a shift ends the next day.
    """

    weekdays: frozenset[int]
    opens: time
    closes: time
    first: date
    last: date


def occurrences(pattern: Pattern, zone: str) -> tuple[Span, ...]:
    """Return every shift of a pattern, in order. Raises ValueError when it is longer than a year."""
    if pattern.last - pattern.first > LONGEST_PATTERN:
        raise ValueError("a pattern is a year at most")
    days = (pattern.first + timedelta(days=ahead) for ahead in range((pattern.last - pattern.first).days + 1))
    found = (
        stretch(day, pattern.opens, pattern.closes, zone) for day in days if day.weekday() in pattern.weekdays
    )
    return tuple(span for span in found if span.begins < span.ends)


def once(begins: tuple[date, time], ends: tuple[date, time], zone: str) -> Span:
    """Return a stretch between two local dates and times. Raises ValueError when it ends first."""
    span = Span(clock_moment(*begins, zone), clock_moment(*ends, zone))
    if span.begins >= span.ends:
        raise ValueError("a shift ends after it begins")
    return span


def parts(shift: Shift, away: Iterable[Span]) -> tuple[Shift, ...]:
    """Return what is left of a shift when its person is away, or another takes those hours."""
    return tuple(
        replace(shift, starts=left.begins, ends=None if left.ends == FOREVER else left.ends)
        for left in without((length(shift),), away)
    )


def clash(planned: Sequence[Shift], span: Span, post: Post) -> Shift | None:
    """Return the shift of the same person that a new one at ``post`` would overlap.

    Duty and backup of one moment are two people: a backup who is on duty backs up nobody.
    """
    rivals = _ALONE if post in _ALONE else {post}
    return next(
        (
            each
            for each in planned
            if each.post in rivals and each.starts < span.ends and span.begins < length(each).ends
        ),
        None,
    )
