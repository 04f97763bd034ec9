"""The poison drill passes on a slice of the corpus, and fails when anything is not as it should be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from commands_here import run_here

from cases.sides import Side
from drills.poison import Dose, run_poison
from drills.poison_corpus import corpus
from drills.poison_item import ANY, APART, CANARY, HANDLED, Aim, Dice, Poison, text_of
from drills.poison_ports import Kept, PoisonHouse
from nabij.drill.poison import StagedPoison, StagedTheatre

AIM = Aim(100, 7, 5, 1_800_000_000, 99)


def beyond(result: dict[str, Any]) -> set[str]:
    """Return the figures beyond their limit, but for the one that tells how busy this machine is."""
    limits = result["limits"]
    return {name for name, limit in limits.items() if result[name] > limit} - {"slowest_help_s"}


def drill(*arguments: str) -> tuple[int, dict[str, Any]]:
    done = run_here("drill", "poison", *arguments)
    return done.code, done.last


def test_a_slice_of_every_family_harms_nobody() -> None:
    code, result = drill("--items", "150")
    assert (beyond(result), result["failed"]) == (set(), [])
    assert (code == 0) is result["ok"]
    assert (result["status_200"], result["help_handled"], result["refused_401"]) == (150, 150, 150)
    fates = [result[fate] for fate in ("handled", "ignored", "quarantined", "repeated")]
    assert sum(fates) == 150
    assert min(fates) > 0
    assert result["log_lines"] > 1_000
    assert set(result["limits"]) <= set(result["figures"])


@pytest.mark.postgres
def test_postgresql_carries_it_too() -> None:
    _, result = drill("--items", "60", "--database", "postgres", "--seed", "2")
    assert (beyond(result), result["failed"], result["help_handled"]) == (set(), [], 60)


class Spoilt(StagedPoison):
    """A house of which everything looks worse than it is."""

    def kept(self, side: Side, bodies: Iterable[bytes]) -> Sequence[Kept | None]:
        found = super().kept(side, bodies)
        return [each and replace(each, flagged=False, sealed=False, attempts=4) for each in found]

    def journal(self) -> Iterator[str]:
        yield from super().journal()
        yield f'{{"event": "sent", "code": "{CANARY}"}}\n'
        yield "Traceback (most recent call last):\n"

    def fallen(self) -> Sequence[str]:
        return ["inbox_a"]


@dataclass(frozen=True)
class SpoiltTheatre:
    @contextmanager
    def open(self, telegram_url: str, pager_url: str) -> Iterator[PoisonHouse]:
        with StagedTheatre(None).open(telegram_url, pager_url) as house:
            assert isinstance(house, StagedPoison)
            yield Spoilt(house.stage, house.folder)


def test_each_thing_that_may_go_wrong_fails_the_drill() -> None:
    items = [
        Poison("apart", lambda _: b"no update", APART),
        Poison("wrong-fate", lambda aim: text_of(aim, "hoi"), APART),
        Poison("lost", lambda aim: text_of(replace(aim, update=aim.earlier), "hoi"), HANDLED),
    ]
    result = run_poison(SpoiltTheatre(), Dose(len(items), chats=6), items)
    assert result["ok"] is False
    assert set(result["failed"]) >= {
        "apart: not sealed",
        "apart: set apart without a flag",
        "wrong-fate: ended as handled",
        "lost: ended as nothing",
    }
    assert (result["log_leaks"], result["dead_loops"], result["most_attempts"]) == (2, 1, 4)
    assert result["help_handled"] == 3


def test_the_corpus_is_the_same_for_a_seed_and_another_for_another_seed() -> None:
    one, again, other = (corpus(2000, seed) for seed in (1, 1, 2))
    assert [each.name for each in one] == [each.name for each in again]
    assert [each.make(AIM) for each in one[:400]] == [each.make(AIM) for each in again[:400]]
    assert [each.name for each in one] != [each.name for each in other]


def test_the_corpus_holds_2000_named_updates_of_all_families_from_the_start_on() -> None:
    whole = corpus(2000, 1)
    families = Counter(each.name.partition("/")[0] for each in whole)
    assert len({each.name for each in whole}) == 2000
    assert len(families) >= 38
    assert {each.name.partition("/")[0] for each in whole[: len(families)]} == set(families)
    assert sum(each.due != ANY for each in whole) > 600, "what must become of it is known of many"


def test_no_body_is_made_for_another_chat_than_the_one_it_is_aimed_at() -> None:
    there = Aim(100, 777_000_111, 5, 1_800_000_000, 99)
    for each in corpus(3000, 1):
        body = each.make(there)
        assert b'"id": 7,' not in body
        assert len(body) < 3 * 1024 * 1024


def test_dice_fall_inside_their_sides_and_differ_by_name() -> None:
    dice = Dice(1)
    thrown = [dice.throw(f"{number}", 6) for number in range(600)]
    assert set(thrown) == set(range(6))
    assert dice.throw("a", 2**60) != dice.throw("b", 2**60)
