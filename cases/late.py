"""Who is enrolled late missed steps: some are let go, the last may still be asked, some a worker decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.plan import Course, DueDay, missed_days
from cases.programme import Late
from cases.safe_contact import SafeContact
from cases.sides import Side


@dataclass(frozen=True, slots=True)
class LateStart:
    """Every missed step in one of three: ``skipped``, ``still`` (at most one, the last), or ``to_ask``."""

    skipped: tuple[DueDay, ...]
    still: DueDay | None
    to_ask: tuple[DueDay, ...]


def late_start(contact: SafeContact, side: Side, course: Course) -> LateStart:
    """Return what happens to each step that fell before the day on which this client began."""
    missed = tuple(missed_days(contact, side, course))
    still = missed[-1] if missed and missed[-1].late is Late.NEAREST else None
    to_ask = tuple(one for one in missed if one.late is Late.ASK)
    return LateStart(_others(missed, still), still, to_ask)


def _others(missed: Sequence[DueDay], still: DueDay | None) -> tuple[DueDay, ...]:
    return tuple(one for one in missed if one is not still and one.late is not Late.ASK)
