"""A worker who is not assigned says why before a client of the own side opens."""

from cases.desk import Staff
from cases.errors import ReasonNeeded
from cases.ids import ClientId
from cases.reasons import LookReason
from vault.desk_part import DeskPart


class Reasons(DeskPart):
    """Asks nothing of who has a ground of their own."""

    def give_reason(self, staff: Staff, client: ClientId, reason: LookReason) -> None:
        """Keep why this worker looks; it holds an hour, for this client. A ground of one's own needs none.

        Raises NotFound for unknown and forbidden alike.
        """
        try:
            self.may_see(staff, client)
        except ReasonNeeded:
            self._coordination.give_reason(staff, client, reason)
