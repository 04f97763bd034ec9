"""The doctor names every finding in one Dutch line, and refuses only what would do harm."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from hypothesis import given
from hypothesis import strategies as st
from roles_bench import nabij, secret

from bot.telegram import BotState
from cases.desk import Service, Staff, StaffRole
from cases.ids import StaffId
from cases.moments import SECOND, Moment, moment_of
from cases.roster import DutyModel, Post, Roster, ServiceHours, Shift
from cases.sides import Side
from nabij.doctor import examine, roster_findings
from nabij.doctor_machine import MEGABYTE, Machine, kind_under, machine_findings, measured
from nabij.doctor_telegram import bot_findings, skew_findings
from nabij.findings import Finding, Weight, all_good
from nabij.house import House, door_url
from nabij.prepare import migrate_all, ready, write_keys
from nabij.settings import Settings, read_settings
from simulator import Simulator

TOKENS = {"a": "1001:doctor-token-a", "b": "2002:doctor-token-b"}
NAMES = {"a": "planning_doctor_bot", "b": "agenda_doctor_bot"}
NOW = moment_of(datetime(2027, 3, 1, 9, tzinfo=UTC))
ROOMY = Machine(50_000 * MEGABYTE, 100_000 * MEGABYTE, 4096, ((Path("/"), "ext4"),))


def environment(folder: Path, telegram: str, *sides: str) -> dict[str, str]:
    found = {"NABIJ_DATA": str(folder / "data"), "NABIJ_TELEGRAM_URL": telegram}
    for side in sides:
        found[f"NABIJ_SIDE_{side.upper()}_TOKEN_FILE"] = secret(folder, f"token-{side}", TOKENS[side])
        found[f"NABIJ_SIDE_{side.upper()}_USERNAME"] = NAMES[side]
    return found


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Start once; every test gets a copy of what that made."""
    folder = tmp_path_factory.mktemp("doctor")
    ready(read_settings(environment(folder, "http://127.0.0.1:9", "a", "b")), lambda _line: None)
    return folder / "data"


@pytest.fixture
def healthy(tmp_path: Path, first_start: Path, telegram: Simulator) -> Settings:
    settings = read_settings(environment(tmp_path, telegram.url, "a", "b"))
    shutil.copytree(first_start, settings.data)
    return settings


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator() as running:
        for side, token in TOKENS.items():
            running.add_bot(token, NAMES[side])
        yield running


def lines(found: list[Finding], weight: Weight) -> list[str]:
    assert all("\n" not in each.line for each in found)
    return [each.line for each in found if each.weight is weight]


def test_a_fresh_line_may_start_and_is_told_that_nobody_is_on_duty(healthy: Settings) -> None:
    found = examine(settings=healthy)
    assert lines(found, Weight.REFUSES) == []
    assert [line for line in lines(found, Weight.WARNS) if "geen dienst ingesteld" in line]
    assert [line for line in lines(found, Weight.GOOD) if f"kent hem als {NAMES['a']}" in line]


def test_a_wrong_token_is_refused_and_a_telegram_that_is_away_is_not(
    healthy: Settings, telegram: Simulator
) -> None:
    telegram.fault("401", method="getMe", bot=NAMES["a"])
    telegram.fault("500", method="getMe", bot=NAMES["b"])
    found = examine(settings=healthy)
    assert [line[:6] for line in lines(found, Weight.REFUSES)] == ["Bot a1"]
    assert [line for line in lines(found, Weight.WARNS) if line.startswith("Bot b1: Telegram is niet")]


def test_offline_asks_telegram_nothing(healthy: Settings, telegram: Simulator) -> None:
    assert all_good(examine(settings=healthy, offline=True))
    assert telegram.count() == 0
    examine(settings=healthy)
    assert telegram.count(method="getMe") == 2


def test_a_redis_that_is_away_is_worth_a_look_and_stops_nothing(healthy: Settings) -> None:
    found = examine(settings=replace(healthy, redis_url="redis://127.0.0.1:9/0"))
    assert all_good(found)
    assert [each.line[:22] for each in found if each.about == "redis"] == ["Redis antwoordt niet ("]


def test_nothing_is_changed_at_telegram(healthy: Settings, telegram: Simulator) -> None:
    examine(settings=healthy)
    assert {call.method.lower()[:3] for call in telegram.ledger()} == {"get"}


STATE = BotState(NAMES["a"], "", 0, "", None, (), None)


