"""``nabij serve`` as README "Going live" says: one token, one process, SQLite, real HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
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

TOKEN = "1001:serve-token-of-side-a"
BOT = "planning_serve_bot"
SAM = 71_101
ALIAS = "Duin-31"


@pytest.fixture
def one_bot(tmp_path: Path) -> Iterator[tuple[Street, dict[str, str]]]:
    with street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, BOT)
        yield (
            made,
            {
                "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
                "NABIJ_SIDE_A_USERNAME": BOT,
                "NABIJ_DATA": str(tmp_path / "data"),
                "NABIJ_PORT": "0",
                "NABIJ_TELEGRAM_URL": made.simulator.url,
                "NABIJ_PLAIN_COOKIES": "ja",
            },
        )


def test_one_token_walks_from_a_first_start_over_a_stop_and_a_kill_to_the_same_client(
    one_bot: tuple[Street, dict[str, str]], tmp_path: Path
) -> None:
    made, settings = one_bot
    serve = made.start(settings, "serve")
    assert "uitgave 1" in serve.said()
    add_staff(settings, tmp_path, "anna", "worker", "a")
    add_staff(settings, tmp_path, "carla", "coordinator")
    on_duty(serve.url, "carla", "a", "Anna")
    phone = made.simulator.phone(SAM)
    with logged_in(serve.url, "anna", "a") as anna:
        enrol(anna, phone, made, alias=ALIAS, bot="a1", username=BOT)
        assert any("112" in text for text in send_acute(made, phone, BOT))
        wait_for_flag(made, anna, ALIAS)
    assert serve.stop() == 0
    for end in ("stop", "kill"):
        before = made.accepted(SAM)
        serve = made.start(settings, "serve")
        assert "uitgave 1" not in serve.said()
        with logged_in(serve.url, "anna", "a") as anna:
            assert ALIAS in anna.open("/postvak?filter=alle").text
            phone.send(BOT, f"hij slaat me nu, help ({end})")
            fresh = made.wait_for_more(SAM, len(before), "112")
            made.simulator.wait_until(lambda: made.simulator.pending(BOT) == 0)
        assert len(fresh) == 1, fresh
        assert made.accepted(SAM)[: len(before)] == before
        if end == "stop":
            serve.kill()
        else:
            assert serve.stop() == 0
    assert nabij(settings, "doctor").returncode == 0
