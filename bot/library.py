"""Content from files to one typed library and back: the only place that reads YAML.

Everything in a file is text until a parser types it. Nothing broken gets through: all faults come
together, with file, line and remedy in Dutch, and whoever asked keeps the last good release.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cases.content import ContentFault, ContentPath, Plain
from cases.programme import WEEKLY, Programme, check_scripts, parse_programme
from dialogs.lint import lint_texts
from dialogs.parse import read_script, script_faults
from dialogs.script import Script
from dialogs.texts import TextBook, read_texts
from escalation.lexicon import Lexicon, draft_of
from escalation.lexicon_types import CATEGORIES
from escalation.second_opinion import SecondOpinion
from escalation.second_opinion_read import parse_second_opinion

LARGEST_FILE = 1024 * 1024
DEEPEST = 20
FORMAT = 1
START = "d0"
"""The dialogue that opens the line after a worker accepted the pairing."""

_DIALOGUES, _TEXTS, _PROGRAMMES, _LEXICON = "dialogues/", "texts/", "programmes/", "lexicon/"
_KEYWORDS = "keywords.yaml"
_TRAINING = "lexicon/training"
WEIGHTS = "lexicon/second_opinion.json"
"""What ``nabij lexicon train`` writes: the only file of content that no person edits, and no YAML."""

_Files = Mapping[str, Plain]
_Lines = dict[ContentPath, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """``file`` is relative to the content folder; ``line`` counts from 1, 0 when there is none."""

    file: str
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}, regel {self.line}" if self.line else self.file
        return f"{place}: {self.problem} {self.remedy}"


class ContentBroken(Exception):
    """The content has faults; nothing of it may go live."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Library:
    """One release of content, typed. ``files`` is the same as plain text, by file name.

    ``second`` is None in content without learned weights: then rules alone screen.
    """

    files: _Files
    scripts: Mapping[str, Script]
    texts: TextBook
    programmes: Mapping[str, Programme]
    lexicon: Lexicon
    second: SecondOpinion | None = None


def read_folder(folder: Path, *, weights: bool = True) -> Library:
    """Read and check a content folder. Raises ContentBroken with every fault that was found.

    Without ``weights`` the learned ones are left out: whoever makes them anew may have broken ones.
    """
    files: dict[str, Plain] = {}
    lines: dict[str, _Lines] = {}
    faults: list[Fault] = []
    for path in _content_of(folder):
        name = path.relative_to(folder).as_posix()
        if name == WEIGHTS and not weights:
            continue
        reader = _Reader(name, faults)
        plain = reader.read(path)
        lines[name] = reader.lines
        if plain is not None:
            files[name] = plain
    if not files and not faults:
        faults.append(Fault(str(folder.name), 0, "Hier staat geen inhoud.", "Wijs de map 'content' aan."))
    if faults:
        raise ContentBroken(faults)
    return _typed(files, lines, prove=True)


def _content_of(folder: Path) -> list[Path]:
    """Return every file but manuals, hidden ones and training text: a wrong ending is refused, not missed."""
    found = (path for path in folder.rglob("*") if path.is_file() and folder / _TRAINING not in path.parents)
    return sorted(path for path in found if path.suffix != ".md" and not path.name.startswith("."))


def canonical(library: Library) -> bytes:
    """Return all content as canonical JSON: equal content gives equal bytes."""
    plain = {"format": FORMAT, "files": library.files}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=2)
def from_canonical(blob: bytes) -> Library:
    """Return the library of a release; fast, without YAML and without the lexicon's own tests.

    The last two are kept: every side reads the same release, and nobody changes a library.
    Raises ContentBroken when the bytes are no release or no longer pass the checks of this version.
    """
    files = _files_of(blob)
    if files is None:
        raise ContentBroken([Fault("release", 0, "Dit is geen uitgave van de inhoud.", "Publiceer opnieuw.")])
    return _typed(files, {}, prove=False)


def _files_of(blob: bytes) -> _Files | None:
    try:
        fields = json.loads(blob)
        files = fields.get("files") if isinstance(fields, dict) and fields.get("format") == FORMAT else None
        return files if isinstance(files, dict) and _is_plain(files) else None
    except (ValueError, RecursionError):
        return None


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(one) for one in value.values())
    if isinstance(value, list):
        return all(_is_plain(one) for one in value)
    return isinstance(value, str)


