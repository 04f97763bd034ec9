"""Two words for who asks from outside; the reasons stay inside, and asking costs the line nothing."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection, text

from bot.brain import Brain
from bot.pulse import Pulse
from cases.desk import Service, Staff, StaffRole
from cases.ids import StaffId
from cases.roster import DutyModel
from cases.sides import Side
from console.headers import SECURITY_HEADERS
from nabij.admin import Admin
from nabij.health import Health
from nabij.house import House
from nabij.prepare import migrate_all, release_problems, write_keys
from nabij.running import Running
from nabij.settings import Settings
from nabij.stage import StagedBot, stage_settings
from simulator import Limits, Simulator
from vault.engine import Store

BOT = StagedBot(Side.A, "1001:health-token", "planning_health_bot", "Planning")
ADMIN = Staff(StaffId("root"), "root", StaffId("root"), "Root", StaffRole.ADMIN, None)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("health")
    made = stage_settings(folder, "http://127.0.0.1:9", (BOT,))
    write_keys(made)
    migrate_all(lambda _line: None, made)
    return folder


@pytest.fixture(scope="module")
def brain(first_start: Path) -> Iterator[Brain]:
    """Learn the release once: compiling it is slow, and it is the same for every test."""
    with House(one_side(first_start)) as house:
        house.sides[Side.A].brain.learn()
        yield house.sides[Side.A].brain


def one_side(folder: Path) -> Settings:
    made = stage_settings(folder, "http://127.0.0.1:9", (BOT,))
    return replace(made, sides={Side.A: made.sides[Side.A]})


@pytest.fixture
def settings(tmp_path: Path, first_start: Path) -> Settings:
    shutil.copytree(first_start, tmp_path / "data")
    return one_side(tmp_path / "data")


@pytest.fixture
def house(settings: Settings, brain: Brain) -> Iterator[House]:
    with House(settings) as made:
        made.sides[Side.A].brain = brain
        yield made


class Hand:
    """Time that is moved by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def judge(house: House, now: Callable[[], float] | None = None) -> Health:
    return Health(house, list, lambda: True, **({"now": now} if now else {}))


def test_a_house_in_order_is_live_and_ready(house: House) -> None:
    health = judge(house)
    assert (health.live().reasons, health.ready().reasons) == ((), ())
    assert (health.live().status, health.ready().status) == (200, 200)


def test_a_loop_that_hangs_or_fell_out_ends_life_and_readiness(house: House) -> None:
    hand = Hand()
    house.hall = replace(house.hall, pulse=Pulse(hand))
    house.hall.pulse.beat("inbox_a")
    hand.at += 30
    assert judge(house).live().status == 200
    hand.at += 1
    health = judge(house)
    assert (health.live().status, health.live().reasons) == (503, ("inbox_a",))
    assert health.ready().status == 503
    assert Health(house, lambda: ["web"], lambda: True).live().reasons == ("inbox_a", "web")[::-1]


def test_nothing_is_ready_before_the_start_ended_or_after_a_stop_began(house: House) -> None:
    assert Health(house, list, lambda: False).ready().status == 503


