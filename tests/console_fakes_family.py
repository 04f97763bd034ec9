"""No family workers here, unless a test puts them: the organisation does not work so."""

from collections.abc import Sequence

from cases.desk import Staff
from cases.families import FamilyRow, OwnFamily


class FakeFamilies:
    allowed = False
    asked_families: Sequence[FamilyRow] = ()
    families_of_me: Sequence[OwnFamily] = ()

    def family_allowed(self) -> bool:
        return self.allowed

    def family_rows(self, staff: Staff) -> Sequence[FamilyRow]:
        del staff
        return self.asked_families

    def own_families(self, staff: Staff) -> Sequence[OwnFamily]:
        del staff
        return self.families_of_me

    def allow_family_workers(self, by: Staff, *, allowed: bool) -> None:
        del by
        self.allowed = allowed
