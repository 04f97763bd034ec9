"""Who hears of a cross-side alert until a case-safety lead takes it: a ladder like duty's (H5)."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after, wall
from cases.roster import DutyKind, Post, Shift
from escalation.duty import Duty
from escalation.severity import in_service_hours, next_opening

_EVERY = ((Post.LEAD,), (Post.LEAD,), (Post.LEAD,), (Post.COORDINATOR,))
_FIRST_ONLY = 2
"""How many steps call the first lead alone; then whoever else stands at that post hears of it too."""

_ALL = (Post.LEAD, Post.COORDINATOR)
_GAP = 5 * MINUTE
_ROUND = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class AlertRung:
    """Whom to call now, which step follows, and when. What can wait calls nobody before the morning."""

    called: tuple[StaffId, ...]
    next_step: int
    next_due: Moment


def alert_rung(level: Level, step: int, duty: Duty, at: Moment) -> AlertRung:
    """Return one step for an alert of this level; ``step`` counts from 0.

    Acute: the lead at 0 and 5 minutes, every lead on the roster at 10, the coordinator at 15, then all
    every 15 minutes without end. High: the same, an hour apart and in service hours. Where nobody stands
    at a post the next one answers at once; where nobody stands anywhere it is tried again. Source: issue
    04 point 2.
    """
    acute = level is Level.ACUTE
    if not acute and not in_service_hours(wall(at, ZoneInfo(duty.zone))):
        return AlertRung((), step, next_opening(at, duty.zone))
    posts = _EVERY[step] if step < len(_EVERY) else _ALL
    people = [shift.staff for post in posts for shift in _people(post, step, duty)]
    return AlertRung(tuple(dict.fromkeys(people)), step + 1, after(at, _gap(step) if acute else HOUR))


def _gap(step: int) -> int:
    return _GAP if step < len(_EVERY) - 1 else _ROUND


def _people(post: Post, step: int, duty: Duty) -> tuple[Shift, ...]:
    """Return who answers for a post: its people, and the coordinator with those who may not notice it."""
    here = duty.all_at(post)
    if post is Post.LEAD and here:
        called = here[:1] if step < _FIRST_ONLY else here
        return called if any(map(_surely_reached, called)) else (*here, *duty.all_at(Post.COORDINATOR))
    other = Post.COORDINATOR if post is Post.LEAD else Post.LEAD
    return here or duty.all_at(other)


def _surely_reached(shift: Shift) -> bool:
    return shift.verified and (shift.kind is DutyKind.REACHABLE or shift.present)
