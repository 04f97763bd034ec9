"""Passwords as argon2id; the one file that imports argon2."""

import secrets
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Hashes and checks. A check costs the same time whether or not there is anybody to check."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def hash(self, password: str) -> str:
        return self._hasher.hash(_bytes(password))

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash(secrets.token_bytes(32))

    def fits(self, password: str, stored: str | None) -> bool:
        """Say whether the password is the stored one; without a stored one a dummy is checked, then False."""
        nobody = self._nobody  # made at the first check, whoever it is about: its time tells nothing
        try:
            self._hasher.verify(stored or nobody, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
