"""Who is left on duty for one client, without the people who touched the other side of the case."""

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
