"""The wire between a browser and the house: it can be cut, go deaf, lose answers; it counts streams."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread

_CHUNK = 65536
_STREAM = b"GET /_live "


class Wire:
    """Carries bytes to ``port`` of this machine. What the browser sends always arrives while it is whole."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._lock = Lock()
        self._open: dict[socket.socket, socket.socket] = {}
        self._streaming: set[socket.socket] = set()
        self._hearing = Event()
        self._hearing.set()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]
        self.opened = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def streams(self) -> int:
        """Return how many event streams are open now."""
        with self._lock:
            return len(self._streaming)

    def cut(self) -> None:
        """End every connection and refuse new ones, as when the server is killed."""
        _end(self._listener)
        self._listener.close()
        with self._lock:
            pairs = list(self._open.items())
        for pair in pairs:
            for one in pair:
                _end(one)

    def mend(self) -> None:
        self._hearing.set()
        self._listener = self._listen(self.port)

    def lose_answers(self) -> None:
        """Let questions through and hold every answer back, until the wire is cut or hears again."""
        self._hearing.clear()

    def hear(self) -> None:
        self._hearing.set()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), reuse_port=False)
        Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            _end(near)
            return
        far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open[near] = far
        back = Thread(target=self._answers, args=(far, near), daemon=True)
        back.start()
        self._questions(near, far)
        back.join()
        with self._lock:
            self._open.pop(near, None)
            self._streaming.discard(near)
        near.close()
        far.close()

    def _questions(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := near.recv(_CHUNK):
                with self._lock:
                    if data.startswith(_STREAM):
                        self._streaming.add(near)
                        self.opened += 1
                    else:
                        self._streaming.discard(near)
                far.sendall(data)
        _end(far)

    def _answers(self, far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(_CHUNK):
                self._hearing.wait()
                near.sendall(data)
        _end(near)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire_to(url: str) -> Iterator[Wire]:
    wire = Wire(int(url.rsplit(":", 1)[1].rstrip("/")))
    try:
        yield wire
    finally:
        wire.hear()
        wire.cut()
