"""Sixty faults sown in the shipped content: not one gets in, and each is told with its place and remedy."""

import json

import pytest
from rulebooks import shipped_library

from bot.library import ContentBroken, Fault, from_canonical
from drills.content_seeds import KINDS, Files, Pick, sow

SEEDS = (5, 2027)


def plain_files() -> Files:
    """Return the shipped content without the rules for danger, which have tests of their own."""
    files = json.loads(json.dumps(shipped_library().files))
    kept = {name: plain for name, plain in files.items() if not name.startswith(("lexicon/", "replies/"))}
    return {**kept, "lexicon/klassen.yaml": files["lexicon/klassen.yaml"]}


def refused(files: Files) -> tuple[Fault, ...]:
    with pytest.raises(ContentBroken) as broken:
        read(files)
    return broken.value.faults


def read(files: Files) -> None:
    from_canonical(json.dumps({"format": 1, "files": files}).encode())


@pytest.fixture(scope="module")
def files() -> Files:
    return plain_files()


def test_what_is_left_of_the_content_without_a_fault_is_good(files: Files) -> None:
    for name in files:
        if name.startswith("dialogues/"):
            read(sow(files, name))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_a_sown_fault_is_refused_where_it_stands_with_what_to_do(files: Files, kind: int, seed: int) -> None:
    sown = KINDS[kind](files, Pick(f"{kind}/{seed}"))
    found = [one for one in refused(sown.files) if sown.problem in one.problem]
    assert (sown.file, sown.step, sown.language) in [(one.file, one.step, one.language) for one in found]
    assert all(one.remedy for one in found)


def test_there_are_sixty_of_them() -> None:
    assert len(KINDS) * len(SEEDS) == 60
