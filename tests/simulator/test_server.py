"""The server starts, stops and counts cleanly."""

import itertools
import re
import signal
import socket
import subprocess
import sys
import threading

import httpx
import pytest

from simulator import Clock, Fault, Limits, Simulator
from simulator.faults import FaultBook
from simulator.limits import Meter
from simulator.webhook import Retry


def test_a_server_stops_while_a_poll_and_a_delayed_call_are_open() -> None:
    before = set(threading.enumerate())
    sim = Simulator().start()
    sim.add_bot("1:x", "a_bot")
    sim.fault("delay", method="getMe", seconds=60)
    url = sim.bot_url
    answers: list[int] = []

    def call(path: str) -> None:
        answers.append(httpx.get(f"{url}1:x/{path}", timeout=20).status_code)

    threads = [threading.Thread(target=call, args=(path,)) for path in ("getUpdates?timeout=50", "getMe")]
    for thread in threads:
        thread.start()
    sim.wait_until(lambda: sim.world.bot("a_bot").poll_ticket == 1 and not sim.world.faults.listed())
    sim.stop()
    for thread in threads:
        thread.join()
    assert answers == [200, 200]
    assert not set(threading.enumerate()) - before


def test_a_taken_port_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        sim = Simulator(port=taken.getsockname()[1])
        with pytest.raises(OSError, match="in use"):
            sim.start()


def test_two_servers_share_nothing() -> None:
    with Simulator() as one, Simulator() as two:
        one.add_bot("1:x", "a_bot")
        assert httpx.get(f"{one.bot_url}1:x/getMe").status_code == 200
        assert httpx.get(f"{two.bot_url}1:x/getMe").status_code == 401


def test_answers_leave_without_nagles_delay() -> None:
    with Simulator() as sim, httpx.Client(base_url=sim.url) as line:
        sim.add_bot("1:x", "a_bot")
        for _ in range(20):
            line.get("/bot1:x/getMe").raise_for_status()
        spent = [call.monotonic for call in sim.ledger(method="getMe")]
    assert sorted(later - earlier for earlier, later in itertools.pairwise(spent))[9] < 0.03


def test_it_runs_by_hand() -> None:
    command = [sys.executable, "-m", "simulator", "--port", "0", "--bot", "1:x=a_bot", "--phone", "7=Sam"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first, second = process.stdout.readline(), process.stdout.readline()
        assert "Bot API: http://127.0.0.1:" in first
        address = re.search(r"http://\S+/phone/a_bot/7", second)
        assert address is not None
        assert httpx.get(address[0]).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_tokens_come_back_with_time_and_a_backward_clock_takes_none() -> None:
    meter = Meter(Limits(chat_burst=2))
    assert [meter.retry_after(1, 7, 100.0) for _ in range(3)] == [None, None, 1]
    assert meter.retry_after(1, 7, 50.0) == 1
    assert meter.retry_after(1, 7, 51.0) is None
    assert meter.retry_after(1, 8, 51.0) is None


def test_a_bot_has_30_messages_a_second_over_all_chats() -> None:
    meter = Meter(Limits())
    answers = [meter.retry_after(1, chat, 0.0) for chat in range(31)]
    assert answers == [None] * 30 + [1]


def test_the_pause_doubles_up_to_its_cap() -> None:
    retry = Retry(base=1.0, cap=60.0)
    assert [retry.pause(fails) for fails in (1, 2, 3, 4, 8, 9, 999)] == [0, 1, 2, 4, 60, 60, 60]


def test_the_oldest_fitting_rule_fires_first_and_is_used_up() -> None:
    book = FaultBook()
    book.add(Fault("500", method="sendMessage", times=2))
    book.add(Fault("403", chat=7, times=None, every=2))
    fired = [book.for_call("a", "sendmessage", 7) for _ in range(5)]
    assert [fault.kind if fault else "" for fault in fired] == ["500", "500", "", "403", ""]
    assert [(fault.kind, times) for fault, times in book.listed()] == [("403", 1)]


def test_real_time_runs_on_from_where_the_clock_was_set() -> None:
    clock = Clock()
    before = clock.now()
    clock.advance(3600)
    assert 3600 <= (clock.now() - before).total_seconds() < 3660