def test_a_store_that_takes_no_write_is_not_ready(house: House) -> None:
    with closing(sqlite3.connect(house.settings.data / "side_a.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert judge(house).ready().reasons == ("side_a_slow",)
        other.execute("ROLLBACK")


def test_a_key_that_is_gone_or_another_one_is_not_ready(house: House) -> None:
    key = house.settings.keys / "side_a.json"
    kept = key.read_bytes()
    key.unlink()
    assert judge(house).ready().reasons == ("side_a_KeyFileBad",)
    write_keys(house.settings)
    assert judge(house).ready().reasons == ("side_a_KeysDoNotFit",)
    key.write_bytes(kept)
    assert judge(house).ready().status == 200


def test_without_a_live_release_it_is_not_ready(settings: Settings) -> None:
    with closing(sqlite3.connect(settings.data / "coordination.sqlite3")) as conn, conn:
        conn.execute("UPDATE release SET live = 0")
    with House(settings) as house:
        house.sides[Side.A].brain.learn()
        assert judge(house).ready().reasons == ("no_release_a",)


def test_a_release_without_rules_is_not_ready(settings: Settings) -> None:
    with House(settings) as house:
        found = house.front.live_release(None)
        assert found is not None
        plain = json.loads(found[1])
        plain["files"] = {name: one for name, one in plain["files"].items() if "lexicon/" not in name}
        house.front.publish(json.dumps(plain).encode(), "test")
        house.sides[Side.A].brain.learn()
        assert judge(house).ready().reasons == ("no_detector_a",)
        assert "geen enkele regel" in release_problems(house.front)[0]


def test_hours_that_promise_somebody_who_is_not_there_are_not_ready(house: House) -> None:
    assert judge(house).ready().status == 200
    house.front.set_service(ADMIN, Side.A, Service(DutyModel.ALWAYS, ()))
    assert judge(house).ready().reasons == ("coordination_NobodyThere",)


def written(house: House) -> str:
    with house.front_database.read() as conn:
        return str(conn.execute(text("SELECT value FROM meta WHERE name = 'written'")).scalar_one())


def test_an_answer_is_kept_for_a_second_and_costs_no_write_meanwhile(house: House) -> None:
    hand = Hand()
    health = judge(house, hand)
    assert health.ready().status == 200
    first = written(house)
    hand.at += 0.9
    assert health.ready().status == 200
    assert written(house) == first
    hand.at += 0.2
    assert health.ready().status == 200
    assert written(house) > first


class Reached(Store):
    """A store that tells when a check got to it."""

    def __init__(self, store: Store, reached: threading.Event) -> None:
        self.__dict__.update(store.__dict__)
        self._reached = reached

    @contextmanager
    def begin(self, *names: str, **options: bool) -> Iterator[Connection]:
        self._reached.set()
        with super().begin(*names, **options) as conn:
            yield conn


def test_whoever_asks_during_a_check_hears_the_last_answer_at_once(house: House) -> None:
    hand, reached = Hand(), threading.Event()
    health = judge(house, hand)
    health.ready()
    hand.at += 2
    house.front_database = Reached(house.front_database, reached)
    with closing(sqlite3.connect(house.settings.data / "side_a.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        checking = threading.Thread(target=health.ready)
        checking.start()
        reached.wait(10)
        assert health.ready().status == 200
        assert checking.is_alive()
        checking.join(10)
        assert health.ready().reasons == ("side_a_slow",)
        other.execute("ROLLBACK")


@pytest.fixture
def running(house: House) -> Iterator[Running]:
    with Simulator(limits=Limits(on=False)) as simulator:
        simulator.add_bot(BOT.token, BOT.username)
        house.sides[Side.A].server = simulator.url
        with Running(house) as made:
            yield made


def test_the_public_port_tells_two_words_with_the_headers_of_every_page(running: Running) -> None:
    for path in ("/livez", "/readyz"):
        answer = httpx.get(running.url + path)
        assert (answer.status_code, answer.text) == (200, "ok\n"), running.health.ready().reasons
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
        assert "server" not in answer.headers
        assert httpx.head(running.url + path).status_code == 200
        assert httpx.post(running.url + path).status_code == 404
    assert httpx.get(running.url + "/metrics", follow_redirects=True).text.count("nabij_loop") == 0
    running.stop.set()
    assert httpx.get(running.url + "/readyz").text == "no\n"


def test_the_admin_port_is_local_and_knows_three_addresses(running: Running) -> None:
    with Admin(running.health, lambda: (b"figures 1\n", "text/plain"), 0) as admin:
        assert admin.server_address[0] == "127.0.0.1"
        assert httpx.get(f"{admin.url}/metrics").text == "figures 1\n"
        assert httpx.get(f"{admin.url}/livez").status_code == 200
        assert httpx.get(f"{admin.url}/readyz").status_code == 200
        lost = httpx.get(f"{admin.url}/inloggen")
        assert (lost.status_code, lost.text) == (404, "no\n")
        assert lost.headers["Content-Security-Policy"] == SECURITY_HEADERS["Content-Security-Policy"]
        assert "server" not in lost.headers
        assert httpx.post(f"{admin.url}/metrics").status_code == 501