@pytest.mark.parametrize(
    ("changed", "weight", "part"),
    [
        ({"username": "somebody_else_bot"}, Weight.REFUSES, "verbeter username"),
        ({"webhook": "https://elders.example.nl/x"}, Weight.REFUSES, "arrivals is polling"),
        ({"pending": 20}, Weight.WARNS, "wachten 20 berichten"),
        ({"last_error": "Wrong\nresponse", "last_error_at": NOW}, Weight.WARNS, "(Wrong response)"),
        ({"told": ("commands",)}, Weight.WARNS, "toont nog: commands"),
        ({"clock": Moment(NOW - 6 * SECOND)}, Weight.WARNS, "6 s uit de pas"),
        ({"clock": Moment(NOW + 61 * SECOND)}, Weight.REFUSES, "61 s uit de pas"),
    ],
)
def test_what_telegram_knows_is_told_by_its_weight(
    healthy: Settings, changed: dict[str, object], weight: Weight, part: str
) -> None:
    bot = healthy.sides[Side.A].bots[0]
    sound = bot_findings(healthy, bot, STATE, NOW)
    assert {each.weight for each in sound} == {Weight.GOOD}
    found = bot_findings(healthy, bot, replace(STATE, **changed), NOW)
    assert [line for line in lines(found, weight) if part in line]


def test_a_missing_username_is_told_as_a_dead_link(healthy: Settings) -> None:
    nameless = replace(healthy.sides[Side.A].bots[0], username="")
    (line,) = lines(bot_findings(healthy, nameless, STATE, NOW), Weight.WARNS)
    assert "eenmalige link werkt niet" in line
    assert NAMES["a"] in line


def test_a_webhook_is_only_good_at_our_own_address(healthy: Settings) -> None:
    hooked = replace(healthy, arrivals="webhook", public_url="https://lijn.example.nl")
    bot = healthy.sides[Side.A].bots[0]
    ours = replace(STATE, webhook=door_url(hooked.public_url, bot))
    assert all_good(bot_findings(hooked, bot, ours, NOW))
    assert lines(bot_findings(hooked, bot, STATE, NOW), Weight.WARNS)
    theirs = replace(STATE, webhook="https://elders.example.nl/telegram/x")
    (line,) = lines(bot_findings(hooked, bot, theirs, NOW), Weight.REFUSES)
    assert door_url(hooked.public_url, bot) not in line


@given(st.integers(-3600, 3600))
def test_a_clock_is_judged_by_how_far_it_is_off_in_either_direction(seconds: int) -> None:
    found = skew_findings("x", "x", NOW, Moment(NOW + seconds * SECOND))
    apart = abs(seconds)
    expected = [] if apart <= 5 else [Weight.WARNS if apart <= 60 else Weight.REFUSES]
    assert [each.weight for each in found] == expected


def duty(*shifts: Shift, model: DutyModel = DutyModel.ALWAYS) -> Roster:
    hours = tuple(ServiceHours(day, time(9), time(17)) for day in range(7))
    return Roster(model, hours, shifts)


def test_a_gap_of_the_next_day_is_named_with_its_times(healthy: Settings) -> None:
    until_noon = Shift(StaffId("anna"), Post.DUTY, Moment(0), Moment(NOW + 2 * 3600 * SECOND))
    lead = Shift(StaffId("lies"), Post.LEAD, Moment(0))
    rosters = {Side.A: duty(until_noon, lead, model=DutyModel.HOURS)}
    warned = lines(roster_findings(rosters, NOW, healthy), Weight.WARNS)
    assert warned[0] == "Kant a: niemand op dienst van 01-03 12:00 tot 01-03 17:00. Vul Rooster in."
    assert warned[1].startswith("Kant a: niemand op dienst van 02-03 09:00 tot 02-03 10:00")


def test_two_sides_without_a_lead_are_told_and_one_side_needs_none(healthy: Settings) -> None:
    always = duty(Shift(StaffId("anna"), Post.DUTY, Moment(0)))
    both = roster_findings({Side.A: always, Side.B: always}, NOW, healthy)
    assert [each for each in both if each.about == "lead"]
    assert not [each for each in roster_findings({Side.A: always}, NOW, healthy) if each.about == "lead"]


def test_a_lead_who_leaves_within_a_day_is_told_per_side(healthy: Settings) -> None:
    lead = Shift(StaffId("lies"), Post.LEAD, Moment(0), Moment(NOW + 20 * 3600 * SECOND))
    held = duty(Shift(StaffId("anna"), Post.DUTY, Moment(0)), lead)
    found = [
        each for each in roster_findings({Side.A: held, Side.B: held}, NOW, healthy) if each.about == "lead"
    ]
    assert [each.weight for each in found] == [Weight.WARNS, Weight.WARNS]
    assert found[0].line.startswith("Kant a: geen casusregisseur van 02-03 06:00 tot 02-03 10:00.")


