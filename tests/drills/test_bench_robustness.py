"""The bench of robustness spoils only what alerts, each way as it says, the same each time."""

import json
from pathlib import Path

import pytest
from commands_here import run_here
from rulebooks import real_rulebook

from cases.sides import Speaker
from drills.bench_robustness import WAYS, Kept, Line, run_bench_robustness
from drills.chance import chance_of
from escalation.detector import Detector


def test_the_bench_reads_a_set_and_prints_its_shares_beside_their_limits(tmp_path: Path) -> None:
    lines = tmp_path / "set.jsonl"
    rows = [{"text": "hij staat voor de deur met een mes"}, {"text": "mooi weer", "speaker": "network"}]
    lines.write_text("\n".join([*map(json.dumps, rows), ""]), encoding="utf-8")
    done = run_here("bench", "robustness", "--set", str(lines), "--seed", "3")
    result = done.last
    assert (result["alerts"], result["messages"], result["seed"]) == (1, 2, 3)
    assert result["figures"].keys() == result["limits"].keys() == result["lost"].keys()
    assert done.code == (0 if result["ok"] else 1)


@pytest.mark.parametrize("row", ["{}", "geen json", '{"text": 3}', '{"text": "a", "speaker": "buur"}'])
def test_a_set_that_cannot_be_read_is_refused_with_its_line(row: str, tmp_path: Path) -> None:
    lines = tmp_path / "set.jsonl"
    lines.write_text(row, encoding="utf-8")
    done = run_here("bench", "robustness", "--set", str(lines))
    assert done.code == 78
    assert "regel 1" in done.stderr


def test_each_way_spoils_a_message_as_it_says() -> None:
    spoilt = {way: spoil("hij wurgt me", chance_of(1)) for way, spoil in WAYS.items()}
    assert spoilt["upper_case"] == "HIJ WURGT ME"
    assert spoilt["leetspeak"] == "h1j wurgt m3"
    assert spoilt["no_spaces"] == "hijwurgtme"
    assert len(spoilt["deletion"]) == len("hij wurgt me") - 1
    assert spoilt["split"].replace(" ", "") == "hijwurgtme"
    assert sorted(spoilt["swaps"]) == sorted("hij wurgt me")
    assert set(spoilt["repeats"]) == set("hij wurgt me")
    assert spoilt["accents"].isascii() is False
    assert len(spoilt) == 8


def test_nothing_that_alerts_is_no_pass() -> None:
    result = run_bench_robustness(Detector.minimal(), [], 1)
    assert not result["ok"]
    assert result["upper_case"] == 0


def test_a_detector_that_reads_only_small_letters_would_miss_its_figure() -> None:
    assert Kept(98, 100, ()).share == 0.98
    low, high = Kept(98, 100, ()).interval
    assert low < 0.98 < high
    assert Kept(0, 0, ()).interval == (0.0, 1.0)


def test_the_same_seed_spoils_the_same() -> None:
    detector = real_rulebook().detector
    lines = [Line("hij slaat me nu", Speaker.VICTIM), Line("ik maak haar af", Speaker.PERPETRATOR)]
    first, second = (run_bench_robustness(detector, lines, 4) for _ in range(2))
    assert first["lost"] == second["lost"]
    assert first["alerts"] == 2
