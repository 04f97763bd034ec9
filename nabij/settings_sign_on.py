"""Settings of logging in by the organisation's own provider (OpenID Connect)."""

from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

FACTORS = frozenset({"mfa", "otp", "hwk", "swk", "phr", "fido"})
"""What in ``amr`` or ``acr`` says that more than a password was shown (RFC 8176)."""
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
MFA = ("on", "off")


@dataclass(frozen=True, slots=True)
class SignOnSettings:
    """``factors``: one of these must have been shown; empty where the organisation answers for it itself."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    factors: frozenset[str] = FACTORS


class Reads(Protocol):
    """Collects values and problems; the reader of all settings."""

    problems: list[str]

    def value(self, name: str, default: str = "", table: str = "") -> str: ...

    def secret(self, where: str, what: str) -> str: ...

    def choice(self, name: str, choices: tuple[str, ...]) -> str: ...


def read_sign_on(reader: Reads, public_url: str) -> SignOnSettings | None:
    """Return what was chosen; None where people log in by a password alone."""
    issuer, client = reader.value("oidc_issuer"), reader.value("oidc_client_id")
    where = reader.value("oidc_client_secret_file")
    factors = FACTORS if reader.choice("oidc_mfa", MFA) == "on" else frozenset()
    if not (issuer or client or where):
        return None
    secret = reader.secret(where, "geheim bij de inlogdienst")
    missing = [
        name
        for name, value in (
            ("oidc_issuer", issuer),
            ("oidc_client_id", client),
            ("oidc_client_secret_file", where),
            ("public_url", public_url),
        )
        if not value
    ]
    reader.problems += [f"{name} ontbreekt. Inloggen met de organisatie heeft dat nodig." for name in missing]
    if issuer and not safe_issuer(issuer):
        reader.problems.append("oidc_issuer moet met https:// beginnen, zonder ? of #.")
    return SignOnSettings(issuer, client, secret, factors)


def safe_issuer(issuer: str) -> bool:
    """Say whether this may be asked: over https, or on this machine to try it out."""
    try:
        parts = urlsplit(issuer)
        plain = parts.scheme == "http" and parts.hostname in _HERE
        sound = parts.port != 0 and not (parts.query or parts.fragment or parts.username)
    except ValueError:
        return False
    return bool(parts.hostname) and sound and (parts.scheme == "https" or plain)
