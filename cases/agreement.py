"""What a client agreed to about this channel, and the words that work in every state (design §2, rule 2)."""

import re
import unicodedata
from dataclasses import dataclass

from cases.ids import StaffId
from cases.levels import Language
from cases.moments import Moment
from cases.rights import RequestKind
from cases.rights_words import request_of
from cases.spellings import (
    FILLERS,
    KNOWN,
    LANGUAGES,
    NEIGHBOURS,
    SHORTEST_TYPO,
    SLASHED,
    SPELLINGS,
    Word,
    one_slip,
)

__all__ = ["LONGEST_PAUSE", "Agreement", "Command", "Word", "command_of", "language_of"]

LONGEST_PAUSE = 31
"""Days. Longer is a stop, and that is for a person to talk about."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The channel agreement: which text, in which language, who went through it with the client."""

    version: str
    language: Language
    by: StaffId
    at: Moment
    withdrawn_at: Moment | None = None

    def holds(self, moment: Moment) -> bool:
        return self.at <= moment and (self.withdrawn_at is None or moment < self.withdrawn_at)


@dataclass(frozen=True, slots=True)
class Command:
    """``days`` is how long a pause was asked for, ``language`` which one is wanted; None when not said.

    ``request`` is what somebody asks about their own data.
    """

    word: Word
    days: int | None = None
    language: Language | None = None
    request: RequestKind | None = None


_SLASH = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s.*)?", re.DOTALL)
_WITH_DAYS = re.compile(r"(\D+?) ?(\d{1,4})(?: ?(?:d|dag|dagen|day|days))?")


def command_of(text: str) -> Command | None:
    """Return the command a message is, when it is that word alone; None for everything else.

    Case, accents, punctuation and one slip in words of four letters or more are forgiven; a pause may
    name its days (at most 31) and the word for language which one. Source: design §2 rule 2, practice H3.
    """
    slashed = _SLASH.fullmatch(text.strip().casefold())
    if slashed:
        word = SLASHED.get(slashed[1])
        return None if word is None else Command(word)
    plain = _plain(text)
    word = _spelled(plain)
    if word is not None:
        return Command(word)
    request = request_of(plain)
    if request is not None:
        return Command(Word.OWN_DATA, request=request)
    return Command(Word.KNOWN) if _asks_what_is_known(plain) else _with_more(plain)


def language_of(text: str) -> Language | None:
    """Return the language that a message names and nothing else; None for other words."""
    return LANGUAGES.get(_plain(text))


def _with_more(plain: str) -> Command | None:
    """Return the pause with its days, or the wish for one named language."""
    numbered = _WITH_DAYS.fullmatch(plain)
    if numbered and _spelled(numbered[1]) is Word.PAUSE:
        days = int(numbered[2])
        return Command(Word.PAUSE, min(days, LONGEST_PAUSE) or None)
    first, _, named = plain.partition(" ")
    language = LANGUAGES.get(named)
    if language is not None and _spelled(first) is Word.LANGUAGE:
        return Command(Word.LANGUAGE, language=language)
    return None


def _asks_what_is_known(plain: str) -> bool:
    words = [word for word in plain.split() if word not in FILLERS]
    return any(_alike(words, known.split()) for known in KNOWN)


def _alike(typed: list[str], meant: list[str]) -> bool:
    """Say whether these are the same words, each long one with at most one slip."""
    return len(typed) == len(meant) and all(
        one == other or (len(other) >= SHORTEST_TYPO and one_slip(one, other))
        for one, other in zip(typed, meant, strict=True)
    )


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (letter for letter in folded if unicodedata.category(letter) not in ("Mn", "Cf"))
    return " ".join(re.sub(r"[\W_]+", " ", "".join(kept)).split())


def _spelled(plain: str) -> Word | None:
    exact = SPELLINGS.get(plain)
    if exact is not None or plain in NEIGHBOURS or not plain.replace(" ", "").isalpha():
        return exact
    near = (
        word
        for spelling, word in SPELLINGS.items()
        if len(spelling) >= SHORTEST_TYPO and plain[:1] == spelling[0] and one_slip(plain, spelling)
    )
    return next(near, None)
