"""What the second opinion weighs: letters in a row, words in a row, words near each other, who says a word.

Training and hearing ask the same functions, so that both see the same message.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cases.sides import Speaker

MOST_WORDS = 280
"""Words that are heard of one message; rules and a human read what comes after."""

KINDS = ("letters", "words", "pairs", "speaker")
_LONGEST_WORD = 32
_EDGE, _WHOLE, _START, _STOP, _NEAR = "_", "=", "<", ">", "~"

Span = tuple[int, int]
Grams = tuple[set[str], set[str], set[str], set[str]]
"""The combinations of each of ``KINDS``; no combination looks like one of another kind."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Letters ``shortest`` to ``longest`` in a row, and pairs of words at most ``reach`` words apart."""

    shortest: int
    longest: int
    reach: int


def grams(words: Sequence[str], speaker: Speaker, shape: Shape) -> Grams:
    """Return every combination in a row of plain words, each once."""
    letters: set[str] = set()
    cuts = _cuts(shape)
    for word in words:
        padded = f"{_EDGE}{word[:_LONGEST_WORD]}{_EDGE}"
        letters.update(map(padded.__getitem__, cuts[len(padded)]))
    pairs: set[str] = set()
    firsts = [word + _NEAR for word in words]
    for away in range(1, shape.reach + 1):
        pairs.update(map(str.__add__, firsts, words[away:]))
    rows = set(map(" ".join, zip((_START, *words), (*words, _STOP), strict=True)))
    rows.update(map(_WHOLE.__add__, words))
    return letters, rows, pairs, set(map(f"{speaker.value}:".__add__, words))


@lru_cache(maxsize=8)
def _cuts(shape: Shape) -> tuple[tuple[slice, ...], ...]:
    """Return by length how a word is cut into letters in a row. Knows lengths, and no word."""
    return tuple(
        tuple(
            slice(start, start + length)
            for length in range(shape.shortest, min(shape.longest, size) + 1)
            for start in range(size - length + 1)
        )
        for size in range(_LONGEST_WORD + 2 * len(_EDGE) + 1)
    )


def placed(
    words: Sequence[str], places: Sequence[Span], speaker: Speaker, shape: Shape
) -> Iterator[tuple[int, str, Span]]:
    """Yield each combination with its kind and its place in the original text, from first to last word."""
    for at, (word, place) in enumerate(zip(words, places, strict=True)):
        yield from ((0, gram, span) for gram, span in _letters(word, place, shape))
        yield 1, _WHOLE + word, place
        yield 3, f"{speaker.value}:{word}", place
        for other in range(at + 1, min(len(words), at + 1 + shape.reach)):
            yield 2, f"{word}{_NEAR}{words[other]}", _around(place, places[other])
    edged = [_START, *words, _STOP]
    around = [places[0], *places, places[-1]]
    for at in range(len(edged) - 1):
        yield 1, f"{edged[at]} {edged[at + 1]}", _around(around[at], around[at + 1])


def _around(first: Span, last: Span) -> Span:
    return min(first[0], last[0]), max(first[1], last[1])


def _letters(word: str, place: Span, shape: Shape) -> Iterator[tuple[str, Span]]:
    """Yield letters in a row; where plain and original differ in length, the whole word is their place."""
    padded = _EDGE + word[:_LONGEST_WORD] + _EDGE
    start, stop = place
    alike = stop - start == len(word)
    for length in range(shape.shortest, min(shape.longest, len(padded)) + 1):
        for at in range(len(padded) - length + 1):
            own = (start + max(at - 1, 0), min(start + at - 1 + length, stop)) if alike else place
            yield padded[at : at + length], own
