"""Passwords as argon2id; the one file that imports argon2."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Hashes and checks. A check costs the same time whether or not there is anybody to check."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_bytes(32))

    def hash(self, password: str) -> str:
        return self._hasher.hash(_bytes(password))

    def fits(self, password: str, stored: str | None) -> bool:
        """Say whether the password is the stored one; without a stored one a dummy is checked, then False."""
        try:
            self._hasher.verify(stored or self._nobody, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
