"""A moved or changed value never opens, and a sealing that forgets the client is found out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from drills.bench_telegram import BOTS, bench_telegram
from drills.swap import LIMITS, elsewhere, flipped, run_swap
from drills.swap_ports import Value
from nabij.drill.lodging import lodging
from nabij.drill.swap import StagedSwap, staged_swap
from vault.seal import DataKey, Sealer


class ForgetsTheClient(Sealer):
    """A planted weakness: the associated data does not name the client."""

    def _place(self, table: str, column: str, client: str, row: str, key: DataKey) -> bytes:
        del client  # forgotten on purpose
        return super()._place(table, column, "", row, DataKey("", "", key.version, key.kek, b"", key.box))


@pytest.fixture(scope="module")
def house() -> Iterator[StagedSwap]:
    with bench_telegram() as simulator, lodging(simulator.url, BOTS, None) as lodge:
        yield staged_swap(lodge)


def test_every_sealed_value_of_a_real_house_is_refused_everywhere_else(house: StagedSwap) -> None:
    found = run_swap(house, samples=3, seed=1)
    assert found["ok"]
    assert {name: found[name] for name in LIMITS} == LIMITS
    assert found["stored"] > 20
    assert found["columns"] == len(house.columns())


def test_a_column_that_nobody_covered_fails_the_drill(house: StagedSwap) -> None:
    class OneMore(StagedSwap):
        def columns(self) -> list[str]:
            return [*super().columns(), "side.later.text_sealed"]

    found = run_swap(OneMore(house.lodge, house.clients), samples=1, seed=1)
    assert not found["ok"]
    assert found["columns_missed"] == 1


def test_a_sealing_that_forgets_the_client_is_found_out(house: StagedSwap) -> None:
    weak = Weak(house.lodge, house.clients, kind=ForgetsTheClient)
    found = run_swap(weak, samples=1, seed=1)
    assert not found["ok"]
    assert found["opened"] > 0
    assert found["refused_share"] < 1.0


class Weak(StagedSwap):
    """Values that the weak sealing sealed: none of the stored ones is."""

    def values(self) -> list[Value]:
        return [self._sealed_weakly(each) for each in super().values()]

    def _sealed_weakly(self, value: Value) -> Value:
        place, key = value.place, self.keys[value.place]
        where = {"table": place.table, "column": place.column, "client": place.client, "row": place.row}
        sealed = self._sealer(place.side, place.side).seal(b"rustig", **where, key=key)
        return replace(value, sealed=sealed)


def test_every_byte_is_changed_once_and_no_value_goes_to_its_own_place(house: StagedSwap) -> None:
    value = house.values()[0]
    changed = list(flipped(value.sealed))
    assert len(changed) == len(value.sealed)
    assert all(sum(a != b for a, b in zip(each, value.sealed, strict=True)) == 1 for each in changed)
    assert value.place not in list(elsewhere(value, house.values()))
