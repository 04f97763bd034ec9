"""What is left of a duty for one client, and what may be promised when its queue is behind."""

from dataclasses import replace

from cases.ids import StaffId
from cases.roster import Post
from escalation.duty import Duty, Promise

_ANSWER = (Post.DUTY, Post.BACKUP)


def without_barred(duty: Duty, barred: frozenset[StaffId]) -> Duty:
    """Return the duty of a client whom these people may never touch (practice H5).

    Nothing is promised that only they could keep: with nobody else at duty or backup, nobody is there.
    """
    own = replace(duty, barred=barred)
    if not barred or any(own.at_post(post) is not None for post in _ANSWER):
        return own
    return replace(own, staffed=False, promise=Promise.NOBODY)


def behind(duty: Duty) -> Duty:
    """Return a duty that answers nobody in time now: it is called, and promises nothing (F17)."""
    return replace(duty, promise=Promise.NOBODY)
