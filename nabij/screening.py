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
from escalation.assessment import Assessment, Finding, Priority
from escalation.detector import Detector
from escalation.screen import screen
from nabij.content_folder import shipped_content
from nabij.refused import Refused

Say = Callable[[str], object]

_TOLD = {
    Priority.NONE: "geen reden om te lezen",
    Priority.REVIEW: "zelf lezen",
    Priority.FIRST: "als eerste lezen en meteen vragen",
}


def load_detector(folder: Path | None, *, rules_only: bool = False) -> Detector:
    """Compile the lexicon of a content folder, with its second opinion. Raises Refused with every fault."""
    try:
        library = read_folder(folder or shipped_content())
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None
    return Detector.of(library.lexicon, "folder", None if rules_only else library.second)


def screen_one(text: str, speaker: Speaker, say: Say, detector: Detector) -> None:
    """Print what is seen in one text, for a person to read."""
    found = screen(text, speaker, Facts(), detector)
    say(f"niveau: {found.level.word} ({found.level.severity})")
    for each in found.findings:
        say(f"  {each.code or '-'} {each.category}: {each.level.word}, {each.status.value}")
        say(f"    '{text[each.start : each.end]}' – {each.explanation}")
    if found.model_score is not None:
        say(f"tweede lezing: {found.model_score:.2f} van 1, {_TOLD[found.priority]}")
    for start, end in found.parts:
        say(f"    '{text[start:end]}'")


def screen_lines(lines: Iterable[str], say: Say, detector: Detector) -> None:
    """Answer each JSON line with one: ``{"level","findings","us"}``, score, priority and parts beside it.

    Raises Refused at a line that is none.
    """
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
        "score": found.model_score,
        "priority": int(found.priority),
        "parts": [list(part) for part in found.parts],
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "class": each.code,
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
