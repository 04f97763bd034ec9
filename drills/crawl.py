"""One person who walks past every address of a house by real HTTP, and keeps each answer to the byte."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from types import TracebackType
from typing import Self

import httpx

from drills.crawl_ports import Walker
from drills.web import Person

PARAMETER = re.compile(r"\{(\w+)\}")
_SEAL = re.compile(r'name="(zegel|eenmalig)" value="[^"]*"')
_TOKEN = re.compile(r'name="zegel" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """``raw`` is all that came: the status, every header, every cookie and the body."""

    status: int
    raw: bytes
    body: str
    place: str
    seconds: float

    def said(self, asked: str) -> tuple[int, str]:
        """Return what this answer tells, apart from the tokens of its forms and what was asked itself."""
        return self.status, _SEAL.sub("", self.body).replace(asked, "")


class NotIn(Exception):
    """This person could not log in."""


class Crawler:
    """A logged-in person; enter to log in. ``walker`` None is somebody without a session."""

    def __init__(self, url: str, walker: Walker | None) -> None:
        self._url = url
        self._walker = walker
        self._http = httpx.Client(base_url=url, timeout=30.0, follow_redirects=False)
        self._token = ""

    def __enter__(self) -> Self:
        self.log_in()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def log_in(self) -> None:
        """Log in again, with a fresh session. Raises NotIn."""
        if self._walker is None:
            return
        person, login = Person(self._url), self._walker.login
        door = person.open("/inloggen")
        page = person.press(door, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        if page.status >= httpx.codes.BAD_REQUEST or page.url.endswith("/inloggen"):
            raise NotIn(f"{login.name}: {page.status} {page.url}")
        self._http.cookies.update(person.cookies)
        person.close()
        found = _TOKEN.search(self._http.get("/mij").text)
        self._token = found[1] if found is not None else ""

    def get(self, path: str) -> Answer:
        began = perf_counter()
        return _answer(self._http.get(path), began)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        sent = {"zegel": self._token, **fields}
        began = perf_counter()
        return _answer(self._http.post(path, data=sent, headers={"Origin": self._url}), began)

    def ask(self, method: str, path: str, fields: Mapping[str, str]) -> Answer:
        return self.get(path) if method == "GET" else self.post(path, fields)

    def stream(self, path: str, lines: int) -> tuple[int, bytes]:
        """Read the first lines of a stream, and leave."""
        with self._http.stream("GET", path) as answer:
            if answer.status_code != httpx.codes.OK:
                return answer.status_code, answer.read()
            read = answer.iter_lines()
            kept = [next(read, "") for _ in range(lines)]
            return answer.status_code, (str(answer.headers) + "\n".join(kept)).encode()


def filled(path: str, ids: Mapping[str, str]) -> str:
    """Return an address with these ids in it; what has no id here gets one that nobody has."""
    return PARAMETER.sub(lambda found: ids.get(found[1], f"geen-{found[1]}"), path)


def _answer(found: httpx.Response, began: float) -> Answer:
    seconds = perf_counter() - began
    head = "\n".join(f"{name}: {value}" for name, value in found.headers.multi_items())
    raw = f"{found.status_code}\n{head}\n".encode() + found.content
    return Answer(found.status_code, raw, found.text, found.headers.get("location", ""), seconds)
