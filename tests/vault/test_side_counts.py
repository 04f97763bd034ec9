"""How many people meet a change next: numbers, and no person."""

from collections.abc import Iterator

import pytest
from sqlalchemy import LargeBinary, Text, insert
from vault_desks import Desks, desks_in, new_client
from vault_people import BOTH, Building, building_on

from cases.ids import ClientId
from cases.moments import DAY, MINUTE, Moment
from cases.step_counts import StepCount
from vault.engine import Store
from vault.side_counts import PlannedCounts
from vault.tables_rights import client_request
from vault.tables_side import answer, checkin
from vault.tables_side import side as side_tables


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def test_people_are_counted_once_and_the_first_moment_is_told(desks: Desks) -> None:
    worker = desks.office.hire("noor")
    people = [desks.a.enrol(worker, new_client(alias)) for alias in ("Merel", "Duin")]
    store = desks.office.building.store("side_a", side_tables)
    now = desks.office.clock.now()
    for number, (who, script, due, state) in enumerate(
        [
            (people[0], "d1", now + DAY, "due"),
            (people[0], "weekly", now + 3 * DAY, "due"),
            (people[1], "d1", now + 2 * DAY, "due"),
            (people[1], "d3", now - DAY, "due"),
            (people[1], "d2", now + DAY, "asked"),
        ]
    ):
        row = {"id": f"x{number}", "client": who, "local_date": f"2027-01-{number + 10}", "slot": "day"}
        row |= {"script": script, "state": state, "reason": "", "due_at": due, "answer_step": 0}
        with store.begin() as conn:
            conn.execute(insert(checkin).values(row))
    counts = PlannedCounts(store, desks.office.clock)
    assert counts.who_gets(frozenset({"d1"})) == (2, Moment(now + DAY))
    assert counts.who_gets(frozenset({"weekly"})) == (1, Moment(now + 3 * DAY))
    assert counts.who_gets(frozenset({"d2", "d3"})) == (0, None)
    assert counts.who_gets(None)[0] == 2


def test_talks_are_counted_by_step_and_only_of_ten_people_or_more(desks: Desks) -> None:
    worker = desks.office.hire("noor")
    people = [desks.a.enrol(worker, new_client(f"Merel {n}")) for n in range(12)]
    store = desks.office.building.store("side_a", side_tables)
    now = desks.office.clock.now()
    for n, who in enumerate(people):
        met = ("hoe", "veilig", "slot") if n < 9 else ("hoe", "veilig") if n < 11 else ("hoe",)
        talk(store, who, f"vandaag-{n}", now, met)
        talk(store, who, f"gisteren-{n}", now - DAY, ("hoe",))
        talk(store, who, f"vorig-jaar-{n}", now - 300 * DAY, ("veilig",))
    counts = PlannedCounts(store, desks.office.clock)
    assert counts.where_talks_stop("d1") == [StepCount("hoe", 24, 13), StepCount("veilig", 11, 0)]
    assert counts.where_talks_stop("d2") == []
    restrict(store, people[:2])
    assert counts.where_talks_stop("d1") == [StepCount("hoe", 20, 11)]


def talk(store: Store, client: ClientId, checkin_id: str, at: Moment, met: tuple[str, ...]) -> None:
    """Keep answers to these steps, one minute after the other."""
    rows = [
        {"id": f"{checkin_id}-{n}", "client": client, "checkin": checkin_id, "script": "d1", "step": step}
        | {"value_sealed": b"", "at": at + n * MINUTE}
        for n, step in enumerate(met)
    ]
    with store.begin() as conn:
        conn.execute(insert(answer), rows)


_FILL = {Text: "x", LargeBinary: b"x"}


def restrict(store: Store, people: list[ClientId]) -> None:
    """Have it asked that the data of these people is used for nothing but safety."""
    with store.begin() as conn:
        for n, who in enumerate(people):
            row = {column.name: _FILL.get(type(column.type), 0) for column in client_request.c}
            conn.execute(insert(client_request).values(row | {"id": f"r{n}", "client": who, "restricts": 1}))
