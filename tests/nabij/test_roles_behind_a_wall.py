"""The roles as the papers of going live say: owner, application and front, each with its own password."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from databases import NO_POSTGRES
from roles_bench import Role, Street, add_staff, enrol, logged_in, nabij, on_duty, secret, send_acute, street
from roles_bench import wait_for_flag as wait_for
from sqlalchemy import select, update

from cases.desk import StaffRole
from cases.sides import Side
from nabij.throwaway import STORES, NoThrowaway, ThrownAway, throwaway_postgres
from vault.engine import Store
from vault.tables_coordination import case_party
from vault.tables_coordination import coordination as coordination_tables
from vault.tables_side import client, flag
from vault.tables_side import side as side_tables

pytestmark = pytest.mark.postgres

TOKEN, USERNAME, SAM = "1001:wall-token-a1", "planning_wall_bot", 71_301
LONG_AGO = 1_000_000


@pytest.fixture
def server() -> Iterator[ThrownAway]:
    with ExitStack() as stack:
        try:
            yield stack.enter_context(throwaway_postgres())
        except NoThrowaway:
            pytest.skip(NO_POSTGRES)


@pytest.fixture
def walled(server: ThrownAway, tmp_path: Path) -> Iterator[tuple[Street, dict[str, dict[str, str]]]]:
    """Open a street with the settings of whoever migrates, of the pages, and of the loops of side a."""
    with street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, USERNAME)
        yield (
            made,
            {who: {"NABIJ_CONFIG": _config(tmp_path, made, server, who)} for who in ("migrate", "web", "a")},
        )


def _config(folder: Path, made: Street, server: ThrownAway, who: str) -> str:
    lines = [
        f'data = "{folder / who}"',
        f'keys = "{folder / "keys"}"',
        f'ledger = "{folder / "ledger-{side}"}"',
        'database = "postgres"',
        f'telegram_url = "{made.simulator.url}"',
        "port = 0",
        "plain_cookies = true",
    ]
    for store in STORES[:2]:
        front = who == "a" and store == "coordination"
        lines += [
            f"[{store}]",
            _address(folder, who, store, server.fronts[Side.A] if front else server[store]),
        ]
        if who == "migrate":
            lines.append(_address(folder, "owner", store, server.owners[store], "owner_file"))
    token = secret(folder, f"token-{who}", TOKEN)
    lines += ["[[side_a.bots]]", 'id = "a1"', f'username = "{USERNAME}"', f'token_file = "{token}"']
    path = folder / f"{who}.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def _address(folder: Path, who: str, store: str, url: str, name: str = "database_file") -> str:
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    return f'{name} = "{secret(folder, f"dsn-{who}-{store}", plain)}"'


def prepared(settings: dict[str, dict[str, str]]) -> None:
    for command in (("keys", "new"), ("migrate",)):
        done = nabij(settings["migrate"], *command)
        assert done.returncode == 0, done.stderr
    add_staff(settings["web"], "anna", StaffRole.WORKER, Side.A)
    add_staff(settings["web"], "carla", StaffRole.COORDINATOR)
    done = nabij(settings["web"], "doctor", "--offline")
    assert done.returncode == 0, done.stderr


def up(made: Street, settings: dict[str, dict[str, str]], *names: str) -> dict[str, Role]:
    """Start roles side by side, as a machine that comes up does."""
    started = {
        name: made.launch(settings["web"], "web")
        if name == "web"
        else made.launch(settings["a"], name, "--side", "a")
        for name in names
    }
    for role in started.values():
        made.simulator.wait_until(role.started, 40.0)
    return started


def let_go_long_ago(server: ThrownAway) -> str:
    """Let the one client have been let go so long ago that everything of them goes; return who it is."""
    store = Store(server["side_a"], side_tables)
    with store.begin() as conn:
        found = str(conn.execute(select(client.c.id)).scalar_one())
        conn.execute(update(client).values(released_at=LONG_AGO))
        conn.execute(update(flag).values(closed_at=LONG_AGO, closed_by="x"))
    store.dispose()
    return found


def known(server: ThrownAway, who: str) -> tuple[bool, bool]:
    """Say whether the side and coordination know somebody."""
    side = Store(server["side_a"], side_tables)
    front = Store(server["coordination"], coordination_tables)
    with side.read() as here, front.read() as there:
        found = (
            here.execute(select(client.c.id).where(client.c.id == who)).first() is not None,
            there.execute(select(case_party.c.party).where(case_party.c.party == who)).first() is not None,
        )
    side.dispose()
    front.dispose()
    return found


def test_the_roles_walk_the_acute_story_and_erase_with_no_more_rights_than_the_papers_give(
    server: ThrownAway, walled: tuple[Street, dict[str, dict[str, str]]]
) -> None:
    made, settings = walled
    prepared(settings)
    roles = up(made, settings, "web", "worker", "clock", "sender")
    on_duty(roles["web"].url, "carla", "a", "Anna")
    sam = made.simulator.phone(SAM)
    with logged_in(roles["web"].url, "anna", "a") as anna:
        enrol(anna, sam, made, alias="Duin-51", bot="a1", username=USERNAME)
        send_acute(made, sam, USERNAME)
        wait_for(made, anna, "Duin-51")
    assert [role.stop() for role in roles.values()] == [0, 0, 0, 0]
    who = let_go_long_ago(server)
    assert known(server, who) == (True, True)
    clock = up(made, settings, "clock")["clock"]
    made.simulator.wait_until(lambda: known(server, who) == (False, True), 40.0)
    web = up(made, settings, "web")["web"]
    made.simulator.wait_until(lambda: known(server, who) == (False, False), 40.0)
    assert (clock.stop(), web.stop()) == (0, 0)
    assert server.refusals == ()
