"""Keeps one side's rules fresh also while nothing happens, and calls people when they do not work."""

import threading
from dataclasses import dataclass
from typing import Protocol

from bot.brain import Brain, Trouble
from bot.ports import Clock
from cases.moments import Moment


class Alarm(Protocol):
    """Calls people of one side when its risk detection fails, once as long as it lasts."""

    def fails(self, *, bare: bool, now: Moment) -> None: ...

    def works(self, now: Moment) -> None: ...


@dataclass
class Learning:
    """Fits the loops' ``Work``; the brain itself decides how often it really asks.

    Each change of what is wrong is told once; when telling fails it is told at the next round.
    """

    brain: Brain
    alarm: Alarm
    clock: Clock
    _told: Trouble | None = None
    _begun: bool = False

    @property
    def name(self) -> str:
        return f"learning_{self.brain.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Ask for the rules; 0 so that the loop rests after it."""
        if not stop.is_set():
            self.brain.rules()
            self._tell(self.brain.trouble)
        return 0

    def _tell(self, trouble: Trouble | None) -> None:
        if self._begun and trouble == self._told:
            return
        if trouble is None:
            self.alarm.works(self.clock.now())
        else:
            self.alarm.fails(bare=trouble.bare, now=self.clock.now())
        self._told, self._begun = trouble, True
