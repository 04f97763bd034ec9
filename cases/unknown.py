"""A chat that belongs to no client: one fixed answer, no client row (practice H18)."""

from dataclasses import dataclass

from cases.levels import Level
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class UnknownChat:
    """What is remembered of an unknown chat: when it last got the fixed answer."""

    last_replied: Moment | None = None


@dataclass(frozen=True, slots=True)
class UnknownTurn:
    """``reply`` None: count in silence. ``listed`` puts the message in the lane "onbekend" at ``level``."""

    reply: str | None
    listed: bool
    level: Level
