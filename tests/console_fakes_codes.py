"""Code apps in memory: the secret is known, and one code fits."""

from dataclasses import dataclass, field

from cases.desk import Staff
from cases.errors import NotFound, WeakPassword
from cases.ids import StaffId

FITS = "123456"
SECRET = "JBSWY3DPEHPK3PXP"
SHORTEST = 12


@dataclass
class FakeCodes:
    passwords_chosen: list[str] = field(default_factory=list, kw_only=True)
    begun: set[StaffId] = field(default_factory=set, kw_only=True)
    made: set[StaffId] = field(default_factory=set, kw_only=True)

    def begin_code(self, staff: Staff) -> str:
        if staff.id in self.made:
            raise NotFound
        self.begun.add(staff.id)
        return SECRET

    def confirm_code(self, staff: Staff, code: str) -> bool:
        fits = staff.id in self.begun and code == FITS
        if fits:
            self.begun.discard(staff.id)
            self.made.add(staff.id)
        return fits

    def code_begun(self, staff: Staff) -> str | None:
        return SECRET if staff.id in self.begun else None

    def own_code(self, staff: Staff) -> bool:
        return staff.id in self.made

    def choose_password(self, staff: Staff, password: str) -> None:
        del staff
        if len(password) < SHORTEST:
            raise WeakPassword("short")
        self.passwords_chosen.append(password)

    def remove_code(self, staff: Staff) -> None:
        self.made.discard(staff.id)
