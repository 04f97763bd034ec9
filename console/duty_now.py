"""Who stands where at this moment, in the names that colleagues see."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Colleague, Staff
from cases.moments import Moment
from cases.roster import Post, Roster, Shift
from escalation.duty import duty_at


@dataclass(frozen=True, slots=True)
class DutyNow:
    """``staffed`` decides which ending clients read now (practice H4)."""

    duty: tuple[str, ...]
    backup: tuple[str, ...]
    coordinator: tuple[str, ...]
    lead: tuple[str, ...]
    staffed: bool


def duty_now(roster: Roster, colleagues: Sequence[Colleague], now: Moment) -> DutyNow:
    """Return who is at each post at ``now``."""
    names = {colleague.staff: colleague.alias for colleague in colleagues}

    def at(post: Post) -> tuple[str, ...]:
        return tuple(names.get(shift.staff, "?") for shift in roster.shifts if _on(shift, post, now))

    duty = at(Post.DUTY)
    return DutyNow(duty, at(Post.BACKUP), at(Post.COORDINATOR), at(Post.LEAD), duty_at(roster, now).staffed)


def is_on_call(roster: Roster, staff: Staff, now: Moment) -> bool:
    """Say whether this person is on duty or backup at ``now``."""
    posts = (Post.DUTY, Post.BACKUP)
    return any(
        shift.staff == staff.id and any(_on(shift, post, now) for post in posts) for shift in roster.shifts
    )


def _on(shift: Shift, post: Post, now: Moment) -> bool:
    return shift.post is post and shift.starts <= now and (shift.ends is None or now < shift.ends)
