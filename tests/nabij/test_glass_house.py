"""Breaking the glass in a real house: stores, desks and the watch of one process, without a messenger."""

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vault_desks import new_client

from bot.clock import MovableClock, SystemClock
from bot.log import Log, Said
from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.glass import FollowUp, GlassReason, Judged, LogQuestion
from cases.ids import BotId, StaffId
from cases.sides import Side
from nabij.access_watch import AccessWatch
from nabij.drill.stages import monday_ten
from nabij.house import House, Tempo, real_tempo
from nabij.prepare import migrate_all, write_keys
from nabij.stage import Person, StagedBot, man, stage_settings

PASSWORD = "een-lang-wachtwoord"
BOTS = (
    StagedBot(Side.A, "1001:glass-side-a", "planning_glass_a_bot", "Planning"),
    StagedBot(Side.B, "1002:glass-side-b", "agenda_glass_b_bot", "Agenda"),
)
CREW = (
    Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("fatma", PASSWORD, "Fatma", StaffRole.PRIVACY, None),
    Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
)


class Called:
    """Takes the place of the channels: remembers who was called."""

    def __init__(self) -> None:
        self.people: list[StaffId] = []

    def review(self, staff: StaffId) -> int:
        self.people.append(staff)
        return 1


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    settings = stage_settings(tmp_path, "http://127.0.0.1:9", BOTS)
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    clock = MovableClock(SystemClock(), ())
    clock.move_to(monday_ten())
    with House(settings, Tempo(clock, real_tempo().ids), Log(io.StringIO(), strict=True)) as made:
        man(made, CREW)
        yield made


def person(house: House, alias: str) -> Staff:
    return house.front.staff(next(one.staff for one in house.front.colleagues() if one.alias == alias))


def test_a_lead_reads_one_client_through_broken_glass_and_two_others_hear_of_it(house: House) -> None:
    anna, lies, fatma, carla = (person(house, name) for name in ("Anna", "Lies", "Fatma", "Carla"))
    desk = house.sides[Side.A].desk
    client = desk.enrol(anna, replace(new_client(), bot=BotId("a1")))
    (_, code, _), *_ = house.front.cases(lies)
    with pytest.raises(NotFound):
        desk.conversation(lies, client)
    assert house.front.parties_of(lies, code, Side.B) == ()
    (party,) = house.front.parties_of(lies, code, Side.A)
    house.front.break_glass(lies, party, Side.A, GlassReason.EMERGENCY_SERVICES, "De politie belt nu.")
    assert desk.glass.seen(lies).state.client == client
    with pytest.raises(NotFound):
        house.sides[Side.B].desk.glass.seen(lies)
    with pytest.raises(NotFound):
        desk.conversation(lies, client)
    called, said = Called(), list[Said]()
    log = Log(io.StringIO(), strict=True, heard=said.append)
    limits = house.settings.access.limits
    watch = AccessWatch(house.front, called, lambda: limits, house.hall.tempo.clock, log)
    watch.once(threading.Event())
    assert sorted(called.people) == sorted([fatma.id, carla.id])
    assert said == [Said.GLASS_TOLD]
    (row,) = house.front.reviews(fatma)
    house.front.close_review(fatma, row.id, Judged.IN_ORDER, FollowUp.NONE)
    emergencies = house.front.search_log(fatma, LogQuestion(emergency=True))
    assert [one.action for one in reversed(emergencies)] == ["break_glass", "read_conversation"]
    assert {one.basis.partition(":")[0] for one in emergencies} == {"break_glass"}
