"""Calls the case-safety lead about a cross-side alert, and who comes after, until a lead takes it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from bot.log import Log, Said
from bot.ports import Clock
from cases.ids import StaffId
from cases.moments import MINUTE, after
from cases.sides import Side
from escalation.alert_ladder import alert_rung
from escalation.duty import duty_at
from vault.coordination import CoordinationStore
from vault.coordination_alerts import Climb

AT_ONCE = 20
LEASE = MINUTE
"""How long one process has for one step; whoever dies meanwhile leaves it to the next."""


@dataclass(frozen=True)
class AlertClimb:
    """Fits the loops' ``Work``. ``tell`` calls one person about one alert and returns how many calls went."""

    front: CoordinationStore
    tell: Callable[[StaffId, Climb], int]
    clock: Clock
    log: Log
    name: str = "alert_ladder"

    def once(self, stop: threading.Event) -> int:
        """Take every step that is due; the next one stands before this one is forgotten."""
        now = self.clock.now()
        due = self.front.climbing(now, after(now, LEASE), AT_ONCE)
        for alert in due:
            if stop.is_set():
                break
            self._step(alert)
        return len(due)

    def _step(self, alert: Climb) -> None:
        now = self.clock.now()
        # A lead's and a coordinator's post counts for both sides: either roster has them.
        duty = duty_at(self.front.roster(Side.A), now)
        rung = alert_rung(alert.level, alert.step, duty, now)
        went = sum(self.tell(staff, alert) for staff in rung.called)
        self.front.climbed(alert.id, rung.next_step, rung.next_due)
        self.log(Said.ALERT_CLIMBED, alert=alert.id, step=alert.step, count=went)
