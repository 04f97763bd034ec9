"""Hints to write so that everybody understands it: which spot, and what to do (frontend.md §3.4).

A hint is advice and never stops anybody; what may not go live is refused by ``dialogs.lint``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dialogs.house_words import HouseWords
from dialogs.wording import sentences

LONGEST_SENTENCE, LONGEST_WORD = 15, 15
RAREST = 3.3
"""Zipf value; a word below it is met less than twice in a million words."""
EASIEST_SCORE = 60
"""A text with a lower score asks more than B1. Source: Flesch-Douma, "standaard" and harder."""
FEWEST_SCORED = 8
"""Words a text must have before its score is worth a hint: a button of two words has none."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TO_FILL = re.compile(r"\{[^{}]*\}")
_HELPER = frozenset({"word", "wordt", "worden", "werd", "werden"})
_DONE = re.compile(
    r"(?:aan|af|door|in|op|mee|na|om|onder|over|toe|uit|voor)?(?:ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)"
)
_NOT_DONE = frozenset(
    {
        *(
            "bekend",
            "benauwd",
            "beneden",
            "besten",
            "bezet",
            "boven",
            "geen",
            "gelden",
            "geleden",
            "gesprekken",
        ),
        *("gezond", "overigen", "verdriet", "verkeerd", "verliefd", "vergeten", "verwend"),
    }
)
"""They look like a verb that was done, and are none."""
_FAR = 8
"""Words that may stand between the two parts of a passive."""


class WordKnowledge(Protocol):
    """What is known of words, by ``bot.readability``. ``language`` is "nl", "en", "tr", "ar" or "pl"."""

    def syllables(self, word: str, language: str) -> int | None:
        """Return how many syllables a word has; None where that is not known for a language."""
        ...

    def zipf(self, word: str, language: str) -> float | None:
        """Return how common a word is, from 0 to 8; None where that is not known for a language."""
        ...


class HintKind(StrEnum):
    LONG_SENTENCE = "long_sentence"
    HOUSE_WORD = "house_word"
    PASSIVE = "passive"
    LONG_WORD = "long_word"
    RARE_WORD = "rare_word"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Hint:
    """``sentence`` counts from 1, 0 for the whole text; ``found`` are the words as they stand there.

    ``says`` is one Dutch sentence with what to do.
    """

    kind: HintKind
    sentence: int
    found: str
    says: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    number: int
    words: tuple[str, ...]


def hints(text: str, language: str, house_words: HouseWords, words: WordKnowledge | None) -> tuple[Hint, ...]:
    """Return what could be said more plainly, in the order of the text; the score comes last.

    ``language`` as content names it: nl-B1, nl-A2, nl-B1-u, nl-A2-u, en, tr, ar or pl. Without ``words``
    there are no hints about rare words and no score; ``left_out`` says so.
    """
    root = language.partition("-")[0]
    parts = _parts(text)
    found = [hint for one in parts for hint in _in_sentence(one, root, house_words, words)]
    return tuple(dict.fromkeys([*found, *_low_score(parts, root, words)]))


def left_out(language: str, words: WordKnowledge | None) -> str:
    """Return one Dutch sentence on which hints are not given for this language; empty when all are."""
    root = language.partition("-")[0]
    if words is None:
        return "Zeldzame woorden en de leesscore ontbreken hier: de woordenlijsten zijn niet geïnstalleerd."
    if root not in _SCORES:
        return "Voor deze taal kijken we alleen naar lange zinnen en zeldzame woorden."
    return ""


def reading_score(text: str, language: str, words: WordKnowledge | None) -> int | None:
    """Return how easy a text reads: 100 and more is very easy, below 30 very hard; None when not known.

    Source: Douma for Dutch, Flesch for English.
    """
    root = language.partition("-")[0]
    return _score([one.words for one in _parts(text) if one.words], root, words)


