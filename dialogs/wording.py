"""One thing to say, in both modes and every client language, and what may never be in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Mode
from cases.reading import known_fields, needed, part, words

MODES = (Mode.OPEN, Mode.NEUTRAL)
PLACEHOLDERS = frozenset({"tijd", "dag", "werkdag", "wanneer", "belofte"})
"""What every text may name; each is known in a turn, or its sentence is left out."""

NAMES = frozenset(f"regel_{place}" for place in range(1, 6))
"""What was agreed, by its neutral names. Without one the question or button that asks for it is skipped."""

_BOTH = "beide"
_WORDS = {Mode.OPEN: "open", Mode.NEUTRAL: "neutraal"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

Said = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts per mode and language, all of them there. ``places`` says where in the content they stand."""

    said: Mapping[Mode, Said]
    places: Mapping[Mode, ContentPath]

    def text(self, mode: Mode, language: Language, values: Mapping[str, str] | None = None) -> str:
        """Return the text with its placeholders filled.

        A sentence with a value that is not known now is left out: nothing half-said, nothing promised.
        A phone that may show nothing at all still gets the neutral form as an answer.
        """
        return _fill(self.said[Mode.OPEN if mode is Mode.OPEN else Mode.NEUTRAL][language], values or {})

    def names(self) -> frozenset[str]:
        """Return which of what was agreed it speaks of; where one is missing it is not said at all."""
        return NAMES.intersection(name for _, _, text in self.everywhere() for name in placeholders(text))

    def everywhere(self) -> Iterator[tuple[Mode, Language, str]]:
        for mode, said in self.said.items():
            for language, text in said.items():
                yield mode, language, text


def parse_wording(plain: Plain, path: ContentPath, known: frozenset[str] = PLACEHOLDERS) -> Wording:
    """Read ``open`` and ``neutraal``, or ``beide`` when one wording does for both.

    Raises ContentFault when a language is missing or a placeholder is not among ``known``.
    """
    fields = part(plain, path)
    if _BOTH in fields:
        known_fields(fields, (_BOTH,), path)
        return _for_both(fields[_BOTH], (*path, _BOTH), known)
    if any(language in fields for language in Language):
        return _for_both(fields, path, known)
    known_fields(fields, _WORDS.values(), path)
    places = {mode: (*path, word) for mode, word in _WORDS.items()}
    said = {mode: _said(needed(fields, word, path), places[mode], known) for mode, word in _WORDS.items()}
    return Wording(said, places)


def sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE_END.split(text.strip()) if one]


def placeholders(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def _for_both(plain: Plain, path: ContentPath, known: frozenset[str]) -> Wording:
    return Wording(dict.fromkeys(MODES, _said(plain, path, known)), dict.fromkeys(MODES, path))


def _said(plain: Plain, path: ContentPath, known: frozenset[str]) -> Said:
    fields = part(plain, path)
    known_fields(fields, tuple(Language), path)
    for language in Language:
        if language.value not in fields:
            problem = f"De taal '{language.value}' ontbreekt."
            raise ContentFault((*path, language.value), problem, f"Voeg '{language.value}:' toe.")
    return {language: _one(fields[language.value], (*path, language.value), known) for language in Language}


def _one(plain: Plain, path: ContentPath, known: frozenset[str]) -> str:
    text = " ".join(words(plain, path).split())
    for name in placeholders(text):
        if name not in known:
            remedy = f"Kies uit: {', '.join(sorted(known))}."
            raise ContentFault(path, f"'{{{name}}}' is onbekend: daar is hier geen waarde voor.", remedy)
    if "{" in _PLACEHOLDER.sub("", text) or "}" in _PLACEHOLDER.sub("", text):
        raise ContentFault(path, "Een accolade staat alleen.", "Schrijf een invulplek als {dag}.")
    if all(not NAMES.issuperset(placeholders(one)) for one in sentences(text)):
        raise ContentFault(
            path,
            "Elke zin heeft een invulplek; is die leeg, dan blijft er niets over.",
            "Voeg een zin zonder invulplek toe.",
        )
    return text


def _fill(text: str, values: Mapping[str, str]) -> str:
    known = [
        one for one in sentences(text) if all(values.get(name, "").strip() for name in placeholders(one))
    ]
    return _PLACEHOLDER.sub(lambda found: values[found[1]].strip(), " ".join(known))
