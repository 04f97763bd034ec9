"""The shred drill: nobody who was erased is readable again, and a house that forgets less is found out."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from commands_here import run_here
from sqlalchemy import insert, select

from drills.result import progress
from drills.shred import LIMITS, REFUSED, run_shred
from drills.shred_ports import Start
from nabij.drill.shred import StagedShred
from nabij.drill.shred import _shreds as opened
from nabij.erasing import replayed
from nabij.refused import Refused
from vault.tables_side import dek

UP = Start(came_up=True, code=0, said="")
NO = Start(came_up=False, code=REFUSED, said="De wislijst ontbreekt.")


@dataclass
class Paper:
    """A house on paper that forgets as it should; ``fault`` names what it does not do."""

    fault: str = ""
    copied: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    risen: bool = False
    ledger: bool = True

    def clients(self) -> Sequence[str]:
        return ["a0", "a1", "b0", "b1"]

    def backup(self) -> int:
        self.copied = set(self.clients())
        return 8

    def erase(self, client: str) -> str:
        if client in self.gone:
            return "already"
        self.gone.add(client)
        return "waiting" if self.fault == "waits" else "erased"

    def restore(self) -> None:
        self.risen = self.fault != "restores_nothing"

    def readable(self, clients: Collection[str]) -> int:
        stays = {"key_stays": 1, "live_stays": 0 if self.risen else 1}.get(self.fault, 0)
        return sum(each not in self.gone or self.risen for each in clients) or stays

    def whole(self, clients: Collection[str]) -> float:
        if self.fault == "others_hurt" and self.gone and not self.risen:
            return 0.75
        return 0.5 if self.fault == "half_a_backup" and len(clients) == 4 else 1.0

    def traces(self, clients: Collection[str], what: str) -> int:
        if self.risen:
            return 0 if self.fault == "blind_search" else len(clients)
        return int(self.fault == f"{what}_in_files")

    def log_traces(self, clients: Collection[str]) -> int:
        return len(clients)

    def start(self) -> Start:
        if not self.ledger:
            return Start(came_up=False, code=REFUSED, said="kapot") if self.fault == "other_word" else NO
        self.risen = self.risen and self.fault == "replays_nothing"
        return Start(came_up=False, code=1, said="") if self.fault == "stays_down" else UP

    @contextmanager
    def without_ledger(self) -> Iterator[None]:
        yield from self._taken("starts_without")

    @contextmanager
    def cut_ledger(self) -> Iterator[None]:
        yield from self._taken("starts_cut")

    @contextmanager
    def edited_ledger(self) -> Iterator[None]:
        yield from self._taken("starts_edited")

    def _taken(self, fault: str) -> Iterator[None]:
        self.ledger = self.fault == fault
        yield
        self.ledger = True


def test_a_house_that_forgets_as_it_should_passes() -> None:
    found = run_shred(Paper(), 1)
    assert found["ok"]
    assert {name: found[name] for name in LIMITS} == LIMITS
    assert (found["clients"], found["erased"], found["erased_twice"]) == (4, 2, 2)


@pytest.mark.parametrize(
    ("fault", "figure"),
    [
        ("key_stays", "readable_erased"),
        ("live_stays", "readable_erased_live"),
        ("others_hurt", "readable_others"),
        ("keys_in_files", "traces"),
        ("addresses_in_files", "address_traces"),
        ("waits", "not_waited"),
        ("half_a_backup", "readable_before"),
        ("restores_nothing", "brought_back"),
        ("replays_nothing", "readable_erased"),
        ("starts_without", "refused_without_ledger"),
        ("starts_cut", "refused_cut_ledger"),
        ("starts_edited", "refused_edited_ledger"),
        ("other_word", "refused_cut_ledger"),
        ("stays_down", "started"),
        ("blind_search", "traces_brought_back"),
    ],
)
def test_each_thing_that_a_house_does_not_do_fails_the_drill(fault: str, figure: str) -> None:
    found, sound = run_shred(Paper(fault), 1), run_shred(Paper(), 1)
    assert not found["ok"]
    assert found[figure] != sound[figure]


def test_a_small_run_of_the_program_passes_and_prints_its_figures() -> None:
    done = run_here("drill", "shred", "--clients", "4")
    assert (done.code, done.last["ok"]) == (0, True)
    assert {name: done.last[name] for name in LIMITS} == LIMITS
    assert done.last["erased"] == 4


class StartsHere(StagedShred):
    """A house that starts in this process, as far as the ledger is looked at: quicker, as strict."""

    def start(self) -> Start:
        try:
            replayed(self.settings, progress)
        except Refused as refused:
            return Start(came_up=False, code=REFUSED, said=" ".join(refused.problems))
        return UP


class LeavesTheKeys(StartsHere):
    """A planted fault: everything of a client goes but the wrapped keys."""

    def erase(self, client: str) -> str:
        store = self.lodge.house.sides[self.whose[client]].database
        with store.read() as conn:
            kept: list[dict[str, Any]] = [
                dict(row) for row in conn.execute(select(dek).where(dek.c.client == client)).mappings()
            ]
        said = super().erase(client)
        if said == "erased":
            with store.begin() as conn:
                conn.execute(insert(dek), kept)
        return said


def test_an_eraser_that_leaves_the_keys_is_found_out_in_a_real_house() -> None:
    with opened(None, 4) as house:
        weak = LeavesTheKeys(house.lodge, house.whose, house.folder, house.beneath)
        found = run_shred(weak, 1)
    assert not found["ok"]
    assert found["readable_erased_live"] == found["erased"] == 4
    for each in ("without", "cut", "edited"):
        assert found[f"refused_{each}_ledger"]
    assert found["started"]
    assert found["readable_others"] == 1.0
