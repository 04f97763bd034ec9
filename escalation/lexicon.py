"""Turn the lexicon files, read as plain text, into a typed lexicon that has proved itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from cases.content import ContentFault, ContentPath, Plain
from escalation import lexicon_read as read
from escalation.detector_vocabulary import plain_words
from escalation.detector_words import STOP_WORDS
from escalation.lexicon_proof import failures
from escalation.lexicon_rule import is_class_name, phrase_of, rule_of
from escalation.lexicon_types import Keyword, Lexicon, Pattern, Rule
from escalation.normalise import normalise

__all__ = ["Draft", "Keyword", "Lexicon", "Pattern", "Rule", "draft_of", "parse_lexicon"]

_FILE_FIELDS = ("classes", "rules", "keywords", "idioms")
_KEYWORD_REASON = "Een woord van de eigen woordenlijst staat in het bericht."

_Typed = TypeVar("_Typed")
_Given = ParamSpec("_Given")


@dataclass(frozen=True, slots=True)
class Draft:
    """A lexicon as it was read. With ``faults`` it may not be used: broken parts are left out of it.

    ``places`` and ``classes`` say where each rule and each class stands.
    """

    lexicon: Lexicon
    places: Mapping[str, ContentPath]
    classes: Mapping[str, ContentPath]
    faults: tuple[ContentFault, ...]


def parse_lexicon(files: Mapping[str, Plain], *, prove: bool = True) -> Lexicon:
    """Return the lexicon that ``files`` (file name to plain content) hold together.

    With ``prove`` every rule runs its own tests. Raises the first ContentFault, with a path that starts
    with the file name.
    """
    draft = draft_of(files, prove=prove)
    if draft.faults:
        raise draft.faults[0]
    return draft.lexicon


def draft_of(files: Mapping[str, Plain], *, prove: bool = True) -> Draft:
    """Read ``files`` to the end and collect every fault, so that all are mended at once.

    Each file may hold ``classes``, ``rules``, ``keywords`` and ``idioms``; a class may be used in any
    file and is defined in one. The tests run when nothing else is wrong.
    """
    reading = _Files(files)
    lexicon = reading.lexicon()
    if prove:
        reading.faults += [
            ContentFault(path, f"De klasse '{path[-1]}' is leeg.", "Zet de woorden terug.")
            for path in reading.hollow
        ]
    if prove and not reading.faults:
        for failure in failures(lexicon):
            path = (*reading.places[failure.rule], "tests", failure.kind, failure.place)
            reading.faults.append(ContentFault(path, failure.problem, failure.remedy))
    return Draft(lexicon, reading.places, reading.class_places, tuple(reading.faults))


class _Files:
    """Reads the parts of all files; a part that is broken becomes a fault and is left out."""

    def __init__(self, files: Mapping[str, Plain]) -> None:
        self.faults: list[ContentFault] = []
        self.places: dict[str, ContentPath] = {}
        self.class_places: dict[str, ContentPath] = {}
        self.hollow: list[ContentPath] = []
        self._files: dict[str, Mapping[str, Plain]] = {}
        for name, plain in files.items():
            fields = self._try(_fields, name, plain)
            if fields is not None:
                self._files[name] = fields

    def lexicon(self) -> Lexicon:
        classes = self._classes()
        return Lexicon(
            classes,
            tuple(self._rules(classes)),
            self._all("keywords", _keyword),
            self._all("idioms", lambda plain, path: phrase_of(plain, path, classes)),
        )

    def _try(
        self, make: Callable[_Given, _Typed], *given: _Given.args, **more: _Given.kwargs
    ) -> _Typed | None:
        try:
            return make(*given, **more)
        except ContentFault as fault:
            self.faults.append(fault)
            return None

    def _all(self, kind: str, make: Callable[[Plain, ContentPath], _Typed]) -> tuple[_Typed, ...]:
        found = []
        for path, plain in self._entries(kind):
            made = self._try(make, plain, path)
            if made is not None:
                found.append(made)
        return tuple(found)

    def _entries(self, kind: str) -> Iterator[tuple[ContentPath, Plain]]:
        for name, fields in self._files.items():
            path = (name, kind)
            rows = self._try(read.rows, fields.get(kind, ()), path)
            for place, entry in enumerate(rows or ()):
                yield (*path, place), entry

    def _rules(self, classes: Mapping[str, tuple[str, ...]]) -> Iterator[Rule]:
        for path, plain in self._entries("rules"):
            rule = self._try(rule_of, plain, path, classes)
            if rule is None:
                continue
            if rule.id in self.places:
                self.faults.append(_twice(rule.id, path))
                continue
            self.places[rule.id] = path
            yield rule

    def _classes(self) -> dict[str, tuple[str, ...]]:
        classes: dict[str, tuple[str, ...]] = {}
        for file, fields in self._files.items():
            path = (file, "classes")
            part = self._try(read.part, fields.get("classes", {}), path)
            for name, plain in (part or {}).items():
                forms = self._try(self._class, name, plain, (*path, name))
                if forms == ():
                    self.hollow.append((*path, name))
                # A class that is broken still exists: the rules that use it have no fault of their own.
                classes.setdefault(name, forms or (name.lower(),))
                self.class_places.setdefault(name, (*path, name))
        return classes

    def _class(self, name: str, plain: Plain, path: ContentPath) -> tuple[str, ...]:
        if name in self.class_places:
            raise ContentFault(
                path, f"De klasse '{name}' bestaat al.", "Voeg de woorden samen in één klasse."
            )
        if not is_class_name(name):
            raise ContentFault(path, f"'{name}' is geen klassenaam.", "Schrijf een klasse in hoofdletters.")
        return _forms(plain, path)


def _fields(name: str, plain: Plain) -> Mapping[str, Plain]:
    fields = read.part(plain, (name,))
    read.known_fields(fields, _FILE_FIELDS, (name,))
    return fields


def _forms(plain: Plain, path: ContentPath) -> tuple[str, ...]:
    if isinstance(plain, Mapping):
        read.known_fields(plain, ("forms", "variants"), path)
        read.choice(plain.get("variants", "auto"), ("auto",), (*path, "variants"))
        plain = read.needed(plain, "forms", path)
    forms = read.word_list(plain, path)
    for place, form in enumerate(forms):
        if not plain_words(form):
            raise ContentFault((*path, place), f"'{form}' bevat geen woord.", "Schrijf een woord.")
    return forms


def _twice(rule: str, path: ContentPath) -> ContentFault:
    return ContentFault((*path, "id"), f"De regel '{rule}' bestaat al.", "Kies een andere id.")


def _keyword(plain: Plain, path: ContentPath) -> Keyword:
    fields = read.part(plain, path)
    read.known_fields(fields, ("woord", "niveau", "uitleg", "word", "level"), path)
    name = "word" if "word" in fields else "woord"
    text = read.words(read.needed(fields, name, path), (*path, name))
    tokens = normalise(text).tokens
    if all(token.word in STOP_WORDS for token in tokens):
        raise ContentFault(
            (*path, name), f"'{text}' staat in bijna elk bericht.", "Kies een zeldzamer woord."
        )
    grade = "level" if "level" in fields else "niveau"
    return Keyword(
        " ".join(token.word for token in tokens),
        read.level(read.needed(fields, grade, path), (*path, grade)),
        read.words(fields.get("uitleg", _KEYWORD_REASON), (*path, "uitleg")),
    )
