"""From a word as it is typed to the classes it belongs to: variants, typos, joined and split words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from escalation.detector_glue import LONGEST_PIECE, Glue, Prices
from escalation.detector_halves import HEARD_AS, Halves
from escalation.detector_row import Row, Token
from escalation.detector_spelling import (
    SHORTEST_VARIANT,
    beside,
    one_shorter,
    one_slip,
    one_swap,
    skeleton,
    without_doubles,
)
from escalation.detector_words import COMMON_WORDS
from escalation.normalise import plain_word
from escalation.ordinary import ORDINARY_WORDS

SHORTEST_REPAIR = 3
_SHORTEST_ANY_SLIP = 6
LONGEST_REPAIR = 24
_SHORTEST_JOIN = 7
_SHORTEST_GRAVE = 3
_MOST_FORMS = 4
STEM = 3
_MOST_STRANGE = 60
"""Different unknown words of one message that are looked into; a message with more goes to a human."""

_NO_CLASS: frozenset[int] = frozenset()


class Word(NamedTuple):
    """A token with the form the lexicon knows it by."""

    form: str
    token: Token
    also: tuple[str, ...] = ()
    sure: bool = True
    """``also`` are other forms that a misspelt word may stand for; ``sure`` is a word that was not mended."""


class Heard(NamedTuple):
    """A message as the forms that the lexicon knows, with the clause, sentence and place of each in ``row``.

    ``also`` and ``mended`` are by place; ``whole`` is false when more was strange than may be looked into.
    """

    forms: Sequence[str]
    row: Row
    also: Mapping[int, tuple[str, ...]] = {}
    mended: frozenset[int] = frozenset()
    whole: bool = True

    def beginning(self, size: int) -> "Heard":
        """Return the first ``size`` words."""
        return self._replace(forms=self.forms[:size], row=self.row.beginning(size))


class Marks(NamedTuple):
    """What a form stands for: its classes, the same as bits, the anchors among them, its phrases.

    ``phrases`` are those that begin with the form, by their second word.
    """

    numbers: frozenset[int]
    bits: int
    anchors: tuple[int, ...]
    phrases: Mapping[str, "Following"]


Phrase = tuple[tuple[str, ...], frozenset[int], int, tuple[int, ...]]
"""The words of a phrase, its classes, the same as bits, and the anchors among them."""

Following = tuple[tuple[Phrase, ...], Mapping[str, tuple[Phrase, ...]]]
"""Phrases of two words, and longer ones by their third word."""

NOTHING = Marks(_NO_CLASS, 0, (), {})


@dataclass(frozen=True)
class Vocabulary:
    """All forms of all classes; a form may be a word, a phrase, ``begin*`` or ``*einde``.

    ``marks`` holds what every known word says and no other: what clients type is kept nowhere.
    """

    exact: Mapping[str, frozenset[int]]
    starts: Mapping[str, frozenset[int]]
    endings: Mapping[str, frozenset[int]]
    phrases: Mapping[str, Mapping[str, Following]]
    known: frozenset[str]
    spoken: frozenset[str] = field(repr=False)
    prices: Prices = field(repr=False)
    variants: Mapping[str, str] = field(repr=False)
    singles: Mapping[str, str] = field(repr=False)
    shortened: Mapping[str, tuple[str, ...]] = field(repr=False)
    grave: frozenset[str] = field(repr=False)
    halves: Halves = field(repr=False)
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    tails: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    anchors: frozenset[int] = field(default=_NO_CLASS, repr=False)
    marks: dict[str, Marks] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Look up every word of the lexicon and every ordinary word that a stem or an ending covers."""
        covered = (word for word in ORDINARY_WORDS if word[:STEM] in self.stems or word[-STEM:] in self.tails)
        alike: dict[frozenset[int], Marks] = {_NO_CLASS: NOTHING}
        self.marks.update(dict.fromkeys(self.known, NOTHING))
        for word in chain(self.known, covered):
            numbers = self._looked_up(word)
            if numbers or word in self.phrases:
                mark = alike.get(numbers) or alike.setdefault(numbers, self.marks_for(numbers))
                phrases = self.phrases.get(word)
                self.marks[word] = mark._replace(phrases=phrases) if phrases else mark

    def words(self, tokens: Sequence[Token]) -> list[Word]:
        """Return the tokens with known forms; glued words are taken apart, split words joined."""
        heard = self.hear(Row.of(tokens))
        return [
            Word(form, token, heard.also.get(place, ()), place not in heard.mended)
            for place, (form, token) in enumerate(zip(heard.forms, heard.row.tokens, strict=True))
        ]

    def hear(self, row: Row) -> Heard:
        """Return the forms of a message, and whether all words that were strange could be looked into."""
        common = self.known.issuperset(row.words)
        if common or _all_ordinary(row.words, self.known):
            maybe = self.halves.maybe(row.words, row)
            if common or not maybe:
                return Heard(row.words, row, maybe)
        words, whole = self._mended_words(row.tokens)
        forms = [word[0] for word in words]
        row = Row.of([word[1] for word in words])
        return Heard(
            forms,
            row,
            self.halves.maybe(forms, row) | {place: word[2] for place, word in enumerate(words) if word[2]},
            frozenset(place for place, word in enumerate(words) if not word[3]),
            whole,
        )

    def _mended_words(self, tokens: Sequence[Token]) -> tuple[list[Word], bool]:
        glue = Glue(self.prices, self._mended, self.spoken)
        seen: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
        found: list[Word] = []
        for token, maybe in self._mended_splits(tokens):
            word = token.word
            if word in self.known or word in ORDINARY_WORDS or word.isdigit():
                found.append(Word(word, token, maybe))
                continue
            if word not in seen:
                seen[word] = self._forms(word, glue) if len(seen) < _MOST_STRANGE else ((word, ()),)
            found.extend(Word(form, token, (*also, *maybe), form in word) for form, also in seen[word])
        return self._joined(found), len(seen) < _MOST_STRANGE and not glue.tired

    def _mended_splits(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, tuple[str, ...]]]:
        """Join neighbours that are one word of the lexicon, where either is none by itself.

        Where a part says something of its own ("mee r"), it stays, with the whole as what it may be too.
        """
        known, waiting = self.known, tokens[0]
        for token in tokens[1:]:
            both = token[0] in known and waiting[0] in known
            whole = None if both else self._whole(waiting, token)
            if whole and not self._hides(whole.word, waiting.word, token.word):
                waiting = whole
                continue
            yield waiting, (whole.word,) if whole else ()
            waiting = token
        yield waiting, ()

    def _whole(self, first: Token, second: Token) -> Token | None:
        both = first.word + second.word
        if first.sentence != second.sentence or not SHORTEST_VARIANT <= len(both) <= LONGEST_PIECE:
            return None
        if both not in self.exact and not self._completes(first.word, both):
            return None
        return Token(both, first.start, second.end, first.clause, first.sentence)

    def _completes(self, first: str, both: str) -> bool:
        """Say whether only the two together have the beginning of a word of the lexicon."""
        stems = self.stems.get(both[:STEM], ())
        return any(both.startswith(stem) and not first.startswith(stem) for stem in stems)

    def _forms(self, word: str, glue: Glue) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the form of an unknown word with what else it may be, or those of its parts."""
        forms = tuple(dict.fromkeys(self._candidates(word)))
        if forms:
            return ((forms[0], forms[1:_MOST_FORMS]),)
        pieces = glue.parts(word)
        return tuple((part, ()) for part in chain.from_iterable(map(plain_word, pieces))) or ((word, ()),)

    def _joined(self, found: list[Word]) -> list[Word]:
        if all(word.form in self.known for word in found):
            return found
        joined: list[Word] = []
        for word in found:
            last = joined[-1] if joined else None
            both = last is None or (last[0] in self.known and word[0] in self.known)
            if last and not both and (form := self._one_word(last, word)):
                start, end = last.token, word.token
                token = Token(form, start.start, end.end, start.clause, start.sentence)
                joined[-1] = Word(form, token)
            else:
                joined.append(word)
        return joined

    def _one_word(self, first: Word, second: Word) -> str | None:
        both = first.form + second.form
        if not _SHORTEST_JOIN <= len(both) <= LONGEST_PIECE or first.token.sentence != second.token.sentence:
            return None
        whole = next(
            (one for one in (both, both[:-1] + HEARD_AS.get(both[-1], "")) if one in self.exact), None
        )
        if whole is None and not (first.form in ORDINARY_WORDS and second.form in ORDINARY_WORDS):
            whole = self.variants.get(skeleton(both))
        return None if whole is None or self._hides(whole, first.form, second.form) else whole

    def _hides(self, whole: str, *parts: str) -> bool:
        """Say whether a part of some length says something grave that the whole would no longer say."""
        grave = [part for part in parts if part in self.grave and len(part) >= _SHORTEST_GRAVE]
        said = frozenset().union(*map(self.classes_of, grave))
        return not said <= self.classes_of(whole)

    def classes_of(self, form: str) -> frozenset[int]:
        """Return the classes of one form, by its whole, its beginning or its end."""
        return self.marks_of(form).numbers

    def marks_of(self, form: str) -> Marks:
        """Return what one form says; nothing for an ordinary word that is in no class."""
        found = self.marks.get(form)
        if found is not None:
            return found
        if form in ORDINARY_WORDS:
            return NOTHING
        numbers = self._looked_up(form)
        return self.marks_for(numbers) if numbers else NOTHING

    def marks_for(self, numbers: frozenset[int]) -> Marks:
        """Return what these classes say together."""
        return Marks(numbers, bits_of(numbers), tuple(numbers & self.anchors), {})

    def _looked_up(self, form: str) -> frozenset[int]:
        found = self.exact.get(form, _NO_CLASS)
        for stem in self.stems.get(form[:STEM], ()):
            if form.startswith(stem):
                found |= self.starts[stem]
        for ending in self.tails.get(form[-STEM:], ()):
            if form.endswith(ending):
                found |= self.endings[ending]
        return found

    def _candidates(self, word: str) -> Iterator[str]:
        """Return the known forms that a word may stand for, the likeliest first."""
        if self.classes_of(word):
            yield word
            return
        single = without_doubles(word)
        variant = self.variants.get(skeleton(word)) if len(word) >= SHORTEST_VARIANT else None
        yield from filter(None, (variant, single if single in self.known else None))
        yield from self._repaired(word)
        if single in self.singles:
            yield self.singles[single]

    def _mended(self, part: str) -> str | None:
        return self.variants.get(skeleton(part)) or next(self._repaired(part), None)

    def _repaired(self, word: str) -> Iterator[str]:
        """Return the forms that are one slip of the finger away: danger first, then the likelier slip."""
        if not SHORTEST_REPAIR <= len(word) <= LONGEST_REPAIR:
            return
        near = {
            form
            for key in (word, *one_shorter(word))
            for form in self.shortened.get(key, ())
            if _near(form, word)
        }
        yield from sorted(
            near,
            key=lambda form: (form not in self.grave, _unlikely(form, word), form not in COMMON_WORDS, form),
        )


def _all_ordinary(words: Iterable[str], known: Collection[str]) -> bool:
    return all(word in known or word in ORDINARY_WORDS or word.isdigit() for word in words)


def _unlikely(form: str, word: str) -> int:
    """Return 0 for a letter left out or two swapped, 1 for one too many, 2 for a wrong one."""
    if len(form) != len(word):
        return int(len(form) < len(word))
    return 0 if one_swap(form, word) else 2


def _near(form: str, word: str) -> bool:
    """Return whether ``word`` is a slip of ``form``; the shorter the form, the fewer slips count."""
    if form[0] != word[0] or len(form) < SHORTEST_VARIANT:
        return one_swap(form, word)
    if not one_slip(form, word):
        return False
    if len(word) < SHORTEST_VARIANT:
        return len(form) > len(word) or one_swap(form, word)
    if len(form) >= _SHORTEST_ANY_SLIP or len(word) != len(form):
        return True
    return one_swap(form, word) or beside(form, word)


def bits_of(numbers: Iterable[int]) -> int:
    """Return class numbers as bits."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits
