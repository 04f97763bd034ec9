"""One person's browser without a screen: cookies kept, forms sent as a page of ours would send them."""

import re
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import httpx
from console_world import PASSWORD

_TLS = ssl.create_default_context()
"""Made once: reading the certificates costs more than a request, and nothing here speaks TLS."""
_TOKEN = re.compile(r'name="zegel" value="([^"]+)"')


@dataclass
class Visit:
    url: str
    http: httpx.Client = field(init=False)
    token: str = ""

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.url, timeout=10, verify=_TLS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()

    def get(self, path: str) -> httpx.Response:
        answer = self.http.get(path)
        if found := _TOKEN.search(answer.text):
            self.token = found.group(1)
        return answer

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form with this page's token, without following where it leads."""
        return self.send(path, {"zegel": self.token, **fields}, {"origin": self.url})

    def send(self, path: str, fields: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        return self.http.post(path, data=fields, headers=headers)

    def log_in(self, name: str, side: str, password: str = PASSWORD) -> httpx.Response:
        self.get("/inloggen")
        answer = self.post("/inloggen", naam=name, wachtwoord=password, kant=side)
        if answer.status_code == httpx.codes.SEE_OTHER:
            self.get("/")
        return answer
