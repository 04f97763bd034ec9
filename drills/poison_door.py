"""Telegram's end of the webhook: brings bodies with the secret, and a forger's without it."""

import http.client
import socket
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from drills.poison_item import JSON_TYPE
from drills.poison_ports import Door

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_SECONDS = 20.0
_FIRST_ANSWER = 65_536


class Bringer:
    """One kept connection to one door."""

    def __init__(self, door: Door) -> None:
        parts = urlsplit(door.url)
        self._path = parts.path
        self._secret = door.secret
        self._line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()

    def bring(self, body: bytes, headers: Mapping[str, str] | None = None) -> int:
        """Post a body as Telegram does; return the status. Raises OSError.

        A server hangs up on a line that was silent for some seconds; then the body goes once more.
        """
        told = {**(headers or JSON_TYPE), _HEADER: self._secret}
        try:
            return self._post(body, told)
        except (OSError, http.client.HTTPException):
            self._line.close()
        try:
            return self._post(body, told)
        except http.client.HTTPException as broken:
            self._line.close()
            raise OSError(type(broken).__name__) from None

    def _post(self, body: bytes, headers: Mapping[str, str]) -> int:
        self._line.request("POST", self._path, body, headers)
        answer = self._line.getresponse()
        answer.read()
        return answer.status


def bad_secrets(secret: str) -> tuple[tuple[str, ...], ...]:
    """Return the header lines of forgers: none, empty, near misses, far too long, the good one twice."""
    return (
        (),
        ("",),
        (secret[:-1],),
        (f"{secret}x",),
        (secret.swapcase(),),
        ("x" * 8_000,),
        (secret, secret),
        (f"Bearer {secret}",),
        (secret.replace("-", "_") + "\xff",),
    )


def refused_unread(door: Door, length: int, secrets: tuple[str, ...]) -> bool:
    """Announce a body of ``length`` bytes, send nothing of it; say whether the answer is 401 all the same."""
    parts = urlsplit(door.url)
    lines = [
        f"POST {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        f"Content-Length: {max(1, length)}",
        "Expect: 100-continue",
        *(f"{_HEADER}: {secret}" for secret in secrets),
    ]
    head = "\r\n".join((*lines, "", "")).encode("latin-1")
    with socket.create_connection((parts.hostname or "", parts.port or 80), _SECONDS) as line:
        line.sendall(head)
        answer = line.recv(_FIRST_ANSWER)
    return answer.split(b" ", 2)[1:2] == [str(HTTPStatus.UNAUTHORIZED.value).encode()]
