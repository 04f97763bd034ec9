"""Who is paged when, until somebody takes the flag. It never ends by itself and never pages nobody."""

from dataclasses import dataclass

from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after
from cases.roster import Post
from escalation.duty import Duty

MINUTE_15_STEP = 3
"""The step at which a client who was told that somebody is being asked hears that nobody is free."""

_ALL = (Post.DUTY, Post.BACKUP, Post.COORDINATOR)
_ACUTE_STEPS = ((Post.DUTY,), (Post.DUTY,), (Post.BACKUP,), (Post.COORDINATOR,))
_HIGH_STEPS = ((Post.DUTY,), (Post.BACKUP,), (Post.COORDINATOR,))
_FALL = (Post.DUTY, Post.BACKUP, Post.COORDINATOR, Post.LEAD)
_ACUTE_GAPS = (5 * MINUTE, 5 * MINUTE, 5 * MINUTE)
_ACUTE_ROUND = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class Rung:
    """Whom to page now, and when the next step falls due.

    A post is paged with nobody in it only when every post is empty: it stands open for whoever logs in.
    """

    called: tuple[tuple[Post, StaffId | None], ...]
    next_due: Moment


def rung(level: Level, step: int, duty: Duty, at: Moment) -> Rung:
    """Return one step of the ladder; ``step`` counts from 0.

    Acute: duty, duty at 5 minutes, backup at 10, coordinator at 15, then all three every 15 minutes.
    High: duty, then backup and coordinator an hour apart, then all three every hour. An empty post
    falls through to the next one at once. Source: domain §4.2, issue 01 point 6.
    """
    steps = _ACUTE_STEPS if level is Level.ACUTE else _HIGH_STEPS
    posts = steps[step] if step < len(steps) else _ALL
    called = dict(_filled(post, duty) for post in posts)
    return Rung(tuple((post, who) for post, who in called.items()), after(at, _gap(level, step)))


def _gap(level: Level, step: int) -> int:
    if level is not Level.ACUTE:
        return HOUR
    return _ACUTE_GAPS[step] if step < len(_ACUTE_GAPS) else _ACUTE_ROUND


def _filled(post: Post, duty: Duty) -> tuple[Post, StaffId | None]:
    """Return the post that answers for ``post``: itself, or the next filled one, or any filled one."""
    place = _FALL.index(post)
    for candidate in (*_FALL[place:], *_FALL[:place]):
        who = duty.at_post(candidate)
        if who is not None:
            return candidate, who
    return Post.DUTY, None
