"""What logging in by the organisation's own provider needs, as promises."""

from dataclasses import dataclass
from typing import Protocol

from cases.sides import Side


class SignOnDown(Exception):
    """The provider is gone, slow, or not what it should be; the message is a code."""


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """``address`` is a page of the provider; ``state`` is what the browser must bring back."""

    address: str
    state: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """What the provider sent along with the browser, and from which address. Nothing in it is trusted."""

    state: str
    code: str
    issuer: str
    error: str
    address: str = ""


class SignOn(Protocol):
    """Logging in by a provider. What is wrong is written in the access log, and told to nobody outside."""

    def begin(self, side: Side | None) -> OnTheWay:
        """Keep an attempt for ten minutes. Raises SignOnDown."""

    def finish(self, back: CameBack) -> str | None:
        """Return a session token, or None; an attempt counts once. Raises SignOnDown, TooManyAttempts."""
