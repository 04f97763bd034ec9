"""A killed house comes back: what is not too late is asked once, the rest is planned anew and noted."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pytest
from line_stage import OPENER
from sqlalchemy import Row, Table, select

from cases.moments import HOUR, MINUTE, after
from cases.sides import Side
from drills.ports import BotOf, KillHouse
from nabij.drill.kill_house import StormedHouse, StormTheatre
from nabij.drill.street import RoleProcess
from simulator import Limits, Phone, Simulator
from vault.tables_side import checkin, outbox, task

BOTS = (
    BotOf(Side.A, "1001:outage-side-a", "planning_outage_a_bot"),
    BotOf(Side.B, "2002:outage-side-b", "agenda_outage_b_bot"),
)
PATIENCE = 30.0


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(on=False)) as opened:
        for bot in BOTS:
            opened.add_bot(bot.token, bot.username)
        yield opened


@pytest.fixture
def house(simulator: Simulator) -> Iterator[StormedHouse]:
    with ExitStack() as stack:
        theatre = StormTheatre(None, simulator.clock.set, None)
        opened = stack.enter_context(theatre.open(simulator.url, BOTS, ""))
        assert isinstance(opened, StormedHouse)
        yield opened


def runs(house: KillHouse) -> RoleProcess:
    process = house.street.start("web+worker+clock+sender")
    process.wait_until_up()
    assert isinstance(process, RoleProcess)
    return process


def rows(house: StormedHouse, table: Table, client: str) -> Sequence[Row[Any]]:
    with house.house.sides[Side.A].database.read() as conn:
        return conn.execute(select(table).where(table.c.client == client)).all()


def joined(simulator: Simulator, house: StormedHouse, user: int) -> tuple[str, Phone]:
    enrolled = house.enrol(Side.A, f"Duin-{user}", neutral=False)
    phone = simulator.phone(user)
    phone.start(BOTS[0].username, enrolled.token)
    simulator.wait_until(lambda: house.accept(Side.A, enrolled.client), PATIENCE)
    phone.wait_for(BOTS[0].username, lambda screen: bool(screen.buttons), PATIENCE)
    return enrolled.client, phone


def openers(house: StormedHouse, client: str) -> list[str]:
    return [row.state for row in rows(house, outbox, client) if row.kind == "opener"]


def test_after_a_kill_a_late_check_in_is_asked_once_and_one_that_is_too_late_is_planned_anew(
    simulator: Simulator, house: StormedHouse
) -> None:
    process = runs(house)
    late, phone = joined(simulator, house, 11)
    too_late, other = joined(simulator, house, 12)
    process.kill()

    now = house.now()
    house.fall_due(Side.A, late, after(now, 3 * HOUR))
    house.fall_due(Side.A, too_late, after(now, HOUR))
    house.forward(after(now, 4 * HOUR + 5 * MINUTE))
    for _ in range(2):
        process = runs(house)
        simulator.wait_until(lambda: house.unsettled() == [], PATIENCE)
        process.kill()

    assert openers(house, late) == ["sent"]
    assert phone.screen(BOTS[0].username).from_bot.count(OPENER) == 1
    assert openers(house, too_late) == []
    assert OPENER not in other.screen(BOTS[0].username).from_bot
    (again,) = [row for row in rows(house, checkin, too_late) if row.reason == "outage"]
    assert again.state == "due"
    assert again.due_at > house.now()
    assert [row.kind for row in rows(house, task, too_late)].count("check_in_missed") == 1
    assert "check_in_missed" not in [row.kind for row in rows(house, task, late)]
