"""Letting go: two people sign, the client hears it in a safe window, and nothing planned follows."""

from dataclasses import dataclass, replace

from cases.errors import SecondPersonNeeded
from cases.ids import CheckInId, StaffId
from cases.moments import Moment

FAREWELL = "d8"
"""The dialogue that says it. Source: domain §7.8."""


@dataclass(frozen=True, slots=True)
class Signature:
    """``person`` is one human, who may have more than one account."""

    by: StaffId
    person: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Release:
    """``second`` None: one person signed. ``said`` is the check-in in which the client hears it."""

    first: Signature
    second: Signature | None = None
    said: CheckInId | None = None

    @property
    def is_decided(self) -> bool:
        return self.second is not None


def signed(release: Release | None, signature: Signature) -> Release:
    """Return the release with one more signature. Raises SecondPersonNeeded for the same human twice."""
    if release is None:
        return Release(signature)
    if release.is_decided:
        return release
    if release.first.person == signature.person:
        raise SecondPersonNeeded
    return replace(release, second=signature)
