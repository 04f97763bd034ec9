"""Opens tokens of the provider: signed by its own key, in a way that is on the list, and nothing else."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

_ALLOWED = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
"""Never none, and never a shared secret: a public key would then sign."""
_LONGEST_TOKEN = 32 * 1024
_SMALLEST_RSA = 2048

Keys = Callable[[bool], Sequence[Mapping[str, Any]]]
"""The public keys of the provider; True asks it again."""


class NotSigned(Exception):
    """No token, or not signed by the provider; the message is a code."""


def challenge_of(verifier: str) -> str:
    """Return what goes to the provider instead of the verifier (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def claims_of(token: object, keys: Keys) -> Mapping[str, Any]:
    """Return what the provider says, once its signature is right. Raises NotSigned.

    A key that is not known yet is asked for once: a provider may have changed it a moment ago.
    """
    if not isinstance(token, str) or len(token) > _LONGEST_TOKEN:
        raise NotSigned("token")
    try:
        header = jws.extract_compact(token.encode("ascii")).headers()
    except (JoseError, ValueError, TypeError):
        raise NotSigned("token") from None
    alg, kid = header.get("alg"), header.get("kid")
    if not isinstance(alg, str) or alg not in _ALLOWED or "crit" in header:
        raise NotSigned("alg")
    found = _key(keys(False), alg, kid) or _key(keys(True), alg, kid)
    if found is None:
        raise NotSigned("kid")
    try:
        return dict(jwt.decode(token, found, algorithms=[alg]).claims)
    except (JoseError, ValueError, TypeError):
        raise NotSigned("signature") from None


def _key(known: Sequence[Mapping[str, Any]], alg: str, kid: object) -> RSAKey | ECKey | None:
    """Return the one key that may sign this way, of this name where one is said; None for none or several."""
    fits = [each for each in known if kid in (None, each.get("kid")) and _may_sign(each, alg)]
    if len(fits) != 1:
        return None
    public = {name: fits[0][name] for name in ("kty", "n", "e", "crv", "x", "y") if name in fits[0]}
    try:
        if _ALLOWED[alg] == "EC":
            return ECKey.import_key(public)
        key = RSAKey.import_key(public)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return key if key.public_key.key_size >= _SMALLEST_RSA else None


def _may_sign(key: Mapping[str, Any], alg: str) -> bool:
    curve = alg != "ES256" or key.get("crv") == "P-256"
    return (
        key.get("kty") == _ALLOWED[alg]
        and key.get("use", "sig") == "sig"
        and key.get("alg", alg) == alg
        and curve
    )
