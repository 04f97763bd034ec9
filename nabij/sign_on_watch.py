"""Asks the provider whether who is logged in by it still has an account; who has none is let go (T24)."""

import threading
from dataclasses import dataclass
from typing import Protocol

from bot.log import Log, Said
from bot.ports import Clock
from cases.errors import NotFound
from cases.moments import SECOND, Moment, after
from cases.sides import Side
from cases.staff_ending import Ended, EndReason, SeveralPeople
from console.ports_login import SignOnDown
from nabij.sign_on_provider import INVALID_GRANT, Provider, Refusal
from vault.sign_on_checks import Due, SignOnChecks

LOOK_EVERY = 10 * SECOND


class LettingGo(Protocol):
    """Ends everything that one human has here; coordination does."""

    def let_go(self, login: str, side: Side | None, reason: EndReason, *, anywhere: bool) -> Ended: ...


@dataclass
class SignOnWatch:
    """Fits the loops' ``Work``. No answer is no leaver: an outage of the provider ends nobody."""

    checks: SignOnChecks
    provider: Provider
    front: LettingGo
    clock: Clock
    log: Log
    name: str = "sign_on_watch"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Ask about each session that is due; 0: then the loop rests."""
        now = self.clock.now()
        if stop.is_set() or (self._next is not None and now < self._next):
            return 0
        self._next = after(now, LOOK_EVERY)
        self.checks.tidy()
        while not stop.is_set() and (due := self.checks.due()) is not None:
            if not self._ask(due):
                break  # each of the others would wait as long
        return 0

    def _ask(self, due: Due) -> bool:
        """Ask about one session; False when the provider does not answer."""
        lasting = False
        try:
            lasting = "offline_access" in self.provider.about().scope
            found = self.provider.refresh(due.refresh)
        except SignOnDown as down:
            self.log(Said.SIGN_ON_DOWN, code=str(down))
            return False
        except Refusal as refused:
            if str(refused) != INVALID_GRANT:  # our own secret is wrong: that says nothing of anybody
                self.log(Said.SIGN_ON_DOWN, code=str(refused))
                return False
            self._gone(due, sure=lasting and not due.unsure)
            return True
        fresh = found.get("refresh_token")
        self.checks.stands(due, fresh if isinstance(fresh, str) and fresh else due.refresh)
        return True

    def _gone(self, due: Due, *, sure: bool) -> None:
        """Let go who has no account any more; where it may be a mere log-out, only this session ends."""
        if not sure:
            self.checks.end_one(due)
            self.log(Said.SIGN_ON_ENDED, code="unsure")
            return
        side = Side(due.side) if due.side else None
        try:
            self.front.let_go(due.login, side, EndReason.SUSPENDED, anywhere=False)
        except (NotFound, SeveralPeople):
            self.checks.end_one(due)  # let go meanwhile
        self.log(Said.SIGN_ON_ENDED, code="let_go")
