"""Lets people in by the provider of the organisation: fits ``SignOn``, and stands before the door."""

from cases.desk import Session, Watched
from cases.errors import TooManyAttempts
from cases.ids import StaffId
from cases.moments import SECOND
from cases.sides import Side
from console.ports import Door
from console.ports_login import CameBack, OnTheWay, SignOnDown
from nabij.settings_sign_on import SignOnSettings
from nabij.sign_on import NotSigned, claims_of
from nabij.sign_on_claims import Expected, fault_of
from nabij.sign_on_provider import Provider, Refusal
from vault.clockwork import Clock
from vault.sign_on import Account, Attempt, SignOnBook

BACK = "/inloggen/terug"
_LONGEST_CODE = 4096


class SignOnDesk:
    """``public_url`` makes the one address that the provider may send a browser back to."""

    def __init__(
        self, chosen: SignOnSettings, provider: Provider, book: SignOnBook, clock: Clock, public_url: str
    ) -> None:
        self._chosen = chosen
        self._provider = provider
        self._book = book
        self._clock = clock
        self._back = public_url + BACK

    def begin(self, side: Side | None) -> OnTheWay:
        """Keep an attempt, once the provider answers. Raises SignOnDown."""
        self._provider.about()
        attempt = self._book.begin(side)
        address = self._provider.address(attempt.state, attempt.nonce, attempt.verifier, self._back)
        return OnTheWay(address, attempt.state)

    def finish(self, back: CameBack) -> str | None:
        """Return a session token, or None with the reason in the access log.

        Raises SignOnDown and TooManyAttempts. Any page can make a browser come here without an attempt of
        ours: those are counted apart, so that they shut nobody out, and beyond the limit no longer written.
        """
        try:
            self._book.came_back(back.address, expected=bool(back.state))
        except TooManyAttempts:
            if back.state:
                raise
            return None
        attempt = self._book.take(back.state)
        if attempt is None:
            self._book.refuse(None, "state")
            return None
        try:
            account = self._account(attempt, back)
        except (NotSigned, Refusal) as refused:
            self._book.refuse(attempt.side, str(refused))
            return None
        except SignOnDown:
            self._book.refuse(attempt.side, "provider_down")
            raise
        return self._book.enter(account, attempt.side, back.address)

    def _account(self, attempt: Attempt, back: CameBack) -> Account:
        """Return whose account the code stands for. Raises SignOnDown, NotSigned, Refusal."""
        if back.error or not 0 < len(back.code) <= _LONGEST_CODE:
            raise Refusal("provider_refused")
        named = back.issuer or not self._provider.about().names_itself
        if not named or back.issuer not in ("", self._chosen.issuer):
            raise NotSigned("iss_parameter")
        tokens = self._provider.exchange(back.code, attempt.verifier, self._back)
        claims = claims_of(tokens.get("id_token"), self._provider.keys)
        chosen = self._chosen
        expected = Expected(chosen.issuer, chosen.client, attempt.nonce, chosen.factors)
        fault = fault_of(claims, expected, self._clock.real() / SECOND)
        if fault:
            raise NotSigned(fault)
        refresh = tokens.get("refresh_token")
        return Account(chosen.issuer, claims["sub"], refresh if isinstance(refresh, str) else "")


class EmergencyDoor:
    """Before the door: whose account is at the provider comes in by a password only in an emergency."""

    def __init__(self, door: Door, book: SignOnBook) -> None:
        self._door = door
        self._book = book

    def log_in(
        self, login: str, password: str, side: Side | None, address: str, code: str = ""
    ) -> str | None:
        """Return a token nobody saw before the question was answered whether this person may have it."""
        token = self._door.log_in(login, password, side, address, code)
        session = self._door.session(token) if token is not None else None
        if token is None or session is None:
            return None
        if self._book.may_use_password(session.staff):
            return token
        self._door.log_out(token)
        return None

    def session(self, token: str) -> Session | None:
        return self._door.session(token)

    def watch(self, token: str) -> Watched | None:
        return self._door.watch(token)

    def writer_of(self, seal: str) -> StaffId | None:
        return self._door.writer_of(seal)

    def prove(self, token: str, password: str, address: str, code: str = "") -> str | None:
        return self._door.prove(token, password, address, code)

    def log_out(self, token: str) -> None:
        self._door.log_out(token)
