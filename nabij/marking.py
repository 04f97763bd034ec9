"""Marks the accounts of clients who were paired before marks were kept, once at each start (experience F22).

Two parties on one account are put in doubt both, alike and apart: each side's worker is asked to check who
has that one phone, and nothing says why or that there is anybody else.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ports import Clock
from vault.coordination import CoordinationStore
from vault.enrolment_accounts import doubt_account, paired_accounts
from vault.side_store import SideStore

if TYPE_CHECKING:
    from nabij.house import House


@dataclass
class AccountMarks:
    """Fits the loops' ``Work``; it has something to do at a start only."""

    front: CoordinationStore
    sides: Collection[SideStore]
    clock: Clock
    name: str = "account_marks"
    _done: bool = False

    def once(self, stop: threading.Event) -> int:
        """Mark whoever is not marked; 0 so that the loop rests after it."""
        if self._done or stop.is_set():
            return 0
        marked = self.front.marked_parties()
        for books in self.sides:
            for party, user in [*paired_accounts(books, marked)]:
                other = self.front.mark_account(party, user)
                if other is not None:
                    for each in self.sides:
                        doubt_account(each, party, self.clock.now())
                        doubt_account(each, other, self.clock.now())
        self._done = True
        return 0


def account_marks(house: "House") -> AccountMarks:
    """Return what marks the accounts of all sides of a house."""
    books = tuple(each.store for each in house.sides.values())
    return AccountMarks(house.front, books, house.hall.tempo.clock)
