"""Hard words of the house, each with the simpler one to write: content that a coordinator edits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cases.content import ContentFault, ContentPath, Plain
from cases.reading import known_fields, needed, part, rows, words

FILE = "huiswoorden.yaml"
MOST_WORDS = 2000
LONGEST = 60
"""Characters of a hard word or a simple one."""

_SIMPLE, _NOTE, _FORMS = "makkelijk", "let_op", "vormen"

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseWord:
    """``forms`` are those that no rule makes of ``hard``, as a person wrote them down."""

    hard: str
    simple: str
    note: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseWords:
    """``by_first`` gives for a first word each row of words that begins with it, the longest first."""

    entries: tuple[HouseWord, ...] = ()
    by_first: Mapping[str, Sequence[tuple[Tokens, HouseWord]]] = field(default_factory=dict)

    def found_in(self, said: Sequence[str]) -> Iterator[tuple[str, HouseWord]]:
        """Give each hard word as it stands among the words of a sentence, and what is known of it."""
        folded = tuple(word.casefold() for word in said)
        place = 0
        while place < len(folded):
            size, entry = self._at(folded, place)
            if entry is not None:
                yield " ".join(said[place : place + size]), entry
            place += size

    def _at(self, folded: Tokens, place: int) -> tuple[int, HouseWord | None]:
        for tokens, entry in self.by_first.get(folded[place], ()):
            if folded[place : place + len(tokens)] == tokens:
                return len(tokens), entry
        return 1, None


def house_words(entries: Sequence[HouseWord]) -> HouseWords:
    """Return the list, ready to look words up in; where two entries make the same form, the first rules."""
    found: dict[Tokens, HouseWord] = {}
    for entry in entries:
        for form in (entry.hard, *entry.forms):
            for tokens in _bent(tuple(form.casefold().split())):
                found.setdefault(tokens, entry)
    by_first: dict[str, list[tuple[Tokens, HouseWord]]] = {}
    for tokens, entry in sorted(found.items(), key=lambda one: -len(one[0])):
        by_first.setdefault(tokens[0], []).append((tokens, entry))
    return HouseWords(tuple(entries), by_first)


def read_house_words(plain: Plain, path: ContentPath = (FILE,)) -> tuple[HouseWords, list[ContentFault]]:
    """Return the list and everything that is wrong with it.

    Each name is a hard word; its value is the simple one, or the fields ``makkelijk``, ``let_op`` and
    ``vormen``.
    """
    faults: list[ContentFault] = []
    entries: list[HouseWord] = []
    try:
        fields = part(plain, path)
    except ContentFault as fault:
        return HouseWords(), [fault]
    if len(fields) > MOST_WORDS:
        problem = f"Meer dan {MOST_WORDS} woorden."
        return HouseWords(), [ContentFault(path, problem, "Haal weg wat niemand meer gebruikt.")]
    for hard, value in fields.items():
        try:
            entries.append(_entry(hard, value, (*path, hard)))
        except ContentFault as fault:
            faults.append(fault)
    return house_words(entries), faults


def _entry(hard: str, plain: Plain, path: ContentPath) -> HouseWord:
    if not hard.strip():
        raise ContentFault(path, "Het moeilijke woord is leeg.", "Vul het woord in.")
    fields: Mapping[str, Plain] = {_SIMPLE: plain} if isinstance(plain, str) else part(plain, path)
    known_fields(fields, (_SIMPLE, _NOTE, _FORMS), path)
    simple = words(needed(fields, _SIMPLE, path), (*path, _SIMPLE))
    note = words(fields[_NOTE], (*path, _NOTE)) if _NOTE in fields else ""
    forms = rows(fields.get(_FORMS, ()), (*path, _FORMS))
    entry = HouseWord(
        hard.strip(),
        simple,
        note.rstrip("."),
        tuple(words(one, (*path, _FORMS, place)) for place, one in enumerate(forms)),
    )
    if simple.casefold() == entry.hard.casefold():
        raise ContentFault(path, f"'{simple}' is hetzelfde woord.", "Kies een makkelijker woord.")
    if max(len(entry.hard), len(simple)) > LONGEST:
        problem = f"Langer dan {LONGEST} tekens."
        raise ContentFault(path, problem, "Schrijf een woord of een paar woorden.")
    return entry


def _bent(tokens: Tokens) -> Iterator[Tokens]:
    """Give a word as it stands in sentences; a row of words stands as it is written."""
    yield tokens
    if len(tokens) == 1:
        yield from ((form,) for form in _forms(tokens[0]))


def _forms(word: str) -> Iterator[str]:
    yield from (word + end for end in ("s", "'s", "’s", "e", "en", "t"))
    if word.endswith("eren") and len(word) > len("leren"):
        stem = word.removesuffix("en")
        long = word.removesuffix("eren") + "eer"
        yield from (long, long + "t", long + "de", long + "den", stem + "ende")
        yield from (f"ge{long}d", f"ge{long}de")
    elif word.endswith("en") and len(word) > len("eten"):
        stem = word.removesuffix("en")
        yield from (stem, stem + "t", stem + "de", stem + "den", stem + "te", stem + "ten")
