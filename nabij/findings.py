"""What the doctor finds: one Dutch line each, and whether it stops a start."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum


class Weight(StrEnum):
    """``refuses`` is exit 78; ``warns`` is worth a look and exit 0; ``good`` is told for the record."""

    REFUSES = "refuses"
    WARNS = "warns"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Finding:
    """``about`` is a code such as ``keys`` or ``telegram.a1``; ``line`` is for people, with the remedy."""

    weight: Weight
    about: str
    line: str

    @property
    def shown(self) -> str:
        return f"Let op: {self.line}" if self.weight is Weight.WARNS else self.line


def refuses(about: str, *lines: str) -> list[Finding]:
    return [Finding(Weight.REFUSES, about, line) for line in lines]


def warns(about: str, *lines: str) -> list[Finding]:
    return [Finding(Weight.WARNS, about, line) for line in lines]


def good(about: str, *lines: str) -> list[Finding]:
    return [Finding(Weight.GOOD, about, line) for line in lines]


def all_good(findings: Iterable[Finding]) -> bool:
    """Say whether a start may go on."""
    return not any(each.weight is Weight.REFUSES for each in findings)


def as_json(findings: list[Finding]) -> str:
    """Return one JSON object: ok, and every finding with its weight."""
    return json.dumps(
        {"ok": all_good(findings), "findings": [asdict(each) for each in findings]}, ensure_ascii=False
    )


def told(findings: list[Finding]) -> Iterator[tuple[str, bool]]:
    """Give the lines to show, each with whether it stops a start, and a last line that sums up."""
    for each in findings:
        yield each.shown, each.weight is Weight.REFUSES
    points = sum(each.weight is Weight.WARNS for each in findings)
    if all_good(findings):
        yield (f"In orde, met {points} punt(en) om op te letten." if points else "Alles in orde."), False
