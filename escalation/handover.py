"""From the bot to one human and back. Who holds a conversation is the only one who writes in it."""

from dataclasses import replace

from cases.errors import FlagGone, FlagTaken, NotFound, NotOffered, NotYours, OutsideWindow
from cases.events import (
    ConversationClaimed,
    FlagAcknowledged,
    FlagClosed,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    PersonAsked,
    PersonJudged,
    ReplyRecalled,
    WorkerReplied,
)
from cases.ids import StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, SECOND, Moment
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open, is_valid
from escalation.duty import Duty

LIVE = 10 * MINUTE
"""How long after the client's own message an answer may leave outside the safe window."""

QUIET = HOUR
"""How long a holder may be silent before a colleague may take the conversation over [P]."""

_UNSURE = (Doubt.NONE, Doubt.NOTICED)


def claimed(state: ClientState, event: ConversationClaimed) -> ClientState:
    """Return the state with this worker as holder, and nothing of a dialogue left.

    Raises FlagTaken, with the colleague's alias and how long ago, when somebody else holds it and it may
    not be taken over. Claiming again by the same person is fine.
    """
    if state.held_by not in (None, event.by) and not event.over:
        raise FlagTaken(state.held_alias, _held_seconds(state, event.at))
    return replace(held(state, event.by, event.alias, event.at), talk=None)


def held(state: ClientState, by: StaffId, alias: str, at: Moment) -> ClientState:
    """Return the state that this worker holds from now on; an offer to a colleague is over."""
    quiet = at if state.held_by != by else state.held_quiet
    return replace(state, held_by=by, held_alias=alias, held_quiet=quiet, offered_to=None, offered_alias="")


def released(state: ClientState) -> ClientState:
    """Return the state that nobody holds."""
    return replace(state, held_by=None, held_alias="", held_quiet=None, offered_to=None, offered_alias="")


def may_take_over(state: ClientState, at: Moment) -> bool:
    """Say whether a colleague may take this conversation although its holder may be there.

    A clock of the holder ran out, or the holder has been silent for an hour.
    """
    if state.held_by is None:
        return True
    late = any(
        flag.acknowledged_by == state.held_by and flag.answer_due is not None and flag.answer_due <= at
        for flag in state.open_flags
        if flag.answered_at is None
    )
    return late or (state.held_quiet is not None and at - state.held_quiet >= QUIET)


def check_offer(state: ClientState, event: HandoverOffered | HandedOver, duty: Duty) -> None:
    """Accept asking a colleague. Raises NotYours, and NotFound for who may never touch this client."""
    if state.held_by != event.by:
        raise NotYours
    if event.to in duty.barred or event.to == event.by:
        raise NotFound


def check_accept(state: ClientState, event: HandoverAccepted, duty: Duty) -> None:
    """Accept a colleague's yes. Raises NotOffered."""
    if state.held_by is None or state.offered_to != event.by or event.by in duty.barred:
        raise NotOffered


def check_acknowledged(state: ClientState, event: FlagAcknowledged) -> None:
    """Accept that a page was seen. Raises FlagGone, and FlagTaken when a colleague was first."""
    flag = next((one for one in state.open_flags if one.flag == event.flag), None)
    if flag is None:
        raise FlagGone
    if flag.acknowledged_by not in (None, event.by):
        alias = state.held_alias if state.held_by == flag.acknowledged_by else ""
        since = event.at if flag.acknowledged_at is None else flag.acknowledged_at
        raise FlagTaken(alias, max(0, event.at - since) // SECOND)


def check_reply(state: ClientState, event: WorkerReplied) -> None:
    """Accept a worker's message. Raises NotYours or OutsideWindow."""
    if state.held_by != event.by:
        raise NotYours
    if not event.override and not may_write(state, event.at):
        raise OutsideWindow


def check_person_asked(state: ClientState, event: PersonAsked) -> None:
    """Accept the question who is writing. Raises NotYours or OutsideWindow."""
    if state.held_by != event.by:
        raise NotYours
    if not may_ask_person(state, event.at):
        raise OutsideWindow


def may_ask_person(state: ClientState, at: Moment) -> bool:
    """Say whether the boring line may appear now; the doubt it is about does not forbid it."""
    return state.doubt in _UNSURE and may_write(replace(state, doubt=Doubt.NONE), at)


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


def check_holds(state: ClientState, event: HandedBack | ReplyRecalled) -> None:
    """Accept what only the holder may do. Raises NotYours."""
    if state.held_by != event.by:
        raise NotYours


def check_free(state: ClientState, event: FlagClosed | PersonJudged) -> None:
    """Accept what any worker may do. Raises NotYours while a colleague holds the conversation."""
    if state.held_by not in (None, event.by):
        raise NotYours


def without(flags: tuple[OpenFlag, ...], event: FlagClosed) -> tuple[OpenFlag, ...]:
    return tuple(flag for flag in flags if flag.flag != event.flag)


def is_to_take(flag: OpenFlag, by: StaffId) -> bool:
    """Say whether a flag becomes this worker's with the conversation.

    What nobody took does, and what a colleague took and did not answer: one person answers for it.
    """
    if flag.acknowledged_by is None:
        return True
    return flag.level >= Level.HIGH and flag.acknowledged_by != by and flag.answered_at is None


def _held_seconds(state: ClientState, at: Moment) -> int:
    since = [
        flag.acknowledged_at
        for flag in state.open_flags
        if flag.acknowledged_by == state.held_by and flag.acknowledged_at is not None
    ]
    return max(0, at - max(since, default=at)) // SECOND
