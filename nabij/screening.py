"""The detector by hand and by line: the same engine as the turn, nothing stored, nothing logged."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from bot.library import ContentBroken, read_folder
from cases.facts import Facts, Phase
from cases.sides import Speaker
from escalation.assessment import Assessment, Finding
from escalation.detector import Detector
from escalation.screen import screen
from nabij.content_folder import shipped_content
from nabij.refused import Refused

Say = Callable[[str], object]


def load_detector(folder: Path | None) -> Detector:
    """Compile the lexicon of a content folder. Raises Refused with every fault."""
    try:
        library = read_folder(folder or shipped_content())
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None
    return Detector.of(library.lexicon, "folder")


def screen_one(text: str, speaker: Speaker, say: Say, folder: Path | None) -> None:
    """Print what is seen in one text, for a person to read."""
    found = screen(text, speaker, Facts(), load_detector(folder))
    say(f"niveau: {found.level.word} ({found.level.severity})")
    for each in found.findings:
        say(f"  {each.code} {each.category}: {each.level.word}, {each.status.value}")
        say(f"    '{text[each.start : each.end]}' – {each.explanation}")


def screen_lines(lines: Iterable[str], say: Say, folder: Path | None) -> None:
    """Answer each JSON line with one: ``{"level","findings","us"}``.

    Raises Refused at a line that is none.
    """
    detector = load_detector(folder)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        text, speaker, facts = _read(line, number)
        began = perf_counter_ns()
        found = screen(text, speaker, facts, detector)
        spent = (perf_counter_ns() - began) / 1000
        say(json.dumps(_answer(found, spent), ensure_ascii=False))
    sys.stdout.flush()


def _read(line: str, number: int) -> tuple[str, Speaker, Facts]:
    try:
        given: dict[str, Any] = json.loads(line)
        text = given["text"]
        speaker = Speaker(given.get("speaker", Speaker.VICTIM))
        facts = _facts(given.get("facts") or {})
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        reason = f"{type(fault).__name__}: {fault}"
        raise Refused([f"regel {number}: geen bruikbare regel ({reason})."]) from None
    if not isinstance(text, str):
        raise Refused([f"regel {number}: 'text' hoort tekst te zijn."])
    return text, speaker, facts


def _facts(given: Mapping[str, Any]) -> Facts:
    known = {each.name for each in fields(Facts)}
    values = {name: value for name, value in given.items() if name in known}
    if "phase" in values:
        values["phase"] = Phase(values["phase"])
    return Facts(**values)


def _answer(found: Assessment, spent: float) -> dict[str, Any]:
    return {
        "level": found.level.word,
        "findings": [_finding(each) for each in found.findings],
        "us": round(spent, 1),
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "category": each.category,
        "code": each.code,
        "severity": each.level.word,
        "raw_severity": each.raw_level.word,
        "status": each.status.value,
        "span": [each.start, each.end],
        "rule": each.rule,
        "imminent": each.imminent,
        "explanation": each.explanation,
        "cues": list(each.cues),
    }
