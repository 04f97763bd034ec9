"""Learned weights travel with the content: refused when they are not whole, and heard when they are."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeCoordination, FixedClock
from second_opinions import LEANING, SIDEWAYS, sealed

from bot.brain import Brain
from bot.library import LARGEST_FILE, WEIGHTS, ContentBroken, canonical, from_canonical, read_folder
from bot.log import Log
from bot.telegram import arrival
from cases.facts import Facts
from cases.ids import ReleaseId
from cases.levels import Level
from cases.moments import Moment
from cases.sides import Side, Speaker
from escalation.screen import screen

SHIPPED = Path(__file__).parents[2] / "content"
HEAVY = dict.fromkeys(LEANING, 120)
RULE = """rules:
- {id: hulp, code: R23, category: help_now, severity: acute, any_order: [alarmkreet],
   uitleg: Hulp gevraagd., tests: {raak: [alarmkreet]}}
"""
NO_WEIGHTS = "Dit zijn geen gewichten."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the shipped content with a small lexicon and small weights, so that a test may break them."""
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("lexicon"))
    (copy / "lexicon").mkdir()
    (copy / "lexicon" / "hulp.yaml").write_text(RULE, "utf-8")
    (copy / WEIGHTS).write_text(json.dumps(sealed(HEAVY)), "utf-8")
    return copy


def test_a_release_carries_the_weights_as_they_were(folder: Path) -> None:
    library = read_folder(folder)
    again = from_canonical(canonical(library))
    assert again.second == library.second
    assert again.second is not None
    assert again.second.weights["=lampion"].adds == 120


def test_content_without_weights_screens_by_rules_alone(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    assert read_folder(folder).second is None


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda _: b"", NO_WEIGHTS),
        (lambda whole: whole[: len(whole) // 2], NO_WEIGHTS),
        (lambda _: b"[]", NO_WEIGHTS),
        (lambda _: b"{}", "Het veld 'sha256' ontbreekt."),
        (lambda _: b'{"bias": 1}', NO_WEIGHTS),
        (lambda _: b"\xff\xfe\x00", NO_WEIGHTS),
        (lambda _: b"[" * 100_000, NO_WEIGHTS),
        (lambda whole: whole + b" " * LARGEST_FILE, "Dit bestand is groter dan 1 MiB."),
        (
            lambda whole: whole.replace(b"-1.5", b"+1.5"),
            "De gewichten horen niet bij hun controlegetal (sha256).",
        ),
    ],
    ids=["empty", "half", "list", "nothing", "numbers", "bytes", "deep", "large", "changed"],
)
def test_weights_that_are_not_whole_are_refused_by_file(
    folder: Path, damage: Callable[[bytes], bytes], problem: str
) -> None:
    path = folder / WEIGHTS
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ContentBroken) as broken:
        read_folder(folder)
    assert [(fault.file, fault.problem) for fault in broken.value.faults] == [(WEIGHTS, problem)]


@pytest.fixture
def whole(folder: Path) -> Path:
    """Give the same with the shipped lexicon: a release that hears nothing would be refused."""
    (folder / "lexicon" / "hulp.yaml").unlink()
    for path in (SHIPPED / "lexicon").glob("*.yaml"):
        shutil.copy(path, folder / "lexicon")
    return folder


def brain_on(body: bytes, log: Log, *, second_opinion: bool = True) -> Brain:
    office = FakeCoordination(release=(ReleaseId(4), body))
    return Brain(office, Side.A, FixedClock(Moment(0)), arrival, log, second_opinion=second_opinion)


def level_of(brain: Brain) -> Level:
    return screen(SIDEWAYS, Speaker.VICTIM, Facts(), brain.rules().book.detector).level


def test_a_side_hears_the_second_opinion_of_its_release_unless_it_is_switched_off(
    whole: Path, log: Log
) -> None:
    body = canonical(read_folder(whole))
    assert level_of(brain_on(body, log)) is Level.REVIEW
    assert level_of(brain_on(body, log, second_opinion=False)) is Level.NONE


def test_a_release_with_damaged_weights_leaves_the_last_good_one_in_place(whole: Path, log: Log) -> None:
    good = canonical(read_folder(whole))
    brain = brain_on(good, log)
    assert brain.rules().book.release == 4
    office = brain.coordination
    assert isinstance(office, FakeCoordination)
    office.release = (ReleaseId(5), good.replace(b'"-1.5"', b'"-2.5"'))
    brain.learn()
    assert brain.rules().book.release == 4
    assert level_of(brain) is Level.REVIEW
