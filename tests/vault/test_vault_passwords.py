"""A check tells nobody by its time whether there is somebody to check, also the very first one."""

from argon2 import PasswordHasher

from vault.passwords import Passwords


class Counting(PasswordHasher):
    """A quick hasher that counts its work."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.work: list[str] = []

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.work.append("hash")
        return super().hash(password, salt=salt)

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002  # the library's own name
        self.work.append("verify")
        return bool(super().verify(hash, password))


def test_the_first_and_every_check_is_the_same_work_with_and_without_a_person() -> None:
    stored = Counting().hash("een lang wachtwoord")
    done = []
    for known in (stored, None):
        hasher = Counting()
        passwords = Passwords(hasher)
        assert hasher.work == []
        for _ in range(2):
            assert passwords.fits("een lang wachtwoord", known) is (known is not None)
            assert not passwords.fits("een ander wachtwoord", known)
        done.append(hasher.work)
    assert done[0] == done[1] == ["hash", *["verify"] * 4]
