"""Makes a test red in which a canary gets out: into a log, an output, an address, a title, a header.

A plugin of pytest, loaded by ``conftest.py``; with it stands what builders lay around an application.
"""

import logging
import re
from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from canary import SEEKER

Message = MutableMapping[str, Any]

BODIES = ("aiogram", "httpcore", "multipart", "python_multipart", "sqlalchemy", "telegram")
"""Libraries that print whole bodies and rows below a warning, by nature. Every process of ours takes the
words away from them (``hush_third_parties``), which the tests of that and ``nabij drill leak`` hold."""
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.DOTALL)
_METRICS = b"text/plain; version="


class Watch:
    """Collects what left a test, and looks through it once at the end of each of its phases."""

    def __init__(self) -> None:
        self._heard: list[tuple[str, str]] = []

    def hear(self, place: str, text: str) -> None:
        """Take up what everybody may come to see. Safe from any thread."""
        if text:
            self._heard.append((place, text))

    def leaks(self) -> list[str]:
        """Return what holds a canary of all that was heard since the last call."""
        heard, self._heard = self._heard, []
        if not heard or not _hits("\n".join(text for _, text in heard)):
            return []
        return [f"{place}: {hit} in {text!r}" for place, text in heard for hit in _hits(text)]


def _hits(text: str) -> list[str]:
    found = SEEKER.find("", text.encode("utf-8", "replace"))
    return [f"{hit.kind} as {hit.writing}" for hit in found]


WATCH = Watch()
"""One for the whole run: logging and capturing are one for a process too."""


class Ear(logging.Handler):
    """Hears every record of every logger, whole, with the words of its error."""

    def emit(self, record: logging.LogRecord) -> None:
        WATCH.hear(f"log of {record.name}", self.format(record))


class Watched:
    """An application around ours: hears addresses, headers, titles and metrics, and changes nothing."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        WATCH.hear("address", f"{scope['path']}?{scope.get('query_string', b'').decode('latin-1')}")

        async def told(message: Message) -> None:
            _hear_answer(message, scope)
            await send(message)

        await self._app(scope, receive, told)


def _hear_answer(message: Message, scope: Message) -> None:
    if message["type"] == "http.response.start":
        headers = message.get("headers", ())
        kind = b"".join(value for name, value in headers if name.lower() == b"content-type")
        scope["nabij.watched"] = kind
        WATCH.hear("header", "\n".join(f"{name!r} {value!r}" for name, value in headers))
        return
    body = message.get("body", b"")
    kind = scope.get("nabij.watched", b"")
    if kind.startswith(b"text/html"):
        for title in _TITLE.findall(body):
            WATCH.hear("title", title.decode("utf-8", "replace"))
    elif kind.startswith(_METRICS):
        WATCH.hear("metrics", body.decode("utf-8", "replace"))


def watched(app: Any) -> None:
    """Lay the watch around an application that has not yet been started."""
    app.add_middleware(Watched)


def pytest_configure(config: pytest.Config) -> None:
    del config
    root = logging.getLogger()
    root.setLevel(logging.DEBUG)
    root.addHandler(Ear(logging.NOTSET))
    for name in BODIES:
        logging.getLogger(name).setLevel(logging.WARNING)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    report = yield
    del item
    WATCH.hear("stdout", report.capstdout)
    WATCH.hear("stderr", report.capstderr)
    found = WATCH.leaks()
    if found and not report.failed:
        report.outcome = "failed"
        report.longrepr = "A canary got out of its fixture:\n" + "\n".join(found)
    return report
