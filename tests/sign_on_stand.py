"""A provider over real HTTP that gives the tokens a test asks for, right or forged."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from bot.clock import SystemClock
from cases.moments import SECOND

CLIENT = "nabij"
KEY = RSAKey.generate_key(2048, {"kid": "k1"})
OTHER = RSAKey.generate_key(2048, {"kid": "k1"})
CURVE = ECKey.generate_key("P-256", {"kid": "e1"})


@dataclass
class Stand:
    """``changes`` go over the claims, ``signing`` makes the token, ``refreshing`` is a status and an answer.

    ``kept`` and ``hurry``: an answer waits until the test lets it go.
    """

    url: str = ""
    nonce: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    signing: str = "RS256"
    keys: list[dict[str, Any]] = field(default_factory=list)
    refreshing: tuple[int, dict[str, Any]] = (200, {})
    codes: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    kept: bool = False
    hurry: Event = field(default_factory=Event)

    def claims(self) -> dict[str, Any]:
        now = SystemClock().real() // SECOND
        made = {"iss": self.url, "aud": CLIENT, "sub": "anna-1", "nonce": self.nonce, "amr": ["pwd", "mfa"]}
        found = made | {"iat": now, "exp": now + 300} | self.changes
        return {name: value for name, value in found.items() if value is not None}

    def token(self) -> str:
        """Return the token in the way that ``signing`` names."""
        public = json.dumps(KEY.as_dict(private=False)).encode()
        ways = {
            "RS256": ("RS256", KEY, "k1"),
            "PS256": ("PS256", KEY, "k1"),
            "ES256": ("ES256", CURVE, "e1"),
            "foreign": ("RS256", OTHER, "k1"),
            "unknown": ("RS256", KEY, "k9"),
            "HS256": ("HS256", OctKey.import_key(public), "k1"),
        }
        if self.signing == "none":
            head, body = (_part(one) for one in ({"alg": "none", "kid": "k1"}, self.claims()))
            return f"{head}.{body}."
        alg, key, kid = ways[self.signing]
        return jwt.encode({"alg": alg, "kid": kid}, self.claims(), key, algorithms=[alg])

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer one question, as a provider does."""
        if path == "/.well-known/openid-configuration":
            return 200, self.about() | self.told
        if path == "/jwks":
            return 200, {"keys": self.keys}
        self.asked.append(form)
        if form.get("grant_type") == "refresh_token":
            return self.refreshing
        if form.get("code") in self.codes:
            return 400, {"error": "invalid_grant"}
        self.codes.add(form.get("code", ""))
        return 200, {"id_token": self.token(), "access_token": "a", "refresh_token": "r1"}

    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": self.url + "/authorize",
            "token_endpoint": self.url + "/token",
            "jwks_uri": self.url + "/jwks",
            "authorization_response_iss_parameter_supported": True,
        }


@contextmanager
def a_stand() -> Iterator[Stand]:
    """Serve on a free port of this machine."""
    stand = Stand(keys=[one.as_dict(private=False) for one in (KEY, CURVE)])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, form: dict[str, str]) -> None:
            if stand.kept:
                stand.hurry.wait(20)
            status, found = stand.answer(self.path, form)
            said = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_said: object) -> None:
            """Stay silent: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield stand
    finally:
        stand.hurry.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _part(found: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(found).encode()).rstrip(b"=").decode()
