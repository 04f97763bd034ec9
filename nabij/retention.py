"""Carries the terms of what is kept out while the house runs: batch by batch, behind everything else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.ports import Clock
from cases.moments import HOUR, MINUTE, Moment, after
from cases.retention import Retention
from cases.sides import Side
from vault.engine import Store
from vault.erasure import Eraser
from vault.erasure_front import carry_ended
from vault.erasure_scrub import Scrub, scrub
from vault.grants import SCRUBBED
from vault.retention_work import (
    BATCH,
    any_at_once,
    carry_front,
    carry_side,
    clients_over,
    front_classes,
    side_classes,
    sign_off,
    without_address,
)
from vault.side_store import SideStore

Terms = Mapping[str, Retention]


@dataclass
class SideEnds:
    """What ends on one side, and who is erased there: a round an hour, erasures looked at each minute.

    Each minute it also asks whether something ends at once, as address and safe contact do at letting go:
    then the round is now.
    """

    books: SideStore
    eraser: Eraser
    terms: Terms
    _round_at: Moment | None = None
    _look_at: Moment | None = None
    _went: int = field(default=0)

    def step(self, now: Moment) -> int:
        """Do one small piece; return how many rows or people went, 0 when there is nothing to do now.

        Who writes comes first: while somebody waits to, nothing ends. Raises LedgerBad.
        """
        if self.books.store.writers_waiting:
            return 0
        if self._is_round(now):
            gone = self._piece(now)
            self._went += gone
            if gone:
                return gone
            self._close(now)
        if self._looks(now):
            self._look_at = after(now, MINUTE)
            return self.eraser.carry()
        return 0

    def _looks(self, now: Moment) -> bool:
        return self._look_at is None or now >= self._look_at

    def _is_round(self, now: Moment) -> bool:
        due = self._round_at is None or now >= self._round_at
        if not due and self._looks(now) and any_at_once(self.books.store, self.terms, now):
            self._round_at, due = None, True  # until it is closed, in as many pieces as it takes
        return due

    def _piece(self, now: Moment) -> int:
        gone = carry_side(self.books.store, self.books.sealer, self.terms, now)
        return gone or self._person(now)

    def _person(self, now: Moment) -> int:
        """Erase one person who was let go longer ago than anything may be kept."""
        self.eraser.begin()
        for each in clients_over(self.books.store, self.terms, now):
            if self.eraser.end(each):
                return 1
        return 0

    def _close(self, now: Moment) -> None:
        self._round_at = after(now, HOUR)
        self.eraser.forget_accounts(without_address(self.books.store))
        self.eraser.tidy()
        if self._went:
            self.eraser.scrub()
            self._went = 0
        sign_off(self.books.store, side_classes(), self.terms, now)


@dataclass
class FrontEnds:
    """What ends in coordination, once an hour; a clock that was moved ahead ends no session.

    ``trim`` lets old lines of the access log go: on PostgreSQL that is the owner's (``nabij log trim``).
    """

    store: Store
    clock: Clock
    terms: Terms
    refused: Callable[[Side], object]
    trim: Callable[[Moment, Moment], int] | None = None
    _round_at: Moment | None = None
    _look_at: Moment | None = None
    _swept: bool = True

    def step(self) -> int:
        """Do one small piece; 0 when there is nothing to do now.

        Each minute it looks at what the fronts of the sides asked to end; ``refused`` hears of a front that
        asked for a party of the other side.
        """
        now = min(self.clock.now(), self.clock.real())
        if not self.store.writers_waiting and (self._look_at is None or now >= self._look_at):
            gone = self._asked(now)
            if gone:
                return gone
        if self.store.writers_waiting or (self._round_at is not None and now < self._round_at):
            return 0
        gone = carry_front(self.store, self.terms, now)
        if not gone and self.trim is not None:
            gone = self.trim(self.terms["access_log"].over(now), now)
        if not gone:
            self._round_at = after(now, HOUR)
            sign_off(self.store, front_classes(), self.terms, now)
        return gone

    def _asked(self, now: Moment) -> int:
        """End what the fronts asked for; once all of it went, clear what it left in the files."""
        gone = carry_ended(self.store, self.refused, BATCH)
        if gone:
            self._swept = False
            return gone
        self._look_at = after(now, MINUTE)
        if not self._swept:
            # BUSY: others were in the way, and the next look tries again.
            self._swept = scrub(self.store, SCRUBBED["coordination"]) is not Scrub.BUSY
        return 0
