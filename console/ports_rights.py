"""What the pages about a client's own data need, as promises; part of ``console.ports``."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cases.consents import Consented
from cases.desk import Staff
from cases.ids import ClientId
from cases.keeping import Keeping
from cases.own_file import NewRequest, RequestsSheet, ToLookAt
from cases.rights import Step
from cases.who_looked import Look


class OwnDataDesk(Protocol):
    """Requests of the own side's clients about their data. Raises NotFound for unknown and forbidden."""

    def own_requests(self, staff: Staff, client: ClientId) -> RequestsSheet:
        """Return the register of one client; logged."""

    def ask_own_data(self, staff: Staff, client: ClientId, new: NewRequest, mark: str = "") -> None:
        """Write a request down, once."""

    def step_request(
        self, staff: Staff, client: ClientId, request: str, step: Step, code: str = "", *, mark: str = ""
    ) -> None:
        """Take a step about a request, once. Raises RequestRefused with what stands in the way."""

    def own_texts(self, staff: Staff, client: ClientId, request: str) -> Sequence[ToLookAt]:
        """Return the passages that nobody looked at yet; logged. Raises RequestRefused."""

    def look_over(
        self,
        staff: Staff,
        client: ClientId,
        request: str,
        said: Mapping[tuple[str, str, int], frozenset[int]],
    ) -> None:
        """Keep which words of these passages are about somebody else. Raises RequestRefused."""

    def who_looked(self, staff: Staff, client: ClientId) -> Sequence[Look]:
        """Return who looked at this client's data, as the client may see it; logged."""

    def own_file(self, staff: Staff, client: ClientId, request: str, *, page: bool) -> bytes:
        """Make the file of a request that is ready; logged before it is read. Raises RequestRefused."""

    def keeping(self, staff: Staff, client: ClientId) -> Keeping:
        """Return when words of this client end, and why nothing does."""

    def agreed_to(self, staff: Staff, client: ClientId) -> Sequence[Consented]:
        """Return the whole ledger of what this client agreed to; logged."""

    def consent(self, staff: Staff, client: ClientId, entry: Consented, mark: str = "") -> None:
        """Add what the client said yes to, or with ``of`` takes back, once."""
