"""The roles each as a process of its own on PostgreSQL, two bots on one side, and a sender that dies."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from roles_bench import (
    Street,
    add_staff,
    enrol,
    logged_in,
    nabij,
    on_duty,
    secret,
    send_acute,
    street,
    wait_for_flag,
)

from cases.desk import StaffRole
from cases.sides import Side

pytestmark = pytest.mark.postgres

BOTS = {
    "a1": ("1001:apart-token-a1", "planning_apart_bot"),
    "a2": ("1002:apart-token-a2", "agenda_apart_bot"),
    "b1": ("2001:apart-token-b1", "rooster_apart_bot"),
}
STORES = ("coordination", "side_a", "side_b")
SAM, KIM = 71_201, 71_202


@pytest.fixture
def apart(
    tmp_path: Path, postgres_server: PostgresDatabases | None
) -> Iterator[tuple[Street, dict[str, str]]]:
    """Open a street with a settings file: two sides, two bots on side a, three databases."""
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    with ExitStack() as stack:
        urls = {store: postgres_server.create(f"apart_{store}") for store in STORES}
        for url in urls.values():
            stack.callback(postgres_server.drop, url)
        made = stack.enter_context(street(tmp_path))
        for token, username in BOTS.values():
            made.simulator.add_bot(token, username)
        config = tmp_path / "nabij.toml"
        config.write_text(_toml(tmp_path, made.simulator.url, urls), encoding="utf-8")
        yield made, {"NABIJ_CONFIG": str(config)}


def _toml(folder: Path, telegram: str, urls: dict[str, str]) -> str:
    lines = [
        f'data = "{folder / "data"}"',
        f'keys = "{folder / "keys"}"',
        'database = "postgres"',
        f'telegram_url = "{telegram}"',
        "port = 0",
        "plain_cookies = true",
    ]
    for store, url in urls.items():
        address = url.replace("postgresql+psycopg://", "postgresql://")
        lines += [f"[{store}]", f'database_file = "{secret(folder, f"dsn-{store}", address)}"']
    for bot, (token, username) in BOTS.items():
        lines += [
            f"[[side_{bot[0]}.bots]]",
            f'id = "{bot}"',
            f'username = "{username}"',
            f'token_file = "{secret(folder, f"token-{bot}", token)}"',
        ]
    return "\n".join(lines) + "\n"


def prepare(settings: dict[str, str]) -> None:
    early = nabij(settings, "worker", "--side", "a")
    assert early.returncode == 78
    assert "nabij keys new" in early.stderr
    for command in (("keys", "new"), ("migrate",), ("doctor",)):
        done = nabij(settings, *command)
        assert done.returncode == 0, done.stderr
    add_staff(settings, "anna", StaffRole.WORKER, Side.A)
    add_staff(settings, "carla", StaffRole.COORDINATOR)


def test_roles_apart_walk_the_acute_story_and_a_standby_sends_on_when_the_sender_is_killed(
    apart: tuple[Street, dict[str, str]],
) -> None:
    made, settings = apart
    prepare(settings)
    web = made.launch(settings, "web")
    first = made.launch(settings, "sender", "--side", "a")
    for role in ("worker", "clock"):
        made.launch(settings, role, "--side", "a")
    for role in made.roles:
        made.simulator.wait_until(role.started, 40.0)
    made.simulator.wait_until(lambda: first.has("sender_took_over", bot="a2"), 10.0)
    second = made.start(settings, "sender", "--side", "a")
    on_duty(web.url, "carla", "a", "Anna")
    sam, kim = made.simulator.phone(SAM), made.simulator.phone(KIM)
    with logged_in(web.url, "anna", "a") as anna:
        enrol(anna, sam, made, alias="Duin-41", bot="a1", username=BOTS["a1"][1])
        enrol(anna, kim, made, alias="Duin-42", bot="a2", username=BOTS["a2"][1])
        send_acute(made, sam, BOTS["a1"][1])
        send_acute(made, kim, BOTS["a2"][1])
        for alias in ("Duin-41", "Duin-42"):
            wait_for_flag(made, anna, alias)
        assert not second.has("sender_took_over")
        before = {user: made.accepted(user) for user in (SAM, KIM)}
        first.kill()
        for phone, bot in ((sam, "a1"), (kim, "a2")):
            fresh = send_acute(made, phone, BOTS[bot][1], "hij slaat me nu, help me")
            assert len(fresh) == 1, fresh
            assert second.has("sender_took_over", bot=bot)
            assert made.accepted(phone.user_id) == [*before[phone.user_id], *fresh]
    for call in made.simulator.ledger(method="sendMessage"):
        assert call.chat_id in (SAM, KIM)
    for role in made.roles:
        if role is not first:
            assert role.stop() == 0, role.said()
