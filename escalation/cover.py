"""Where a roster leaves opening hours without anybody: what must be told before it begins."""

from dataclasses import dataclass

from cases.hours import uncovered
from cases.moments import DAY, MINUTE, Moment, after
from cases.roster import DutyModel, Post, Roster

ANNOUNCED = 14 * DAY
"""How long before it begins a gap is told to who plans."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Open hours from ``begins`` up to ``ends`` with nobody at ``post``."""

    begins: Moment
    ends: Moment
    post: Post = Post.DUTY


def gaps(roster: Roster, begin: Moment, end: Moment, post: Post = Post.DUTY) -> tuple[Gap, ...]:
    """Return the gaps at a post between two moments, in order. No service means no promise and no gap."""
    return tuple(Gap(span.begins, span.ends, post) for span in uncovered(roster, post, begin, end))


def announced(roster: Roster, now: Moment) -> tuple[Gap, ...]:
    """Return every gap of the coming two weeks, at all posts, the first to begin first.

    Without anybody on duty all safety texts change; without a lead no second side is enrolled.
    """
    until = after(now, ANNOUNCED)
    found = [gap for post in Post for gap in gaps(roster, now, until, post)]
    order = tuple(Post)
    return tuple(sorted(found, key=lambda gap: (gap.begins, order.index(gap.post))))


def is_gap(roster: Roster, now: Moment) -> bool:
    """Say whether the hours promise somebody at ``now`` and nobody is planned."""
    return bool(gaps(roster, now, after(now, 1)))


def cover_minutes(roster: Roster, now: Moment, most: int) -> int:
    """Return for how many minutes the promise holds, ``most`` at most; 0 in a gap, and without a service."""
    if roster.model is DutyModel.NONE:
        return 0
    found = gaps(roster, now, Moment(now + most * MINUTE))
    return (found[0].begins - now) // MINUTE if found else most
