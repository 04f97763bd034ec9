"""Take apart words that were typed without spaces: hijslaatmenu, also with a slip inside."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from escalation.detector_spelling import without_doubles
from escalation.detector_words import COMMON_WORDS, STOP_WORDS

LONGEST_PIECE = 16
_SHORTEST_GLUED = 6
_SURELY_GLUED = 11
_SHORTEST_SENTENCE = 8
_MENDED_GLUED = 9
_SHORTEST_MENDED, _LONGEST_MENDED = 4, 13
_MOST_MENDED = 80
"""Letters of glued text that may be mended in one message; what is more is read as it stands."""

_MOST_GLUED = 1200
"""Letters of unknown words that are taken apart in one message; a message with more goes to a human."""

_MOST_SLIPS = 200
"""Pieces of glued text that are looked at for a slip in one message."""

_ENOUGH = 3
_STRANGE_SHARE, _MENDED_SHARE = 0.25, 0.45
_RARE = 1.25
"""What a word costs that only the lexicon knows; the fewer and the commoner the pieces, the better."""

_STOP, _COMMON, _TINY, _MENDED, _STRANGE, _HELD, _HELD_INSIDE = 0.9, 1.15, 2.1, 2.6, 2.2, 0.6, 1.4
_PAIR, _KEY = 2, 3
_FAR = 1e9
ENDINGS = ("", "t", "d", "dt", "e", "n", "en", "de", "te", "den", "ten", "er", "ing", "s")
_PERSONS = frozenset(
    {
        "ik",
        "hij",
        "ze",
        "me",
        "mij",
        "mijn",
        "je",
        "nu",
        "help",
        "haar",
        "hem",
        "wij",
        "he",
        "him",
        "she",
        "112",
    }
)

Cut = tuple[float, int, str | None]
"""The cost of the best way to here, where its last piece starts, and that piece.

None is a strange letter, empty one that was held down.
"""

Mended = tuple[int, int, float, str]
"""A word that is no plain part of the text: its start, end, price and form."""

Pieces = Mapping[int, Sequence[tuple[int, float, str]]]
"""Mended words by where they start."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What each word costs as a piece, and how long the pieces are that begin with the same letters."""

    costs: Mapping[str, float]
    sizes: Mapping[str, tuple[int, ...]]