def _parts(text: str) -> list[_Sentence]:
    return [
        _Sentence(number, tuple(_WORD.findall(_TO_FILL.sub(" ", one))))
        for number, one in enumerate(sentences(text), 1)
    ]


_SCORES = {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}


def _score(parts: list[tuple[str, ...]], root: str, words: WordKnowledge | None) -> int | None:
    every = [word for part in parts for word in part]
    if words is None or root not in _SCORES or not every:
        return None
    syllables = [words.syllables(word, root) for word in every]
    known = [one for one in syllables if one is not None]
    if len(known) < len(every):
        return None
    start, per_sentence, per_word = _SCORES[root]
    return round(start - per_sentence * len(every) / len(parts) - per_word * sum(known) / len(every))


def _low_score(parts: list[_Sentence], root: str, words: WordKnowledge | None) -> Iterator[Hint]:
    said = [one.words for one in parts if one.words]
    score = _score(said, root, words) if sum(map(len, said)) >= FEWEST_SCORED else None
    if score is not None and score < EASIEST_SCORE:
        yield Hint(
            HintKind.SCORE,
            0,
            "",
            f"Deze tekst leest moeilijk (score {score}, liefst {EASIEST_SCORE} of meer):"
            " maak de zinnen korter en de woorden gewoner.",
        )


def _in_sentence(
    part: _Sentence, root: str, house_words: HouseWords, words: WordKnowledge | None
) -> Iterator[Hint]:
    if len(part.words) > LONGEST_SENTENCE:
        says = f"Zin {part.number} heeft {len(part.words)} woorden: maak er twee zinnen van."
        yield Hint(HintKind.LONG_SENTENCE, part.number, " ".join(part.words[:4]), says)
    told: set[str] = set()
    if root == "nl":
        for hint in _house(part, house_words):
            told |= set(hint.found.casefold().split())
            yield hint
        yield from _passive(part)
    yield from _hard_words(part, root, words, told)


def _house(part: _Sentence, house_words: HouseWords) -> Iterator[Hint]:
    for found, entry in house_words.found_in(part.words):
        note = f" ({entry.note})" if entry.note else ""
        says = f"Zin {part.number}: '{found}' kan makkelijker, schrijf '{entry.simple}'{note}."
        yield Hint(HintKind.HOUSE_WORD, part.number, found, says)


def _passive(part: _Sentence) -> Iterator[Hint]:
    """Point at "wordt geadviseerd" and "geholpen worden": nobody knows who does it."""
    folded = [word.casefold() for word in part.words]
    for place, word in enumerate(folded):
        if word in _HELPER:
            before = reversed(range(max(0, place - 1), place))
            after = range(place + 1, min(len(folded), place + 1 + _FAR))
            done = next((near for near in (*after, *before) if _is_done(folded[near])), None)
            if done is not None:
                first, last = sorted((place, done))
                found = f"{part.words[first]} {part.words[last]}"
                says = f"Zin {part.number}: bij '{found}' zie je niet wie het doet, schrijf wie wat doet."
                yield Hint(HintKind.PASSIVE, part.number, found, says)
                return


def _is_done(word: str) -> bool:
    return word not in _NOT_DONE and _DONE.fullmatch(word) is not None


def _hard_words(part: _Sentence, root: str, words: WordKnowledge | None, told: set[str]) -> Iterator[Hint]:
    for word in part.words:
        if word.casefold() in told:
            continue
        if root in _SCORES and len(word) > LONGEST_WORD:
            says = f"Zin {part.number}: '{word}' is een lang woord, zeg het in kortere woorden."
            yield Hint(HintKind.LONG_WORD, part.number, word, says)
        elif _is_rare(word, root, words):
            says = f"Zin {part.number}: '{word}' kennen weinig mensen, kies een gewoner woord of leg het uit."
            yield Hint(HintKind.RARE_WORD, part.number, word, says)


def _is_rare(word: str, root: str, words: WordKnowledge | None) -> bool:
    common = None if words is None else words.zipf(word, root)
    return common is not None and common < RAREST
