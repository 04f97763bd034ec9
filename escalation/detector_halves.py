"""Words that may be another word in their place: "af maken", "lees t", and "hij volg" for "hij volgt"."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from escalation.detector_row import Row
from escalation.detector_words import STOP_WORDS
from escalation.normalise import SHORT_FORMS
from escalation.ordinary import ORDINARY_WORDS

_SHORTEST, _SHORTEST_WITH_TAIL = 5, 4
_SHORTEST_VERB = 4
_THIRD = frozenset({"hij", "zij"})
HEARD_AS = {"t": "d", "d": "t"}
_HELD, _WITH = "me", ("mee",)
"""With a key held down the two look the same: "hij leest meeee"."""

_TYPED = ("t", "n", "k", "m", "ge")
"""Short forms that a split leaves behind; they count as a half only where they were typed like that."""


class Half(NamedTuple):
    """The whole word of two halves; ``typed`` is how long a half must be as it was typed, 0 for any."""

    whole: str
    first_typed: int
    second_typed: int


class Halves:
    """Pairs that may be one word of the lexicon, and verbs without their t: both readings count."""

    def __init__(self, pairs: Mapping[tuple[str, str], Half], verbs: Mapping[str, str]) -> None:
        self._verbs = verbs
        self._after: dict[str, dict[str, Half]] = {form: {} for form in _THIRD}
        for (first, second), half in pairs.items():
            self._after.setdefault(first, {})[second] = half

    @classmethod
    def of(cls, lexical: Iterable[str], grave: Collection[str], known: Collection[str]) -> "Halves":
        """Find the halves of every word of the lexicon; a t is only missed in words that may alarm."""
        pairs = dict(pair for whole in sorted(lexical) for pair in _splits(whole, known))
        return cls(pairs, {form[:-1]: form for form in grave if _is_verb(form) and form[:-1] not in grave})

    def maybe(self, forms: Sequence[str], row: Row) -> dict[int, tuple[str, ...]]:
        """Return by place what a word may be together with the next one."""
        found: dict[int, tuple[str, ...]] = {}
        if _HELD in forms:
            found = {
                place: _WITH
                for place, form in enumerate(forms)
                if form == _HELD and row.width(place) > len(_WITH[0])
            }
        after = self._after
        for place in [place for place, form in enumerate(forms[:-1]) if form in after]:
            form, following = forms[place], forms[place + 1]
            half = after[form].get(following)
            if half is not None and _as_typed(half, place, row):
                found[place] = (half.whole,)
            if form in _THIRD and (verb := self._verbs.get(following)):
                found[place + 1] = (verb,)
        return found


def _is_verb(form: str) -> bool:
    return len(form) >= _SHORTEST_VERB and form.endswith("t") and form[:-1] in ORDINARY_WORDS


def _as_typed(half: Half, place: int, row: Row) -> bool:
    if row.sentences[place] != row.sentences[place + 1]:
        return False
    return _fits(half.first_typed, place, row) and _fits(half.second_typed, place + 1, row)


def _fits(typed: int, place: int, row: Row) -> bool:
    return not typed or row.width(place) == typed


def _splits(whole: str, known: Collection[str]) -> Iterator[tuple[tuple[str, str], Half]]:
    for place in range(1, len(whole)):
        first, second = whole[:place], whole[place:]
        if second in STOP_WORDS and second not in _TYPED:  # "dronk en" is two words
            continue
        short = len(first) if first in _TYPED else 0, len(second) if second in _TYPED else 0
        if len(whole) < (_SHORTEST_WITH_TAIL if any(short) else _SHORTEST) or not _is_half(first, known):
            continue
        for heard in (second, second[:-1] + HEARD_AS.get(second[-1], second[-1])):
            if _is_half(heard, known):
                yield (SHORT_FORMS.get(first, first), SHORT_FORMS.get(heard, heard)), Half(whole, *short)


def _is_half(word: str, known: Collection[str]) -> bool:
    return word in _TYPED or word in known or word in ORDINARY_WORDS
