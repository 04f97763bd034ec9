"""What the pages of the roster need, as promises; part of ``console.ports``."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from cases.desk import Staff
from cases.ids import StaffId
from cases.moments import Moment
from cases.roster import DayOff
from cases.roster_days import DayChange, DayRule
from cases.shifts import Absence, HeldAcute, NewShifts, PlannedShift, ShiftNote, Swap
from cases.sides import Side


class ShiftDesk(Protocol):
    """Shifts, swaps and absences. Raises NotFound for unknown and forbidden alike."""

    def planned(self, side: Side, begin: Moment, end: Moment) -> Sequence[PlannedShift]: ...

    def days_off(self, side: Side, begin: Moment, end: Moment) -> Sequence[DayOff]:
        """Return the days that differ, with the hours this side keeps on them."""

    def day_rules(self, side: Side) -> Sequence[DayRule]:
        """Return all that was said of dates and of holidays."""

    def change_day(self, staff: Staff, change: DayChange) -> None:
        """Change hours and people of one day, all of it or none. Raises AlreadyPlanned."""

    def plan(self, staff: Staff, new: NewShifts) -> int:
        """Plan shifts, all or none; return how many. Raises AlreadyPlanned."""

    def take_off(self, staff: Staff, shift_id: str, *, following: bool = False) -> None: ...

    def own_shifts(self, staff: Staff, begin: Moment, end: Moment) -> Sequence[PlannedShift]: ...

    def verify_shift(self, who: StaffId, shift_id: str) -> None:
        """Keep that the test page of an own shift was answered."""

    def swaps(self, staff: Staff) -> Sequence[Swap]:
        """Return the swaps of the last month that this person may see, the newest first."""

    def ask_swap(self, staff: Staff, shift_id: str, to: StaffId, back: str = "") -> None:
        """Ask a colleague to take over an own shift, and to give ``back`` for it. Raises AlreadyPlanned."""

    def answer_swap(self, staff: Staff, swap_id: str, *, accept: bool) -> None:
        """Accept or refuse; only who was asked can. Raises AlreadyPlanned."""

    def withdraw_swap(self, staff: Staff, swap_id: str) -> None: ...

    def report_away(self, by: Staff, who: StaffId, until: Moment | None = None) -> None:
        """Take somebody off all posts from now on; oneself, or anybody by who plans."""

    def report_back(self, by: Staff, who: StaffId) -> None: ...

    def away(self) -> Sequence[Absence]: ...

    def skills(self) -> Mapping[StaffId, tuple[str, ...]]: ...

    def set_skills(self, staff: Staff, who: StaffId, skills: Collection[str]) -> None: ...

    def calendar_made(self, staff: Staff) -> Moment | None:
        """Return when the private calendar link was made; None when there is none."""

    def make_calendar(self, staff: Staff) -> str:
        """Return a fresh token, shown once; the one before stops working."""

    def end_calendar(self, staff: Staff) -> None: ...

    def calendar_of(self, token: str) -> Staff:
        """Return whose calendar a private link is of."""


class NoteDesk(Protocol):
    """The change of a shift, on one side."""

    def shift_notes(self, staff: Staff) -> Sequence[ShiftNote]:
        """Return the own notes and those for this person that are not accepted yet; logged."""

    def notes_waiting(self, staff: Staff) -> int: ...

    def write_shift_note(self, staff: Staff, to: StaffId, text: str, mark: str = "") -> None: ...

    def accept_shift_note(self, staff: Staff, note_id: str) -> None: ...

    def held_acute(self, staff: Staff) -> Sequence[HeldAcute]:
        """Return the acute conversations this person holds or was asked to take over."""
