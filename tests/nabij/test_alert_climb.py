"""A cross-side alert is called out by this house, step by step, until a lead takes it."""

import io
import threading
from collections.abc import Iterator

import pytest
from vault_people import Building, Office, building_on

from bot.log import Log
from cases.desk import StaffRole
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import MINUTE, after
from cases.roster import Post
from cases.sides import Side
from cases.traffic import DueAlert
from nabij.alert_climb import AlertClimb
from vault.coordination_alerts import Climb


@pytest.fixture(scope="module", params=["sqlite"])
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


def test_a_night_without_an_answer_calls_the_lead_and_the_coordinator_and_an_answer_ends_it(
    building: Building,
) -> None:
    office = Office(building)
    lea, cor = office.hire("lea", StaffRole.LEAD), office.hire("cor", StaffRole.COORDINATOR)
    office.desk.set_post(lea, Side.A, Post.LEAD, lea.id)
    office.desk.set_post(lea, Side.A, Post.COORDINATOR, cor.id)
    called: list[tuple[int, StaffId]] = []
    begin = office.clock.now()

    def tell(staff: StaffId, alert: Climb) -> int:
        assert alert.level is Level.ACUTE
        called.append(((office.clock.now() - begin) // MINUTE, staff))
        return 1

    climb = AlertClimb(office.desk, tell, office.clock, Log(io.StringIO()))
    office.desk.deliver_alert(
        Side.B, DueAlert("rij", ClientId("p"), FlagId("f"), Level.ACUTE, "R25", imminent=True, at=begin)
    )
    stop = threading.Event()
    for minute in range(21):
        office.clock.domain = after(begin, minute * MINUTE)
        climb.once(stop)
    # Nobody answered a test page of these shifts yet, so that the coordinator is called with the lead.
    assert called[:2] == [(0, lea.id), (0, cor.id)]
    assert sorted({minute for minute, _ in called}) == [0, 5, 10, 15]
    before = len(called)
    (row,) = office.desk.alerts(lea)
    office.desk.acknowledge_alert(lea, row.id)
    office.clock.domain = after(begin, 60 * MINUTE)
    assert climb.once(stop) == 0
    stop.set()
    assert len(called) == before


def test_a_house_that_stops_leaves_the_step_to_the_next_one(building: Building) -> None:
    office = Office(building)
    office.desk.deliver_alert(
        Side.A,
        DueAlert("rij", ClientId("p"), FlagId("g"), Level.HIGH, "R33", imminent=False, at=office.clock.now()),
    )
    stop = threading.Event()
    stop.set()
    climb = AlertClimb(office.desk, lambda _who, _alert: 1, office.clock, Log(io.StringIO()))
    climb.once(stop)
    office.clock.domain = after(office.clock.now(), MINUTE)
    assert [one.step for one in office.desk.climbing(office.clock.now(), office.clock.now(), 5)] == [0]
