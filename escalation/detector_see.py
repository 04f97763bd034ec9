"""What the words of one message stand for: the classes of each, its phrases, and all of it as bits."""

from collections.abc import Collection, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from escalation.detector_forms import Marks, Vocabulary, Word
from escalation.detector_match import Place, Span

_NO_CLASS: frozenset[int] = frozenset()


class Seen(NamedTuple):
    """``bits`` are all classes that the message holds; ``mended`` the places of words that were misspelt."""

    numbers: list[frozenset[int]]
    spans: list[Span]
    mended: frozenset[int]
    bits: int
    masks: list[int]
    span_masks: list[int]

    def without(self, harmless: Collection[int]) -> "Seen":
        """Return the same message with the words at these places, and phrases over them, saying nothing."""
        kept = [
            (span, mask)
            for span, mask in zip(self.spans, self.span_masks, strict=True)
            if not any(span[0][0] <= place <= span[0][1] for place in harmless)
        ]
        masks = [0 if place in harmless else mask for place, mask in enumerate(self.masks)]
        return Seen(
            [_NO_CLASS if place in harmless else one for place, one in enumerate(self.numbers)],
            [span for span, _ in kept],
            self.mended,
            reduce(or_, (*masks, *(mask for _, mask in kept)), 0),
            masks,
            [mask for _, mask in kept],
        )


def see(words: Sequence[Word], vocabulary: Vocabulary) -> Seen:
    """Return what the words stand for, in one pass."""
    marks, known, bits = vocabulary.marks, vocabulary.known, 0
    found = Seen([], [], _mended(words), 0, [], [])
    numbers, masks = found.numbers, found.masks
    for place, word in enumerate(words):
        form = word[0]
        mark = marks.get(form)
        if mark is None and form not in known:
            mark = vocabulary.marks_of(form)
        if word[2]:
            mark = _with_others(mark, word.also, vocabulary)
        if mark is None:
            numbers.append(_NO_CLASS)
            masks.append(0)
            continue
        numbers.append(mark[0])
        masks.append(mark[1])
        bits |= mark[1]
        if mark[2]:
            bits |= _phrases(words, place, mark, found)
    return found._replace(bits=bits)


def _mended(words: Sequence[Word]) -> frozenset[int]:
    return frozenset(place for place, word in enumerate(words) if not word[3])


def _with_others(mark: Marks | None, also: Sequence[str], vocabulary: Vocabulary) -> Marks:
    """Return what a word says that may stand for other forms too."""
    others = [vocabulary.marks_of(form) for form in also]
    numbers = frozenset().union(*(other.numbers for other in others))
    bits = reduce(or_, (other.bits for other in others), 0)
    return Marks(numbers, bits, {}) if mark is None else Marks(mark[0] | numbers, mark[1] | bits, mark[2])


def _phrases(words: Sequence[Word], place: int, mark: Marks, found: Seen) -> int:
    """Note every phrase that begins here; return their classes as bits."""
    if place + 1 == len(words):
        return 0
    bits = 0
    for phrase, numbers, mask in mark.phrases.get(words[place + 1].form, ()):
        end = place + len(phrase)
        if end <= place + 2 or tuple(word.form for word in words[place:end]) == phrase:
            span: Place = (place, end - 1)
            found.spans.append((span, numbers))
            found.span_masks.append(mask)
            bits |= mask
    return bits


def numbers_of(bits: int) -> Iterator[int]:
    """Return the set bits, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
