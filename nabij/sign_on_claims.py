"""What a token of the provider must say before anybody comes in. Source: OpenID Connect Core 1.0, 3.1.3.7."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

LEEWAY = 60
OLDEST = 600
"""Seconds that two clocks may differ, and that a token may have been on its way."""
_LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class Expected:
    """``factors``: one of them must have been shown; empty asks for none."""

    issuer: str
    client: str
    nonce: str
    factors: Collection[str]


def fault_of(claims: Mapping[str, Any], expected: Expected, now: float) -> str:
    """Return the code of the first thing that is not right; empty when all is. ``now`` in seconds."""
    checks = {
        "iss": claims.get("iss") == expected.issuer,
        "aud": _audience_fits(claims, expected.client),
        "azp": claims.get("azp", expected.client) == expected.client,
        "exp": _number(claims.get("exp")) > now - LEEWAY,
        "iat": now - OLDEST <= _number(claims.get("iat")) <= now + LEEWAY,
        "nbf": "nbf" not in claims or 0 <= _number(claims["nbf"]) <= now + LEEWAY,
        "nonce": bool(expected.nonce) and claims.get("nonce") == expected.nonce,
        "sub": _subject(claims.get("sub")),
        "factor": not expected.factors or bool(_shown(claims) & set(expected.factors)),
    }
    return next((name for name, right in checks.items() if not right), "")


def _audience_fits(claims: Mapping[str, Any], client: str) -> bool:
    """Say whether it was made for us; a token for several needs ``azp`` to say so."""
    audience = claims.get("aud")
    if isinstance(audience, str):
        return audience == client
    if not isinstance(audience, list) or client not in audience:
        return False
    return len(audience) == 1 or "azp" in claims


def _number(value: object) -> float:
    """Return a moment in seconds; -1 for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
        return -1.0
    return float(value)


def _subject(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_SUBJECT


def _shown(claims: Mapping[str, Any]) -> set[str]:
    """Return which factors the token says were shown."""
    amr, acr = claims.get("amr"), claims.get("acr")
    shown = {one for one in amr if isinstance(one, str)} if isinstance(amr, list) else set()
    return shown | ({acr} if isinstance(acr, str) else set())
