"""A second reading of a message: how much its words look like messages in which something was wrong.

It weighs letters and words that stand together, learned from invented people, and knows nothing else: no
case, no earlier message, no person. It is a guess about one text. ``screen`` lets it raise nothing to review.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt

from cases.sides import Speaker
from escalation.second_opinion_grams import MOST_WORDS, Grams, Shape, Span, grams, placed

MOST_PARTS = 5
FEWEST_WORDS = 2
"""An answer of one word ("prima", "7") is a matter for rules and for the question it answers."""

_WINDOW, _STEP = 40, 35
_FARTHEST = 30.0
_RARITY_BITS = 32
_RARITY = (1 << _RARITY_BITS) - 1


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from 0 to 1 from which a human reads; ``lowered`` where rules found only harmless signals.

    From ``first`` on it is read first.
    """

    review: float
    lowered: float
    first: float


@dataclass(frozen=True, slots=True)
class Weight:
    """What one combination adds, and how rare it is: both whole numbers as they stand in the file."""

    adds: int
    rarity: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """``score`` from 0 to 1; ``parts`` are the places in the original text that weighed most, first first."""

    score: float
    parts: tuple[Span, ...] = ()


SILENT = Opinion(0.0)


@dataclass(frozen=True)
class SecondOpinion:
    """Learned weights under a version, which is their digest. Keeps nothing of what it hears.

    ``scales`` turn the sum of each kind of combination, over the length of the message, into one scale.
    """

    version: str
    shape: Shape
    thresholds: Thresholds
    bias: float
    scales: tuple[float, ...]
    weights: Mapping[str, Weight] = field(repr=False)
    both: dict[str, int] = field(init=False, default_factory=dict, repr=False, compare=False)
    """What a combination adds and its rarity in one whole number, so that both are summed at once."""

    def __post_init__(self) -> None:
        """Put both numbers of each weight into one: the rarity in the low bits."""
        numbers = {one: (one.adds << _RARITY_BITS) + one.rarity for one in set(self.weights.values())}
        self.both.update({gram: numbers[one] for gram, one in self.weights.items()})

    def hear(self, words: Sequence[str], places: Sequence[Span], speaker: Speaker) -> Opinion:
        """Return the opinion on plain words, each with its place in the original text.

        A long message is heard in stretches and the most telling one counts. Pure; remembers nothing.
        """
        if len(words) < FEWEST_WORDS:
            return SILENT
        heard = [
            (self._score(grams(words[start:stop], speaker, self.shape)), start, stop)
            for start, stop in _stretches(min(len(words), MOST_WORDS))
        ]
        score, start, stop = max(heard, key=lambda one: one[0])
        if score < min(self.thresholds.review, self.thresholds.lowered):
            return Opinion(score)
        return Opinion(score, self._parts(words[start:stop], places[start:stop], speaker))

    def _score(self, kinds: Grams) -> float:
        known, total = self.both.get, self.bias
        for scale, kind in zip(self.scales, kinds, strict=True):
            both = sum(filter(None, map(known, kind)))
            if rarity := both & _RARITY:
                total += scale * (both >> _RARITY_BITS) / sqrt(rarity)
        return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, total))))

    def _parts(self, words: Sequence[str], places: Sequence[Span], speaker: Speaker) -> tuple[Span, ...]:
        """Return the places that weigh most; what lies inside a chosen one is not told again."""
        weighed = sorted(set(self._weighed(words, places, speaker)))
        chosen: list[Span] = []
        for _, start, stop in weighed:
            if not any(first <= start and stop <= last for first, last in chosen):
                chosen.append((start, stop))
            if len(chosen) == MOST_PARTS:
                break
        return tuple(chosen)

    def _weighed(
        self, words: Sequence[str], places: Sequence[Span], speaker: Speaker
    ) -> Iterator[tuple[float, int, int]]:
        for kind, gram, (start, stop) in placed(words, places, speaker, self.shape):
            weight = self.weights.get(gram)
            if weight is not None and weight.adds > 0:
                yield -self.scales[kind] * weight.adds, start, stop


def _stretches(size: int) -> Iterator[tuple[int, int]]:
    """Yield the message, or overlapping stretches of a long one: one sentence may not drown in many."""
    yield 0, min(size, _WINDOW)
    for start in range(_STEP, size - _WINDOW + _STEP, _STEP):
        yield start, min(size, start + _WINDOW)
