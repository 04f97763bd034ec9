"""What the Redis drill needs of a line whose roles are processes of their own. ``nabij/drill`` fits it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from cases.sides import Side
from drills.ports import BotOf, Login


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """What one process tells of itself. ``longest_wait_ms`` is since the last question."""

    name: str
    rss_kb: int
    longest_wait_ms: float
    published: int
    heard: int
    dropped: int
    connected: bool
    fallen: Sequence[str]


@dataclass(frozen=True, slots=True)
class Books:
    """What the stores of both sides hold, counted by SQL.

    ``turned`` are messages that became a row of their conversation, ``repeated`` rows beyond the first.
    """

    kept: int
    handled: int
    turned: int
    repeated: int
    busy: bool


class RedisStage(Protocol):
    """A line at work: web, worker with clock, and sender, each a process, paired phones on both sides."""

    @property
    def url(self) -> str: ...

    @property
    def logins(self) -> Mapping[str, Login]: ...

    def figures(self) -> Sequence[RoleFigures]: ...

    def books(self) -> Books: ...


class RedisTheatre(Protocol):
    """Opens a stage that reaches Redis at ``redis_url``; ``phones`` are the users of each side."""

    def open(
        self,
        telegram_url: str,
        bots: tuple[BotOf, ...],
        redis_url: str,
        phones: Mapping[Side, Sequence[tuple[int, str]]],
    ) -> AbstractContextManager[RedisStage]: ...
