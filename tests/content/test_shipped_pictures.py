"""The sets of pictures of this repository, and what a release refuses about them."""

import shutil
from pathlib import Path

import pytest
from rulebooks import CONTENT, shipped_library

from bot.library import ContentBroken, canonical, from_canonical, read_folder
from bot.library_pictures import heard_pictures
from cases.levels import Language
from dialogs.pictures import IN_A_SET, Picture, PictureSet, sign_form
from dialogs.texts import PICTURE


def test_there_are_sets_enough_of_six_and_no_picture_stands_in_two() -> None:
    sets = shipped_library().texts.pictures
    signs = [sign_form(one.sign) for found in sets.values() for one in found.pictures]
    assert len(sets) >= 8
    assert {len(found.pictures) for found in sets.values()} == {IN_A_SET}
    assert len(signs) == len(set(signs))


def test_a_release_carries_its_pictures() -> None:
    library = shipped_library()
    carried = from_canonical(canonical(library)).texts.pictures
    assert carried.keys() == library.texts.pictures.keys()
    assert all(
        carried[name].shuffled("e1") == one.shuffled("e1") for name, one in library.texts.pictures.items()
    )


def test_the_line_above_them_says_nothing() -> None:
    said = {text for _, _, text in shipped_library().texts.wordings[PICTURE].everywhere()}
    assert {"Kies je plaatje.", "Choose your picture."} <= said
    assert len(said) == len({text for text in said if len(text) < 25})


@pytest.mark.parametrize(("sign", "word"), [("🔪", "ding"), ("🍎", "mes"), ("🍎", "hij slaat me")])
def test_a_picture_in_which_the_detector_hears_something_is_refused(sign: str, word: str) -> None:
    loud = PictureSet("fout", (Picture("een", sign, {"nl": word, "en": "thing"}),))
    (fault,) = heard_pictures({"fout": loud}, shipped_library().lexicon, ("pictures.yaml",))
    assert fault.path == ("pictures.yaml", "fout", "een")


def test_without_rules_there_is_nothing_to_hear() -> None:
    library = shipped_library()
    assert list(heard_pictures({}, library.lexicon, ())) == []
    assert library.texts.pictures["markt"].pictures[0].spoken(Language.EN) == "apple"


def test_a_set_of_five_is_refused_with_its_line(tmp_path: Path) -> None:
    for name in ("dialogues", "texts", "programmes", "replies"):
        shutil.copytree(CONTENT / name, tmp_path / name)
    lines = (CONTENT / "pictures.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "🌳" not in line]
    (tmp_path / "pictures.yaml").write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_folder(tmp_path, prove=False)
    place = next(number for number, line in enumerate(kept, 1) if line == "markt:")
    assert f"pictures.yaml, regel {place}" in str(broken.value)
