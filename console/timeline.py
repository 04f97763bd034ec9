"""What happened in a conversation in order of time: words, and what workers did outside the chat."""

from collections import deque

from cases.desk import Act, Conversation, Line, Staff
from cases.ids import MessageId
from cases.moments import SECOND, Moment, after
from console.words import ACTS
from escalation.answering import BUSY
from escalation.turn_worker import UNDO

_WAITS = "new"


def timeline(opened: Conversation) -> tuple[Line | Act, ...]:
    """Return lines and acts by moment; lines among themselves stay in their order.

    An act from before the first line that is shown stands with the older lines.
    """
    begins = opened.lines[0].at if opened.lines and opened.earlier else None
    acts = deque(act for act in opened.acts if begins is None or act.at >= begins)
    found: list[Line | Act] = []
    for line in opened.lines:
        while acts and acts[0].at < line.at:
            found.append(acts.popleft())
        found.append(line)
    return (*found, *acts)


def recallable(opened: Conversation, staff: Staff, now: Moment) -> dict[MessageId, int]:
    """Return which own words may still be taken back, with the seconds left for it."""
    own = [line for line in opened.lines if line.by == staff.id and line.state == _WAITS]
    return {line.id: -(-(line.at + UNDO - now) // SECOND) for line in own if line.at <= now < line.at + UNDO}


def busy_now(opened: Conversation, now: Moment) -> Act | None:
    """Return what somebody is doing outside the chat: said lately, and no flag was closed since."""
    last = next((one for one in reversed(opened.acts) if one.act in ACTS), None)
    closed = max((one.closed_at for one in opened.past), default=None)
    if last is None or now >= after(last.at, BUSY):
        return None
    return last if closed is None or closed < last.at else None


def asks_how_it_went(opened: Conversation, staff: Staff, now: Moment) -> bool:
    """Say whether a flag is open that was acted on outside the chat, and nobody said since how it went."""
    acted = next((one for one in reversed(opened.acts) if one.act in ACTS), None)
    if not opened.flags or acted is None or busy_now(opened, now) is not None:
        return False
    wrote = max((line.at for line in opened.lines if line.by == staff.id), default=None)
    return acted.by == staff.id and (wrote is None or wrote < acted.at)


def last_words(opened: Conversation) -> Moment | None:
    """Return when a worker last wrote to this client, as far as the page goes back."""
    return max((line.at for line in opened.lines if line.by is not None), default=None)
