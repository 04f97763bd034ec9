"""No token, chat, name or word in anything a process writes: at DEBUG, with every layer failing at once."""

import json
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx
import pytest
from roles_bench import (
    PASSWORD,
    Role,
    Street,
    add_staff,
    clean_environment,
    enrol,
    logged_in,
    secret,
    street,
)

from cases.desk import StaffRole
from cases.sides import Side
from nabij.prepare import ready
from nabij.settings import read_settings

TOKEN, BOT = "1001:silence-canary-token-of-side-a", "planning_silence_bot"
SAM = 7_190_733_415
FIRST_NAME, ALIAS = "Kanariena", "Duin-77"
WORDS = "zijn kanariegele auto staat nu voor de deur, help"
CHATTY = {
    "NABIJ_DEBUG_LOGS": "ja",
    "PYTHONWARNINGS": "always",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONFAULTHANDLER": "1",
    "SQLALCHEMY_WARN_20": "1",
}
WORD = "kanariegele-sleutel"
FAULTS = ("502_html", "invalid_json", "accept_then_reset", "drop_before", "400", "401", "403", "tls_alert")
CANARIES = (TOKEN, TOKEN.partition(":")[2], "kanariegele", FIRST_NAME, str(SAM), ALIAS, PASSWORD)


def test_an_error_that_nobody_caught_is_told_by_class_and_place_in_every_layer() -> None:
    said = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "nabij.drill.leak_layers", "kanariegele-auto", f"1001:{WORD}"],
        env=clean_environment(CHATTY),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert said.returncode == 1
    assert said.stdout.endswith("(0, 0) 0\n"), said.stderr[-2000:]
    assert "kanariegele" not in said.stdout + said.stderr
    told = [json.loads(line) for line in said.stderr.splitlines()]
    found = {(line["event"], line.get("code", "")) for line in told}
    for expected in (
        ("turn_broke", ""),
        ("uncaught", "KeyError"),
        ("thread", "ValueError"),
        ("unraisable", "ValueError"),
        ("third_party", "UndefinedError"),
        ("third_party", "OperationalError"),
    ):
        assert expected in found
    loggers = {line["logger"].split(".")[0] for line in told if line["event"] == "third_party"}
    assert {"asyncio", "httpcore", "httpx", "jinja2", "sqlalchemy", "telegram", "uvicorn"} <= loggers


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on now."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[tuple[Street, dict[str, str], list[Role]]]:
    """Run roles of one side as processes of their own, all of them chatty."""
    with street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, BOT)
        settings = {
            **CHATTY,
            "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
            "NABIJ_SIDE_A_USERNAME": BOT,
            "NABIJ_DATA": str(tmp_path / "data"),
            "NABIJ_PORT": "0",
            "NABIJ_TELEGRAM_URL": made.simulator.url,
            "NABIJ_PLAIN_COOKIES": "ja",
        }
        ready(read_settings(settings), lambda _line: None)
        add_staff(settings, "anna", StaffRole.WORKER, Side.A)
        roles = [made.launch(settings, "web")]
        for role, port in zip(("worker", "sender"), free_ports(2), strict=True):
            watched = {**settings, "NABIJ_ADMIN_PORT": str(port)}
            roles.append(made.launch(watched, role, "--side", "a"))
            settings[f"ADMIN_{role.upper()}"] = f"http://127.0.0.1:{port}"
        for role in roles:
            made.simulator.wait_until(role.started, 60.0)
        yield made, settings, roles


@contextmanager
def side_a(settings: dict[str, str]) -> Iterator[sqlite3.Connection]:
    path = Path(settings["NABIJ_DATA"]) / "side_a.sqlite3"
    with closing(sqlite3.connect(path, timeout=20)) as conn, conn:
        yield conn


def test_no_process_says_a_word_while_the_messenger_and_the_database_break(
    apart: tuple[Street, dict[str, str], list[Role]],
) -> None:
    made, settings, roles = apart
    web, worker, sender = roles
    phone = made.simulator.phone(SAM, first_name=FIRST_NAME)
    with logged_in(web.url, "anna", "a") as anna:
        enrol(anna, phone, made, alias=ALIAS, bot="a1", username=BOT)
        for fault in FAULTS:
            made.simulator.fault(fault, method="sendMessage", seconds=0.1)
        for fault in ("502_html", "invalid_json"):
            made.simulator.fault(fault, method="getUpdates")
        phone.send(BOT, WORDS)
        made.simulator.wait_until(lambda: worker.has("update_handled", side="a"), 30.0)
        with side_a(settings) as conn:
            (client,) = conn.execute("SELECT id FROM client").fetchone()
        made.simulator.wait_until(lambda: sender.has("send_uncertain") or sender.has("send_later"), 30.0)
        with side_a(settings) as conn:
            conn.execute("ALTER TABLE message RENAME TO message_gone")
        phone.send(BOT, WORDS)
        made.simulator.wait_until(lambda: worker.has("turn_broke"), 60.0)
        assert anna.open(f"/gesprek/{client}").status == 500
        figures = httpx.get(f"{settings['ADMIN_WORKER']}/metrics").text
        assert re.search(r'nabij_events_total{event="turn_broke"} [1-9]', figures)
        assert 'nabij_loop_age_s{loop="inbox_a"}' in figures
        assert [each for each in CANARIES if each in figures] == []
        for role in ("WORKER", "SENDER"):
            assert httpx.get(f"{settings[f'ADMIN_{role}']}/livez").text == "ok\n"
    for role in roles:
        assert role.stop() == 0, role.said()[-800:]
    for role in roles:
        said = role.said()
        assert '"level": "debug"' in said
        assert [each for each in CANARIES if each in said] == []
        assert "Traceback" not in said
