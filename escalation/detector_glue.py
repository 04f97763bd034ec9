"""Take apart words that were typed without spaces: hijslaatmenu, also with a slip inside."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from escalation.detector_words import COMMON_WORDS, STOP_WORDS

LONGEST_PIECE = 16
_SHORTEST_GLUED = 6
_SURELY_GLUED = 11
_SHORTEST_SENTENCE = 8
_MENDED_GLUED = 9
_SHORTEST_MENDED, _LONGEST_MENDED = 4, 13
_MOST_MENDED = 80
"""Letters of glued text that may be mended in one message; what is more is read as it stands."""

_ENOUGH = 3
_STRANGE_SHARE, _MENDED_SHARE = 0.25, 0.45
_RARE = 1.25
"""What a word costs that only the lexicon knows; the fewer and the commoner the pieces, the better."""

_STOP, _COMMON, _TINY, _MENDED, _STRANGE = 0.9, 1.15, 2.1, 2.6, 2.2
_PAIR = 2
_ENDINGS = ("", "t", "d", "dt", "e", "n", "en", "de", "te", "den", "ten", "er", "ing", "s")
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
"""The cost of the best way to here, where its last piece starts, and that piece (None: a strange letter)."""


class Glue:
    """Takes the glued words of one message apart, within the letters that may be mended."""

    def __init__(
        self, prices: Mapping[str, float], mend: Callable[[str], str | None], phrases: Collection[str]
    ) -> None:
        self._prices, self._mend, self._phrases = prices, mend, phrases
        self._left = _MOST_MENDED

    def parts(self, word: str, undoubled: str) -> tuple[str, ...]:
        """Return the known words that make up an unknown one, or nothing."""
        if len(word) < _SHORTEST_GLUED:
            return ()
        best = self._best(word, {})
        if self._convinces(word, best):
            return _known(best)
        single = self._best(undoubled, {})
        if self._convinces(undoubled, single):
            return _known(single)
        if not self._looks_glued(word, best):
            return ()
        if len(word) <= self._left:
            self._left -= len(word)
            best = self._best(word, self._slips(word, best))
        known = _known(best)
        return known if len(known) >= _ENOUGH and best.count(None) <= _STRANGE_SHARE * len(word) else ()

    def _looks_glued(self, word: str, pieces: tuple[str | None, ...]) -> bool:
        strange = pieces.count(None)
        person = not _PERSONS.isdisjoint(_known(pieces))
        return person and len(word) >= _MENDED_GLUED and strange <= _MENDED_SHARE * len(word)

    def _slips(self, word: str, pieces: tuple[str | None, ...]) -> dict[tuple[int, int], str]:
        """Return the words that stand, with a slip, where letters were left over."""
        slips: dict[tuple[int, int], str] = {}
        tried: set[tuple[int, int]] = set()
        for place in _strange_places(pieces):
            for start in range(max(0, place - _LONGEST_MENDED + 1), place + 2):
                for end in range(
                    max(start + _SHORTEST_MENDED, place), min(len(word), start + _LONGEST_MENDED) + 1
                ):
                    if (start, end) not in tried and (form := self._mend(word[start:end])):
                        slips[start, end] = form
                    tried.add((start, end))
        return slips

    def _convinces(self, word: str, pieces: tuple[str | None, ...]) -> bool:
        if None in pieces:
            return False
        if len(pieces) >= _ENOUGH and len(word) >= _SHORTEST_SENTENCE:
            return True
        if len(pieces) < _PAIR:
            return False
        known = _known(pieces)
        person = not _PERSONS.isdisjoint(known)
        return person or len(word) >= _SURELY_GLUED or " ".join(known) in self._phrases

    def _best(self, word: str, slips: Mapping[tuple[int, int], str]) -> tuple[str | None, ...]:
        best: list[Cut] = [(0.0, 0, None)]
        for end in range(1, len(word) + 1):
            cut: Cut = (best[end - 1][0] + _STRANGE, end - 1, None)
            for start in range(max(0, end - LONGEST_PIECE), end - 1):
                part = word[start:end]
                price = self._prices.get(part)
                if price is None and slips and (start, end) in slips:
                    part, price = slips[start, end], _MENDED
                if price is not None and best[start][0] + price < cut[0]:
                    cut = (best[start][0] + price, start, part)
            best.append(cut)
        return _backwards(best)


def _backwards(best: Sequence[Cut]) -> tuple[str | None, ...]:
    pieces: list[str | None] = []
    end = len(best) - 1
    while end:
        _, end, piece = best[end]
        pieces.append(piece)
    return tuple(reversed(pieces))


def _strange_places(pieces: Iterable[str | None]) -> Iterator[int]:
    place = 0
    for piece in pieces:
        if piece is None:
            yield place
        place += len(piece or " ")


def prices(words: Iterable[str], stems: Iterable[str]) -> Mapping[str, float]:
    """Return what each word costs as a piece: function words little, two loose letters much.

    A stem (``begin*``) is a piece with a usual ending only: it may not swallow the next word.
    """
    costs = {stem + ending: _RARE for stem in stems for ending in _ENDINGS}
    costs.update({word: _price(word) for word in words if len(word) > 1})
    return costs


def _price(word: str) -> float:
    if word in STOP_WORDS:
        return _STOP
    if len(word) <= _PAIR:
        return _TINY
    return _COMMON if word in COMMON_WORDS else _RARE


def _known(pieces: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(piece for piece in pieces if piece)
