"""What the console needs of a desk to ask why: the vault fits it by shape."""

from typing import Protocol

from cases.desk import Staff
from cases.ids import ClientId
from cases.reasons import LookReason


class ReasonDesk(Protocol):
    """A worker who is not assigned says why before a client of the own side opens."""

    def give_reason(self, staff: Staff, client: ClientId, reason: LookReason) -> None:
        """Keep why this worker looks, for an hour. Raises NotFound for unknown and forbidden alike."""
