"""The second clock: who took a flag must answer it, in the chat or outside it, or it is called out again."""

from dataclasses import replace

from cases.effects import AcknowledgeFlag, AnswerFlag, AwaitWorker, Effect, ReopenFlag, StopLadder
from cases.ids import EventId, FlagId, StaffId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment, after
from cases.state import ClientState, OpenFlag

ACUTE_ANSWER = 10 * MINUTE
HIGH_ANSWER = HOUR
"""How long after taking a flag its answer may stay away. Source: issue 04 point 2, domain §4.2 [P]."""

BUSY = 20 * MINUTE
"""How long acting outside the chat counts as answered. Source: practice H14."""

ASKED = 10 * MINUTE
"""How long the worker has to say how it went, before the ladder starts anew [P]."""


def answer_by(level: Level, at: Moment) -> Moment:
    """Return when who takes a flag of this level now must have answered it."""
    return after(at, ACUTE_ANSWER if level is Level.ACUTE else HIGH_ANSWER)


def is_clocked(level: Level) -> bool:
    """Say whether flags of this level have a ladder and an answer clock; the others are tasks or lists."""
    return level >= Level.HIGH


def taken(state: ClientState, flag: OpenFlag, by: StaffId, at: Moment) -> tuple[OpenFlag, tuple[Effect, ...]]:
    """Return the flag as this worker's, and what stops its ladder and starts its answer clock."""
    over = flag.acknowledged_by is not None
    effects: list[Effect] = [
        AcknowledgeFlag(state.client, flag.flag, by, at, over=over),
        StopLadder(state.client, flag.flag),
    ]
    mine = replace(flag, acknowledged_by=by, acknowledged_at=at)
    if not is_clocked(flag.level):
        return mine, tuple(effects)
    due = answer_by(flag.level, at)
    effects.append(AwaitWorker(state.client, flag.flag, due))
    return replace(mine, answer_due=due, busy_until=None), tuple(effects)


def still_mine(state: ClientState, flag: OpenFlag, at: Moment) -> tuple[OpenFlag, tuple[Effect, ...]]:
    """Return a flag this worker had before with a fresh clock: the page was seen, now the chat is open."""
    due = answer_by(flag.level, at)
    return replace(flag, answer_due=due, busy_until=None), (AwaitWorker(state.client, flag.flag, due),)


def answered(
    state: ClientState, flag: OpenFlag, at: Moment, reply: EventId
) -> tuple[OpenFlag, tuple[Effect, ...]]:
    """Return the flag answered by these words: no clock runs for it any more."""
    done = replace(
        flag,
        answered_at=at if flag.answered_at is None else flag.answered_at,
        answered_in=reply,
        busy_until=None,
        answer_due=None,
    )
    return done, (AnswerFlag(state.client, flag.flag, at, reply), StopLadder(state.client, flag.flag))


def busy(state: ClientState, flag: OpenFlag, at: Moment) -> tuple[OpenFlag, tuple[Effect, ...]]:
    """Return the flag as one whose worker acts outside the chat."""
    until = after(at, BUSY)
    effects = (
        AnswerFlag(state.client, flag.flag, at),
        StopLadder(state.client, flag.flag),
        AwaitWorker(state.client, flag.flag, until, busy=True),
    )
    first = flag.answered_at is None
    return (
        replace(flag, answered_at=at if first else flag.answered_at, busy_until=until, answer_due=None),
        effects,
    )


def reopened(state: ClientState, flag: FlagId) -> tuple[ClientState, tuple[Effect, ...]]:
    """Return the state in which nobody has this flag, nor the conversation of who had it."""
    flags = tuple(_free(one) if one.flag == flag else one for one in state.open_flags)
    return replace(state, open_flags=flags), (ReopenFlag(state.client, flag),)


def _free(flag: OpenFlag) -> OpenFlag:
    return replace(
        flag,
        acknowledged_by=None,
        acknowledged_at=None,
        answered_at=None,
        answered_in=None,
        busy_until=None,
        answer_due=None,
        reopened=True,
    )
