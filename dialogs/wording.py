"""One thing to say, in both modes and every client language, and what may never be in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Mode
from cases.reading import known_fields, needed, part, words

MODES = (Mode.OPEN, Mode.NEUTRAL)
PLACEHOLDERS = frozenset({"tijd", "dag", "werkdag", "wanneer", "belofte", "afzender"})
"""What every text may name; each is known in a turn, or its sentence is left out."""

NAMES = frozenset(f"regel_{place}" for place in range(1, 6))
"""What was agreed, by its neutral names. Without one the question or button that asks for it is skipped."""

_BOTH = "beide"
_WORDS = {Mode.OPEN: "open", Mode.NEUTRAL: "neutraal"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

Said = Mapping[Language, str]

FORMAL = {Language.NL_B1: "nl-B1-u", Language.NL_A2: "nl-A2-u"}
"""How the same words are named for who is addressed as "u"; English has one form."""

_FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts per mode and language, all of them there. ``places`` says where in the content they stand.

    ``formal`` holds those that are other words for who is addressed as "u".
    """

    said: Mapping[Mode, Said]
    places: Mapping[Mode, ContentPath]
    formal: Mapping[Mode, Said] = field(default_factory=dict)

    def text(
        self,
        mode: Mode,
        language: Language,
        values: Mapping[str, str] | None = None,
        *,
        formal: bool = False,
    ) -> str:
        """Return the text with its placeholders filled, with "u" where there is such a form.

        A sentence with a value that is not known now is left out: nothing half-said, nothing promised.
        A phone that may show nothing at all still gets the neutral form as an answer.
        """
        shown = Mode.OPEN if mode is Mode.OPEN else Mode.NEUTRAL
        polite = self.formal.get(shown, {}).get(language) if formal else None
        return _fill(polite or self.said[shown][language], values or {})

    def names(self) -> frozenset[str]:
        """Return which of what was agreed it speaks of; where one is missing it is not said at all."""
        return NAMES.intersection(name for _, _, text in self.everywhere() for name in placeholders(text))

    def everywhere(self) -> Iterator[tuple[Mode, Language, str]]:
        for mode, said in self.said.items():
            for language, text in said.items():
                yield mode, language, text

    def in_u(self) -> Iterator[tuple[Mode, Language, str]]:
        """Give every text that says "u" in place of another."""
        for mode, said in self.formal.items():
            for language, text in said.items():
                yield mode, language, text

    def all_forms(self) -> Iterator[str]:
        """Give every text that somebody may read here."""
        for _, _, text in (*self.everywhere(), *self.in_u()):
            yield text

    def without_u(self) -> Iterator[tuple[ContentPath, Language]]:
        """Give where somebody is told "je" who is to be told "u"."""
        for mode, language, text in self.everywhere():
            if language in FORMAL and is_familiar(text) and language not in self.formal.get(mode, {}):
                yield self.places[mode], language


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
    plain_said = {mode: needed(fields, word, path) for mode, word in _WORDS.items()}
    said = {mode: _said(one, places[mode], known) for mode, one in plain_said.items()}
    polite = {mode: _polite(one, places[mode], known) for mode, one in plain_said.items()}
    return Wording(said, places, polite)


def is_familiar(text: str) -> bool:
    """Say whether a text addresses its reader as "je"."""
    return _FAMILIAR.search(text) is not None


def sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE_END.split(text.strip()) if one]


def placeholders(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def _for_both(plain: Plain, path: ContentPath, known: frozenset[str]) -> Wording:
    said, polite = _said(plain, path, known), _polite(plain, path, known)
    return Wording(dict.fromkeys(MODES, said), dict.fromkeys(MODES, path), dict.fromkeys(MODES, polite))


def _said(plain: Plain, path: ContentPath, known: frozenset[str]) -> Said:
    fields = part(plain, path)
    known_fields(fields, (*Language, *FORMAL.values()), path)
    for language in Language:
        if language.value not in fields:
            problem = f"De taal '{language.value}' ontbreekt."
            raise ContentFault((*path, language.value), problem, f"Voeg '{language.value}:' toe.")
    return {language: _one(fields[language.value], (*path, language.value), known) for language in Language}


def _polite(plain: Plain, path: ContentPath, known: frozenset[str]) -> Said:
    fields = part(plain, path)
    return {
        language: _one(fields[name], (*path, name), known)
        for language, name in FORMAL.items()
        if name in fields
    }


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
