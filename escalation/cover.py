"""Where a roster leaves opening hours without anybody: what must be told before it begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cases.hours import uncovered
from cases.moments import DAY, MINUTE, Moment, after, wall
from cases.roster import DutyModel, Post, Roster
from cases.trial_pages import is_day

ANNOUNCED = 14 * DAY
"""How long before it begins a gap is shown to who plans."""
SOON = DAY
"""How long before it begins who plans is called about a gap."""
_TOLD = (Post.DUTY, Post.LEAD)


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


def to_tell(roster: Roster, now: Moment, told: Iterable[Gap]) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Return the gaps to call about now, and all that are told then; ``told`` are those of before.

    Nobody on duty now is told at any hour; what begins within a day, and a lead who is missing, by day
    only. A gap that was told is not told again until it was closed in between.
    """
    soon, before = after(now, SOON), tuple(told)
    ahead = [gap for gap in announced(roster, now) if gap.post in _TOLD and gap.begins < soon]
    known = tuple(gap for gap in ahead if any(_same(gap, each) for each in before))
    by_day = is_day(wall(now, ZoneInfo(roster.zone)).time())
    new = tuple(gap for gap in ahead if gap not in known and (by_day or _is_urgent(gap, now)))
    return new, known + new


def _same(gap: Gap, told: Gap) -> bool:
    """Say whether this is what was told before, also when it grew or began meanwhile."""
    return gap.post is told.post and gap.begins < told.ends and told.begins < gap.ends


def _is_urgent(gap: Gap, now: Moment) -> bool:
    return gap.post is Post.DUTY and gap.begins <= now


def is_gap(roster: Roster, now: Moment) -> bool:
    """Say whether the hours promise somebody at ``now`` and nobody is planned."""
    return bool(gaps(roster, now, after(now, 1)))


def cover_minutes(roster: Roster, now: Moment, most: int) -> int:
    """Return for how many minutes the promise holds, ``most`` at most; 0 in a gap, and without a service."""
    if roster.model is DutyModel.NONE:
        return 0
    found = gaps(roster, now, Moment(now + most * MINUTE))
    return (found[0].begins - now) // MINUTE if found else most
