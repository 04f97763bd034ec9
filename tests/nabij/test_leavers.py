"""``nabij user end``: nobody of them comes in, and the conversation they held is paged for again (T24)."""

import io
import threading
from collections.abc import Iterator

import pytest
from commands_here import run_here
from sqlalchemy import select

from bot.clock import RandomIds, SystemClock
from bot.log import Log
from bot.pulse import Pulse
from bot.wake import Wake
from cases.events import ConversationClaimed
from cases.ids import ClientId, EventId
from cases.sides import Side
from drills.bench_telegram import BOTS
from nabij.deadman import DeadMan
from nabij.drill.claim import in_danger
from nabij.drill.lodging import Lodging, lodging
from nabij.leavers import end_person
from nabij.refused import Refused
from vault.tables_side import client, flag, page


@pytest.fixture(scope="module")
def lodge() -> Iterator[Lodging]:
    with lodging("http://127.0.0.1:9", BOTS, None) as opened:
        yield opened


def claimed_by_the_worker(lodge: Lodging) -> ClientId:
    worker = lodge.staff[Side.A]
    danger = ClientId(in_danger(lodge, 2).page.removeprefix("/gesprek/"))
    event = ConversationClaimed(EventId(RandomIds().new()), SystemClock().now(), worker.id, worker.alias)
    lodge.house.sides[Side.A].desk.handle(worker, danger, event)
    return danger


def look_around(lodge: Lodging) -> None:
    """Do once what the dead-man of a running house does every ten seconds."""
    house = lodge.house
    parts = SystemClock(), RandomIds(), Wake(), Log(io.StringIO(), strict=True), Pulse()
    DeadMan(house.front, house.sides, *parts, lambda _code: None).once(threading.Event())


@pytest.mark.parametrize(
    ("login", "reason", "place", "says"),
    [
        ("niemand", "left", "", "Niemand werkt hier (nog) onder de naam 'niemand'."),
        ("niemand", "left", "b", "Niemand werkt hier bij b (nog) onder de naam 'niemand'."),
        ("anna", "weg", "", "Reden 'weg' ken ik niet."),
        ("anna", "left", "c", "--place is 'c'."),
    ],
)
def test_what_is_no_person_reason_or_place_is_refused_and_ends_nobody(
    lodge: Lodging, login: str, reason: str, place: str, says: str
) -> None:
    before = len(lodge.house.front.colleagues())
    with pytest.raises(Refused) as refused:
        end_person(login, reason, place, lodge.settings)
    assert says in str(refused.value)
    assert len(lodge.house.front.colleagues()) == before


def test_the_command_says_what_it_does_and_how() -> None:
    done = run_here("user", "end", "--help")
    assert done.code == 0
    assert "nabij user end --login anna --reason left" in done.stdout


def test_who_leaves_loses_the_session_and_the_conversation_comes_back_with_a_page(lodge: Lodging) -> None:
    worker, side = lodge.staff[Side.A], lodge.house.sides[Side.A]
    danger = claimed_by_the_worker(lodge)
    with side.database.read() as conn:
        assert conn.execute(select(client.c.held_by).where(client.c.id == danger)).scalar() == worker.id
        paged = len(conn.execute(select(page.c.id)).all())
    said = end_person(worker.login, "left", settings=lodge.settings)
    assert said[0].startswith(f"{worker.login} komt nergens meer in. Gesloten sessies: 1.")
    look_around(lodge)
    with side.database.read() as conn:
        assert conn.execute(select(client.c.held_by).where(client.c.id == danger)).scalar() is None
        assert conn.execute(select(flag.c.acknowledged_by).where(flag.c.client == danger)).scalar() is None
        assert len(conn.execute(select(page.c.id)).all()) > paged
    with pytest.raises(Refused):
        end_person(worker.login, "left", settings=lodge.settings)


def test_letting_go_the_last_lead_is_done_and_says_what_is_missing(lodge: Lodging) -> None:
    front = lodge.house.front
    leads = [one for one in front.colleagues() if one.role.value == "lead"]
    lines = [end_person(front.staff(one.staff).login, "left", settings=lodge.settings) for one in leads]
    assert leads
    assert any("geen casusregisseur" in line for line in lines[-1])
