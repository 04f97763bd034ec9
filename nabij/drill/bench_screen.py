"""Measures screening in fresh processes: the shipped content or another folder, and clinlp beside it."""

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.library import ContentBroken, Library, canonical, read_folder
from drills.bench_screen import FEWEST_TERMS, PEER_SCRIPT, Message, Order, mixed, run_bench_screen
from drills.result import finish
from escalation.lexicon_types import Hit
from nabij.content_folder import shipped_content
from nabij.drill.bench_robustness import read_lines
from nabij.drill.clinlp_home import clinlp_python
from nabij.refused import Refused

_LONGEST = 1800


def bench_screen(
    *,
    lines: Path | None,
    many: int,
    peer: str,
    home: Path | None,
    folder: Path | None,
    seed: int,
    out: Path | None,
) -> bool:
    """Measure and print. Raises Refused with every fault of the content, or when a peer cannot be had."""
    if peer not in {"", "clinlp"}:
        raise Refused([f"De vergelijking '{peer}' is onbekend. Kies clinlp."])
    python = clinlp_python(home) if peer else None
    library = _library(folder)
    terms = _terms(library)
    if peer and len(terms) < FEWEST_TERMS:
        raise Refused([f"Er zijn maar {len(terms)} losse termen, en {FEWEST_TERMS} nodig."])
    given = [(line.text, line.speaker.value) for line in read_lines(lines)] if lines else []
    with TemporaryDirectory() as place:
        release = Path(place) / "release.json"
        release.write_bytes(canonical(library))
        ours = partial(_carried_out, [sys.executable, "-m", "nabij.drill.screen_pass"], release)
        theirs = partial(_carried_out, [str(python), PEER_SCRIPT], release) if python else None
        result = run_bench_screen(given or _own(library, many, seed), terms, ours, theirs)
    return finish({**result, "seed": seed}, out)


def _library(folder: Path | None) -> Library:
    try:
        return read_folder(folder or shipped_content())
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


def _own(library: Library, many: int, seed: int) -> list[Message]:
    rules = library.lexicon.rules
    hits = _messages(hit for rule in rules for hit in rule.proof.hits)
    harmless = _messages(miss for rule in rules for miss in rule.proof.misses)
    return mixed(hits, harmless or hits, many, seed)


def _messages(hits: Iterable[Hit]) -> list[Message]:
    return list(dict.fromkeys((hit.text, hit.speaker.value) for hit in hits))


def _terms(library: Library) -> list[str]:
    forms = (form for forms in library.lexicon.classes.values() for form in forms)
    return [form for form in dict.fromkeys(forms) if "*" not in form]


def _carried_out(command: list[str], release: Path, order: Order) -> dict[str, Any]:
    """Run one order in a process of its own. Raises Refused when it ends badly."""
    path = release.with_name("order.json")
    path.write_text(json.dumps(order | {"release": str(release)}), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own script, with a Python chosen above
        [*command, str(path)], capture_output=True, text=True, check=False, timeout=_LONGEST
    )
    if done.returncode:
        raise Refused(["De meting in een eigen proces is niet gelukt.", *done.stderr.splitlines()[-1:]])
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
