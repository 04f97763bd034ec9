"""Passkeys of staff, as their owner sees them."""

from dataclasses import dataclass

from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    """``name`` was chosen by its owner; times are of the real clock."""

    id: str
    name: str
    made: Moment
    used: Moment | None


@dataclass(frozen=True, slots=True)
class Page:
    """The page before somebody: where it is served, and its ``seal``; what it asked counts on it alone."""

    origin: str
    host: str
    seal: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from a page: the ``handle`` of what was asked, and the words of the device."""

    page: Page
    handle: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """``asked`` is what the browser hands to a device, as JSON."""

    handle: str
    asked: str
