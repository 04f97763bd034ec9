"""What the leak drill needs of a house at work. ``nabij/drill`` fits it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from cases.sides import Side
from drills.ports import Login


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the house is told that everything of the world outside listens."""

    telegram: str
    pager: str
    mail_port: int
    redis: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can log in, by the name of the role; ``alias`` is what colleagues read."""

    role: str
    login: Login
    alias: str


@dataclass(frozen=True, slots=True)
class Sink:
    """One place where something may have been left. ``allowed``: kinds that belong there."""

    name: str
    content: bytes
    allowed: frozenset[str] = frozenset()


class LeakHouse(Protocol):
    """All roles as processes of their own at DEBUG, on stores that can be troubled."""

    @property
    def url(self) -> str: ...

    @property
    def crew(self) -> Sequence[Colleague]: ...

    def secrets(self) -> Sequence[tuple[str, bytes]]:
        """Return all that gives power, as kind and bytes: tokens, webhook secrets, keys of the stores."""

    def webhook(self, side: Side) -> str:
        """Return where Telegram brings updates of this side."""

    def troubles(self) -> Sequence[str]:
        """Return the names of what can be done to the stores."""

    def trouble(self, name: str) -> AbstractContextManager[object]:
        """Do it, and put it right after."""

    def journal(self) -> str:
        """Return what all roles wrote up to now."""

    def outside_pages(self) -> Mapping[str, str]:
        """Return the health and metrics pages of each role."""

    def clumsy(self, word: str, token: str) -> str:
        """Let a process of its own fail in every library with ``word`` in its hands; return what it wrote."""

    def stop(self) -> None:
        """End all roles: one by a crash, the others as a deploy does."""

    def left_behind(self) -> Iterator[Sink]:
        """Return every file of the house, of its database and of its processes, key files excepted."""


class LeakTheatre(Protocol):
    def open(
        self, addresses: Addresses, colleagues: Sequence[str], passwords: Sequence[str]
    ) -> AbstractContextManager[LeakHouse]: ...
