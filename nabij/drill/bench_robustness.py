"""Spoils messages that alert and counts what still alerts: the lexicon's own, or lines from a file."""

import json
from pathlib import Path

from bot.library import Library
from cases.sides import Speaker
from drills.bench_robustness import Line, run_bench_robustness
from drills.result import finish
from escalation.detector import Detector
from nabij.content_folder import shipped_content
from nabij.prepare import read_content
from nabij.refused import Refused


def bench_robustness(*, lines: Path | None, folder: Path | None, seed: int, out: Path | None) -> bool:
    """Measure and print. Raises Refused with every fault of the content or the file."""
    given = read_lines(lines) if lines else None
    library = read_content(folder or shipped_content())
    detector = Detector.of(library.lexicon, "bench", library.second)
    found = _own(library) if given is None else given
    return finish({**run_bench_robustness(detector, found, seed), "seed": seed}, out)


def _own(library: Library) -> list[Line]:
    return [Line(hit.text, hit.speaker) for rule in library.lexicon.rules for hit in rule.proof.hits]


def read_lines(path: Path) -> list[Line]:
    """Return the messages of a file of JSON lines. Raises Refused with the line that is none."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refused([f"{path} is niet te lezen."]) from None
    return [_line(row, path, number) for number, row in enumerate(rows, 1) if row.strip()]


def _line(row: str, path: Path, number: int) -> Line:
    try:
        fields = json.loads(row)
        text, speaker = fields["text"], Speaker(fields.get("speaker", Speaker.VICTIM))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused([f"{path}, regel {number}: geen bruikbare regel ({type(fault).__name__})."]) from None
    if not isinstance(text, str):
        raise Refused([f"{path}, regel {number}: 'text' hoort tekst te zijn."])
    return Line(text, speaker)