class Glue:
    """Takes the glued words of one message apart, within the letters that may be mended."""

    def __init__(self, prices: Prices, mend: Callable[[str], str | None], phrases: Collection[str]) -> None:
        self._prices, self._mend, self._phrases = prices, mend, phrases
        self._left, self._readable, self._slips_left = _MOST_MENDED, _MOST_GLUED, _MOST_SLIPS

    @property
    def tired(self) -> bool:
        """Return whether there was more glued text than may be taken apart."""
        return self._readable < 0

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the known words that make up an unknown one, or nothing."""
        if len(word) < _SHORTEST_GLUED or not self._may_be_glued(word):
            return ()
        word, self._readable = word[: max(0, self._readable)], self._readable - len(word)
        best = self._best(word, {})
        convinces = self._convinces(word, best)
        if convinces and all(piece for _, _, piece in best):
            return _known(best)
        if not convinces and not self._looks_glued(word, best):
            return ()
        if len(word) <= self._left:
            self._left -= len(word)
            best = self._best(word, _by_start(chain(self._slips(word, best), self._held(word))))
        known, strange = _known(best), _strange(best)
        enough = len(known) >= _ENOUGH and len(strange) <= _STRANGE_SHARE * len(word)
        return known if convinces or enough else ()

    def _may_be_glued(self, word: str) -> bool:
        """Say whether it is worth the while: a short word needs a person in it, or to be a known phrase."""
        if len(word) >= _SHORTEST_SENTENCE or any(person in word for person in _PERSONS):
            return True
        return any(f"{word[:place]} {word[place:]}" in self._phrases for place in range(2, len(word) - 1))

    def _looks_glued(self, word: str, best: Sequence[Cut]) -> bool:
        person = not _PERSONS.isdisjoint(_known(best))
        return person and len(word) >= _MENDED_GLUED and len(_strange(best)) <= _MENDED_SHARE * len(word)

    def _held(self, word: str) -> Iterator[Mended]:
        """Return the words that have a letter too many in them: kindereen."""
        for place, (one, two) in enumerate(pairwise(word)):
            if one != two:
                continue
            for start in range(max(0, place - LONGEST_PIECE + 2), place + 1):
                for end in range(place + 2, min(len(word), start + LONGEST_PIECE) + 1):
                    single = without_doubles(word[start:end])
                    if single in self._prices.costs and word[start:end] not in self._prices.costs:
                        yield start, end, _HELD_INSIDE, single

    def _slips(self, word: str, best: Sequence[Cut]) -> Iterator[Mended]:
        """Return the words that stand, with a slip, where letters were left over."""
        spans = {
            (start, end)
            for place in _strange(best)
            for start in range(max(0, place - _LONGEST_MENDED + 1), place + 2)
            for end in range(max(start + _SHORTEST_MENDED, place), start + _LONGEST_MENDED + 1)
            if end <= len(word)
        }
        for start, end in sorted(spans)[: self._slips_left]:
            self._slips_left -= 1
            if form := self._mend(word[start:end]):
                yield start, end, _MENDED, form

    def _convinces(self, word: str, best: Sequence[Cut]) -> bool:
        if _strange(best):
            return False
        known = _known(best)
        if len(known) >= _ENOUGH and len(word) >= _SHORTEST_SENTENCE:
            return True
        if len(known) < _PAIR:
            return False
        person = not _PERSONS.isdisjoint(known)
        return person or len(word) >= _SURELY_GLUED or " ".join(known) in self._phrases

    def _best(self, word: str, more: Pieces) -> list[Cut]:
        """Find the cheapest way through the word; of two that cost the same the longer pieces first."""
        best: list[Cut] = [(0.0, 0, None), *[(_FAR, 0, "")] * len(word)]
        for start in range(len(word)):
            so_far = best[start][0]
            for end, cost, piece in self._from(word, start, more):
                if so_far + cost < best[end][0]:
                    best[end] = (so_far + cost, start, piece)
            held = word[start] in (word[start - 1 : start], word[start + 1 : start + 2])
            cost = so_far + (_HELD if held else _STRANGE)
            if cost <= best[start + 1][0]:
                best[start + 1] = (cost, start, "" if held else None)
        return _way(best)

    def _from(self, word: str, start: int, more: Pieces) -> Iterator[tuple[int, float, str]]:
        """Return every piece that begins here: its end, its price and its form."""
        costs = self._prices.costs
        pair = word[start : start + _PAIR]
        if pair in costs and len(pair) == _PAIR:
            yield start + _PAIR, costs[pair], pair
        for size in self._prices.sizes.get(word[start : start + _KEY], ()):
            piece = word[start : start + size]
            if piece in costs and start + size <= len(word):
                yield start + size, costs[piece], piece
        for end, cost, piece in more.get(start, ()):
            yield end, cost, piece


def _way(best: Sequence[Cut]) -> list[Cut]:
    """Return the pieces of the cheapest way, first to last."""
    way: list[Cut] = []
    end = len(best) - 1
    while end:
        way.append(best[end])
        end = best[end][1]
    return way[::-1]


def _strange(way: Iterable[Cut]) -> list[int]:
    return [start for _, start, piece in way if piece is None]


def prices(words: Iterable[str], stems: Iterable[str]) -> Prices:
    """Return what each word costs as a piece: function words little, two loose letters much.

    A stem (``begin*``) is a piece with a usual ending only: it may not swallow the next word.
    """
    costs = {stem + ending: _RARE for stem in stems for ending in ENDINGS}
    costs.update({word: _price(word) for word in words if len(word) > 1})
    sizes: dict[str, set[int]] = defaultdict(set)
    for word in costs:
        if _PAIR < len(word) <= LONGEST_PIECE:
            sizes[word[:_KEY]].add(len(word))
    return Prices(costs, {key: tuple(sorted(found, reverse=True)) for key, found in sizes.items()})


def _by_start(mended: Iterable[Mended]) -> Pieces:
    found: dict[int, list[tuple[int, float, str]]] = defaultdict(list)
    for start, end, cost, form in mended:
        found[start].append((end, cost, form))
    return found


def _price(word: str) -> float:
    if word in STOP_WORDS:
        return _STOP
    if len(word) <= _PAIR:
        return _TINY
    return _COMMON if word in COMMON_WORDS else _RARE


def _known(way: Iterable[Cut]) -> tuple[str, ...]:
    return tuple(piece for _, _, piece in way if piece)
