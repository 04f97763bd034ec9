"""What is wrong is told before anything starts: one Dutch line each, exit 78, nothing half-done."""

import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from roles_bench import nabij, secret

from cases.sides import Side
from nabij.house import House
from nabij.prepare import migrate_all, ready, write_keys
from nabij.refused import Refused
from nabij.settings import Settings, read_settings

ROOT = Path(__file__).parents[2]
Environment = dict[str, str]


def bots_of(tmp_path: Path) -> Environment:
    return {
        "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token-a", "1001:prepare-a"),
        "NABIJ_SIDE_A_USERNAME": "planning_prepare_bot",
        "NABIJ_SIDE_B_TOKEN_FILE": secret(tmp_path, "token-b", "2002:prepare-b"),
        "NABIJ_SIDE_B_USERNAME": "agenda_prepare_bot",
        "NABIJ_DATA": str(tmp_path / "data"),
    }


@pytest.fixture
def two_sides(tmp_path: Path) -> Environment:
    return bots_of(tmp_path)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Start once; every test gets a copy of what that made."""
    folder = tmp_path_factory.mktemp("first")
    ready(read_settings(bots_of(folder)), lambda _line: None)
    return folder / "data"


@pytest.fixture
def prepared(two_sides: Environment, first_start: Path) -> Settings:
    settings = read_settings(two_sides)
    shutil.copytree(first_start, settings.data)
    return settings


def refused(work: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        work()
    assert all("\n" not in problem for problem in caught.value.problems)
    return caught.value.problems


def start(settings: Settings) -> list[str]:
    """Do what every role does first; return what it said."""
    said: list[str] = []
    ready(settings, said.append)
    return said


def test_a_second_start_finds_everything_in_order_and_says_nothing(prepared: Settings) -> None:
    assert start(prepared) == []


def test_a_key_file_that_others_may_read_is_refused_with_the_command_that_mends_it(
    prepared: Settings,
) -> None:
    (prepared.keys / "side_a.json").chmod(0o640)
    (problem,) = refused(lambda: start(prepared))
    assert "side_a" in problem
    assert "chmod 600" in problem


def test_a_missing_key_of_one_room_is_named_and_never_made_anew(prepared: Settings) -> None:
    (prepared.keys / "side_b.json").unlink()
    (problem,) = refused(lambda: start(prepared))
    assert "side_b" in problem
    assert not (prepared.keys / "side_b.json").exists()


def test_a_lost_key_folder_beside_existing_data_is_refused_and_never_made_anew(prepared: Settings) -> None:
    shutil.rmtree(prepared.keys)
    assert len(refused(lambda: start(prepared))) == 3
    assert not prepared.keys.exists()


def test_swapped_keys_of_the_sides_are_refused_both(prepared: Settings) -> None:
    a, b, kept = (prepared.keys / name for name in ("side_a.json", "side_b.json", "kept.json"))
    for source, target in ((a, kept), (b, a), (kept, b)):
        source.rename(target)
    problems = refused(lambda: start(prepared))
    assert [side in problem for side, problem in zip(("side_a", "side_b"), problems, strict=True)]
    assert "van 'b', niet van 'a'" in problems[0]


def test_other_keys_than_those_the_data_was_made_with_are_refused(prepared: Settings) -> None:
    shutil.rmtree(prepared.keys)
    write_keys(prepared)
    problems = refused(lambda: start(prepared))
    assert len(problems) == 3
    assert all("andere sleutels" in problem for problem in problems)


def test_a_database_that_cannot_be_reached_is_one_line_each(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: a connection is refused at once
        address = f"postgresql://nabij@127.0.0.1:{taken.getsockname()[1]}/nabij"
        names = ("coordination", "side_a")
        environment = {
            "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", "1001:prepare-a"),
            "NABIJ_DATA": str(tmp_path / "data"),
            "NABIJ_DATABASE": "postgres",
            **{
                f"NABIJ_{name.upper()}_DATABASE_FILE": secret(tmp_path, f"dsn-{name}", address)
                for name in names
            },
        }
        settings = read_settings(environment)
        write_keys(settings)
        for work in (lambda: start(settings), lambda: migrate_all(print, settings)):
            problems = refused(work)
            assert [name in problem for name, problem in zip(names, problems, strict=True)] == [True, True]
            assert all("niet bereikbaar" in problem for problem in problems)
        said = nabij(
            environment,
            "user",
            "add",
            "--login",
            "x",
            "--role",
            "admin",
            "--alias",
            "X",
            "--password-file",
            secret(tmp_path, "password", "een lang wachtwoord"),
        )
        assert said.returncode == 78
        assert said.stderr.count("\n") == 1, said.stderr


def test_a_data_folder_that_cannot_be_used_is_refused(two_sides: Environment, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    (problem,) = refused(lambda: start(read_settings(two_sides)))
    assert "niet te beschrijven" in problem


def test_a_store_of_another_version_is_refused_with_what_to_do(prepared: Settings) -> None:
    for name in ("side_a", "coordination"):
        with sqlite3.connect(prepared.data / f"{name}.sqlite3") as conn:
            conn.execute("UPDATE meta SET value = '7-9' WHERE name = 'fits'")
        conn.close()
    problems = refused(lambda: start(prepared))
    assert ["coordination" in problems[0], "side_a" in problems[1]] == [True, True]
    assert all("nabij migrate" in problem and "fits code 7-9" in problem for problem in problems)


def test_a_taken_port_is_refused_and_named(two_sides: Environment) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = nabij({**two_sides, "NABIJ_PORT": port, "NABIJ_TELEGRAM_URL": "http://127.0.0.1:9"}, "serve")
    assert said.returncode == 78
    assert f"Poort {port} is niet vrij" in said.stderr.splitlines()[-1]


def test_a_live_release_that_is_damaged_is_told_and_does_not_stop_the_line(prepared: Settings) -> None:
    with sqlite3.connect(prepared.data / "coordination.sqlite3") as conn:
        conn.execute("UPDATE release SET body = ?", (b'{"files": {}}',))
    conn.close()
    (said,) = start(prepared)
    assert "De live uitgave ontbreekt of is beschadigd." in said
    assert "nabij content publish" in said
    with House(prepared) as house:
        brain = house.sides[Side.A].brain
        brain.learn()
        assert brain.rules().book.release == 0
