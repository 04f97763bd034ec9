"""How many people meet a change next: numbers, and no person."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert
from vault_desks import Desks, desks_in, new_client
from vault_people import BOTH, Building, building_on

from cases.moments import DAY, Moment
from vault.side_counts import PlannedCounts
from vault.tables_side import checkin
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