@pytest.mark.parametrize(
    ("machine", "weight", "about"),
    [
        (replace(ROOMY, free=99 * MEGABYTE), Weight.REFUSES, "disk"),
        (replace(ROOMY, free=9_000 * MEGABYTE), Weight.WARNS, "disk"),
        (replace(ROOMY, files=100), Weight.REFUSES, "files"),
        (replace(ROOMY, files=1023), Weight.WARNS, "files"),
        (replace(ROOMY, mounts=((Path("/"), "nfs4"),)), Weight.REFUSES, "sqlite"),
        (replace(ROOMY, mounts=((Path("/"), "fuse.sshfs"),)), Weight.REFUSES, "sqlite"),
    ],
)
def test_a_machine_that_is_too_small_or_shared_is_named(
    healthy: Settings, machine: Machine, weight: Weight, about: str
) -> None:
    assert machine_findings(healthy, ROOMY) == []
    assert [(each.weight, each.about) for each in machine_findings(healthy, machine)] == [(weight, about)]


def test_the_deepest_mount_counts_and_the_last_one_on_the_same_place() -> None:
    mounts = ((Path("/"), "ext4"), (Path("/srv"), "nfs4"), (Path("/srv"), "xfs"), (Path("/srv/x"), "cifs"))
    assert kind_under(Path("/srv/data"), mounts) == "xfs"
    assert kind_under(Path("/srv/x/data"), mounts) == "cifs"
    assert kind_under(Path("/srvx"), mounts) == "ext4"


def test_this_machine_can_be_measured_before_the_data_folder_is_there(tmp_path: Path) -> None:
    machine = measured(tmp_path / "not" / "yet")
    assert 0 < machine.free <= machine.total
    assert machine.files > 0


@pytest.mark.postgres
def test_roles_that_see_too_much_are_told_on_postgresql(
    tmp_path: Path, postgres_server: PostgresDatabases | None, telegram: Simulator
) -> None:
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    wanted = environment(tmp_path, telegram.url, "a") | {"NABIJ_DATABASE": "postgres"}
    urls = [postgres_server.create(f"doctor_{store}") for store in ("coordination", "side_a")]
    for store, url in zip(("COORDINATION", "SIDE_A"), urls, strict=True):
        wanted[f"NABIJ_{store}_DATABASE_FILE"] = secret(tmp_path, store, url)
    settings = read_settings(wanted)
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    found = examine(settings=settings)
    for url in urls:
        postgres_server.drop(url)
    assert all_good(found), found
    told = [each for each in found if each.about == "side_a" and each.weight is Weight.WARNS]
    wanted_parts = ("superuser", "REVOKE CONNECT", "deploy/postgres")
    assert [part in each.line for part, each in zip(wanted_parts, told, strict=True)] == [True] * 3


def test_a_lead_on_duty_ends_the_warning_and_json_holds_every_finding(
    tmp_path: Path, healthy: Settings, telegram: Simulator
) -> None:
    with House(healthy) as house:
        front = house.front
        lies = front.add_staff(
            login="lies", password="een lang wachtwoord", alias="Lies", role=StaffRole.LEAD, side=None
        )
        planner = Staff(lies, "lies", lies, "Lies", StaffRole.LEAD, None)
        front.set_post(planner, Side.A, Post.LEAD, lies)
        front.set_service(planner, Side.A, Service(DutyModel.ALWAYS, ()))
    said = nabij(environment(tmp_path, telegram.url, "a", "b"), "doctor", "--json")
    answer = json.loads(said.stdout)
    assert (said.returncode, answer["ok"]) == (0, True)
    warned = [each["line"] for each in answer["findings"] if each["weight"] == "warns"]
    assert not [line for line in warned if "casusregisseur" in line]
    assert [line for line in warned if line.startswith("Kant a: niemand op dienst van")]


def test_a_region_that_the_social_map_does_not_know_is_told(healthy: Settings) -> None:
    for key, told in (("vt-zeeland", False), ("vt-atlantis", True)):
        found = examine(offline=True, settings=replace(healthy, veilig_thuis=key))
        lines = [each.line for each in found if each.weight is Weight.WARNS]
        assert any("vt-atlantis" in line for line in lines) == told


def test_without_settings_the_json_says_so_and_exits_78() -> None:
    said = nabij({}, "doctor", "--json")
    assert said.returncode == 78
    assert json.loads(said.stdout)["findings"][0]["about"] == "settings"
