"""A commit in one process is seen on the stream of another within moments; a stop ends every stream."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import httpx
import pytest
from databases import NO_POSTGRES, PostgresDatabases
from live_reader import LiveReader
from sqlalchemy import Engine, event
from vault_desks import new_client

from bot.log import Log
from cases.desk import Staff, StaffRole
from cases.effects import RaiseFlag
from cases.events import Kind, MessageReceived
from cases.ids import ClientId, EventId, FlagId, PhoneMessage
from cases.levels import Level
from cases.roster import Post
from cases.sides import Side
from nabij.house import House
from nabij.prepare import migrate_all, write_keys
from nabij.running import Running
from nabij.settings import Settings
from nabij.stage import Person, StagedBot, man, stage_settings
from nabij.throwaway import STORES

PASSWORD = "een-lang-wachtwoord"
BOT = StagedBot(Side.A, "1001:live-side-a", "planning_live_a_bot", "Planning")
CREW = (
    Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
)
NOWHERE = "http://127.0.0.1:9"
"""No messenger: what this test is about stays in the stores."""
SOON = 5.0
"""Seconds, on a machine with much else to do; half a second on a quiet one."""
STREAMS = 20
STOP_SECONDS = 10.0
MOST_STATEMENTS = 20


class Two:
    """One process that serves pages, and another that only commits; two houses with one set of stores."""

    def __init__(self, web: Running, other: House) -> None:
        self.web = web
        self.other = other
        self.desk = other.sides[Side.A].desk
        self.anna, self.carla = self._person("Anna"), self._person("Carla")

    def _person(self, alias: str) -> Staff:
        front = self.other.front
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def log_in(self) -> dict[str, str]:
        token = self.web.house.door.log_in("anna", PASSWORD, Side.A, "")
        assert token is not None
        return {"nabij": token}

    def reader(self, cookies: dict[str, str]) -> LiveReader:
        return LiveReader(f"{self.web.url}/_live", cookies)

    def enrol(self, alias: str) -> ClientId:
        (bot,) = self.other.settings.sides[Side.A].bots
        return self.desk.enrol(self.anna, replace(new_client(alias), bot=bot.id))

    def alarm(self, client: ClientId) -> float:
        """Let an acute message be stored by the other process; return when that was committed."""
        house = self.other
        now, name = house.hall.tempo.clock.now(), EventId(house.hall.tempo.ids.new())
        came = MessageReceived(name, now, now, Kind.TEXT, "help", PhoneMessage(7))
        flag = RaiseFlag(client, FlagId(f"{name}:vlag"), Level.ACUTE, "threat", "R03", "text", now)
        with house.sides[Side.A].store.ledger.open(client) as desk:
            desk.commit(came, desk.state, [flag])
        return time.monotonic()


def _stores(server: PostgresDatabases | None) -> dict[str, str] | None:
    return None if server is None else {store: server.create(f"live_{store}") for store in STORES}


def _server(request: pytest.FixtureRequest) -> PostgresDatabases | None:
    if request.param == "sqlite":
        return None
    server: PostgresDatabases | None = request.getfixturevalue("postgres_server")
    if server is None:
        pytest.skip(NO_POSTGRES)
    return server


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    server, folder = _server(request), tmp_path_factory.mktemp("live")
    stores = _stores(server)
    chosen = stage_settings(folder, NOWHERE, (BOT,), databases=stores)
    write_keys(chosen)
    migrate_all(lambda _line: None, chosen)
    with House(chosen, log=Log(io.StringIO())) as house:
        man(house, CREW)
    yield chosen
    if server is not None and stores is not None:
        for url in stores.values():
            server.drop(url)


@pytest.fixture(scope="module")
def two(settings: Settings) -> Iterator[Two]:
    with (
        House(settings, log=Log(io.StringIO())) as serving,
        House(settings, log=Log(io.StringIO())) as other,
        Running(serving, frozenset({"web"}), port=0) as running,
    ):
        yield Two(running, other)


def test_a_commit_of_another_process_is_on_the_stream_at_once(two: Two) -> None:
    client = two.enrol("Duin-27")
    with two.reader(two.log_in()) as stream:
        before = stream.next("changed").data["acute"]
        for more in range(1, 4):
            committed = two.alarm(client)
            told = stream.until(acute=before + more)
            assert told.data["waiting"] >= before + more  # a slow machine may call about its own detection
            assert told.at - committed < SOON


def test_what_the_roster_says_is_told_too(two: Two) -> None:
    with two.reader(two.log_in()) as stream:
        number = stream.next("changed").number
        assert number is not None
        two.other.front.set_post(two.carla, Side.A, Post.BACKUP, two.anna.id)
        told = stream.next("changed")
        assert told.number is not None
        assert told.number > number


def test_forty_messages_in_a_second_are_a_few_events_and_the_last_is_the_truth(two: Two) -> None:
    client = two.enrol("Duin-40")
    with two.reader(two.log_in()) as stream:
        before = stream.next("changed").data["acute"]
        for _ in range(40):
            committed = two.alarm(client)
        told = stream.until(acute=before + 40)
        assert told.at - committed < SOON
        assert told.number is not None


def test_a_piece_of_the_postvak_takes_as_many_statements_for_many_rows_as_for_few(
    two: Two, record_property: Callable[[str, object], None]
) -> None:
    cookies, client = two.log_in(), two.enrol("Duin-41")
    said: list[str] = []
    asked = threading.Event()

    def note_down(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        # Loops of the house read too, in threads of their own.
        if asked.is_set() and threading.current_thread().name.startswith("AnyIO"):
            said.append(statement)

    def ask() -> int:
        said.clear()
        asked.set()
        headers = {"x-nabij-live": "1"}
        answer = httpx.get(f"{two.web.url}/_f/postvak?filter=alle", cookies=cookies, headers=headers)
        asked.clear()
        assert answer.status_code == 200
        return sum(one.startswith(("SELECT", "INSERT", "UPDATE")) for one in said)

    event.listen(Engine, "before_cursor_execute", note_down)
    two.alarm(client)  # where nobody waits in danger the page also asks how the worker is
    ask()
    few = ask()
    for _ in range(10):
        two.alarm(client)
    many = ask()
    event.remove(Engine, "before_cursor_execute", note_down)
    record_property("statements", many)
    assert 10 < few == many <= MOST_STATEMENTS


def test_processes_of_a_side_ring_each_other_through_postgres(two: Two) -> None:
    if two.other.settings.database != "postgres":
        pytest.skip("SQLite carries no rings")
    bell = two.web.house.hall.wake.bell()
    with Running(two.other, frozenset()):
        for _ in range(3):  # the first may be the ring with which listening begins
            two.other.sides[Side.A].wake.ring()
            assert bell.wait(SOON * 4)


def test_a_process_with_twenty_open_streams_stops_in_time(settings: Settings) -> None:
    with House(settings, log=Log(io.StringIO())) as house, ExitStack() as streams:
        running = Running(house, frozenset({"web"}), port=0)
        running.__enter__()
        token = house.door.log_in("anna", PASSWORD, Side.A, "")
        readers = [LiveReader(f"{running.url}/_live", {"nabij": token or ""}) for _ in range(STREAMS)]
        for each in readers:
            streams.enter_context(each)
        for each in readers:
            each.next("changed")
        began = time.monotonic()
        running.__exit__(None, None, None)
        took = time.monotonic() - began
        assert took < STOP_SECONDS
        for each in readers:
            each.rest()
