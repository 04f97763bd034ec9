"""What the words of one message stand for: the classes of each, its phrases, and all of it as bits."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from escalation.detector_forms import Heard, Marks, Vocabulary, bits_of
from escalation.detector_match import Span

_NO_CLASS: frozenset[int] = frozenset()


class Seen(NamedTuple):
    """``bits`` are all classes that the message holds; ``spans`` its phrases."""

    numbers: list[frozenset[int]]
    spans: list[Span]
    bits: int

    def without(self, harmless: Collection[int]) -> "Seen":
        """Return the same message with the words at these places, and phrases over them, saying nothing."""
        numbers = [_NO_CLASS if place in harmless else one for place, one in enumerate(self.numbers)]
        spans = [
            span for span in self.spans if not any(span[0][0] <= place <= span[0][1] for place in harmless)
        ]
        left = _NO_CLASS.union(*numbers, *(span[1] for span in spans))
        return Seen(numbers, spans, bits_of(left))


def see(heard: Heard, vocabulary: Vocabulary) -> Seen:
    """Return what the words stand for, in one pass."""
    marks, forms, bits = vocabulary.marks, heard.forms, 0
    numbers: list[frozenset[int]] = []
    spans: list[Span] = []
    last = len(forms) - 1
    for place, form in enumerate(forms):
        mark = marks.get(form)
        if mark is None:
            mark = vocabulary.marks_of(form)
        if place in heard.also:
            mark = _with_others(mark, heard.also[place], vocabulary)
        numbers.append(mark[0])
        bits |= mark[1]
        if mark[2] and place < last:
            pair = forms[place + 1]
            for _, found, mask in mark[2].get(pair, ()):
                spans.append(((place, place + 1), found))
                bits |= mask
            longer = mark[2].get(f"{pair} {forms[place + 2]}", ()) if place + 1 < last else ()
            for words, found, mask in longer:
                end = place + len(words)
                if tuple(forms[place:end]) == words:
                    spans.append(((place, end - 1), found))
                    bits |= mask
    return Seen(numbers, spans, bits)


def _with_others(mark: Marks, also: Sequence[str], vocabulary: Vocabulary) -> Marks:
    """Return what a word says that may stand for other forms too."""
    others = [vocabulary.marks_of(form) for form in also]
    numbers = mark[0].union(*(other[0] for other in others))
    return Marks(numbers, bits_of(numbers), mark[2])


def numbers_of(bits: int) -> Iterator[int]:
    """Return the set bits, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
