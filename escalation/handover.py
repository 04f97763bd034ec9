"""From the bot to one human and back. Who holds a conversation is the only one who writes in it."""

from dataclasses import replace

from cases.errors import FlagTaken, NotYours, OutsideWindow
from cases.events import ConversationClaimed, FlagClosed, HandedBack, WorkerReplied
from cases.moments import MINUTE, SECOND, Moment
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open, is_valid

LIVE = 10 * MINUTE
"""How long after the client's own message an answer may leave outside the safe window."""


def claimed(state: ClientState, event: ConversationClaimed) -> ClientState:
    """Return the state with this worker as holder and every open flag acknowledged.

    Raises FlagTaken, with the colleague's alias and how long ago, when somebody else holds it. Claiming
    again by the same person is fine.
    """
    if state.held_by not in (None, event.by):
        raise FlagTaken(state.held_alias, _held_seconds(state, event.at))
    flags = tuple(
        flag
        if flag.acknowledged_by is not None
        else replace(flag, acknowledged_by=event.by, acknowledged_at=event.at)
        for flag in state.open_flags
    )
    return replace(state, held_by=event.by, held_alias=event.alias, open_flags=flags, talk=None)


def check_reply(state: ClientState, event: WorkerReplied) -> None:
    """Accept a worker's message. Raises NotYours or OutsideWindow."""
    if state.held_by != event.by:
        raise NotYours
    if not event.override and not may_write(state, event.at):
        raise OutsideWindow


def may_write(state: ClientState, at: Moment) -> bool:
    """Say whether a human's words may appear on this phone now without a reason and a second tap."""
    if state.doubt is not Doubt.NONE:
        return False
    if is_live(state.last_inbound, at):
        return True
    if state.contact is None or state.standing in (Standing.STOPPED, Standing.NOT_HERE):
        return False
    return is_valid(state.contact, at) and is_open(state.contact, at)


def is_live(own_message: Moment | None, at: Moment) -> bool:
    """Say whether the client's own message, by the channel's date, is at most 10 minutes old."""
    return own_message is not None and at - own_message <= LIVE


def check_hand_back(state: ClientState, event: HandedBack) -> None:
    """Accept handing back. Raises NotYours when this worker does not hold the conversation."""
    if state.held_by != event.by:
        raise NotYours


def check_close(state: ClientState, event: FlagClosed) -> None:
    """Accept closing a flag. Raises NotYours while a colleague holds the conversation."""
    if state.held_by not in (None, event.by):
        raise NotYours


def without(flags: tuple[OpenFlag, ...], event: FlagClosed) -> tuple[OpenFlag, ...]:
    return tuple(flag for flag in flags if flag.flag != event.flag)


def _held_seconds(state: ClientState, at: Moment) -> int:
    since = [
        flag.acknowledged_at
        for flag in state.open_flags
        if flag.acknowledged_by == state.held_by and flag.acknowledged_at is not None
    ]
    return max(0, at - max(since, default=at)) // SECOND
