"""Content files to a typed library: nothing broken gets in, and every fault says where and what to do."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import shipped_library

from bot.library import ContentBroken, Fault, canonical, from_canonical, read_folder

SHIPPED = Path(__file__).parents[2] / "content"
Change = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the shipped content with a small lexicon, so that a test may break it."""
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("lexicon"))
    (copy / "lexicon").mkdir()
    shutil.copy(SHIPPED / "lexicon" / "klassen.yaml", copy / "lexicon")
    return copy


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(ContentBroken) as broken:
        read_folder(folder)
    return broken.value.faults


def broken_line(folder: Path, name: str, old: str, new: str) -> tuple[Fault, ...]:
    """Replace the first ``old`` in a file and return the faults that gives."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return faults(folder)


def line_of(folder: Path, name: str, text: str) -> int:
    lines = (folder / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_shipped_content_comes_back_from_its_canonical_form_unchanged() -> None:
    shipped = shipped_library()
    blob = canonical(shipped)
    again = from_canonical(blob)
    assert canonical(again) == blob
    assert again.scripts == shipped.scripts
    assert again.programmes == shipped.programmes
    assert again.texts == shipped.texts
    assert again.lexicon.rules == shipped.lexicon.rules


def test_canonical_bytes_do_not_depend_on_the_order_in_a_file(folder: Path) -> None:
    before = canonical(read_folder(folder))
    path = folder / "programmes" / "weekly.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    name = next(line for line in lines if line.startswith("programma:"))
    path.write_text("\n".join([*(line for line in lines if line != name), name, ""]), "utf-8")
    assert canonical(read_folder(folder)) == before


def test_everything_in_a_file_is_text_until_it_is_typed(folder: Path) -> None:
    path = folder / "programmes" / "extra.yaml"
    path.write_text(
        "programma: no\ntitel: 2027-03-28\ndagen:\n- {van: 2, elke: 7, gesprek: weekly}\n", "utf-8"
    )
    extra = read_folder(folder).programmes["no"]
    assert (extra.name, extra.title) == ("no", "2027-03-28")


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("dialogues/d1.yaml", "naar: nu", "naar: weg", "De stap 'weg' bestaat niet."),
        ("dialogues/d1.yaml", "soort: fear", "soort: angst", "De soort 'angst' is onbekend."),
        (
            "dialogues/d1.yaml",
            "soort: call_back, niveau: concern",
            "soort: call_back, niveau: erg",
            "'erg' is onbekend.",
        ),
        (
            "dialogues/d1.yaml",
            "nl-B1: Voel je je veilig vandaag?",
            "nl-B1: Voel je je veilig vandaag!",
            "schreeuwen",
        ),
        ("texts/berichten.yaml", "nl-B1: Prima. Een andere keer.", "nl-B1: Bel 0900-1234.", "0900-1234"),
        (
            "texts/berichten.yaml",
            "nl-B1: Dank je. Tot {dag}.",
            "nl-B1: Dank je. Tot {straks}.",
            "'{straks}' is onbekend",
        ),
        ("programmes/weekly.yaml", "elke: 7", "elke: week", "'week' is geen getal"),
        ("programmes/weekly.yaml", "gesprek: weekly", "gesprek: wekelijks", "'wekelijks' bestaat niet"),
    ],
)
def test_a_fault_names_the_file_and_the_line_where_it_stands(
    folder: Path, name: str, old: str, new: str, problem: str
) -> None:
    (fault,) = broken_line(folder, name, old, new)
    assert fault.file == name
    assert problem in fault.problem
    assert fault.remedy
    assert fault.line == line_of(folder, name, new)
    assert str(fault).startswith(f"{name}, regel {fault.line}")
    assert str(fault).endswith(f": {fault.problem} {fault.remedy}")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: b\na: c\n", 2, "'a' staat hier twee keer."),
        ("a: &x b\nc: d\n", 1, "Ankers"),
        ("a: b\nc: *x\n", 2, "Ankers"),
        ("a: b\nc: !!int 3\n", 2, "Etiketten"),
        ("a: b\nc: !eigen [d]\n", 2, "Etiketten"),
        ("a: b\n\tc: d\n", 2, "opmaak"),
        ("a: 'b\n", 2, "opmaak"),
        ("a: b\n---\nc: d\n", 2, "tweede document"),
        ("? [a, b]\n: c\n", 1, "naam moet gewone tekst"),
        ('a: "\\0"\n', 1, "onzichtbaar"),
        ('a: "\\ud800"\n', 1, "onzichtbaar"),
        ("# niets\n", 0, "leeg"),
        ("a: " + "[" * 30 + "]" * 30, 1, "dieper dan 20"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(
    folder: Path, text: str, line: int, problem: str
) -> None:
    (folder / "dialogues" / "extra.yaml").write_text(text, "utf-8")
    fault = faults(folder)[0]
    assert (fault.file, fault.line) == ("dialogues/extra.yaml", line)
    assert problem in fault.problem


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("dialogues/extra.yaml", b"a: \xff\n", "geen UTF-8"),
        ("dialogues/extra.yaml", b"a: \x07\n", "teken dat niet mag"),
        ("dialogues/extra.yaml", b"a: " + b"x" * 1024 * 1024, "groter dan 1 MiB"),
        ("dialogues/extra.yml", b"a: b\n", "eindigt niet op .yaml"),
        ("dialogues/extra.yaml.txt", b"a: b\n", "eindigt niet op .yaml"),
        ("dialoges/d9.yaml", b"a: b\n", "hoort nergens bij"),
    ],
)
def test_a_file_that_cannot_be_content_is_refused(
    folder: Path, name: str, content: bytes, problem: str
) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    (fault,) = faults(folder)
    assert fault.file == name
    assert problem in fault.problem


def test_faults_of_all_files_come_together(folder: Path) -> None:
    (folder / "programmes" / "weekly.yaml").write_text("programma: weekly\n", "utf-8")
    path = folder / "dialogues" / "d1.yaml"
    path.write_text(path.read_text("utf-8").replace("naar: nu", "naar: weg"), "utf-8")
    (folder / "texts" / "berichten.yaml").write_text("opener: {}\nvreemd: {}\n", "utf-8")
    found = faults(folder)
    assert {fault.file for fault in found} == {
        "programmes/weekly.yaml",
        "dialogues/d1.yaml",
        "texts/berichten.yaml",
    }
    assert len(found) >= 6


def test_a_broken_dialogue_is_told_once_and_not_again_by_its_programme(folder: Path) -> None:
    found = broken_line(folder, "dialogues/weekly.yaml", "naar: veilig", "naar: weg")
    assert [fault.file for fault in found] == ["dialogues/weekly.yaml"]


@pytest.mark.parametrize(
    ("name", "what"), [("dialogues/d0.yaml", "'d0'"), ("programmes/weekly.yaml", "'weekly'")]
)
def test_the_start_and_the_weekly_programme_cannot_be_taken_away(folder: Path, name: str, what: str) -> None:
    (folder / name).unlink()
    (fault,) = faults(folder)
    assert f"{what} ontbreekt" in fault.problem
    assert not fault.line
    assert str(fault).startswith(f"{fault.file}: ")


@pytest.mark.parametrize("name", ["dialogues/d1.yaml", "programmes/weekly.yaml"])
def test_a_name_that_is_used_twice_is_refused(folder: Path, name: str) -> None:
    shutil.copy(folder / name, (folder / name).with_stem("zz_nog_een"))
    (fault,) = faults(folder)
    assert "bestaat al" in fault.problem


def test_a_fault_in_the_lexicon_or_the_keywords_has_its_line_too(folder: Path) -> None:
    (folder / "keywords.yaml").write_text("keywords:\n  - woord: schuur\n    niveau: erg\n", "utf-8")
    (fault,) = faults(folder)
    assert (fault.file, fault.line) == ("keywords.yaml", 3)


def test_an_empty_folder_is_no_content(tmp_path: Path) -> None:
    assert "geen inhoud" in faults(tmp_path)[0].problem


def test_manuals_and_hidden_files_are_left_alone(folder: Path) -> None:
    (folder / ".editor").write_text("x", "utf-8")
    (folder / "dialogues" / "README.md").write_text("# x", "utf-8")
    assert ".editor" not in read_folder(folder).files


@settings(deadline=None)
@given(
    st.one_of(st.binary(), st.recursive(st.text(), st.lists).map(lambda value: json.dumps(value).encode()))
)
def test_bytes_that_are_no_release_are_refused_in_one_way(blob: bytes) -> None:
    with pytest.raises(ContentBroken):
        from_canonical(blob)


@pytest.mark.parametrize(
    "blob",
    [
        b"[" * 100_000,
        b'{"format":1,"files":{"a":' + b"[" * 900 + b"]" * 900 + b"}}",
        b'{"format":2,"files":{}}',
        b'{"format":1,"files":[]}',
        b'{"format":1,"files":{"a":3}}',
        b'{"format":1,"files":{}}',
    ],
)
def test_a_damaged_release_is_refused(blob: bytes) -> None:
    with pytest.raises(ContentBroken):
        from_canonical(blob)
