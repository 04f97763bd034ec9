"""The fuzz drill looks at every speaker, and notices what breaks, waits or answers differently."""

import json
from pathlib import Path

from commands_here import run_here
from rulebooks import real_rulebook

from drills.chance import chance_of
from drills.fuzz import run_fuzz
from drills.fuzz_texts import MAKERS, mangled
from escalation.detector import Detector


def test_the_drill_screens_made_up_text_for_every_speaker_and_prints_one_object_last(tmp_path: Path) -> None:
    done = run_here("drill", "fuzz", "--seconds", "1", "--seed", "5", "--out", str(tmp_path))
    result = done.last
    assert (result["errors"], result["different_answers"], result["spans_outside"]) == (0, 0, 0)
    assert result["screenings"] == 5 * result["texts"] > 0
    assert result["seed"] == 5
    assert done.code == (0 if result["ok"] else 1)
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8")) == result


def test_a_detector_that_breaks_is_noticed_though_the_message_reaches_a_human() -> None:
    broken = Detector("stuk", bare=False, words=None, by_anchor={}, idioms={})
    result = run_fuzz(broken, ["hij slaat me"], 0.2, 1)
    assert not result["ok"]
    assert result["errors"] == result["screenings"] > 0
    assert result["shown"][0].startswith("broke inside")


def test_the_same_seed_makes_the_same_texts() -> None:
    for make in MAKERS:
        assert make(chance_of(3)) == make(chance_of(3))
    assert mangled("hij slaat me nu", chance_of(9)) == mangled("hij slaat me nu", chance_of(9))
    assert mangled("hij slaat me nu", chance_of(9)) != "hij slaat me nu"


def test_without_sentences_to_mangle_it_makes_up_its_own() -> None:
    result = run_fuzz(real_rulebook().detector, [], 0.3, 2)
    assert result["texts"] > 0
    assert result["errors"] == 0
