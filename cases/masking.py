"""What is about somebody else is taken out of a text before its writer gets it (domain §6.1, art. 15).

A human points at the words; nothing here guesses. A long text is looked at in passages, so that nobody
scrolls past the one sentence that matters.
"""

from collections.abc import Collection
from dataclasses import dataclass

MASK = "[over iemand anders]"
LONGEST_PASSAGE = 40
"""Words."""
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text: its sentences, each a run of words with their places in the whole text."""

    part: int
    sentences: tuple[tuple[tuple[int, str], ...], ...]

    @property
    def places(self) -> frozenset[int]:
        return frozenset(place for sentence in self.sentences for place, _ in sentence)


def passages(text: str) -> tuple[Passage, ...]:
    """Return a text in parts that can be looked at one by one; a text without words has none."""
    found: list[Passage] = []
    here: list[tuple[tuple[int, str], ...]] = []
    for sentence in _sentences(text):
        if here and sum(map(len, here)) + len(sentence) > LONGEST_PASSAGE:
            found.append(Passage(len(found), tuple(here)))
            here = []
        here.append(sentence)
    if here:
        found.append(Passage(len(found), tuple(here)))
    return tuple(found)


def masked(text: str, places: Collection[int]) -> str:
    """Return the text with the words at these places taken out; a run of them becomes one mark."""
    said: list[str] = []
    for place, word in enumerate(text.split()):
        if place not in places:
            said.append(word)
        elif not said or said[-1] != MASK or place - 1 not in places:
            said.append(MASK)
    return " ".join(said)


def _sentences(text: str) -> list[tuple[tuple[int, str], ...]]:
    found: list[tuple[tuple[int, str], ...]] = []
    here: list[tuple[int, str]] = []
    for place, word in enumerate(text.split()):
        here.append((place, word))
        if word.endswith(_ENDS) or len(here) == LONGEST_PASSAGE:
            found.append(tuple(here))
            here = []
    return [*found, tuple(here)] if here else found
