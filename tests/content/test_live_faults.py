"""What may not go live stays readable in a release that runs, and is refused in a folder, file by file."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from rulebooks import CONTENT, shipped_library

from bot.library import ContentBroken, Fault, from_canonical, read_folder
from drills.content_seeds import sow


def test_an_older_release_without_any_of_this_stays_readable() -> None:
    """What runs now may not stop because the rules for what goes live became stricter."""
    files = sow(dict(shipped_library().files), "dialogues/weekly.yaml")
    question = files["dialogues/weekly.yaml"]["vragen"]["rustig"]["vraag"]
    question.update({"nl-B1": "Ben je rustig?", "nl-A2": "Ben je rustig?"})
    files["lexicon/klassen.yaml"] = shipped_library().files["lexicon/klassen.yaml"]
    library = from_canonical(json.dumps({"format": 1, "files": files}).encode())
    assert "weekly" in library.scripts


@dataclass(frozen=True)
class Change:
    file: str
    old: str
    new: str
    step: str
    language: str
    problem: str


@pytest.mark.parametrize(
    "change",
    [
        Change(
            "dialogues/tik.yaml",
            "Gaat het nog goed?",
            "Gaat het nog goed met je?",
            "hoe",
            "nl-B1",
            "leest hier je",
        ),
        Change(
            "dialogues/d7.yaml", "ook: [geld, eten", "ook: [anders, geld, eten", "waarbij", "", "hulpknop"
        ),
    ],
    ids=["no_u", "help_word"],
)
def test_a_folder_with_such_a_fault_is_refused_with_file_line_step_and_remedy(
    tmp_path: Path, change: Change
) -> None:
    (found,) = [one for one in faults_of(tmp_path, change) if one.language in (change.language, "")][:1]
    assert (found.file, found.step) == (change.file, change.step)
    assert change.problem in found.problem
    assert found.line > 0
    assert found.remedy


def faults_of(folder: Path, change: Change) -> tuple[Fault, ...]:
    """Return what is said of a copy of the shipped content with one change; its danger rules stay out."""
    for source in CONTENT.rglob("*.yaml"):
        name = source.relative_to(CONTENT)
        if name.parts[0] == "lexicon" and name.name != "klassen.yaml":
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        changed = text.replace(change.old, change.new, 1) if name.as_posix() == change.file else text
        target.write_text(changed, "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_folder(folder)
    return broken.value.faults
