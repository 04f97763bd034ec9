"""What the shred drill needs of a house; ``nabij/drill/shred.py`` fits it."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Start:
    """How a start went: it came up and was stopped, or it ended with ``code`` after it ``said`` why."""

    came_up: bool
    code: int | None
    said: str


class ShredHouse(Protocol):
    """Stores of a real house with clients who said something, and a ledger beside them."""

    def clients(self) -> Sequence[str]:
        """Return everybody, of both sides in turn."""

    def backup(self) -> int:
        """Copy all stores as they are; return how many sealed values are in the copy."""

    def erase(self, client: str) -> str:
        """Erase as two people ask for it; return what became of it: erased, waiting, already."""

    def restore(self) -> None:
        """Put the copy back in the place of the stores, as they were before anybody was erased."""

    def readable(self, clients: Collection[str]) -> int:
        """Count clients of whom any sealed value of the copy opens with any key that the stores have now."""

    def whole(self, clients: Collection[str]) -> float:
        """Return which share of the sealed values of these clients opens, each with its own key."""

    def traces(self, clients: Collection[str], what: str) -> int:
        """Count wrapped ``keys`` or indexes of ``addresses`` of these clients in the stores' raw files."""

    def log_traces(self, clients: Collection[str]) -> int:
        """Count wrapped keys of these clients in the write-ahead log beside the stores."""

    def start(self) -> Start:
        """Start the program as an organisation does, and stop it when it is up."""

    def without_ledger(self) -> AbstractContextManager[None]: ...

    def cut_ledger(self) -> AbstractContextManager[None]: ...

    def edited_ledger(self) -> AbstractContextManager[None]: ...
