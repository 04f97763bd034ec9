"""Stopping: within ten seconds with streams and half-sent requests open, and nothing half-done unmarked."""

import gc
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import httpx
import pytest
from roles_bench import Role, Street, add_staff, logged_in, secret, street

from cases.desk import StaffRole
from cases.sides import Side
from console.access import PLACE
from nabij.starting import hurry, settled

TOKEN, BOT = "1001:stop-token-of-side-a", "planning_stop_bot"
SAM = 71_901
STREAMS, HALF, IDLE = 6, 8, 6
LONGEST = 10.0
PATIENCE = 30.0


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[Street, Role, dict[str, str]]]:
    with street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, BOT)
        settings = {
            "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
            "NABIJ_SIDE_A_USERNAME": BOT,
            "NABIJ_DATA": str(tmp_path / "data"),
            "NABIJ_PORT": "0",
            "NABIJ_ADMIN_PORT": str(free_port()),
            "NABIJ_TELEGRAM_URL": made.simulator.url,
            "NABIJ_PLAIN_COOKIES": "ja",
        }
        role = made.start(settings, "serve")
        yield made, role, settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def line(url: str, stack: ExitStack, request: str) -> socket.socket:
    """Open a connection, say this much, and keep it open."""
    where = urlsplit(url)
    assert where.hostname is not None
    opened = stack.enter_context(socket.create_connection((where.hostname, where.port or 80), 10))
    opened.sendall(request.replace("\n", "\r\n").encode())
    return opened


def crowd(role: Role, settings: dict[str, str], stack: ExitStack) -> int:
    """Open streams, half-sent forms and connections that stay for later; return how many."""
    add_staff(settings, "anna", StaffRole.WORKER, Side.A)
    anna = stack.enter_context(logged_in(role.url, "anna", "a"))
    cookie = "; ".join(f"{name}={value}" for name, value in anna.cookies.items())
    for _ in range(STREAMS):
        stream = line(role.url, stack, f"GET {PLACE} HTTP/1.1\nHost: x\nCookie: {cookie}\n\n")
        assert stream.recv(12) == b"HTTP/1.1 200"
    for _ in range(HALF):
        line(role.url, stack, "POST /inloggen HTTP/1.1\nHost: x\nContent-Length: 900\n\nnaam=")
    for _ in range(IDLE):
        idle = line(role.url, stack, "GET /livez HTTP/1.1\nHost: x\n\n")
        assert idle.recv(12) == b"HTTP/1.1 200"
    return STREAMS + HALF + IDLE


def attempts(settings: dict[str, str]) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(Path(settings["NABIJ_DATA"]) / "side_a.sqlite3")) as conn:
        return list(conn.execute("SELECT state, attempts FROM outbox"))


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_twenty_open_lines_and_a_message_under_way_do_not_hold_up_a_stop(
    serving: tuple[Street, Role, dict[str, str]], asked: signal.Signals
) -> None:
    made, role, settings = serving
    with ExitStack() as stack:
        assert crowd(role, settings, stack) == 20
        made.simulator.fault("accept_then_delay", method="sendMessage", seconds=15.0)
        made.simulator.phone(SAM).start(BOT)
        made.simulator.wait_until(lambda: made.simulator.count(method="sendMessage") == 1)
        admin = f"http://127.0.0.1:{settings['NABIJ_ADMIN_PORT']}"
        figures = httpx.get(f"{admin}/metrics").text
        assert f"nabij_streams_open {STREAMS}.0" in figures
        assert 'nabij_events_total{event="update_kept"} 1.0' in figures
        assert httpx.get(f"{admin}/readyz").text == "ok\n"
        began = monotonic()
        role.process.send_signal(asked)
        code = role.process.wait(PATIENCE)
        took = monotonic() - began
    assert (code, took < LONGEST) == (0, True), f"{code} after {took:.1f} s: {role.said()[-600:]}"
    ((state, tried),) = attempts(settings)
    assert (state in {"sending", "uncertain"}, tried) == (True, 1)


def test_garbage_is_looked_for_again_once_a_start_ended() -> None:
    try:
        hurry()
        assert not gc.isenabled()
        settled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def stubborn(*lines: str) -> subprocess.Popen[str]:
    """Start a process that catches signals as every role does, and then does as the lines say."""
    begin = ("import threading", "from nabij.stopping import Deadline, catch_signals", "a = catch_signals()")
    code = "\n".join((*begin, "print('up', flush=True)", *lines))
    made = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert made.stdout is not None
    assert made.stdout.readline() == "up\n"
    return made


def test_a_stop_that_hangs_is_cut_off_with_exit_1_and_says_so() -> None:
    with stubborn(
        "with Deadline(0.3) as d:", "  a.wait()", "  d.begin()", "  threading.Event().wait()"
    ) as made:
        made.send_signal(signal.SIGTERM)
        _, said = made.communicate(timeout=PATIENCE)
    assert made.returncode == 1
    assert re.fullmatch(r"Stoppen duurde te lang en is afgebroken; .*\n", said)


def test_a_stop_in_time_is_not_cut_off() -> None:
    with stubborn(
        "with Deadline(0.3) as d:", "  a.wait()", "  d.begin()", "threading.Event().wait(0.6)"
    ) as made:
        made.send_signal(signal.SIGTERM)
        assert made.wait(PATIENCE) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_said_twice_in_one_breath_is_one_and_a_later_one_ends_at_once(
    number: signal.Signals,
) -> None:
    hang = (
        "a.wait()",
        "print('asked', flush=True)",
        "threading.Event().wait(1.1)",
        "print('later', flush=True)",
    )
    with stubborn(*hang, "threading.Event().wait()") as made:
        assert made.stdout is not None
        made.send_signal(number)
        assert made.stdout.readline() == "asked\n"
        made.send_signal(number)
        assert made.stdout.readline() == "later\n"
        assert made.poll() is None
        made.send_signal(number)
        assert made.wait(PATIENCE) == -number
