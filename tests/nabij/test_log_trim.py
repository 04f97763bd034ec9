"""``nabij log trim``: the oldest lines go in whole batches as the owner, and what stays still fits."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from databases import NO_POSTGRES
from roles_bench import nabij, secret
from vault_people import CHEAP, MovedClock, RandomIds

from bot.clock import SystemClock
from cases.moments import DAY, HOUR
from nabij.doctor import examine
from nabij.log_trim import told, trim_log
from nabij.log_verify import verify_log
from nabij.prepare import COORDINATION, migrate_all, ring_of, stores_of, write_keys
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from nabij.throwaway import NoThrowaway, throwaway_postgres
from vault.access_chain import FIVE_YEARS
from vault.access_seals import SETTLE
from vault.coordination import CoordinationStore
from vault.coordination_log import AccessEntry
from vault.migrate import migrate
from vault.receipts import receipts_in
from vault.seal import Sealer


class Kept:
    """A house of one side on one of both databases, whose log was written years ago and is sealed since."""

    def __init__(self, owner: dict[str, str], app: dict[str, str]) -> None:
        self.owner, self.app = owner, app
        self.as_owner: Settings = read_settings(owner)
        self.as_app: Settings = read_settings(app)
        write_keys(self.as_owner)
        with stores_of(self.as_owner, owned=True) as stores:
            migrate(list(stores.values()))

    def open(self) -> None:
        """Make it ready for use today."""
        migrate_all(lambda _line: None, self.as_owner)

    def write(self, age: int, batches: int, lines: int = 3) -> None:
        """Let somebody have looked so long ago, in sealed batches an hour apart."""
        clock = MovedClock(SystemClock().now() - age)
        with stores_of(self.as_owner, owned=True) as stores:
            sealer = Sealer(COORDINATION, ring_of(self.as_app, COORDINATION))
            front = CoordinationStore(stores[COORDINATION], sealer, clock, RandomIds(), CHEAP)
            for _ in range(batches):
                for number in range(lines):
                    front.log(AccessEntry("p", "s", "worker", "a", "read", f"c{number}", "grant"))
                clock.domain += SETTLE + HOUR
                assert front.seal_lines() is not None

    def receipt(self) -> int:
        with stores_of(self.as_app) as stores:
            found = {each.name: each.total for each in receipts_in(stores[COORDINATION])}
        return found.get("access_log", 0)

    def old_lines(self) -> list[str]:
        found = examine(offline=True, settings=self.as_app)
        return [each.line for each in found if "nabij log trim" in each.line]


def on_files(folder: Path) -> Kept:
    environment = {
        "NABIJ_DATA": str(folder),
        "NABIJ_SIDE_A_TOKEN_FILE": secret(folder, "token", "1:made-up"),
    }
    return Kept(environment, environment)


def on_a_server(folder: Path, stack: ExitStack) -> Kept:
    try:
        server = stack.enter_context(throwaway_postgres())
    except NoThrowaway:
        pytest.skip(NO_POSTGRES)
    app = {
        "NABIJ_DATA": str(folder),
        "NABIJ_DATABASE": "postgres",
        "NABIJ_SIDE_A_TOKEN_FILE": secret(folder, "token", "1:made-up"),
    }
    owner = {}
    for store in (COORDINATION, "side_a"):
        for who, name, url in ((app, "database", server[store]), (owner, "owner", server.owners[store])):
            plain = url.replace("postgresql+psycopg://", "postgresql://")
            who[f"NABIJ_{store.upper()}_{name.upper()}_FILE"] = secret(folder, f"{name}-{store}", plain)
    return Kept(app | owner, app)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    with ExitStack() as stack:
        yield on_files(tmp_path) if request.param == "sqlite" else on_a_server(tmp_path, stack)


def test_batches_of_more_than_five_years_go_and_the_log_still_verifies(kept: Kept) -> None:
    kept.write(FIVE_YEARS + 60 * DAY, batches=7)
    kept.write(10 * DAY, batches=1)
    kept.open()
    assert kept.old_lines()
    done = trim_log(kept.as_owner)
    assert done.lines == 21, "in more than one transaction"
    assert told(done).startswith("21 regels van meer dan vijf jaar zijn weg")
    verdict = verify_log(None, None, kept.as_app)
    assert (verdict.ok, verdict.seals) == (True, 8)
    assert kept.receipt() == 21
    assert kept.old_lines() == []
    again = trim_log(kept.as_owner)
    assert again.lines == 0
    assert told(again).startswith("Niets is oud genoeg")


def test_lines_of_less_than_five_years_stay(kept: Kept) -> None:
    kept.write(FIVE_YEARS - 2 * DAY, batches=2)
    kept.open()
    assert trim_log(kept.as_owner).lines == 0
    assert kept.receipt() == 0


@pytest.mark.postgres
def test_who_is_not_the_owner_is_refused_in_one_line_and_nothing_went(tmp_path: Path) -> None:
    with ExitStack() as stack:
        kept = on_a_server(tmp_path, stack)
        kept.write(FIVE_YEARS + 60 * DAY, batches=1)
        kept.open()
        said = nabij(kept.app, "log", "trim")
        assert said.returncode == 78
        assert "owner_file" in said.stderr
        assert said.stderr.count("\n") == 1
        assert kept.old_lines(), "nothing went"
        done = nabij(kept.owner, "log", "trim")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("3 regels")
        assert nabij(kept.app, "log", "verify").returncode == 0


def test_a_longer_term_of_the_organisation_is_kept_to(tmp_path: Path) -> None:
    kept = on_files(tmp_path)
    kept.write(FIVE_YEARS + 60 * DAY, batches=1)
    kept.open()
    config = tmp_path / "nabij.toml"
    config.write_text("[retention]\naccess_log = 2500\n", encoding="utf-8")
    longer = read_settings(kept.owner | {"NABIJ_CONFIG": str(config)})
    assert trim_log(longer).lines == 0
    assert trim_log(kept.as_owner).lines == 3


def test_a_database_that_is_not_there_is_refused(tmp_path: Path) -> None:
    kept = on_files(tmp_path)
    kept.open()
    (tmp_path / "coordination.sqlite3").rename(tmp_path / "weg")
    (tmp_path / "coordination.sqlite3").mkdir()
    with pytest.raises(Refused):
        trim_log(kept.as_owner)


def test_a_line_that_is_five_years_and_a_week_old_waits_for_its_batch_without_a_warning(kept: Kept) -> None:
    kept.write(FIVE_YEARS + 7 * DAY, batches=1)
    kept.open()
    assert kept.old_lines() == []
