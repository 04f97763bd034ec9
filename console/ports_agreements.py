"""What the page of agreed lines needs, as promises; part of ``console.ports``."""

from collections.abc import Sequence
from typing import Protocol

from cases.agreements import AgreedLine, NewLine
from cases.desk import Staff
from cases.ids import ClientId


class AgreementDesk(Protocol):
    """The agreed lines of one side's clients. Raises NotFound for unknown and forbidden alike."""

    def agreements(self, staff: Staff, client: ClientId) -> Sequence[AgreedLine]:
        """Return every line, those that hold first, by place; logged."""

    def agree(
        self, staff: Staff, client: ClientId, line: NewLine, mark: str = "", *, instead_of: str = ""
    ) -> None:
        """Keep a line and end the one it changes, once. Raises LineEnded, PlaceTaken, NameTaken."""

    def end_agreement(self, staff: Staff, client: ClientId, line_id: str, mark: str = "") -> None:
        """End a line, once. Raises LineEnded when it holds no more."""