def _typed(files: _Files, lines: Mapping[str, _Lines], *, prove: bool) -> Library:
    builder = _Builder(files)
    library = builder.library(prove=prove)
    if builder.faults:
        raise ContentBroken([_placed(fault, lines) for fault in builder.faults])
    return library


def _placed(fault: ContentFault, lines: Mapping[str, _Lines]) -> Fault:
    """Find the line of the faulty node, or of the nearest part around it."""
    name, *rest = fault.path or ("content",)
    known = lines.get(str(name), {})
    path = tuple(rest)
    while path and path not in known:
        path = path[:-1]
    return Fault(str(name), known.get(path, 0), fault.problem, fault.remedy)


class _Builder:
    """Types all files and collects every fault; a path starts with the file name."""

    def __init__(self, files: _Files) -> None:
        self._files = files
        self.faults: list[ContentFault] = []
        self._broken = False

    def library(self, *, prove: bool) -> Library:
        for name in self._files:
            self._known(name)
        texts, faults = read_texts(self._under(_TEXTS))
        self.faults += [*faults, *lint_texts(texts)]
        scripts = self._scripts(texts)
        programmes = self._programmes(scripts)
        self._needed(scripts, START, "Het startgesprek", _DIALOGUES)
        self._needed(programmes, WEEKLY, "Het programma", _PROGRAMMES)
        lexicon = self._lexicon(prove=prove)
        return Library(self._files, scripts, texts, programmes, lexicon, self._second())

    def _under(self, folder: str) -> _Files:
        return {name: plain for name, plain in self._files.items() if name.startswith(folder)}

    def _known(self, name: str) -> None:
        if not name.startswith((_DIALOGUES, _TEXTS, _PROGRAMMES, _LEXICON)) and name != _KEYWORDS:
            self._fault(
                (name,), "Dit bestand hoort nergens bij.", "Zet het in dialogues, texts of programmes."
            )

    def _fault(self, path: ContentPath, problem: str, remedy: str) -> None:
        self.faults.append(ContentFault(path, problem, remedy))

    def _needed(self, found: Mapping[str, object], name: str, kind: str, folder: str) -> None:
        if name not in found and not self.faults:
            self._fault((folder.strip("/"),), f"{kind} '{name}' ontbreekt.", f"Zet het terug in {folder}.")

    def _scripts(self, texts: TextBook) -> Mapping[str, Script]:
        scripts: dict[str, Script] = {}
        for name, plain in self._under(_DIALOGUES).items():
            faults = script_faults(plain, texts, (name,))
            self.faults += faults
            self._broken = self._broken or bool(faults)
            if not faults:
                script = read_script(plain, texts, (name,))
                self._unique(script.name, scripts, (name, "gesprek"))
                self._categories(script)
                scripts[script.name] = script
        return scripts

    def _unique(self, name: str, seen: Mapping[str, object], path: ContentPath) -> None:
        if name in seen:
            self._fault(path, f"De naam '{name}' bestaat al.", "Kies een andere naam.")

    def _categories(self, script: Script) -> None:
        for question in script.questions.values():
            for button in question.buttons:
                if button.signal and button.signal.category not in CATEGORIES:
                    self._fault(
                        (*button.path, "signaal", "soort"),
                        f"De soort '{button.signal.category}' is onbekend.",
                        f"Kies uit: {', '.join(sorted(CATEGORIES))}.",
                    )

    def _programmes(self, scripts: Mapping[str, Script]) -> Mapping[str, Programme]:
        programmes: dict[str, Programme] = {}
        for name, plain in self._under(_PROGRAMMES).items():
            try:
                programme = parse_programme(plain, (name,))
                self._unique(programme.name, programmes, (name, "programma"))
                programmes[programme.name] = programme
                if not self._broken:  # a dialogue with a fault exists: one fault, told once
                    check_scripts(programme, scripts, (name,))
            except ContentFault as fault:
                self.faults.append(fault)
        return programmes

    def _lexicon(self, *, prove: bool) -> Lexicon:
        files = {name: self._files[name] for name in self._files if _is_lexicon(name)}
        draft = draft_of(files, prove=prove)
        self.faults += draft.faults
        return draft.lexicon

    def _second(self) -> SecondOpinion | None:
        plain = self._files.get(WEIGHTS)
        try:
            return None if plain is None else parse_second_opinion(plain, (WEIGHTS,))
        except ContentFault as fault:
            self.faults.append(fault)
            return None


