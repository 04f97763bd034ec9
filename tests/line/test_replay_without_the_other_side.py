"""Replaying one side with and without the other gives the same bytes: rows, words, and when they came.

On real stores and whole turns, with the clock and the ids told (design §2, rule 3; issue 05).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from replay_house import Replay, Shown, prepared, replayed

from cases.moments import HOUR, MINUTE, after
from cases.sides import Side
from drills.chance import Chance, chance_of
from nabij.drill.stages import monday_ten

DAYS = 6
SAID = ("hoi", "het gaat wel", "mens", "later", "ik ga er nu heen", "ik ben zo boos op haar", "wis", "vaker")


class Other(StrEnum):
    """How the other side of the case is; the first is: there is none."""

    NOBODY = "nobody"
    CALM = "calm"
    ACUTE = "acute"
    STOPPED = "stopped"
    DELETED = "deleted"


@dataclass(frozen=True)
class Left:
    """All that one side leaves behind."""

    rows: dict[str, list[dict[str, Any]]]
    words: list[tuple[str, str, str]]
    shown: list[Shown]


def lived(stage: Replay, other: Other, seed: int) -> Left:
    """Live some days on side b, beside somebody on side a; return what side b left."""
    sides = (Side.A, Side.B) if other is not Other.NOBODY else (Side.B,)
    stage.enrol(Side.B)
    if other is not Other.NOBODY:
        stage.enrol(Side.A, stage.case_link(Side.A))
    dice = chance_of(seed)
    for hours in range(5, DAYS * 24, 11):
        stage.forward(after(monday_ten(), hours * HOUR + 7 * MINUTE), sides)
        if other is not Other.NOBODY:
            meddle(stage, other, hours)
        step(stage, dice)
        stage.forward(after(monday_ten(), hours * HOUR + 38 * MINUTE), sides)
        if other is Other.ACUTE:
            stage.calm(Side.A)
    return Left(stage.rows(Side.B), stage.words(Side.B), stage.shown[Side.B])


def step(stage: Replay, dice: Chance) -> None:
    """Tap what is on the phone of side b, write something, or keep silent; a worker does the rest."""
    choice = dice.random()
    last = next((one for one in reversed(stage.shown[Side.B]) if one.text), None)
    if choice < 0.6 and last is not None and last.keyboard:
        stage.write(Side.B, dice.choice([label for row in last.keyboard for label in row]))
    elif choice < 0.8:
        stage.write(Side.B, dice.choice(SAID))
    if choice < 0.5:
        stage.calm(Side.B)


def meddle(stage: Replay, other: Other, hours: int) -> None:
    """Live on side a."""
    first = hours == 5
    if other is Other.ACUTE and hours % 3 == 0:
        stage.write(Side.A, "help hij staat voor de deur met een mes")
    elif other is Other.STOPPED and first:
        stage.write(Side.A, "stop")
    elif other is Other.DELETED and first:
        stage.erase(Side.A)
    elif other is Other.CALM:
        stage.write(Side.A, "ja")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("replay") / "template"
    folder.mkdir()
    prepared(folder)
    return folder


@pytest.fixture(scope="module")
def alone(template: Path) -> Iterator[Left]:
    with replayed(template, template.parent / "alone") as stage:
        yield lived(stage, Other.NOBODY, seed=5)


@pytest.mark.parametrize("other", Other)
def test_side_b_is_the_same_byte_for_byte_whoever_is_on_side_a(
    other: Other, alone: Left, template: Path
) -> None:
    with replayed(template, template.parent / other.value) as stage:
        beside = lived(stage, other, seed=5)
        if other is Other.ACUTE:
            assert len(stage.shown[Side.A]) > 3, "side a did live beside it"
    assert beside.shown == alone.shown
    assert beside.words == alone.words
    for table, rows in alone.rows.items():
        assert beside.rows[table] == rows, table


def test_what_is_compared_is_a_life_with_danger_in_it(alone: Left) -> None:
    assert len(alone.shown) > 10
    assert {"message", "outbox", "checkin", "flag", "task", "client"} <= {
        table for table, rows in alone.rows.items() if rows
    }
