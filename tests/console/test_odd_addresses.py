"""An address that no store can keep is as unknown as any other, on both databases."""

from collections.abc import Iterator

import pytest
from console_fakes import FakeFeed
from console_visit import Visit
from console_world import served
from vault_people import BOTH, PASSWORD, Building, Office, building_on

from cases.desk import StaffRole
from console.app import build
from console.settings import ConsoleSettings


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def fatma(building: Building) -> Iterator[Visit]:
    office, bugs = Office(building), list[str]()
    office.hire("fatma", StaffRole.PRIVACY)
    store, settings = office.desk, ConsoleSettings(secure=False)
    app = build(
        {},
        store,
        store.door,
        office.clock,
        office.ids,
        settings,
        feed=FakeFeed(),
        report=lambda _, sort: bugs.append(sort),
    )
    with served(app) as url, Visit(url) as visit:
        assert visit.log_in("fatma", "coordinatie", PASSWORD).status_code == 303
        yield visit
    assert bugs == []


@pytest.mark.parametrize("odd", ["%00", "a%00b", "%ED%A0%80", "%FF", "%EF%BF%BF", "%0A", "x" * 3000])
def test_an_odd_address_is_unknown_as_any_other(fatma: Visit, odd: str) -> None:
    unknown = fatma.get("/beoordelen/niemand/waarom")
    answer = fatma.get(f"/beoordelen/{odd}/waarom")
    assert (answer.status_code, answer.text) == (unknown.status_code, unknown.text)
    fields = {"oordeel": "in_order", "vervolg": "none"}
    assert fatma.post(f"/beoordelen/{odd}", **fields).status_code == 404
    assert fatma.post("/inzage", client=odd, medewerker="a\0b").status_code == 200