def _is_lexicon(name: str) -> bool:
    return (name.startswith(_LEXICON) and name != WEIGHTS) or name == _KEYWORDS


class _Unreadable(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(line, problem, remedy)
        self.line, self.problem, self.remedy = line, problem, remedy


_Part = ScalarEvent | SequenceStartEvent | MappingStartEvent


class _Reader:
    """Reads one YAML 1.2 file as plain text, remembering the line of every part."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self.lines: _Lines = {}
        self._name = name
        self._faults = faults

    def read(self, path: Path) -> Plain | None:
        """Return the plain content; None when the file could not be read at all, with a fault."""
        try:
            return _weights_of(path) if self._name == WEIGHTS else self._document(_text_of(path))
        except _Unreadable as fault:
            self._refuse(fault.line, fault.problem, fault.remedy)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 0
            self._refuse(line, "Hier klopt de opmaak niet.", "Kijk naar inspringen, ':' en aanhalingstekens.")
        except YAMLError:
            self._refuse(0, "Hier staat een teken dat niet mag.", "Typ de tekst opnieuw, zonder plakken.")
        return None

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        self._faults.append(Fault(self._name, line, problem, remedy))

    def _document(self, text: str) -> Plain:
        events: Iterator[Event] = iter(YAML(typ="base", pure=True).parse(text))
        found: list[Plain] = []
        for event in events:
            if isinstance(event, DocumentStartEvent) and found:
                line = event.start_mark.line + 1
                raise _Unreadable(line, "Hier begint een tweede document.", "Haal '---' weg.")
            if isinstance(event, _Part | AliasEvent):
                found.append(self._node(event, events, ()))
        if not found:
            raise _Unreadable(0, "Dit bestand is leeg.", "Vul het of gooi het weg.")
        return found[0]

    def _node(self, event: Event, events: Iterator[Event], path: ContentPath) -> Plain:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if len(path) >= DEEPEST:
            raise _Unreadable(line, f"Dit is dieper dan {DEEPEST} lagen.", "Maak het platter.")
        if isinstance(event, AliasEvent) or (isinstance(event, _Part) and event.anchor is not None):
            self._refuse(line, "Ankers en verwijzingen (& en *) mogen niet.", "Schrijf de tekst voluit.")
        elif isinstance(event, _Part) and event.ctag is not None:
            self._refuse(line, "Etiketten met ! mogen niet.", "Zet de tekst tussen aanhalingstekens.")
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        return self._scalar(str(event.value), line) if isinstance(event, ScalarEvent) else ""

    def _scalar(self, text: str, line: int) -> str:
        if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in text):
            self._refuse(line, "Hier staat een onzichtbaar teken.", "Typ de tekst opnieuw.")
        return text

    def _sequence(self, events: Iterator[Event], path: ContentPath) -> Plain:
        entries: list[Plain] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            entries.append(self._node(event, events, (*path, len(entries))))
        return entries

    def _mapping(self, events: Iterator[Event], path: ContentPath) -> Plain:
        fields: dict[str, Plain] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            line = event.start_mark.line + 1
            name = self._node(event, events, (*path, "?"))
            if not isinstance(name, str):
                raise _Unreadable(line, "Een naam moet gewone tekst zijn.", "Schrijf: naam: waarde.")
            if name in fields:
                self._refuse(line, f"'{name}' staat hier twee keer.", "Haal er één weg.")
            self.lines[(*path, name)] = line
            fields[name] = self._node(next(events), events, (*path, name))
        return fields


def _weights_of(path: Path) -> Plain:
    try:
        plain = json.loads(_bytes_of(path))
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or not _is_plain(plain):
        raise _Unreadable(0, "Dit zijn geen gewichten.", "Maak ze opnieuw met 'nabij lexicon train'.")
    return plain


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise _Unreadable(0, "Dit bestand is groter dan 1 MiB.", "Verdeel het over meer bestanden.")
    return path.read_bytes()


def _text_of(path: Path) -> str:
    if path.suffix != ".yaml":
        raise _Unreadable(0, "Dit bestand eindigt niet op .yaml.", "Hernoem het.")
    try:
        return _bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Unreadable(0, "Dit bestand is geen UTF-8.", "Bewaar het als UTF-8.") from None
