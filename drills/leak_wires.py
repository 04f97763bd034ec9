"""The world outside the house, all of it writing down what it was told: a mail server and Redis's own ear."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LISTEN_SECONDS = 5.0


class MailPost:
    """A mail server that takes the first letter and refuses all others; ``heard`` is every byte it got."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.letters = 0
        self.refused = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._serve, name="mail", daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with line, suppress(OSError):
                line.settimeout(LISTEN_SECONDS)
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        line.sendall(b"220 post ESMTP\r\n")
        with line.makefile("rb") as words:
            body = False
            for said in words:
                self.heard += said
                if body and said != b".\r\n":
                    continue
                answer, body = self._answer(said, body=body)
                line.sendall(answer)

    def _answer(self, said: bytes, *, body: bool) -> tuple[bytes, bool]:
        word = said[:4].upper()
        if body:
            self.letters += 1
            return b"250 taken\r\n", False
        if word == b"DATA":
            return b"354 go on\r\n", True
        if word == b"RCPT" and self.letters:
            self.refused += 1
            return b"550 no such person: " + said[8:].strip()[:80] + b"\r\n", False
        return b"250 ok\r\n", False


class Overheard:
    """All that Redis is told, as its MONITOR repeats it."""

    def __init__(self, path: str) -> None:
        self.heard = bytearray()
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.connect(path)
        self._line.sendall(b"MONITOR\r\n")
        threading.Thread(target=self._listen, name="monitor", daemon=True).start()

    def close(self) -> None:
        self._line.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while heard := self._line.recv(65_536):
                self.heard += heard


@contextmanager
def mail_post() -> Iterator[MailPost]:
    post = MailPost()
    try:
        yield post
    finally:
        post.close()


@contextmanager
def overheard(path: str) -> Iterator[Overheard]:
    ear = Overheard(path)
    try:
        yield ear
    finally:
        ear.close()
