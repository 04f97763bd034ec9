"""Benches measure on the real thing, print one object last, and can miss their figure."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from rulebooks import real_rulebook

from drills.bench_turn import run_bench_turn
from escalation.rulebook import Rulebook

NABIJ = str(Path(sys.executable).parent / "nabij")


def bench(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [NABIJ, "bench", *arguments], capture_output=True, text=True, check=False, timeout=180
    )
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def test_the_bench_of_the_turn_prints_its_figures_beside_their_limits() -> None:
    code, result = bench("turn", "--rounds", "1")
    assert code == (0 if result["ok"] else 1)
    assert set(result["limits"]) <= set(result["figures"])
    assert result["figures"]["messages"] > 500
    assert result["figures"]["turn_us_mean"] > result["figures"]["screening_us_mean"] > 0


def test_screening_is_part_of_what_is_measured() -> None:
    book = real_rulebook()
    texts = ["hij staat voor de deur met een mes"] * 20
    blind = Rulebook(book.release, book.detector.minimal(), book.scripts, book.texts, book.programmes)
    seen, unseen = run_bench_turn(book, texts, 2), run_bench_turn(blind, texts, 2)
    assert seen["figures"]["screening_us_mean"] > unseen["figures"]["screening_us_mean"]
