"""Measures the pure turn on the shipped content, or on another folder."""

from pathlib import Path

from bot.library import ContentBroken, read_folder
from cases.ids import ReleaseId
from drills.bench_turn import run_bench_turn
from drills.result import finish
from escalation.detector import Detector
from escalation.rulebook import Rulebook
from nabij.content_folder import shipped_content
from nabij.refused import Refused


def bench_turn(*, folder: Path | None, rounds: int, seed: int, out: Path | None) -> bool:
    """Measure and print. Raises Refused with every fault of the content."""
    try:
        library = read_folder(folder or shipped_content())
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None
    detector = Detector.of(library.lexicon, "bench")
    rulebook = Rulebook(ReleaseId(1), detector, library.scripts, library.texts, library.programmes)
    risky = [hit.text for rule in library.lexicon.rules for hit in (*rule.proof.hits, *rule.proof.misses)]
    result = run_bench_turn(rulebook, risky, rounds)
    return finish({**result, "seed": seed}, out)
