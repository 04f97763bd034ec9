"""A word that a worker thinks Nabij should watch for: typed for that, and nothing from a conversation.

It stands apart from any client and message, so a coordinator who reads it learns about nobody.
"""

from dataclasses import dataclass

from cases.content import ContentFault
from cases.moments import Moment

MOST_WORDS, MOST_LETTERS = 4, 40
MOST_OPEN = 30
"""Tips of one person that may wait at a time."""
_SIGNS = frozenset(" '-")


@dataclass(frozen=True, slots=True)
class WordTip:
    """``code`` is the theme as R01 to R33, ``at`` the day alone, ``by`` the name colleagues see."""

    id: str
    code: str
    words: str
    by: str
    at: Moment


def tip_words(typed: str) -> str:
    """Return the words of a tip, tidied. Raises ContentFault for what looks like a sentence or a name."""
    words = " ".join(typed.replace("\u2019", "'").split())
    if not words:
        raise ContentFault((), "Er staat nog geen woord.", "Typ een woord of een paar woorden.")
    if len(words) > MOST_LETTERS or len(words.split(" ")) > MOST_WORDS:
        raise ContentFault((), "Dit is te lang.", f"Typ hooguit {MOST_WORDS} woorden, en geen hele zin.")
    if any(one.isupper() for one in words):
        raise ContentFault((), "Hier staat een hoofdletter.", "Typ kleine letters, en nooit een naam.")
    if not all(one.isalpha() or one in _SIGNS for one in words):
        raise ContentFault((), "Hier staat een teken of cijfer.", "Typ alleen letters, en nooit een nummer.")
    return words
