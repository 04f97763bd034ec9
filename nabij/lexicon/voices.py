"""The training text: messages of invented people, one file each, read strictly.

A file has a header of ``name: value`` lines, a line ``---``, and then one message a line:
``level kind code [language] | text``. A fault names file and line and never the words of a message.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases.levels import Level
from cases.sides import Speaker
from escalation.lexicon_types import CODES
from escalation.normalise import normalise

HELD = "f"
"""People whose ids begin so are held back: they test, and nothing is ever learned from them."""

HEADER = ("persona", "leeftijd", "streek", "opleiding", "moedertaal", "rol", "taal", "stemming", "telefoon")
RISK_KINDS = ("plain", "indirect")
NONE_KINDS = (
    "negated", "past", "idiom", "hyperbole", "media", "sport", "work", "therapy", "safetyplan", "court",
    "children", "health", "practical", "contact_ok", "emotion", "other_people", "ordinary", "assistant",
)  # fmt: skip
EVERYDAY = frozenset({"assistant"})
_LEVELS = {level.word: level for level in Level if level is not Level.REVIEW}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4}){0,2}")
_SHARES = (
    (Level.ACUTE, 0.05, 0.30),
    (Level.HIGH, 0.05, 0.30),
    (Level.CONCERN, 0.03, 0.30),
    (Level.NONE, 0.40, 1.0),
)
_FEWEST_FOR_SHARES = 60
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Voice:
    """One message of one invented person; the first letter of ``person`` tells who wrote it down."""

    text: str
    level: Level
    kind: str
    code: str
    language: str
    speaker: Speaker
    person: str
    line: int

    @property
    def writer(self) -> str:
        return self.person[0]

    @property
    def risk(self) -> bool:
        return self.level is not Level.NONE


@dataclass(frozen=True, slots=True)
class VoiceFault:
    """What is wrong in a file; ``line`` counts from 1."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}, regel {self.line}: {self.problem}"


class VoicesBroken(Exception):
    """The training text has faults; nothing is learned from it."""

    def __init__(self, faults: Sequence[VoiceFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def read_voices(folder: Path) -> tuple[Voice, ...]:
    """Return every message under ``folder``. Raises VoicesBroken with every fault of every file."""
    faults: list[VoiceFault] = []
    voices: list[Voice] = []
    for path in sorted(folder.glob("*.txt")):
        voices += _person(path, faults)
    faults += _conflicts(voices)
    if not voices and not faults:
        faults.append(VoiceFault(folder.name, 0, "Hier staat geen trainingstekst (*.txt)."))
    if faults:
        raise VoicesBroken(faults)
    return tuple(voices)


def learned_from(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return the messages of everybody who is not held back."""
    return tuple(voice for voice in voices if voice.writer != HELD)


def held_back(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if voice.writer == HELD)


def unbalanced(voices: Iterable[Voice]) -> Iterator[str]:
    """Yield whose messages are far too often of one level: the level would follow from who writes.

    A person who has nothing to report at all is one too.
    """
    of: dict[str, list[Level]] = defaultdict(list)
    for voice in voices:
        of[voice.person].append(voice.level)
    for person, levels in sorted(of.items()):
        if len(levels) < _FEWEST_FOR_SHARES or set(levels) == {Level.NONE}:
            continue
        for level, least, most in _SHARES:
            share = levels.count(level) / len(levels)
            if not least <= share <= most:
                yield f"{person}: {share:.0%} is {level.word}; dat hoort {least:.0%} tot {most:.0%} te zijn."


def _person(path: Path, faults: list[VoiceFault]) -> list[Voice]:
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except UnicodeDecodeError:
        faults.append(VoiceFault(path.name, 0, "Dit bestand is geen UTF-8."))
        return []
    if "---" not in lines:
        faults.append(VoiceFault(path.name, 1, "De regel '---' tussen kop en berichten ontbreekt."))
        return []
    end = lines.index("---")
    header = _header(path.name, lines[:end], faults)
    if header is None:
        return []
    return [
        voice
        for number, line in enumerate(lines[end + 1 :], end + 2)
        if line.strip()
        for voice in _voice(path, number, line, header, faults)
    ]


def _header(file: str, lines: Sequence[str], faults: list[VoiceFault]) -> Mapping[str, str] | None:
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in HEADER or not value.strip() or name.strip() in fields:
            faults.append(VoiceFault(file, number, f"Schrijf hier één keer: {', '.join(HEADER)}."))
            return None
        fields[name.strip()] = value.strip()
    missing = [name for name in HEADER if name not in fields]
    if missing:
        faults.append(VoiceFault(file, len(lines), f"In de kop ontbreekt: {', '.join(missing)}."))
        return None
    if fields["rol"] not in list(Speaker):
        faults.append(VoiceFault(file, 1, f"'rol' hoort een van deze te zijn: {', '.join(Speaker)}."))
        return None
    return fields


def _voice(
    path: Path, number: int, line: str, header: Mapping[str, str], faults: list[VoiceFault]
) -> Iterator[Voice]:
    label, bar, text = line.partition(" | ")
    parts = label.split()
    problem = _label_problem(parts, bar) or _text_problem(text)
    if problem:
        faults.append(VoiceFault(path.name, number, problem))
        return
    language = parts[3] if parts[3:] else header["taal"]
    speaker = Speaker(header["rol"])
    yield Voice(text.strip(), _LEVELS[parts[0]], parts[1], parts[2], language, speaker, path.stem, number)


def _label_problem(parts: Sequence[str], bar: str) -> str:
    """Return what is wrong with ``level kind code [language]``; empty when nothing is."""
    if not bar or len(parts) not in (3, 4):
        return "Schrijf: niveau soort klasse [taal] | tekst."
    level, kind, code = parts[:3]
    if level not in _LEVELS:
        return f"Het niveau hoort een van deze te zijn: {', '.join(_LEVELS)}."
    kinds = NONE_KINDS if level == "none" else RISK_KINDS
    if kind not in kinds:
        return f"De soort bij {level} hoort een van deze te zijn: {', '.join(kinds)}."
    if (code == "-") != (level == "none") or code not in {*CODES, "-"}:
        return "De klasse is R01 tot R33, of - als er niets te melden is."
    if parts[3:] and not _LANGUAGE.fullmatch(parts[3]):
        return "De taal is een code zoals nl, en of nl-tr."
    return ""


def _text_problem(text: str) -> str:
    if len(text) > _LONGEST:
        return f"Het bericht is langer dan {_LONGEST} tekens."
    return "" if any(letter.isalnum() for letter in text) or text.strip() else "Het bericht is leeg."


def _conflicts(voices: Iterable[Voice]) -> Iterator[VoiceFault]:
    """Yield what one person says twice, and what is risk in one place and harmless in another."""
    seen: dict[tuple[str, Speaker], Voice] = {}
    for voice in voices:
        first = seen.setdefault((normalise(voice.text).text or voice.text, voice.speaker), voice)
        if first is voice:
            continue
        where = f"{first.person}.txt, regel {first.line}"
        if first.person == voice.person:
            yield VoiceFault(f"{voice.person}.txt", voice.line, f"Dit bericht staat er al: {where}.")
        elif first.risk is not voice.risk:
            yield VoiceFault(
                f"{voice.person}.txt", voice.line, f"Hetzelfde bericht is anders ingedeeld: {where}."
            )
