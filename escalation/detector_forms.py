"""From a word as it is typed to the classes it belongs to: variants, typos, joined and split words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from escalation.detector_cues import CUE_WORDS
from escalation.detector_glue import LONGEST_PIECE, Glue, prices
from escalation.detector_spelling import (
    SHORTEST_VARIANT,
    one_shorter,
    one_slip,
    one_swap,
    skeleton,
    without_doubles,
)
from escalation.detector_words import COMMON_WORDS
from escalation.normalise import SHORT_FORMS, Token, normalise, plain_word

_SHORTEST_REPAIR = 4
_SHORTEST_ANY_SLIP = 6
_LONGEST_REPAIR = 24
_SHORTEST_JOIN = 7
_NO_CLASS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A token with the form the lexicon knows it by."""

    form: str
    token: Token


@dataclass(frozen=True)
class Vocabulary:
    """All forms of all classes; a form may be a word, a phrase, ``begin*`` or ``*einde``.

    ``classes`` holds the classes of every known word and no other: what clients type is kept nowhere.
    """

    exact: Mapping[str, frozenset[int]]
    starts: Mapping[str, frozenset[int]]
    endings: Mapping[str, frozenset[int]]
    phrases: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], frozenset[int]], ...]]
    known: frozenset[str]
    spoken: frozenset[str] = field(repr=False)
    prices: Mapping[str, float] = field(repr=False)
    variants: Mapping[str, str] = field(repr=False)
    singles: Mapping[str, str] = field(repr=False)
    shortened: Mapping[str, tuple[str, ...]] = field(repr=False)
    classes: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Look up every known word once."""
        self.classes.update({word: self._looked_up(word) for word in self.known})

    def words(self, tokens: Iterable[Token]) -> list[Word]:
        """Return the tokens with known forms; glued words are taken apart, split words joined."""
        glue = Glue(self.prices, self._mended, self.spoken)
        seen: dict[str, tuple[str, ...]] = {}
        found: list[Word] = []
        for token in tokens:
            word = token.word
            if word in self.known:
                found.append(Word(word, token))
                continue
            if word not in seen:
                seen[word] = self._forms(word, glue)
            found.extend(Word(form, token) for form in seen[word])
        return self._joined(found)

    def _forms(self, word: str, glue: Glue) -> tuple[str, ...]:
        if form := self.form(word):
            return (form,)
        pieces = glue.parts(word, without_doubles(word))
        return tuple(chain.from_iterable(map(plain_word, pieces))) or (word,)

    def _joined(self, found: list[Word]) -> list[Word]:
        if all(word.form in self.known for word in found):
            return found
        joined: list[Word] = []
        for word in found:
            last = joined[-1] if joined else None
            if last and (form := self._one_word(last, word)):
                start, end = last.token, word.token
                token = Token(form, start.start, end.end, start.clause, start.sentence)
                joined[-1] = Word(form, token)
            else:
                joined.append(word)
        return joined

    def _one_word(self, first: Word, second: Word) -> str | None:
        if first.form in self.known and second.form in self.known:
            return None
        both = first.form + second.form
        if not _SHORTEST_JOIN <= len(both) <= LONGEST_PIECE or first.token.sentence != second.token.sentence:
            return None
        return both if both in self.exact else self.variants.get(skeleton(both))

    def classes_of(self, form: str) -> frozenset[int]:
        """Return the classes of one known form, by its whole, its beginning or its end."""
        known = self.classes.get(form)
        return self._looked_up(form) if known is None else known

    def _looked_up(self, form: str) -> frozenset[int]:
        found = self.exact.get(form, _NO_CLASS)
        for size in range(3, min(len(form), LONGEST_PIECE) + 1):
            if form[:size] in self.starts:
                found |= self.starts[form[:size]]
            if form[-size:] in self.endings:
                found |= self.endings[form[-size:]]
        return found

    def form(self, word: str) -> str | None:
        """Return the known form of a word, or None for a word that nobody taught us."""
        if word in self.known or self.classes_of(word):
            return word
        single = without_doubles(word)
        if single in self.known:
            return single
        if len(word) < SHORTEST_VARIANT:
            return self._repaired(word)
        return self.variants.get(skeleton(word)) or self._repaired(word) or self.singles.get(single)

    def _mended(self, part: str) -> str | None:
        return self.variants.get(skeleton(part)) or self._repaired(part)

    def _repaired(self, word: str) -> str | None:
        """Return the form that is one slip of the finger away and starts with the same letter."""
        if not _SHORTEST_REPAIR - 1 <= len(word) <= _LONGEST_REPAIR:
            return None
        for key in (word, *one_shorter(word)):
            for form in self.shortened.get(key, ()):
                if _near(form, word):
                    return form
        return None


def _near(form: str, word: str) -> bool:
    """Return whether ``word`` is a slip of ``form``: in a short form only lost, added or swapped."""
    if form[0] != word[0]:
        return one_swap(form, word)
    if not one_slip(form, word):
        return False
    return len(form) >= _SHORTEST_ANY_SLIP or len(word) != len(form) or one_swap(form, word)


def vocabulary(classes: Iterable[tuple[int, Iterable[str]]], mended: Iterable[int]) -> Vocabulary:
    """Compile class numbers and their forms; spelling is repaired only for the classes in ``mended``."""
    exact: dict[str, set[int]] = defaultdict(set)
    starts: dict[str, set[int]] = defaultdict(set)
    endings: dict[str, set[int]] = defaultdict(set)
    phrases: dict[tuple[str, ...], set[int]] = defaultdict(set)
    repairable = frozenset(mended)
    for number, forms in classes:
        for form in forms:
            words = plain_words(form)
            if len(words) > 1:
                phrases[words].add(number)
            elif form.endswith("*"):
                starts[words[0]].add(number)
            elif form.startswith("*"):
                endings[words[0]].add(number)
            else:
                exact[words[0]].add(number)
    lexical = frozenset(exact) | {word for words in phrases for word in words}
    known = lexical | COMMON_WORDS | CUE_WORDS
    return Vocabulary(
        {word: frozenset(numbers) for word, numbers in exact.items()},
        {word: frozenset(numbers) for word, numbers in starts.items()},
        {word: frozenset(numbers) for word, numbers in endings.items()},
        _by_first_words(phrases),
        known,
        frozenset(map(" ".join, phrases)),
        prices(known | SHORT_FORMS.keys(), starts),
        _variants(lexical),
        {
            key: word
            for word in sorted(lexical)
            if (key := without_doubles(word)) != word and key not in known
        },
        _shortened(word for word, numbers in exact.items() if numbers & repairable),
    )


def _by_first_words(
    phrases: Mapping[tuple[str, ...], set[int]],
) -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    by_first: dict[tuple[str, ...], list[tuple[tuple[str, ...], frozenset[int]]]] = defaultdict(list)
    for words, numbers in phrases.items():
        by_first[words[:2]].append((words, frozenset(numbers)))
    return {first: tuple(rest) for first, rest in by_first.items()}


@lru_cache(maxsize=8192)
def plain_words(form: str) -> tuple[str, ...]:
    """Return the normalised words of one lexicon form."""
    return tuple(token.word for token in normalise(form.replace("*", "")).tokens)


def _variants(lexical: Iterable[str]) -> dict[str, str]:
    """Return spelling key to form; a key that an ordinary word also has stays with that word."""
    words = (*sorted(lexical, reverse=True), *sorted(COMMON_WORDS))
    return {skeleton(word): word for word in words if len(word) >= SHORTEST_VARIANT}


def _shortened(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if _SHORTEST_REPAIR <= len(form) <= _LONGEST_REPAIR:
            for key in (form, *one_shorter(form)):
                table[key].add(form)
    return {key: tuple(sorted(words)) for key, words in table.items()}
