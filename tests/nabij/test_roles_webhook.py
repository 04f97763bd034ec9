"""Webhooks with two sides: Telegram brings updates to the right bot, also when it was away at the start."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from roles_bench import (
    ACUTE,
    Street,
    add_staff,
    enrol,
    logged_in,
    on_duty,
    secret,
    send_acute,
    street,
    wait_for_flag,
)

from bot.log import Log
from cases.desk import StaffRole
from cases.sides import Side
from nabij.house import House, door_path
from nabij.prepare import ready
from nabij.running import Running
from nabij.settings import read_settings

BOTS = {"a1": ("1001:hook-token-a1", "planning_hook_bot"), "b1": ("2001:hook-token-b1", "agenda_hook_bot")}
USERS = {"a1": 71_301, "b1": 71_302}
LOGINS = {"a1": "anna", "b1": "bert"}
WORDS = {"a1": ACUTE, "b1": "ik ga er nu heen en ik maak haar kapot"}
ALIASES = {"a1": "Duin-51", "b1": "Wad-52"}


@pytest.fixture
def hooked(tmp_path: Path) -> Iterator[tuple[Street, Running]]:
    """Run all roles in this process; Telegram refuses the first two tries to set a webhook."""
    with ExitStack() as stack:
        made = stack.enter_context(street(tmp_path))
        environment = {
            "NABIJ_DATA": str(tmp_path / "data"),
            "NABIJ_PORT": "0",
            "NABIJ_TELEGRAM_URL": made.simulator.url,
            "NABIJ_ARRIVALS": "webhook",
            "NABIJ_PUBLIC_URL": "https://lijn.example.nl",
            "NABIJ_SECOND_FACTOR": "offered",
        }
        for bot, (token, username) in BOTS.items():
            made.simulator.add_bot(token, username)
            prefix = f"NABIJ_SIDE_{bot[0].upper()}_"
            environment[f"{prefix}TOKEN_FILE"] = secret(tmp_path, f"token-{bot}", token)
            environment[f"{prefix}SECRET_FILE"] = secret(tmp_path, f"secret-{bot}", f"secret-{bot}")
            environment[f"{prefix}USERNAME"] = username
        ready(read_settings(environment), lambda _line: None)
        add_staff(environment, "anna", StaffRole.WORKER, Side.A)
        add_staff(environment, "bert", StaffRole.WORKER, Side.B)
        add_staff(environment, "carla", StaffRole.COORDINATOR)
        made.simulator.fault("500", method="setWebhook", times=2)
        # A proxy with a certificate stands before it in real life; here Telegram comes straight in.
        settings = replace(read_settings(environment), public_url="", plain_cookies=True)
        journal = stack.enter_context((tmp_path / "journal").open("w", encoding="utf-8"))
        house = stack.enter_context(House(settings, log=Log(journal, strict=True)))
        yield made, stack.enter_context(Running(house))


def test_each_side_walks_its_own_line_over_webhooks(hooked: tuple[Street, Running]) -> None:
    made, running = hooked
    for bot, (_, username) in BOTS.items():
        on_duty(running.url, "carla", bot[0], LOGINS[bot].title())
        with logged_in(running.url, LOGINS[bot], bot[0]) as worker:
            phone = made.simulator.phone(USERS[bot])
            enrol(worker, phone, made, alias=ALIASES[bot], bot=bot, username=username)
            # The last line of the first dialogue may still be on its way at the pace of one chat.
            texts = send_acute(made, phone, username, WORDS[bot])
            assert len([text for text in texts if "112" in text]) == 1
            wait_for_flag(made, worker, ALIASES[bot])
    with logged_in(running.url, "bert", "b") as bert:
        assert ALIASES["a1"] not in bert.open("/postvak?filter=alle").html
    assert all(made.simulator.deliveries(bot=username) for _, username in BOTS.values())


def test_a_forged_secret_is_refused_at_the_door_of_a_bot(hooked: tuple[Street, Running]) -> None:
    _, running = hooked
    bot = running.house.settings.sides[Side.A].bots[0]
    answer = httpx.post(
        f"{running.url}/telegram/{door_path(bot)}",
        headers={"X-Telegram-Bot-Api-Secret-Token": "secret-b1"},
        content=b"{}",
    )
    assert answer.status_code == 401
