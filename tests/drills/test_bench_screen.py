"""The bench of screening measures in fresh processes, and says no when its peer cannot be had."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from commands_here import run_here
from rulebooks import real_rulebook

from cases.sides import Speaker
from drills.bench_screen import LIMITS, TIMES_FASTER, mixed, run_bench_screen
from drills.screen_pass import WICKED, literal, measured, worst
from escalation.detector import Detector

NABIJ = str(Path(sys.executable).parent / "nabij")
PASS: dict[str, Any] = {
    "load_seconds": 0.2,
    "memory_mb": 20.0,
    "machine_factor": 1.0,
    "unseen_us_mean": 40.0,
    "unseen_us_p50": 30.0,
    "unseen_us_p99": 200.0,
    "unseen_us_max": 400.0,
    "repeated_us_mean": 35.0,
    "found_a_message": 0.4,
    "worst": {"glued": {"ms": 9.0, "level": "review", "to_a_human": True}},
}
PEER = {"us_mean": 900.0, "load_seconds": 2.0, "found": 10}
SPOKEN = [("hij slaat me", "victim"), ("mooi weer", "network")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [NABIJ, "bench", "screen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_the_bench_prints_its_figures_beside_their_limits() -> None:
    done = run("--messages", "40", "--seed", "3")
    result = json.loads(done.stdout.splitlines()[-1])
    assert (result["messages"], result["seed"]) == (40, 3)
    assert set(result["limits"]) <= set(result["figures"])
    assert 0 < result["rules_us_p50"] <= result["rules_us_p99"] <= result["rules_us_max"]
    assert result["worst"].keys() == WICKED.keys()
    assert result["rules_memory_mb"] > 0
    assert done.returncode == (0 if result["ok"] else 1)


def test_a_peer_that_cannot_be_installed_or_is_unknown_is_refused(tmp_path: Path) -> None:
    stuck = tmp_path / "file"
    stuck.write_text("no folder", encoding="utf-8")
    refused = run_here("bench", "screen", "--peer", "clinlp", "--peer-home", str(stuck))
    assert refused.code == 78
    assert "niet te installeren" in refused.stderr
    assert run_here("bench", "screen", "--peer", "spacy").code == 78


def test_a_slow_figure_is_a_miss_and_a_slow_machine_stretches_the_limit() -> None:
    slow = PASS | {"unseen_us_mean": LIMITS["rules_us_mean"] * 1.5}
    assert run_bench_screen(SPOKEN, [], lambda _: PASS, None)["ok"]
    assert not run_bench_screen(SPOKEN, [], lambda _: slow, None)["ok"]
    assert run_bench_screen(SPOKEN, [], lambda _: slow | {"machine_factor": 1.6}, None)["ok"]


def test_a_wicked_text_may_wait_only_when_a_human_gets_it() -> None:
    waits = {"glued": {"ms": 9.0, "level": "none", "to_a_human": False}}
    kept = run_bench_screen(SPOKEN, [], lambda _: PASS, None)
    assert (kept["worst_ms"], kept["worst_to_a_human_ms"]) == (0.0, 9.0)
    assert not run_bench_screen(SPOKEN, [], lambda _: PASS | {"worst": waits}, None)["ok"]


def test_the_peer_gets_the_same_terms_and_must_be_five_times_slower() -> None:
    orders: list[dict[str, Any]] = []

    def peer(order: dict[str, Any]) -> dict[str, Any]:
        orders.append(order)
        return PEER

    result = run_bench_screen(SPOKEN, ["mes", "keel"], lambda _: PASS, peer)
    assert result["ok"]
    assert result["times_faster"] == 22.5 >= TIMES_FASTER
    assert all(order["terms"] == ["mes", "keel"] for order in orders)
    assert {order["fuzzy"] for order in orders} == {0, 1}
    near = PEER | {"us_mean": 100.0}
    assert not run_bench_screen(SPOKEN, ["mes"], lambda _: PASS, lambda _: near)["ok"]


def test_a_pass_loads_once_and_measures_every_message() -> None:
    loads: list[int] = []

    def load() -> Detector:
        loads.append(1)
        return real_rulebook().detector

    found = measured(load, [("hij slaat me nu", Speaker.VICTIM)] * 30)
    assert loads == [1]
    assert found["unseen_us_max"] >= found["unseen_us_mean"] > 0
    assert found["found_a_message"] > 0
    assert found["machine_factor"] >= 1


def test_no_wicked_text_is_lost_by_the_minimum() -> None:
    assert all(one["level"] != "none" for one in worst(Detector.minimal()).values())


def test_literal_terms_are_found_wherever_they_stand() -> None:
    detector = literal(["mes", "op slot"])
    assert len(detector.look("met een mes en de deur op slot").met) == 2
    assert not detector.look("mooi weer").met


def test_made_messages_are_as_many_as_asked_and_the_same_for_a_seed() -> None:
    hits, harmless = (
        [("hij slaat me nu", "victim")],
        [(f"het is {one} uur en mooi weer", "elder") for one in range(9)],
    )
    made = mixed(hits, harmless, 30, 5)
    assert made == mixed(hits, harmless, 30, 5)
    assert len(made) == len(set(made)) == 30
