"""One content file as plain text, with the line of every part: the only reader of YAML."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cases.content import ContentPath, Plain
from cases.levels import Language

LARGEST_FILE = 1024 * 1024
DEEPEST = 20
WEIGHTS = "lexicon/second_opinion.json"
"""What ``nabij lexicon train`` writes: the only file of content that no person edits, and no YAML."""

Lines = dict[ContentPath, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """``file`` is relative to the content folder; ``line`` counts from 1, 0 when there is none.

    ``step`` is the question, way out or text it is about, and ``language`` whose words; empty for none.
    """

    file: str
    line: int
    problem: str
    remedy: str
    step: str = ""
    language: str = ""

    def __str__(self) -> str:
        line = f"regel {self.line}" if self.line else ""
        place = ", ".join(one for one in (self.file, line, self.step, self.language) if one)
        return f"{place}: {self.problem} {self.remedy}"


def step_in(file: str, path: ContentPath) -> str:
    """Return the question, way out or loose text that a path inside a file is about; empty for none."""
    match path:
        case ("vragen" | "uitwegen", str() as name, *_) if file.startswith("dialogues/"):
            return name
        case (str() as name, *_) if file.startswith(("texts/", "replies/")):
            return name
    return ""


def language_in(path: ContentPath) -> str:
    """Return the language whose words a path ends in; empty for none."""
    return path[-1] if path and isinstance(path[-1], str) and path[-1] in set(Language) else ""


_INVISIBLE = ("Hier staat een onzichtbaar teken.", "Typ de tekst opnieuw.")


class _Unreadable(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(line, problem, remedy)
        self.line, self.problem, self.remedy = line, problem, remedy


_Part = ScalarEvent | SequenceStartEvent | MappingStartEvent
_FAST = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The reader in C where the library came with it, twenty times as fast; both know text only, no numbers."""


class Mark(Protocol):
    """Where a part begins, counted from 0."""

    @property
    def line(self) -> int: ...


class FileReader:
    """Reads one YAML file as plain text, remembering the line of every part."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self.lines: Lines = {}
        self._last = 0
        self._name = name
        self._faults = faults

    def read(self, path: Path) -> Plain | None:
        """Return the plain content; None when the file could not be read at all, with a fault."""
        try:
            return _weights_of(path) if self._name == WEIGHTS else self._document(_text_of(path))
        except _Unreadable as fault:
            self._refuse(fault.line, fault.problem, fault.remedy)
        except MarkedYAMLError as error:
            self._marked(error)
        except YAMLError:
            self._refuse(0, "Hier staat een teken dat niet mag.", "Typ de tekst opnieuw, zonder plakken.")
        return None

    def _marked(self, error: MarkedYAMLError) -> None:
        line = min(self._last, _line(error.problem_mark or error.context_mark))
        if "escape" in (error.problem or ""):
            self._refuse(line, *_INVISIBLE)
        else:
            self._refuse(line, "Hier klopt de opmaak niet.", "Kijk naar inspringen, ':' en aanhalingstekens.")

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        self._faults.append(Fault(self._name, line, problem, remedy))

    def _document(self, text: str) -> Plain:
        self._last = text.count("\n") + 1  # what is missing at the end is told of the last line
        events: Iterator[Event] = yaml.parse(text, Loader=_FAST)
        found: list[Plain] = []
        for event in events:
            if isinstance(event, DocumentStartEvent) and found:
                line = _line(event.start_mark)
                raise _Unreadable(line, "Hier begint een tweede document.", "Haal '---' weg.")
            if isinstance(event, _Part | AliasEvent):
                found.append(self._node(event, events, ()))
        if not found:
            raise _Unreadable(0, "Dit bestand is leeg.", "Vul het of gooi het weg.")
        return found[0]

    def _node(self, event: Event, events: Iterator[Event], path: ContentPath) -> Plain:
        line = _line(event.start_mark)
        self.lines.setdefault(path, line)
        if len(path) >= DEEPEST:
            raise _Unreadable(line, f"Dit is dieper dan {DEEPEST} lagen.", "Maak het platter.")
        if isinstance(event, AliasEvent) or (isinstance(event, _Part) and event.anchor is not None):
            self._refuse(line, "Ankers en verwijzingen (& en *) mogen niet.", "Schrijf de tekst voluit.")
        elif isinstance(event, _Part) and event.tag is not None:
            self._refuse(line, "Etiketten met ! mogen niet.", "Zet de tekst tussen aanhalingstekens.")
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        return self._scalar(str(event.value), line) if isinstance(event, ScalarEvent) else ""

    def _scalar(self, text: str, line: int) -> str:
        if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in text):
            self._refuse(line, *_INVISIBLE)
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
            line = _line(event.start_mark)
            name = self._node(event, events, (*path, "?"))
            if not isinstance(name, str):
                raise _Unreadable(line, "Een naam moet gewone tekst zijn.", "Schrijf: naam: waarde.")
            if name in fields:
                self._refuse(line, f"'{name}' staat hier twee keer.", "Haal er één weg.")
            self.lines[(*path, name)] = line
            fields[name] = self._node(next(events), events, (*path, name))
        return fields


def _line(mark: Mark | None) -> int:
    return 0 if mark is None else mark.line + 1


def _weights_of(path: Path) -> Plain:
    try:
        plain = json.loads(_bytes_of(path))
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or not is_plain(plain):
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


def is_plain(value: object) -> bool:
    """Say whether a value holds nothing but text, lists and named parts."""
    if isinstance(value, dict):
        return all(is_plain(one) for one in value.values())
    if isinstance(value, list):
        return all(is_plain(one) for one in value)
    return isinstance(value, str)
