"""What the words of one message stand for: the classes of each, its phrases, and all of it as bits."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from escalation.detector_forms import NOTHING, Following, Heard, Marks, Vocabulary, bits_of
from escalation.detector_match import Span

_NO_CLASS: frozenset[int] = frozenset()


class Seen(NamedTuple):
    """``bits`` are all classes that the message holds, ``anchors`` those that a search hangs on.

    ``spans`` are its phrases.
    """

    numbers: list[frozenset[int]]
    spans: list[Span]
    bits: int
    anchors: set[int]

    def without(self, harmless: Collection[int]) -> "Seen":
        """Return the same message with the words at these places, and phrases over them, saying nothing."""
        numbers = [_NO_CLASS if place in harmless else one for place, one in enumerate(self.numbers)]
        spans = [
            span for span in self.spans if not any(span[0][0] <= place <= span[0][1] for place in harmless)
        ]
        left = _NO_CLASS.union(*numbers, *(span[1] for span in spans))
        return Seen(numbers, spans, bits_of(left), self.anchors & left)


def see(heard: Heard, vocabulary: Vocabulary) -> Seen:
    """Return what the words stand for, in one pass."""
    forms, also, marks, bits = heard.forms, heard.also, vocabulary.marks, 0
    numbers: list[frozenset[int]] = []
    spans: list[Span] = []
    anchors: set[int] = set()
    last = len(forms) - 1
    for place, form in enumerate(forms):
        mark = marks.get(form) or vocabulary.marks_of(form)
        if place in also:
            mark = _with_others(mark, also[place], vocabulary)
        numbers.append(mark[0])
        if mark is NOTHING:
            continue
        bits |= mark[1]
        if mark[2]:
            anchors.update(mark[2])
        if mark[3] and place < last and (following := mark[3].get(forms[place + 1])):
            bits |= _phrases(following, place, forms, spans, anchors)
    return Seen(numbers, spans, bits, anchors)


def _phrases(
    following: Following, place: int, forms: Sequence[str], spans: list[Span], anchors: set[int]
) -> int:
    """Add the phrases that begin here to ``spans`` and ``anchors``; return their classes as bits."""
    bits = 0
    pairs, longer = following
    for _, numbers, mask, hooks in pairs:
        spans.append(((place, place + 1), numbers))
        anchors.update(hooks)
        bits |= mask
    if longer and place + 2 < len(forms):
        for words, numbers, mask, hooks in longer.get(forms[place + 2], ()):
            end = place + len(words)
            if tuple(forms[place:end]) == words:
                spans.append(((place, end - 1), numbers))
                anchors.update(hooks)
                bits |= mask
    return bits


def _with_others(mark: Marks, also: Sequence[str], vocabulary: Vocabulary) -> Marks:
    """Return what a word says that may stand for other forms too."""
    others = [vocabulary.marks_of(form) for form in also]
    numbers = mark.numbers.union(*(other.numbers for other in others))
    bits = mark.bits
    for other in others:
        bits |= other.bits
    return Marks(numbers, bits, tuple(numbers & vocabulary.anchors), mark.phrases)


def numbers_of(bits: int) -> Iterator[int]:
    """Return the set bits, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
