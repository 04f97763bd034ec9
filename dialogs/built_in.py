"""Words that the form of a question brings along: the numbers and words of a scale, and the done button."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import ContentPath
from cases.facts import Age
from cases.levels import Language
from cases.sides import Role
from dialogs.wording import MODES, Wording

DONE = "klaar"
"""The button that ends a question with several choices."""

FIVE, TEN = 5, 10

_IN_WORDS = ("nl-A2", "ar", "ckb", "fa", "he", "ps", "ur")
"""Easy Dutch, and languages that are written from right to left, where a row of numbers turns round."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of the three words of a scale, what it is worth on a scale to five and to ten, and other forms.

    From "goed" to "gaat wel" is one point and no drop; "slecht" on a scale to ten is low, not the lowest.
    """

    id: str
    said: tuple[str, str, str]
    worth: Mapping[int, int]
    also: tuple[str, ...]


WORDS = (
    Word("goed", ("Goed", "Goed", "Good"), {FIVE: 4, TEN: 8}, ("prima", "wel goed", "fine")),
    Word("gaat_wel", ("Gaat wel", "Gaat wel", "Okay"), {FIVE: 3, TEN: 5}, ("gaat", "mwah", "so so")),
    Word("slecht", ("Slecht", "Slecht", "Bad"), {FIVE: 1, TEN: 2}, ("niet goed", "niet zo goed", "not good")),
)
_ENDS = {
    FIVE: ("1 is slecht, 5 is goed.", "1 is slecht. 5 is goed.", "1 is bad, 5 is good."),
    TEN: ("0 is slecht, 10 is goed.", "0 is slecht. 10 is goed.", "0 is bad, 10 is good."),
}
_MORE = (
    "Nog iets? Kies het, of tik op Klaar.",
    "Nog iets? Tik erop. Of tik op Klaar.",
    "Anything else? Choose it, or tap Done.",
)
_DONE = ("Klaar", "Klaar", "Done")


def in_words(language: Language, role: Role, age: Age = Age.ADULT) -> bool:
    """Say whether a scale is shown in three words to this person (practice §2, literacy)."""
    return role is Role.ELDER or age is Age.ELDER or language.value in _IN_WORDS


def values_of(top: int) -> range:
    """Return the numbers of a scale: one to five, or nought to ten. On each of them high is good."""
    return range(0 if top == TEN else 1, top + 1)


def number(value: int, path: ContentPath) -> Wording:
    return _for_all((str(value),) * 3, path)


def word(one: Word, path: ContentPath) -> Wording:
    return _for_all(one.said, path)


def ends(top: int, path: ContentPath) -> Wording:
    """Return the sentence that says which end of the numbers is good."""
    return _for_all(_ENDS[top], path)


def done(path: ContentPath) -> Wording:
    return _for_all(_DONE, path)


def more(path: ContentPath) -> Wording:
    """Return what stands above the choices that are left."""
    return _for_all(_MORE, path)


def _for_all(said: tuple[str, ...], path: ContentPath) -> Wording:
    texts = dict(zip(Language, said, strict=True))
    return Wording(dict.fromkeys(MODES, texts), dict.fromkeys(MODES, path))
