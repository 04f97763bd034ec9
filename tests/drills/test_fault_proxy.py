"""The proxy does to a line what its weather says, and no more."""

import socket
import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from drills.fault_proxy import FaultProxy, Weather

ASKED, ANSWER = b"hallo", b"een antwoord van een zekere lengte"


class Answering:
    """Answers whatever comes in with one sentence, until the other end goes."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        try:
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._answer, args=(line,), daemon=True).start()
        except OSError:
            return

    def _answer(self, line: socket.socket) -> None:
        with line:
            while line.recv(4096):
                line.sendall(ANSWER)


@pytest.fixture
def proxy() -> Iterator[FaultProxy]:
    server = Answering()
    with FaultProxy(("127.0.0.1", server.port)) as made:
        yield made
    server.close()


def asked(proxy: FaultProxy, patience: float = 10.0) -> bytes:
    """Ask once; return what came until the answer was whole, the line ended, or patience ran out."""
    came = b""
    with socket.create_connection(("127.0.0.1", proxy.port), 10.0) as line:
        line.settimeout(patience)
        try:
            line.sendall(ASKED)
            while len(came) < len(ANSWER) and (piece := line.recv(4096)):
                came += piece
        except (TimeoutError, ConnectionError):
            return came
    return came


def test_clear_weather_passes_everything_on_and_keeps_what_went_through(proxy: FaultProxy) -> None:
    assert asked(proxy) == ANSWER
    assert bytes(proxy.seen) == ASKED + ANSWER


def test_a_black_hole_takes_and_never_answers(proxy: FaultProxy) -> None:
    proxy.turn(Weather("black_hole"))
    assert asked(proxy, patience=0.3) == b""


def test_an_answer_is_cut_after_so_many_octets(proxy: FaultProxy) -> None:
    proxy.turn(Weather("cut", octets=7))
    assert asked(proxy) == ANSWER[:7]


def test_slow_weather_delays_what_is_said_and_what_is_answered(proxy: FaultProxy) -> None:
    proxy.turn(Weather("slow", 0.2))
    began = monotonic()
    assert asked(proxy) == ANSWER
    assert monotonic() - began >= 0.4


def test_a_drip_brings_one_octet_at_a_time(proxy: FaultProxy) -> None:
    proxy.turn(Weather("drip", 0.01))
    began = monotonic()
    assert asked(proxy) == ANSWER
    assert monotonic() - began >= 0.01 * (len(ANSWER) - 1)


def test_a_reset_ends_the_line(proxy: FaultProxy) -> None:
    proxy.turn(Weather("reset"))
    assert asked(proxy) == b""


def test_what_is_gone_takes_no_line_and_comes_back_at_the_same_address(proxy: FaultProxy) -> None:
    port = proxy.port
    proxy.turn(Weather("gone"))
    with pytest.raises(ConnectionRefusedError):
        asked(proxy)
    proxy.turn(Weather())
    assert proxy.port == port
    assert asked(proxy) == ANSWER
