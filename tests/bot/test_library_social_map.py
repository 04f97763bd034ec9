"""The sociale kaart is content: it travels with a release, and a fault in it is told with its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.library import ContentBroken, canonical, from_canonical, read_folder
from cases.social_map import ALWAYS, look_up

SHIPPED = Path(__file__).parents[2] / "content"
LONG_AFTER = date(2099, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("lexicon"))
    (copy / "lexicon").mkdir()
    shutil.copy(SHIPPED / "lexicon" / "klassen.yaml", copy / "lexicon")
    return copy


def test_the_shipped_map_travels_with_a_release_and_grows_stale(folder: Path) -> None:
    library = from_canonical(canonical(read_folder(folder)))
    checked = max(one.checked_on for one in library.social_map)
    assert [one.key for one in look_up(library.social_map, "kind", "", checked)] == ["vt", "kt"]
    assert [one.key for one in look_up(library.social_map, "kind", "", LONG_AFTER)] == ["vt"]
    shown = {one.key for one in library.social_map if one.is_shown(LONG_AFTER)}
    assert shown == set(ALWAYS)


def test_content_of_before_the_map_reads_as_an_empty_one(folder: Path) -> None:
    (folder / "social_map.yaml").unlink()
    assert read_folder(folder).social_map == ()


def test_a_fault_in_the_map_is_told_with_its_line(folder: Path) -> None:
    path = folder / "social_map.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "nagekeken: " in line)
    lines[at] = "    nagekeken: gisteren"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_folder(folder)
    (fault,) = broken.value.faults
    assert (fault.file, fault.line) == ("social_map.yaml", at + 1)
