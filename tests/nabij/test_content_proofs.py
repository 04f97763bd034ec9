"""A change is looked over by a process of its own: what comes of it is kept, a dead one may begin anew."""

import io
import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import date

import pytest
from rulebooks import shipped_library

from bot.log import Log
from cases.content_edit import Files
from cases.social_map import CRISIS
from nabij.content_proofs import ContentProofs
from nabij.lexicon.checking import today
from nabij.replay import danger_lost, looked_over

DAY = date(2026, 12, 1)
TOLD = "import sys, json; print('1/2', file=sys.stderr, flush=True); print('odd', file=sys.stderr);"
FINE = TOLD + " found = json.load(sys.stdin); json.dump({'ok': True, 'lowered': False, **found}, sys.stdout)"


@pytest.fixture
def journal() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(journal: io.StringIO) -> Log:
    return Log(journal)


@dataclass
class FakeDesk:
    """Fits ``ProofDesk``; ``over`` is set when something was kept."""

    begun: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    done: list[tuple[str, str, bool, bool]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def proof_begun(self, mark: str) -> bool:
        new = mark not in self.begun
        self.begun.add(mark)
        return new

    def proof_told(self, mark: str, progress: str) -> None:
        self.told.append(f"{mark} {progress}")

    def proof_done(self, mark: str, result: str, *, ok: bool, lowered: bool) -> None:
        self.done.append((mark, result, ok, lowered))
        self.over.set()

    def proof_failed(self, mark: str) -> None:
        self.failed.append(mark)
        self.over.set()


def proofs(desk: FakeDesk, log: Log, code: str, patience: float = 30.0) -> ContentProofs:
    return ContentProofs(desk, log, (sys.executable, "-c", code), patience)


def test_what_the_process_says_is_kept_with_how_far_it_came(log: Log) -> None:
    desk = FakeDesk()
    looking = proofs(desk, log, FINE)
    looking.begin("m", {"a": "1"}, {"a": "2"})
    looking.begin("m", {"a": "1"}, {"a": "2"})
    assert desk.over.wait(20)
    ((mark, result, ok, lowered),) = desk.done
    assert (mark, ok, lowered) == ("m", True, False)
    assert json.loads(result)["files"] == {"a": "2"}
    assert desk.told == ["m 1/2"]


@pytest.mark.parametrize(
    ("code", "patience"),
    [("import sys; sys.exit(3)", 30.0), ("print('[]')", 30.0), ("import time; time.sleep(60)", 0.2)],
)
def test_a_process_that_dies_is_late_or_talks_nonsense_may_be_begun_anew(
    log: Log, journal: io.StringIO, code: str, patience: float
) -> None:
    desk = FakeDesk()
    proofs(desk, log, code, patience).begin("m", {}, {"geheim.yaml": "woorden"})
    assert desk.over.wait(20)
    assert (desk.failed, desk.done) == (["m"], [])
    assert "proof_failed" in journal.getvalue()
    assert "woorden" not in journal.getvalue()


def edited(**steps: str) -> tuple[Files, Files]:
    base = shipped_library().files
    files = json.loads(json.dumps(base))
    for name, text in steps.items():
        files["replies/gesprek.yaml"][name]["beide"]["nl-B1"] = text
    return base, files


def test_a_mended_word_passes_as_a_small_change_that_loses_nothing() -> None:
    base, files = edited(geen_haast="Neem rustig je tijd. Je hoeft niet alles te vertellen.")
    lines: list[str] = []
    found = looked_over(base, files, lines.append, DAY)
    assert (found["ok"], found["lowered"], found["lost"], found["reasons"]) == (True, False, [], [])
    assert lines == ["1/4", "2/4", "3/4", "4/4"]
    assert danger_lost(base, files) == ""


def test_a_fault_is_told_with_its_place_and_the_page_where_it_is_mended() -> None:
    base, files = edited(geen_haast="Bel 06-12345678!")
    found = looked_over(base, files, day=DAY)
    assert not found["ok"]
    assert {one["spot"] for one in found["faults"]} == {"antwoorden"}
    assert all(one["remedy"] for one in found["faults"])


def test_a_dropped_risk_branch_in_the_shipped_content_blocks() -> None:
    base = shipped_library().files
    files = json.loads(json.dumps(base))
    del files["dialogues/weekly.yaml"]["vragen"]["veilig"]["knoppen"][2]["signaal"]
    found = looked_over(base, files, day=DAY)
    assert not found["ok"]
    assert found["lost"][0]["what"] == "weekly / veilig / nee"
    assert danger_lost(base, files)


def test_a_removed_rule_of_the_shipped_words_blocks_and_names_the_sentence() -> None:
    base = shipped_library().files
    files = json.loads(json.dumps(base))
    gone = files["lexicon/r01-doden.yaml"]["rules"].pop(0)
    found = looked_over(base, files, day=DAY)
    assert (found["ok"], found["lowered"]) == (False, True)
    assert {one["why"] for one in found["lost"]} >= {gone["id"]}
    assert gone["id"] in danger_lost(base, files)


def test_a_branch_past_danger_a_rarer_programme_and_no_second_opinion_are_told() -> None:
    base = shipped_library().files
    files = json.loads(json.dumps(base))
    files["dialogues/weekly.yaml"]["vragen"]["hoe"]["knoppen"][0]["naar"] = "slot"
    files["programmes/weekly.yaml"]["dagen"][0]["elke"] = "14"
    found = looked_over(base, files, day=DAY)
    assert {one["why"] for one in found["lost"]} == {
        "wie zo antwoordt krijgt deze vraag over gevaar niet meer"
    }
    assert (found["ok"], found["lowered"]) == (False, True)
    assert found["walked"] > 0
    del files["lexicon/second_opinion.json"]
    told = danger_lost(base, files)
    assert told


def test_a_dialogue_that_strands_somebody_and_a_broken_example_are_told_with_their_page() -> None:
    base = shipped_library().files
    files = json.loads(json.dumps(base))
    files["stories/weekly-niet-veilig.yaml"]["doet"][2]["antwoord"] = "ja"
    found = looked_over(base, files, day=DAY)
    assert {one["spot"] for one in found["faults"]} == {"voorbeelden"}
    del files["stories/weekly-niet-veilig.yaml"]
    found = looked_over(base, files, day=DAY)
    assert (found["ok"], found["lowered"]) == (True, True)


def test_the_process_that_looks_over_says_nothing_of_what_it_read_when_it_fails() -> None:
    secret = "zeldzaamwoord"
    asked = json.dumps({"base": {"dialogues/x.yaml": {"gesprek": secret}}, "files": {}})
    ended = subprocess.run(
        [sys.executable, "-m", "nabij.replay_process"],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert secret not in ended.stderr + ended.stdout
    base, files = edited(geen_haast="Neem rustig je tijd. Je hoeft niet alles te vertellen.")
    for entry in files["social_map.yaml"]["ingangen"]:
        entry["nagekeken"] = today().isoformat()
    ended = subprocess.run(
        [sys.executable, "-m", "nabij.replay_process"],
        input=json.dumps({"base": base, "files": files}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ended.stdout)["ok"]
    assert ended.stderr.split() == ["1/4", "2/4", "3/4", "4/4"]


def test_an_entry_for_when_it_goes_wrong_that_nobody_checked_blocks_with_its_page() -> None:
    base, files = edited(geen_haast="Neem rustig je tijd. Je hoeft niet alles te vertellen.")
    found = looked_over(base, files, day=date(2027, 6, 1))
    assert not found["ok"]
    assert {one["spot"] for one in found["faults"]} == {f"kaart/{key}" for key in CRISIS}
