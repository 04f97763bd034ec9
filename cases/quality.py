"""How well the line hears, in counts and codes: wrong marks, missed signals, usual replies."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.ids import ClientId, MessageId
from cases.levels import Level
from cases.moments import Moment

SMALLEST = 10
"""A count of fewer is shown to nobody as a number: few things could be one person. Source: domain §2."""
FEWEST_QUESTIONS = 4
"""Questions before a usual way of replying can be told (experience F7)."""


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """How often workers said that this rule was wrong; ``count`` None is fewer than ``SMALLEST``."""

    rule: str
    code: str
    level: Level
    count: int | None


@dataclass(frozen=True, slots=True)
class MissedFigure:
    """How often a text without a flag should have had one of this class."""

    code: str
    level: Level
    count: int | None


@dataclass(frozen=True, slots=True)
class SideFigure:
    """One number of one side as it was at a moment, such as texts unread for a day."""

    name: str
    side: str
    value: int
    at: Moment


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Texts of one client without a flag that were read and not looked at again."""

    client: ClientId
    alias: str
    count: int


@dataclass(frozen=True, slots=True)
class ReviewText:
    """One such text, opened."""

    message: MessageId
    client: ClientId
    alias: str
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class ReplyPattern:
    """How somebody usually answers a planned question. ``median`` is in microseconds."""

    asked: int
    answered: int
    median: int | None


def shown_count(count: int) -> int | None:
    """Return a count that may be shown; None where it is too small."""
    return count if count >= SMALLEST else None


def reply_pattern(asked: int, waits: Sequence[int]) -> ReplyPattern | None:
    """Return the usual way of replying from each answer's wait; None after too few questions."""
    if asked < FEWEST_QUESTIONS:
        return None
    return ReplyPattern(asked, len(waits), sorted(waits)[(len(waits) - 1) // 2] if waits else None)
