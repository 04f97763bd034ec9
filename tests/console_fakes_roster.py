"""The roster's planning in memory, for pages that only show it. What plans is proven on real stores."""

from collections.abc import Collection, Mapping, Sequence

from cases.desk import Staff
from cases.errors import NotFound
from cases.hours import length
from cases.ids import StaffId
from cases.moments import Moment
from cases.roster import DayOff, Shift
from cases.roster_days import DayChange, DayRule
from cases.shifts import Absence, HeldAcute, NewShifts, PlannedShift, ShiftNote, Swap
from cases.sides import Side


class FakeShifts:
    """Fits ``console.ports_roster.ShiftDesk``: shows the shifts it was given; nobody swaps or is away."""

    shifts: dict[Side, list[Shift]]

    def planned(self, side: Side, begin: Moment, end: Moment) -> Sequence[PlannedShift]:
        return [
            PlannedShift(
                each.id,
                each.staff,
                each.staff,
                side,
                each.post,
                each.kind,
                each.starts,
                each.ends,
                each.verified,
            )
            for each in self.shifts[side]
            if each.starts < end and begin < length(each).ends
        ]

    def days_off(self, side: Side, begin: Moment, end: Moment) -> Sequence[DayOff]:
        del side, begin, end
        return ()

    def day_rules(self, side: Side) -> Sequence[DayRule]:
        del side
        return ()

    def change_day(self, staff: Staff, change: DayChange) -> None:
        raise NotFound(staff, change)

    def plan(self, staff: Staff, new: NewShifts) -> int:
        del staff
        self.shifts[new.side] += [
            Shift(new.staff, new.post, span.begins, span.ends, new.kind) for span in new.spans
        ]
        return len(new.spans)

    def take_off(self, staff: Staff, shift_id: str, *, following: bool = False) -> None:
        raise NotFound(staff, shift_id, following)

    def own_shifts(self, staff: Staff, begin: Moment, end: Moment) -> Sequence[PlannedShift]:
        sides = (staff.side,) if staff.side else tuple(Side)
        return [each for side in sides for each in self.planned(side, begin, end) if each.staff == staff.id]

    def verify_shift(self, who: StaffId, shift_id: str) -> None:
        raise NotFound(who, shift_id)

    def swaps(self, staff: Staff) -> Sequence[Swap]:
        del staff
        return ()

    def ask_swap(self, staff: Staff, shift_id: str, to: StaffId, back: str = "") -> None:
        raise NotFound(staff, shift_id, to, back)

    def answer_swap(self, staff: Staff, swap_id: str, *, accept: bool) -> None:
        raise NotFound(staff, swap_id, accept)

    def withdraw_swap(self, staff: Staff, swap_id: str) -> None:
        raise NotFound(staff, swap_id)

    def report_away(self, by: Staff, who: StaffId, until: Moment | None = None) -> None:
        raise NotFound(by, who, until)

    def report_back(self, by: Staff, who: StaffId) -> None:
        raise NotFound(by, who)

    def away(self) -> Sequence[Absence]:
        return ()

    def skills(self) -> Mapping[StaffId, tuple[str, ...]]:
        return {}

    def set_skills(self, staff: Staff, who: StaffId, skills: Collection[str]) -> None:
        raise NotFound(staff, who, skills)

    def calendar_made(self, staff: Staff) -> Moment | None:
        del staff
        return None

    def make_calendar(self, staff: Staff) -> str:
        return f"agenda-{staff.id}"

    def end_calendar(self, staff: Staff) -> None:
        raise NotFound(staff)

    def calendar_of(self, token: str) -> Staff:
        raise NotFound(token)


class FakeNotes:
    """Fits ``console.ports_roster.NoteDesk``: nothing was left and nothing acute is held."""

    def shift_notes(self, staff: Staff) -> Sequence[ShiftNote]:
        del staff
        return ()

    def notes_waiting(self, staff: Staff) -> int:
        del staff
        return 0

    def write_shift_note(self, staff: Staff, to: StaffId, text: str, mark: str = "") -> None:
        raise NotFound(staff, to, text, mark)

    def accept_shift_note(self, staff: Staff, note_id: str) -> None:
        raise NotFound(staff, note_id)

    def held_acute(self, staff: Staff) -> Sequence[HeldAcute]:
        del staff
        return ()
