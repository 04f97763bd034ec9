"""What the console needs for the one worker of both parties, as a promise; the vault fits it."""

from collections.abc import Sequence
from typing import Protocol

from cases.desk import Staff
from cases.families import FamilyRow, OwnFamily
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import Moment


class FamilyDesk(Protocol):
    """Two yes-marks, two people, ninety days, one party on screen."""

    def family_allowed(self) -> bool: ...

    def family_case(self, staff: Staff, code: str) -> CaseId:
        """Return the case of a code; raises NotFound."""

    def family_rows(self, staff: Staff) -> Sequence[FamilyRow]: ...

    def own_families(self, staff: Staff) -> Sequence[OwnFamily]: ...

    def allow_family_workers(self, by: Staff, *, allowed: bool) -> None: ...

    def family_yes(self, by: Staff, party: ClientId, *, yes: bool) -> None: ...

    def ask_family(self, by: Staff, who: StaffId, case_id: CaseId) -> None:
        """Ask for a worker; raises NotFound, NotReady, ConflictOfSides."""

    def confirm_family(self, by: Staff, who: StaffId, case_id: CaseId) -> Moment: ...

    def open_family(self, staff: Staff, party: ClientId) -> None: ...

    def end_family(self, by: Staff, who: StaffId, case_id: CaseId) -> None: ...
