"""Asking why, for tests of the console, in memory."""

from dataclasses import dataclass, field

from cases.desk import Staff
from cases.errors import ReasonNeeded
from cases.ids import ClientId
from cases.reasons import LookReason


@dataclass
class FakeReasons:
    """Fits ``console.ports_reason.ReasonDesk``. ``guarded`` are clients that open with a reason alone."""

    guarded: set[ClientId] = field(default_factory=set, kw_only=True)
    reasons: dict[ClientId, LookReason] = field(default_factory=dict, kw_only=True)

    def give_reason(self, staff: Staff, client: ClientId, reason: LookReason) -> None:
        del staff
        self.reasons[client] = reason

    def ask_why(self, client: ClientId) -> None:
        if client in self.guarded and client not in self.reasons:
            raise ReasonNeeded(client)
