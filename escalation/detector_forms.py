"""From a word as it is typed to the classes it belongs to: variants, typos, joined and split words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from escalation.detector_words import COMMON_WORDS
from escalation.normalise import SHORT_FORMS, Token, normalise, plain_word

_SHORTEST_VARIANT = 4
_SHORTEST_REPAIR = 6
_SHORTEST_GLUED = 8
_SURELY_GLUED = 11
_LONGEST_GLUED = 160
_LONGEST_WORD = 16
_LONGEST_REPAIR = 24
_SHORTEST_JOIN = 7
_SHORT_PIECE = 1.8
_NO_WAY = 1e9
_ENDING = 2
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A token with the form the lexicon knows it by."""

    form: str
    token: Token


@dataclass(frozen=True)
class Vocabulary:
    """All forms of all classes; a form may be a word, a phrase, ``begin*`` or ``*einde``."""

    exact: Mapping[str, frozenset[int]]
    starts: Mapping[str, frozenset[int]]
    endings: Mapping[str, frozenset[int]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]
    known: frozenset[str]
    variants: Mapping[str, str] = field(repr=False)
    shortened: Mapping[str, tuple[str, ...]] = field(repr=False)

    def words(self, tokens: Iterable[Token]) -> list[Word]:
        """Return the tokens with known forms; glued words are taken apart, split words joined."""
        found: list[Word] = []
        for token in tokens:
            form = self.form(token.word)
            if form is None and (parts := self.unglued(token.word)):
                found.extend(Word(part, token) for part in parts)
            else:
                found.append(Word(form or token.word, token))
        return self._joined(found)

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
        if not _SHORTEST_JOIN <= len(both) <= _LONGEST_WORD or first.token.sentence != second.token.sentence:
            return None
        return both if both in self.exact else self.variants.get(skeleton(both))

    def classes_of(self, form: str) -> frozenset[int]:
        """Return the classes of one known form, by its whole, its beginning or its end."""
        found = self.exact.get(form, frozenset())
        for size in range(3, min(len(form), _LONGEST_WORD) + 1):
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
        if len(word) < _SHORTEST_VARIANT:
            return None
        return self.variants.get(skeleton(word)) or self._repaired(word)

    def _repaired(self, word: str) -> str | None:
        """Return the form that is one slip of the finger away and starts with the same letter."""
        if not _SHORTEST_REPAIR - 1 <= len(word) <= _LONGEST_REPAIR:
            return None
        for key in (word, *one_shorter(word)):
            for form in self.shortened.get(key, ()):
                if form[0] == word[0] and one_slip(form, word):
                    return form
        return None

    def unglued(self, word: str) -> tuple[str, ...]:
        """Return the known words that make up a long unknown one, or nothing."""
        if not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED:
            return ()
        pieces = self._cheapest(word) or self._cheapest(without_doubles(word))
        parts = tuple(plain for piece in pieces for plain in plain_word(piece))
        enough = 2 if len(word) >= _SURELY_GLUED else 3
        return parts if len(parts) >= enough else ()

    def _cheapest(self, word: str) -> tuple[str, ...]:
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(word) + 1):
            best.append(
                min(
                    (
                        (best[start][0] + (1.0 if end - start > _PAIR else _SHORT_PIECE), start)
                        for start in range(max(0, end - _LONGEST_WORD), end - 1)
                        if best[start][0] < _NO_WAY and self._is_piece(word[start:end])
                    ),
                    default=(_NO_WAY, 0),
                )
            )
        if best[-1][0] >= _NO_WAY:
            return ()
        pieces: list[str] = []
        end = len(word)
        while end:
            start = best[end][1]
            pieces.append(word[start:end])
            end = start
        return tuple(reversed(pieces))

    def _is_piece(self, part: str) -> bool:
        """Return whether ``part`` is a word; ``begin*`` may not swallow what follows."""
        if part in self.known or part in SHORT_FORMS:
            return True
        return any(part[:size] in self.starts for size in range(max(3, len(part) - _ENDING), len(part)))


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
    return Vocabulary(
        {word: frozenset(numbers) for word, numbers in exact.items()},
        {word: frozenset(numbers) for word, numbers in starts.items()},
        {word: frozenset(numbers) for word, numbers in endings.items()},
        _by_first_word(phrases),
        lexical | COMMON_WORDS,
        _variants(lexical),
        _shortened(word for word, numbers in exact.items() if numbers & repairable),
    )


def _by_first_word(
    phrases: Mapping[tuple[str, ...], set[int]],
) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = defaultdict(list)
    for words, numbers in phrases.items():
        by_first[words[0]].append((words, frozenset(numbers)))
    return {first: tuple(rest) for first, rest in by_first.items()}


@lru_cache(maxsize=8192)
def plain_words(form: str) -> tuple[str, ...]:
    """Return the normalised words of one lexicon form."""
    return tuple(token.word for token in normalise(form.replace("*", "")).tokens)


def _variants(lexical: Iterable[str]) -> dict[str, str]:
    """Return spelling key to form; a key that an ordinary word also has stays with that word."""
    words = (*sorted(lexical, reverse=True), *sorted(COMMON_WORDS))
    return {skeleton(word): word for word in words if len(word) >= _SHORTEST_VARIANT}


def _shortened(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if _SHORTEST_REPAIR <= len(form) <= _LONGEST_REPAIR:
            for key in (form, *one_shorter(form)):
                table[key].add(form)
    return {key: tuple(sorted(words)) for key, words in table.items()}


def one_shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def one_slip(first: str, second: str) -> bool:
    """Return whether one letter is missing, extra, wrong or swapped with its neighbour."""
    if first == second:
        return True
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return abs(len(first) - len(second)) == 1
    rest, other = first[start:], second[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Return one key for the ways a word is spelled: d/t/dt, ij/ei/y, ou/au, ch/g, doubles."""
    key = word.replace("ij", "y").replace("ei", "y").replace("ou", "au").replace("dt", "t")
    key = key.replace("ch", "g").replace("ck", "k").replace("ph", "f").replace("uw", "u")
    if key.endswith("d"):
        key = key[:-1] + "t"
    return without_doubles(key) if len(word) > _SHORTEST_VARIANT else key


def without_doubles(word: str) -> str:
    """Return ``word`` with every doubled letter single."""
    return word[:1] + "".join(letter for last, letter in pairwise(word) if letter != last)
