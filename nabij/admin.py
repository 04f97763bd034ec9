"""A small listener on 127.0.0.1 for who keeps Nabij running: health of any process, and its metrics."""

import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from typing_extensions import override

from nabij.health import LIVE, READY, Health, Verdict, answer_headers

ADMIN_HOST = "127.0.0.1"
PATIENCE_SECONDS = 5.0
METRICS = "/metrics"


class Admin(ThreadingHTTPServer):
    """Listens from the start; answers within the ``with`` block. Raises OSError for a port that is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, health: Health, metrics: Callable[[], tuple[bytes, str]], port: int) -> None:
        self.health = health
        self.metrics = metrics
        super().__init__((ADMIN_HOST, port), _Answers)

    @property
    def url(self) -> str:
        return f"http://{ADMIN_HOST}:{self.server_address[1]}"

    @override
    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.1,), name="admin", daemon=True).start()
        return self

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the one who asked hung up."""


class _Answers(BaseHTTPRequestHandler):
    server: Admin
    timeout = PATIENCE_SECONDS

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == METRICS:
            body, kind = self.server.metrics()
            self._answer(HTTPStatus.OK, body, kind)
            return
        asked: dict[str, Callable[[], Verdict]] = {
            LIVE: self.server.health.live,
            READY: self.server.health.ready,
        }
        found = asked[path]() if path in asked else Verdict(HTTPStatus.NOT_FOUND)
        self._answer(found.status, found.body, "")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        headers = answer_headers(secure=False) | ({"Content-Type": kind} if kind else {})
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the library would write the request line to the screen."""
