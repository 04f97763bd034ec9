"""Compile the word classes of a lexicon to the vocabulary that a message is heard with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from escalation.detector_cues import CUE_WORDS
from escalation.detector_forms import (
    LONGEST_REPAIR,
    SHORTEST_REPAIR,
    STEM,
    Following,
    Phrase,
    Vocabulary,
    bits_of,
)
from escalation.detector_glue import ENDINGS, prices
from escalation.detector_halves import Halves
from escalation.detector_spelling import SHORTEST_VARIANT, one_shorter, skeleton, without_doubles
from escalation.detector_words import COMMON_WORDS
from escalation.normalise import SHORT_FORMS, normalise
from escalation.ordinary import ORDINARY_WORDS

_SHORTEST_TWIN, _SHORTEST_STEM = 5, 6
_PAIR = 2

_Numbered = dict[str, set[int]]


def _by_kind(
    classes: Iterable[tuple[int, Iterable[str]]],
) -> tuple[_Numbered, _Numbered, _Numbered, dict[tuple[str, ...], set[int]]]:
    """Return whole words, beginnings, endings and phrases, each with the classes they belong to."""
    exact: dict[str, set[int]] = defaultdict(set)
    starts: dict[str, set[int]] = defaultdict(set)
    endings: dict[str, set[int]] = defaultdict(set)
    phrases: dict[tuple[str, ...], set[int]] = defaultdict(set)
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
    return exact, starts, endings, phrases


def vocabulary(
    classes: Iterable[tuple[int, Iterable[str]]], mended: Iterable[int], anchors: frozenset[int] = frozenset()
) -> Vocabulary:
    """Compile class numbers and their forms; repair prefers ``mended``, searches hang on ``anchors``."""
    exact, starts, endings, phrases = _by_kind(classes)
    _add_twins(exact)
    lexical = frozenset(exact) | _of_stems(starts) | {word for words in phrases for word in words}
    known = lexical | COMMON_WORDS | CUE_WORDS
    grave = _in_classes(frozenset(mended), exact, phrases)
    return Vocabulary(
        {word: frozenset(numbers) for word, numbers in exact.items()},
        {word: frozenset(numbers) for word, numbers in starts.items()},
        {word: frozenset(numbers) for word, numbers in endings.items()},
        _by_first_words(phrases, anchors),
        known,
        frozenset(map(" ".join, phrases)),
        prices(known | SHORT_FORMS.keys(), starts),
        _variants(lexical),
        _singles(lexical, known),
        _shortened(known),
        grave,
        Halves.of(exact, grave, known),
        _grouped(starts, slice(STEM)),
        _grouped(endings, slice(-STEM, None)),
        anchors,
    )


def _singles(lexical: Iterable[str], known: frozenset[str]) -> dict[str, str]:
    """Return the words that have a doubled letter, by how they are written without."""
    singles = ((without_doubles(word), word) for word in sorted(lexical))
    return {single: word for single, word in singles if single != word and single not in known}


def _of_stems(starts: _Numbered) -> frozenset[str]:
    """Return the words that stems stand for, as far as they are words: they can be misspelt too."""
    return frozenset(
        word
        for stem in starts
        if len(stem) >= _SHORTEST_STEM
        for word in (stem, *(stem + ending for ending in ENDINGS))
        if word in ORDINARY_WORDS
    )


def _in_classes(
    wanted: frozenset[int], exact: _Numbered, phrases: Mapping[tuple[str, ...], set[int]]
) -> frozenset[str]:
    """Return the words of these classes."""
    words = {word for word, numbers in exact.items() if numbers & wanted}
    return frozenset(words | {word for row, numbers in phrases.items() if numbers & wanted for word in row})


def _add_twins(exact: _Numbered) -> None:
    """Give ``bedreigd`` the classes of ``bedreigt`` where both are words: the ear hears no difference."""
    for word, numbers in list(exact.items()):
        stem = word.removesuffix("t").removesuffix("d")
        if len(stem) < _SHORTEST_TWIN or stem == word:
            continue
        for twin in (stem + "t", stem + "d", stem + "dt"):
            if twin not in exact and twin in ORDINARY_WORDS and twin not in COMMON_WORDS:
                exact[twin] = set(numbers)


def _grouped(words: Iterable[str], part: slice) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= STEM:
            groups[word[part]].append(word)
    return {key: tuple(found) for key, found in groups.items()}


def _by_first_words(
    phrases: Mapping[tuple[str, ...], set[int]], anchors: frozenset[int]
) -> dict[str, dict[str, Following]]:
    """Return the phrases by their first word, then by their second, and longer ones by their third."""
    found: dict[str, dict[str, Following]] = defaultdict(dict)
    for words, numbers in phrases.items():
        phrase: Phrase = (words, frozenset(numbers), bits_of(numbers), tuple(anchors & numbers))
        pairs, longer = found[words[0]].get(words[1], ((), {}))
        if len(words) == _PAIR:
            pairs = (*pairs, phrase)
        else:
            longer = {**longer, words[2]: (*longer.get(words[2], ()), phrase)}
        found[words[0]][words[1]] = (pairs, longer)
    return dict(found)


@lru_cache(maxsize=32768)
def plain_words(form: str) -> tuple[str, ...]:
    """Return the normalised words of one lexicon form."""
    return tuple(token.word for token in normalise(form.replace("*", "")).tokens)


def _variants(lexical: Iterable[str]) -> dict[str, str]:
    """Return spelling key to form; a key that an ordinary word also has stays with that word."""
    words = (*sorted(lexical, reverse=True), *sorted(COMMON_WORDS))
    return {skeleton(word): word for word in words if len(word) >= SHORTEST_VARIANT}


def _shortened(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        if SHORTEST_REPAIR <= len(form) <= LONGEST_REPAIR:
            for key in {form, *one_shorter(form)}:
                table[key].append(form)
    return {key: tuple(words) for key, words in table.items()}
