"""A real HTTP server that plays a provider of SMS, calls, pagers or Web Push, and keeps what it was sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Provider:
    """``answers`` are statuses, used one by one, then 200. ``slow`` keeps every answer until ``let_go``."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    slow: bool = False
    let_go: Event = field(default_factory=Event)

    def bodies(self) -> list[str]:
        return [each.body.decode() for each in self.asked]


@contextmanager
def a_provider() -> Iterator[Provider]:
    """Serve on a free port of this machine."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            provider.asked.append(Asked(self.command, self.path, headers, self.rfile.read(length)))
            if provider.slow:
                provider.let_go.wait(20)
            self.send_response(provider.answers.pop(0) if provider.answers else 200)
            self.end_headers()

        def do_PUT(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            """Say nothing: a number may stand in a line of its log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    provider.url = f"http://127.0.0.1:{server.server_address[1]}/bezorg"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
