"""What a client agreed to about this channel, and the words that work in every state (design §2, rule 2)."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cases.ids import StaffId
from cases.levels import Language
from cases.moments import Moment

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


class Word(StrEnum):
    STOP = "stop"
    PAUSE = "pause"
    NOT_HERE = "not_here"
    WIPE = "wipe"
    HELP = "help"
    HUMAN = "human"
    START = "start"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Command:
    """``days`` is how long a pause was asked for, None when no number stood beside it."""

    word: Word
    days: int | None = None


_SPELLINGS = {
    "stop": Word.STOP,
    "pauze": Word.PAUSE,
    "pause": Word.PAUSE,
    "niet hier": Word.NOT_HERE,
    "not here": Word.NOT_HERE,
    "wis": Word.WIPE,
    "wissen": Word.WIPE,
    "wipe": Word.WIPE,
    "hulp": Word.HELP,
    "help": Word.HELP,
    "mens": Word.HUMAN,
    "human": Word.HUMAN,
}
_SLASHED = {"start": Word.START, "stop": Word.STOP, "privacy": Word.PRIVACY}
_SHORTEST_TYPO = 4
# Words of their own, one letter away from a command: "mes" is no "mens", "now here" no "not here".
_NEIGHBOURS = """
    stom stof stap step stoep shop stok stol stomp stoot sop slop snop spot
    mes men mees menu mans mensa meis hul hup huls huld hulk held helm hel hell heel heup hemp
    wissel win wipen wie wine wife wide wire wise paus humaan humane
"""
_OTHER_WORDS = frozenset(_NEIGHBOURS.split()) | {
    "niet dier",
    "niet vier",
    "net hier",
    "not there",
    "not her",
    "now here",
}
_SLASH = re.compile(r"/([a-z]+)(?:@\w+)?(?:\s.*)?", re.DOTALL)
_WITH_DAYS = re.compile(r"(\D+?) ?(\d{1,4})(?: ?(?:d|dag|dagen|day|days))?")


def command_of(text: str) -> Command | None:
    """Return the command a message is, when it is that word alone; None for everything else.

    Case, accents, punctuation and one slip in words of four letters or more are forgiven; a pause may
    name its days (at most 31). Source: design §2 rule 2, practice H3.
    """
    slashed = _SLASH.fullmatch(text.strip().casefold())
    if slashed:
        word = _SLASHED.get(slashed[1])
        return None if word is None else Command(word)
    plain = _plain(text)
    word = _spelled(plain)
    if word is not None:
        return Command(word)
    numbered = _WITH_DAYS.fullmatch(plain)
    if numbered and _spelled(numbered[1]) is Word.PAUSE:
        days = int(numbered[2])
        return Command(Word.PAUSE, min(days, LONGEST_PAUSE) or None)
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (letter for letter in folded if unicodedata.category(letter) not in ("Mn", "Cf"))
    return " ".join(re.sub(r"[\W_]+", " ", "".join(kept)).split())


def _spelled(plain: str) -> Word | None:
    exact = _SPELLINGS.get(plain)
    if exact is not None or plain in _OTHER_WORDS or not plain.replace(" ", "").isalpha():
        return exact
    near = (
        word
        for spelling, word in _SPELLINGS.items()
        if len(spelling) >= _SHORTEST_TYPO and plain[:1] == spelling[0] and _one_slip(plain, spelling)
    )
    return next(near, None)


def _one_slip(typed: str, meant: str) -> bool:
    """Say whether one letter is added, left out, changed or swapped with its neighbour."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, goal = typed[start:], meant[start:]
    swapped = rest[:2] == goal[1::-1] and rest[2:] == goal[2:] and len(goal) > 1
    return swapped or rest[1:] == goal[1:] or rest[1:] == goal or rest == goal[1:]
