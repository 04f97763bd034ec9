"""Speaks with the provider of the organisation: only with its own origin, and never for long."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from console.ports_login import SignOnDown
from nabij.settings_sign_on import SignOnSettings
from nabij.sign_on import challenge_of

PATIENCE = 3.0
_KNOWN_FOR = 600.0
_KEYS_AGAIN = 10.0
"""Seconds: for one answer, for what the provider tells of itself, and between two looks at its keys."""
_LARGEST = 256 * 1024
_OK = 200
_REFUSALS = frozenset({400, 401})
INVALID_GRANT = "invalid_grant"
_CODES = frozenset({INVALID_GRANT, "invalid_client", "invalid_request", "unauthorized_client"})


class Refusal(Exception):
    """The provider said no; the message is its code, such as invalid_grant."""


@dataclass(frozen=True, slots=True)
class About:
    """What the provider tells of itself; each address is of its own origin."""

    authorize: str
    token: str
    keys: str
    names_itself: bool
    in_form: bool
    scope: str


class Provider:
    """One provider, for all threads of this process."""

    def __init__(self, chosen: SignOnSettings, patience: float = PATIENCE) -> None:
        self._chosen = chosen
        self._patience = patience
        self._lock = threading.Lock()
        self._about: tuple[float, About] | None = None
        self._keys: tuple[float, Sequence[Mapping[str, Any]]] | None = None

    def about(self) -> About:
        """Return what it tells of itself, asked at most every ten minutes. Raises SignOnDown."""
        known = self._about
        if known is None or monotonic() - known[0] > _KNOWN_FOR:
            found = self._read(self._chosen.issuer.rstrip("/") + "/.well-known/openid-configuration")
            known = self._about = monotonic(), self._checked(found)
        return known[1]

    def keys(self, again: bool) -> Sequence[Mapping[str, Any]]:
        """Return its public keys; ``again`` asks it anew, but not in a row. Raises SignOnDown."""
        with self._lock:
            known = self._keys
            old = known is None or monotonic() - known[0] > (_KEYS_AGAIN if again else _KNOWN_FOR)
            if known is None or old:
                found = self._read(self.about().keys).get("keys", [])
                listed = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
                known = self._keys = monotonic(), listed
            return known[1]

    def address(self, state: str, nonce: str, verifier: str, back: str) -> str:
        """Return where the browser goes. Raises SignOnDown."""
        about = self.about()
        asked = {
            "response_type": "code",
            "client_id": self._chosen.client,
            "redirect_uri": back,
            "scope": about.scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        return f"{about.authorize}{'&' if '?' in about.authorize else '?'}{urlencode(asked)}"

    def exchange(self, code: str, verifier: str, back: str) -> Mapping[str, Any]:
        """Return the tokens for a code. Raises SignOnDown, Refusal."""
        return self._tokens(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": back,
                "code_verifier": verifier,
            }
        )

    def refresh(self, token: str) -> Mapping[str, Any]:
        """Return fresh tokens. Raises SignOnDown, Refusal."""
        return self._tokens({"grant_type": "refresh_token", "refresh_token": token})

    def _tokens(self, form: dict[str, str]) -> Mapping[str, Any]:
        about = self.about()
        who = (self._chosen.client, self._chosen.secret)
        if about.in_form:
            return self._read(about.token, form | {"client_id": who[0], "client_secret": who[1]})
        return self._read(about.token, form, who)

    def _checked(self, found: Mapping[str, Any]) -> About:
        """Refuse a provider that names another, or sends us elsewhere. Raises SignOnDown."""
        places = [found.get(f"{name}_endpoint") for name in ("authorization", "token")]
        places.append(found.get("jwks_uri"))
        home = _origin(self._chosen.issuer)
        if found.get("issuer") != self._chosen.issuer or any(_origin(one) != home for one in places):
            raise SignOnDown("discovery")
        ways = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        scopes = found.get("scopes_supported", [])
        lasting = isinstance(scopes, list) and "offline_access" in scopes
        authorize, token, keys = map(str, places)
        return About(
            authorize,
            token,
            keys,
            found.get("authorization_response_iss_parameter_supported") is True,
            "client_secret_basic" not in ways if isinstance(ways, list) else False,
            "openid offline_access" if lasting else "openid",
        )

    def _read(
        self, url: str, form: dict[str, str] | None = None, who: tuple[str, str] | None = None
    ) -> Mapping[str, Any]:
        """Return one JSON object, all of it within the patience. Raises SignOnDown, Refusal."""
        try:
            status, body = self._asked(url, form, who)
            found = json.loads(body) if status == _OK or status in _REFUSALS else None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError):
            raise SignOnDown("no_answer") from None
        if not isinstance(found, dict):
            raise SignOnDown("answer")
        if status != _OK:
            raise Refusal(_code(found.get("error")))
        return found

    def _asked(self, url: str, form: dict[str, str] | None, who: tuple[str, str] | None) -> tuple[int, bytes]:
        until = monotonic() + self._patience
        body = b""
        with (
            httpx.Client(timeout=self._patience, follow_redirects=False, trust_env=False) as client,
            client.stream("POST" if form else "GET", url, data=form, auth=who) as answer,
        ):
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > _LARGEST or monotonic() > until:
                    raise SignOnDown("too_much")
            return answer.status_code, body


def _code(error: object) -> str:
    """Return the provider's own code where it is one of the list; its words stay outside."""
    return error if isinstance(error, str) and error in _CODES else "provider_refused"


def _origin(url: object) -> tuple[str, str | None, int | None] | None:
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        found = parts.scheme, parts.hostname, parts.port
    except ValueError:
        return None
    return found if found[1] else None
