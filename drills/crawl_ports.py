"""What a crawl needs of a house: its policy, its people, and what only its stores can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cases.sides import Side
from drills.ports import Login


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the policy. ``by``: what lets in without a session; ``log``: what it writes."""

    method: str
    path: str
    roles: frozenset[str]
    by: str = ""
    log: tuple[str, ...] = ()
    relation: str = ""

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody who walks past every route. ``at_work``: on duty, so every client of the side is theirs."""

    name: str
    login: Login
    role: str
    side: Side | None
    at_work: bool = False


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that one side alone may see; ``kind`` is id, words, alias, name, staff or case."""

    kind: str
    text: str


class CrawlHouse(Protocol):
    """A house at work with two linked parties, and content on both sides."""

    @property
    def url(self) -> str: ...

    @property
    def routes(self) -> Sequence[Route]:
        """Return the lines of the policy that are about the console."""

    @property
    def differences(self) -> Sequence[str]:
        """Return what the live application and the policy file do not agree on, in words."""

    @property
    def served(self) -> int:
        """Return how many routes the live application has, with what lies outside the console."""

    @property
    def walkers(self) -> Sequence[Walker]: ...

    def ids(self, side: Side) -> Mapping[str, str]:
        """Return an id of this side for each name that stands in an address, such as ``client``."""

    def secrets(self, side: Side) -> Sequence[Secret]:
        """Return all ids, names and words that stand in the store of this side now."""

    def logged(self, walker: Walker) -> Sequence[str]:
        """Return the actions that the access log holds of this person since it was last asked."""

    def stir(self, side: Side) -> None:
        """Let something happen on this side."""

    def notices(self) -> Sequence[bytes]:
        """Return every page, push, mail and call that left the house."""

    def twins(self, pairs: int) -> int:
        """Live side a of so many cases with and without a side b; return how many differ by a byte."""
