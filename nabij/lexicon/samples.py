"""The labelled messages a report judges: a file of lines, the people held back, or those learned from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.levels import Level
from cases.sides import Speaker
from nabij.lexicon.voices import Voice, held_back, learned_from
from nabij.refused import Refused

HELD, TRAINING = "held", "training"
_LEVELS = {level.word: level for level in Level if level is not Level.REVIEW}


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled message: ``classes`` is what it is about, ``kind`` how it is told or why harmless."""

    text: str
    speaker: Speaker
    level: Level
    classes: tuple[str, ...]
    language: str
    kind: str

    @property
    def risk(self) -> bool:
        return self.level is not Level.NONE


def samples_of(which: str, voices: Sequence[Voice]) -> list[Sample]:
    """Return the set that ``which`` names: ``held``, ``training`` or a file. Raises Refused."""
    if which == HELD:
        return [_of_voice(voice) for voice in held_back(voices)]
    if which == TRAINING:
        return [_of_voice(voice) for voice in learned_from(voices)]
    return read_samples(Path(which))


def read_samples(path: Path) -> list[Sample]:
    """Read lines ``{"text","speaker","severity"}``, lang, categories and notes beside. Raises Refused."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refused([f"{path} is niet te lezen. Kies held, training of een bestand."]) from None
    samples = [_sample(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not samples:
        raise Refused([f"{path} is leeg."])
    return samples


def _of_voice(voice: Voice) -> Sample:
    classes = (voice.code,) if voice.risk else ()
    return Sample(voice.text, voice.speaker, voice.level, classes, voice.language, voice.kind)


def _sample(line: str, number: int) -> Sample:
    try:
        given: Mapping[str, Any] = json.loads(line)
        return Sample(
            str(given["text"]),
            Speaker(given.get("speaker", Speaker.VICTIM)),
            _LEVELS[given["severity"]],
            tuple(map(str, given.get("categories") or ())),
            str(given.get("lang") or "?"),
            str(given.get("notes") or "-").split(",")[0].split(":")[0].strip(),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused([f"regel {number}: geen bruikbare regel ({type(fault).__name__}: {fault})."]) from None
