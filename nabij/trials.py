"""Sends the test page of each shift as it is due, over everything its person has (practice H15)."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.log import Log, Said
from bot.ports import Clock
from cases.ids import StaffId
from cases.moments import MINUTE, Moment, after
from cases.shifts import TrialPage


class TrialBook(Protocol):
    """Knows which test pages are due; coordination keeps it."""

    def trials_due(self) -> Sequence[TrialPage]: ...

    def trial_sent(self, shift_id: str) -> None: ...


class Trials(Protocol):
    """Whoever calls people."""

    def trial(self, staff: StaffId, shift: str = "") -> tuple[int, int]: ...


@dataclass
class TrialPages:
    """Fits the loops' ``Work``: looks once a minute, which is also how soon a failed one goes again."""

    front: TrialBook
    paging: Trials
    clock: Clock
    log: Log
    name: str = "trial_pages"
    _next: Moment | None = None

    def once(self, stop: threading.Event) -> int:
        """Send what is due; 0 so that the loop rests after it.

        Who has no proven address is asked on the own pages only; a test that none of them took goes again.
        """
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return 0
        self._next = after(now, MINUTE)
        for trial in self.front.trials_due():
            if stop.is_set():
                break
            sent, tried = self.paging.trial(trial.staff, trial.shift)
            self.log(Said.TRIAL_PAGED, count=sent, attempt=tried)
            if sent or not tried:
                self.front.trial_sent(trial.shift)
        return 0
