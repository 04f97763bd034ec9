"""The stories of a release are played on it, and what they must raise keeps it from going live."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from rulebooks import CONTENT, shipped_library

from bot.library import ContentBroken, from_plain, read_folder
from bot.library_stories import must_hold, practice_book, story_faults
from cases.content import Plain
from cases.levels import Level
from nabij.lexicon.checking import checked
from nabij.refused import Refused


def test_every_story_that_is_shipped_holds() -> None:
    library = shipped_library()
    assert len(library.stories) >= 5
    assert must_hold(library) is library
    assert story_faults(replace(library, stories={})) == ()


def test_a_story_whose_alarm_is_lost_or_that_is_stuck_blocks_and_a_lighter_one_does_not() -> None:
    library = shipped_library()
    name, story = next(iter(library.stories.items()))
    more = replace(story, alarms=(*story.alarms, ("R05", Level.ACUTE)))
    told = story_faults(replace(library, stories={name: more}))
    assert [one.file for one in told] == [name]
    assert "R05 (acuut)" in told[0].problem
    stuck = replace(story, tryout=replace(story.tryout, dialogue="weg"))
    with pytest.raises(ContentBroken) as broken:
        must_hold(replace(library, stories={name: stuck}))
    assert "loopt vast: stap 1" in broken.value.faults[0].problem
    mild = replace(story, alarms=(("R99", Level.CONCERN),))
    assert story_faults(replace(library, stories={name: mild})) == ()


def test_a_story_that_cannot_be_read_is_a_fault_with_its_place() -> None:
    files: dict[str, Plain] = {**shipped_library().files, "stories/x.yaml": {"verhaal": "x"}}
    with pytest.raises(ContentBroken) as broken:
        from_plain(files)
    assert [(one.file, bool(one.remedy)) for one in broken.value.faults] == [("stories/x.yaml", True)]


def test_the_command_that_checks_content_plays_the_stories(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    copytree(CONTENT, folder)
    path = folder / "stories" / "weekly-niet-veilig.yaml"
    path.write_text(path.read_text().replace("antwoord: nee", "antwoord: ja"))
    with pytest.raises(Refused) as told:
        checked(folder)
    assert "stories/weekly-niet-veilig.yaml" in str(told.value)
    assert checked(folder, floor=False).library.stories


def test_the_rules_to_try_out_with_are_those_of_the_content() -> None:
    book = practice_book(shipped_library())
    assert isinstance(book.scripts, Mapping)
    assert book.detector.second is shipped_library().second
    assert read_folder(CONTENT, prove=False).stories.keys() == shipped_library().stories.keys()
