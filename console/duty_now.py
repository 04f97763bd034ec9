"""Who stands where at this moment, in the names that colleagues see."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cases.desk import Colleague
from cases.moments import Moment, wall
from cases.roster import DutyModel, Post, Roster, Shift


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
    return DutyNow(
        duty, at(Post.BACKUP), at(Post.COORDINATOR), at(Post.LEAD), bool(duty) and _serving(roster, now)
    )


def _on(shift: Shift, post: Post, now: Moment) -> bool:
    return shift.post is post and shift.starts <= now and (shift.ends is None or now < shift.ends)


def _serving(roster: Roster, now: Moment) -> bool:
    if roster.model is DutyModel.HOURS:
        there = wall(now, ZoneInfo(roster.zone))
        return any(
            day.weekday == there.weekday() and day.opens <= there.time() < day.closes for day in roster.hours
        )
    return roster.model is DutyModel.ALWAYS
