"""Forms that are heard as another word than the one that was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from cases.content import ContentFault, ContentPath
from escalation.detector_spelling import SHORTEST_VARIANT, skeleton
from escalation.detector_words import COMMON_WORDS, STOP_WORDS
from escalation.lexicon_reach import forms_of, rows_of
from escalation.lexicon_types import Lexicon
from escalation.normalise import SHORT_FORMS, fold_character, normalise


def fold_faults(
    lexicon: Lexicon, classes: Mapping[str, ContentPath], places: Mapping[str, ContentPath]
) -> Iterator[ContentFault]:
    """Return the forms that are read as a word of another meaning, and searches that so begin everywhere."""
    for form, path in _folded(lexicon, classes, places):
        if form not in SHORT_FORMS:
            yield _heard_as(form, path)
    for row in rows_of(lexicon):
        slots = row.pattern.slots if row.pattern.ordered else row.pattern.slots[:1]
        common = [_common_by_ear(slot, lexicon) for slot in slots]
        if all(common):
            yield _heard_as(common[0], row.place(places))


def fold_remarks(
    lexicon: Lexicon, classes: Mapping[str, ContentPath], places: Mapping[str, ContentPath]
) -> Iterator[ContentFault]:
    """Return the forms that are only another way to write a word."""
    for form, path in _folded(lexicon, classes, places):
        if form in SHORT_FORMS:
            yield _heard_as(form, path)


def _common_by_ear(slot: str, lexicon: Lexicon) -> str:
    """Return a form of the slot that is read as a word of every message; empty when there is none."""
    forms = (form for form in forms_of(slot, lexicon) if form.isalpha())
    return next((form for form in forms if _heard(form) in STOP_WORDS), "")


def _folded(
    lexicon: Lexicon, classes: Mapping[str, ContentPath], places: Mapping[str, ContentPath]
) -> Iterator[tuple[str, ContentPath]]:
    """Return each form that is heard as a word that does not stand beside it, with where it stands."""
    for name, forms in lexicon.classes.items():
        for place, form in _changed(forms):
            yield form, (*classes[name], place)
    for row in rows_of(lexicon):
        for slot in row.pattern.slots:
            for _, form in _changed([one for one in slot.split("|") if one not in lexicon.classes]):
                yield form, row.place(places)


def _changed(forms: Iterable[str]) -> Iterator[tuple[int, str]]:
    beside = tuple(forms)
    for place, form in enumerate(beside):
        if len(form) > 1 and form.isalpha() and _heard(form) not in (_plain(form), *beside):
            yield place, form


def _heard(form: str) -> str:
    return " ".join(token.word for token in normalise(form).tokens)


def _plain(form: str) -> str:
    return "".join(map(fold_character, form))


def _heard_as(form: str, path: ContentPath) -> ContentFault:
    heard = _heard(form)
    return ContentFault(
        path,
        f"De vorm '{form}' wordt gelezen als '{heard}'.",
        f"Schrijf '{heard}' als je dat bedoelt; haal '{form}' anders weg.",
    )


def look_alikes(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return forms that sound like an ordinary word: a slip of the first is read as the second.

    The ordinary word itself is never taken for the form.
    """
    own = {form for form in chain.from_iterable(lexicon.classes.values()) if form.isalpha()}
    sounds: dict[str, set[str]] = defaultdict(set)
    for word in COMMON_WORDS:
        if len(word) >= SHORTEST_VARIANT:
            sounds[skeleton(word)].add(word)
    return [
        (form, word)
        for form in sorted(own)
        if len(form) >= SHORTEST_VARIANT and form not in COMMON_WORDS
        for word in sorted(sounds[skeleton(form)] - own)
    ]
