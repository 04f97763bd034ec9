"""Holds sown faults and malicious edits before the gate, and good edits that it must let pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from drills import content_malice as malice
from drills.content_ports import Files, Gate
from drills.content_seeds import KINDS, Pick
from drills.result import progress

SEEDS = (5, 2027)
_EVERY = 20

Refusal = Callable[[], str]


@dataclass(slots=True)
class Held:
    """What was held before the gate. ``accepted`` names what it wrongly let pass."""

    faults: int = 0
    faults_refused: int = 0
    edits: int = 0
    edits_refused: int = 0
    harmless: int = 0
    harmless_accepted: int = 0
    accepted: list[str] = field(default_factory=list)


def held(gate: Gate) -> Held:
    """Hold everything before the gate, one by one, telling how far it is."""
    found = Held()
    for name, refused in _faults(gate):
        found.faults += 1
        found.faults_refused += _counted(found, name, refused)
    for name, refused in _edits(gate):
        found.edits += 1
        found.edits_refused += _counted(found, name, refused)
    for name, change in malice.HARMLESS:
        found.harmless += 1
        said = gate.refused(change(gate.shipped))
        found.harmless_accepted += not said
        if said:
            progress(f"  refused wrongly: {name}: {said}")
    progress(
        f"gate: {found.faults_refused} of {found.faults}, {found.edits_refused} of {found.edits} refused"
    )
    return found


def _counted(found: Held, name: str, refused: Refusal) -> int:
    if (found.faults + found.edits) % _EVERY == 0:
        progress(f"  held before the gate: {found.faults + found.edits}")
    if refused():
        return 1
    found.accepted.append(name)
    return 0


def _faults(gate: Gate) -> Iterator[tuple[str, Refusal]]:
    for seed in SEEDS:
        for number, kind in enumerate(KINDS):
            sown = kind(gate.shipped, Pick(f"{number}/{seed}"))
            yield f"{sown.problem} ({sown.file})", _asked(gate.refused, sown.files)


def _edits(gate: Gate) -> Iterator[tuple[str, Refusal]]:
    for edits, ask in (
        (malice.EDITS, gate.refused),
        (malice.LEXICON_EDITS, gate.refused_rules),
        (malice.FLOOR_EDITS, gate.refused_floor),
        (malice.NEEDS_COMPARISON, gate.lost),
    ):
        for name, change in edits:
            yield name, _asked(ask, change(gate.shipped))
    for name, file, old, new in malice.YAML_EDITS:
        yield name, _written(gate, file, old, new)


def _asked(ask: Callable[[Files], str], files: Files) -> Refusal:
    return lambda: ask(files)


def _written(gate: Gate, file: str, old: str, new: str) -> Refusal:
    return lambda: gate.refused_text(file, old, new)
