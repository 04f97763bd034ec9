"""Breaks every layer with a canary in its hands, and looks for the witness that it really broke."""

import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from cases.sides import Side
from drills.leak_canaries import Cage
from drills.leak_crowd import Talker
from drills.leak_ports import LeakHouse
from drills.leak_witness import Witness
from simulator import Simulator

TELEGRAM_FAULTS = (
    "502_html",
    "invalid_json",
    "accept_then_reset",
    "drop_before",
    "400",
    "401",
    "403",
    "tls_alert",
    "500",
)
WAIT_SECONDS = 20.0
WITNESSES: Mapping[str, Sequence[str]] = {
    "telegram": ('"event": "send_',),
    "turn": ('"event": "turn_broke"', '"event": "update_not_kept"'),
    "loop": ('"event": "loop_broke"', '"event": "due_broke"', '"event": "send_broke"'),
    "console": ('"event": "console_failed"',),
    "pager": ('"event": "page_failed"', '"event": "page_not_delivered"'),
    "driver": ('"logger": "sqlalchemy', '"logger": "psycopg', '"code": "OperationalError"'),
    "messenger": ('"logger": "httpx"', '"logger": "httpcore', '"logger": "telegram'),
    "event_loop": ('"logger": "asyncio"',),
    "redis": ('"event": "redis_away"',),
}
"""What a journal must hold for an error of that layer to count: one of these."""
_MALFORMED = (
    b"GET /%s HTTP/1.1 extra\r\n\r\n",
    b"\x16\x03\x01%s\r\n\r\n",
    b"POST /telegram/%s HTTP/1.1\r\nHost: x\r\nContent-Length: nooit\r\n\r\n%s",
    b"GET / HTTP/9.9\r\nX-%s: \x00\r\n\r\n",
    b"POST /inloggen HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz%s\r\n",
)


@dataclass
class Breaker:
    """Forces errors and counts them by layer. ``answers`` counts the errors that a caller saw."""

    house: LeakHouse
    simulator: Simulator
    cage: Cage
    done: dict[str, int] = field(default_factory=dict)

    def count(self, layer: str, times: int = 1) -> None:
        self.done[layer] = self.done.get(layer, 0) + times

    def messenger(self, talkers: Mapping[Side, Talker]) -> None:
        """Let Telegram fail in every way while texts are on their way; the token is in each address."""
        for fault in TELEGRAM_FAULTS:
            self.simulator.fault(fault, method="sendMessage", times=2, seconds=0.1)
            self.count("telegram")
        for fault in ("502_html", "drop_before"):
            self.simulator.fault(fault, method="deleteMessages", times=1)
        for talker in talkers.values():
            talker.talk(self.cage, 2)
        self._await('"event": "send_')
        self.simulator.clear_faults()

    def door(self) -> None:
        """Send what is not HTTP, and updates that are not updates, with a good secret and with a bad one."""
        place = urlsplit(self.house.url)
        for line in _MALFORMED:
            word = self.cage.let_out("carried").encode()
            with suppress(OSError), socket.create_connection((place.hostname, place.port), 2.0) as wire:
                wire.sendall(line.replace(b"%s", word))
                wire.settimeout(2.0)
                wire.recv(4096)
            self.count("malformed")
        for side in Side:
            body = f'{{"update_id": "{self.cage.let_out("wrong")}", "message": '
            for secret in (self.cage.let_out("carried"), ""):
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
                httpx.post(self.house.webhook(side), content=body, headers=headers, timeout=10.0)
                self.count("webhook")

    def requests(self, person: Witness) -> None:
        """Ask for what is not there, send what no form sends, carry words where none belong."""
        word = self.cage.let_out
        asked: tuple[tuple[str, str, dict[str, object]], ...] = (
            ("GET", f"/gesprek/{word('carried')}", {}),
            ("GET", f"/{word('carried')}?zoek={word('carried')}", {"headers": {"X-Naam": word("carried")}}),
            (
                "GET",
                "/",
                {"headers": {"User-Agent": word("carried"), "Referer": f"http://{word('carried')}/"}},
            ),
            (
                "POST",
                "/inloggen",
                {"data": {"naam": word("wrong"), "wachtwoord": word("password"), "kant": "a"}},
            ),
            ("POST", "/inloggen", {"content": f"naam={word('wrong')}%ff%00", "headers": _FORM}),
            ("POST", "/clienten/nieuw", {"content": word("wrong"), "headers": {"Content-Type": "text/xml"}}),
            ("POST", "/clienten/nieuw", {"files": {word("wrong"): (f"{word('tapped')}.pdf", b"%PDF")}}),
            ("POST", "/clienten/nieuw", {"content": word("wrong"), "headers": _BROKEN_PARTS}),
            ("POST", "/mij/bereik", {"json": {"adres": word("address")}}),
            (word("wrong").upper(), "/postvak", {}),
            ("PUT", "/postvak", {"content": word("wrong")}),
        )
        for method, path, options in asked:
            with suppress(httpx.HTTPError):
                person.send(method, path, **options)
            self.count("validation")

    def stores(self, act: Callable[[str], object]) -> None:
        """Trouble the stores in each way; ``act`` lets people and phones go on meanwhile."""
        for name in self.house.troubles():
            with self.house.trouble(name):
                act(name)
            self.count(f"store_{name}")

    def libraries(self) -> str:
        """Let a process of its own fail in every library; return what it wrote."""
        said = self.house.clumsy(self.cage.let_out("said"), f"1001:{self.cage.let_out('carried')}")
        self.count("library", said.count('"event": "third_party"'))
        return said

    def witnessed(self) -> list[str]:
        """Return the layers of which no journal says that they broke."""
        journal = self.house.journal()
        return [layer for layer, lines in WITNESSES.items() if not any(line in journal for line in lines)]

    def _await(self, part: str) -> None:
        with suppress(TimeoutError):
            self.simulator.wait_until(lambda: part in self.house.journal(), WAIT_SECONDS)


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_BROKEN_PARTS = {"Content-Type": "multipart/form-data; boundary=x"}
