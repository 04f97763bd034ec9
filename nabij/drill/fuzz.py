"""Fuzzes screening with the shipped content, or with another folder."""

from pathlib import Path

from bot.library import ContentBroken, read_folder
from drills.fuzz import run_fuzz
from drills.result import finish
from escalation.detector import Detector
from nabij.content_folder import shipped_content
from nabij.refused import Refused


def fuzz(*, folder: Path | None, seconds: float, seed: int, out: Path | None) -> bool:
    """Fuzz and print. Raises Refused with every fault of the content."""
    try:
        library = read_folder(folder or shipped_content())
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None
    detector = Detector.of(library.lexicon, "fuzz", library.second)
    sentences = [hit.text for rule in library.lexicon.rules for hit in (*rule.proof.hits, *rule.proof.misses)]
    return finish({**run_fuzz(detector, sentences, seconds, seed), "seed": seed}, out)
