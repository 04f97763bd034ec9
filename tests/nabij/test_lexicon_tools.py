"""The tools of who writes rules: what may not go live says why, and an edit shows what it changes."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.library import canonical, read_folder
from nabij.lexicon.checking import BLIND, checked, harmless_in, known_in, report
from nabij.lexicon.comparing import as_result, difference, told
from nabij.refused import Refused

NABIJ = str(Path(sys.executable).parent / "nabij")
CONTENT = Path(__file__).parents[2] / "content"
RULE = """
classes:
  ZWALUW: [zwaluw, zwaluwen]
rules:
  - id: proef.zwaluw
    code: R08
    category: escalation
    severity: high
    any_order: [ZWALUW, vliegt|vloog]
    uitleg: "Er vliegt een zwaluw."
    bron: "proef"
    eigenaar: coordinator
    nagekeken: 2026-11-22
    tests:
      raak: ["de zwaluw vliegt"]
      mis: ["de zwaluw slaapt"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy content that has one rule, so that a test is quick, and two voices."""
    place = tmp_path / "content"
    shutil.copytree(CONTENT, place, ignore=shutil.ignore_patterns("lexicon"))
    (place / "lexicon" / "training").mkdir(parents=True)
    (place / "lexicon" / "proef.yaml").write_text(RULE, encoding="utf-8")
    voice(place, "a01", ["high plain R08 | er vloog een zwaluw", "none work - | de merel zingt", "rommel"])
    voice(place, "f01", ["none work - | niemand mag dit zien"])
    return place


def voice(place: Path, name: str, lines: list[str]) -> None:
    text = "\n".join(["rol: victim", "---", *lines])
    (place / "lexicon" / "training" / f"{name}.txt").write_text(text, encoding="utf-8")


def edited(folder: Path, tmp_path: Path, old: str, new: str) -> Path:
    place = tmp_path / "new"
    shutil.copytree(folder, place)
    file = place / "lexicon" / "proef.yaml"
    assert old in RULE
    file.write_text(RULE.replace(old, new), encoding="utf-8")
    return place


def problems(folder: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        checked(folder, floor=False)
    return refused.value.problems


def test_who_is_held_back_is_never_shown_to_who_writes_rules(folder: Path) -> None:
    assert [known.text for known in known_in(folder)] == ["er vloog een zwaluw", "de merel zingt"]
    assert [hit.text for hit in harmless_in(folder)] == ["de merel zingt"]
    assert "f" in BLIND


def test_a_fault_has_file_line_and_remedy(folder: Path, tmp_path: Path) -> None:
    (line,) = problems(edited(folder, tmp_path, "    eigenaar: coordinator\n", ""))
    assert line.startswith("lexicon/proef.yaml, regel 5: Bij regel 'proef.zwaluw' ontbreekt 'eigenaar'.")
    assert line.endswith("Zet: eigenaar: coordinator.")


def test_faults_of_the_word_list_and_of_dialogues_come_together(folder: Path, tmp_path: Path) -> None:
    place = edited(folder, tmp_path, "severity: high", "severity: hoog")
    (place / "dialogues" / "weekly.yaml").write_text("gesprek: weekly\n", encoding="utf-8")
    files = {line.partition(",")[0].partition(":")[0] for line in problems(place)}
    assert files >= {"lexicon/proef.yaml", "dialogues/weekly.yaml"}


def test_a_rule_that_alarms_in_harmless_messages_is_refused_with_the_message(folder: Path) -> None:
    voice(folder, "b01", [f"none sport - | zwaluw {number} vliegt" for number in range(5)])
    said = problems(folder)
    assert "zoals 'zwaluw 0 vliegt'" in said[0]


def test_the_summary_counts_rules_and_tells_what_is_overdue(folder: Path) -> None:
    lines = list(report(checked(folder, floor=False), date(2028, 1, 1)))
    assert "R08          1      1      2" in lines
    assert "Langst geleden nagekeken: 2026-11-22." in lines
    assert any("langer dan een jaar" in line for line in lines)
    assert any("toekomst" in line for line in report(checked(folder, floor=False), date(2026, 1, 1)))


def test_an_edit_shows_what_is_found_no_more_and_what_alarms_now(folder: Path, tmp_path: Path) -> None:
    new = edited(folder, tmp_path, "vliegt|vloog]", "vliegt|slaapt]")
    edit, found = difference(folder, new, None)
    lines = list(told(edit, found, examples=True))
    assert lines[0].startswith("Deze wijziging: 0 regel(s) erbij, 0 weg, 1 anders")
    assert lines[1] == "Van 2 onschuldige zinnen geven er 1 meer alarm en 0 minder."
    assert lines[2] == "Van 2 zinnen met risico worden er 0 meer gevonden en 1 minder."
    assert "  high -> none  'er vloog een zwaluw'  (proef.zwaluw)" in lines
    assert not any("vloog een" in line for line in told(edit, found, examples=False))


def test_two_times_the_same_changes_nothing_also_as_a_release(folder: Path, tmp_path: Path) -> None:
    release = tmp_path / "release.json"
    release.write_bytes(canonical(read_folder(folder)))
    result = as_result(*difference(folder, release, None), examples=True)
    assert result["rules"] == {"added": [], "removed": [], "changed": []}
    assert (result["moves"], result["examples"]) == ({}, {})


def test_labelled_lines_of_a_file_are_held_against_both_too(folder: Path, tmp_path: Path) -> None:
    lines = tmp_path / "set.jsonl"
    lines.write_text('{"text": "de zwaluw vloog weg", "severity": "high"}\n', encoding="utf-8")
    new = edited(folder, tmp_path, "vliegt|vloog]", "vliegt|vliegen]")
    result = as_result(*difference(folder, new, lines), examples=True)
    assert result["risk"] == {"messages": 3, "more": 0, "fewer": 2}


def test_what_cannot_be_compared_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        difference(folder, tmp_path / "weg.json", None)
    with pytest.raises(Refused):
        difference(folder, edited(folder, tmp_path, "code: R08", "code: R99"), None)


def run(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run([NABIJ, "lexicon", *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_commands_say_so_with_their_exit_codes(folder: Path, tmp_path: Path) -> None:
    code, said, _ = run("check", "--content", str(folder))
    assert (code, said.splitlines()[-1]) == (0, "De woordenlijst klopt.")
    new = edited(folder, tmp_path, "bron: ", "broon: ")
    code, _, said = run("check", "--content", str(new))
    assert (code, "lexicon/proef.yaml, regel 11" in said) == (78, True)
    code, said, _ = run("diff", str(folder), str(folder), "--json")
    result: dict[str, Any] = json.loads(said)
    assert (code, result["heavier"], result["lighter"]) == (0, 0, 0)
