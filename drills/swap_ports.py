"""What the swap drill needs of a house; ``nabij/drill/swap.py`` fits it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Place:
    """What a sealed value is bound to."""

    table: str
    column: str
    side: str
    client: str
    row: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Value:
    """A sealed value, the place it was sealed for, and whether it came out of a stored row."""

    place: Place
    sealed: bytes
    stored: bool


class SwapHouse(Protocol):
    """A real house with people on both sides who said something."""

    def columns(self) -> Sequence[str]:
        """Return every sealed column of every store, as ``store.table.column``."""

    def values(self) -> Sequence[Value]:
        """Return sealed values; for a column without rows one that the house's own keys sealed."""

    def opens(self, value: Value, place: Place, sealed: bytes) -> bool:
        """Say whether these bytes open at a place with the key of this value, whoever's place it is."""

    def answered(self) -> bool:
        """Move one value in a store, let its client write, and say whether a human is called about it."""
