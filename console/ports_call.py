"""What the pages of a check-in by telephone need, as promises; part of ``console.ports``."""

from typing import Protocol

from cases.calling import AnsweredByPhone, CallBegun, CallSheet
from cases.desk import Staff
from cases.ids import ClientId


class CallDesk(Protocol):
    """Calls with clients of one side. Raises NotFound for unknown and forbidden alike."""

    def call_sheet(self, staff: Staff, client: ClientId) -> CallSheet:
        """Open the sheet; the line in the access log is committed first."""

    def begin_call(self, staff: Staff, client: ClientId, event: CallBegun, mark: str = "") -> None:
        """Ask today's check-in by telephone, once. Raises CallNotNow."""

    def hear(self, staff: Staff, client: ClientId, event: AnsweredByPhone, turn: str, mark: str = "") -> None:
        """Take what was said to the lines of ``turn``, once. Raises CallMovedOn."""
