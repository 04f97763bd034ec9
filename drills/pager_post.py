"""A pager address for drills: a small HTTP server that keeps what it was sent."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


class PagerPost:
    """Enter to listen on a free port of this machine; ``pages`` holds what it accepted, in order.

    A page that ``refuses`` is true for is answered 503, as by a provider that is down.
    """

    def __init__(self, refuses: Callable[[dict[str, Any]], bool] = lambda _page: False) -> None:
        self._refuses = refuses
        self.pages: list[dict[str, Any]] = []
        self._came = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="pager", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/page"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, seconds: float) -> dict[str, Any] | None:
        """Return the first page that comes within ``seconds``; None when none does."""
        with self._came:
            self._came.wait_for(lambda: bool(self.pages), seconds)
            return self.pages[0] if self.pages else None

    def _take(self, page: dict[str, Any]) -> bool:
        with self._came:
            if self._refuses(page):
                return False
            self.pages.append(page)
            self._came.notify_all()
        return True

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        take = self._take

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                try:
                    page = json.loads(self.rfile.read(length))
                except (ValueError, OSError):
                    self.close_connection = True  # the caller died half-way: no page, and nobody to answer
                    return
                self.send_response(204 if take(page) else 503)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing: the drill's own output is the last line of the command."""

        return Handler
