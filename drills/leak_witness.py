"""Somebody at the console who writes down what every answer showed outside its page."""

import re
from dataclasses import dataclass, field
from http import HTTPStatus

import httpx

from drills.ports import Login
from drills.web import Person

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LINK = re.compile(r"[?&]start=([A-Za-z0-9_-]{20,})")


@dataclass
class Seen:
    """What was seen by all people together. ``pages`` is what the right people may read."""

    titles: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    secrets: set[tuple[str, bytes]] = field(default_factory=set)
    statuses: list[int] = field(default_factory=list)
    refused: int = 0

    def note(self, answer: httpx.Response) -> None:
        text = answer.read().decode("utf-8", "replace")
        self.statuses.append(answer.status_code)
        self.titles += _TITLE.findall(text)
        self.secrets |= {("link", token.encode()) for token in _LINK.findall(text)}
        self.secrets |= {
            ("session", value.encode()) for value in answer.cookies.values() if len(value) > _SHORT
        }
        if "location" in answer.headers:
            self.places.append(answer.headers["location"])
        kept = [f"{name}: {value}" for name, value in answer.headers.items() if name != "set-cookie"]
        self.headers += [line for line in kept if not line.startswith("location:")]
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.failures.append(text)
        elif answer.status_code >= HTTPStatus.BAD_REQUEST:
            self.refused += 1
        else:
            self.pages.append(text)


_SHORT = 20


class Witness(Person):
    """A person whose answers are noted."""

    def __init__(self, url: str, seen: Seen) -> None:
        super().__init__(url)
        self._client.event_hooks["response"].append(seen.note)

    def log_in(self, login: Login) -> None:
        """Go in at the door. Raises LookupError when it stays shut."""
        form = self.open("/inloggen")
        page = self.press(form, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        if page.has("Inloggen"):
            raise LookupError(f"{login.place}: the door stays shut")

    def send(self, method: str, path: str, **options: object) -> int:
        """Ask anything at all; return the status."""
        return self._client.request(method, path, **options).status_code  # type: ignore[arg-type]  # as httpx
