"""The client's own calendar and the letting go, as JSON and back: the calendar is sealed whole."""

import json
from datetime import date

from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.ids import CheckInId, StaffId
from cases.moments import Moment
from cases.release import Release, Signature

CALENDAR = "calendar_sealed"


def calendar_bytes(calendar: tuple[RiskEntry, ...]) -> bytes:
    rows = [
        [
            *(one.id, one.day.kind.value, one.day.first.isoformat()),
            *(one.day.last.isoformat() if one.day.last else None, one.day.weeks, one.day.may_ask, one.note),
        ]
        for one in calendar
    ]
    return json.dumps(rows, separators=(",", ":")).encode()


def calendar_of(record: bytes) -> tuple[RiskEntry, ...]:
    """Read a stored calendar. Raises TypeError or ValueError when it is none."""
    return tuple(
        RiskEntry(
            entry,
            RiskDay(
                RiskKind(kind),
                date.fromisoformat(first),
                date.fromisoformat(last) if last else None,
                weeks,
                may_ask,
            ),
            note,
        )
        for entry, kind, first, last, weeks, may_ask, note in json.loads(record)
    )


def release_text(release: Release | None) -> str | None:
    """Return who signed and when: ids and moments only."""
    if release is None:
        return None
    signatures = [[one.by, one.person, one.at] for one in (release.first, release.second) if one is not None]
    return json.dumps([signatures, release.said], separators=(",", ":"))


def release_of(stored: str | None) -> Release | None:
    """Read a stored letting go. Raises TypeError or ValueError when it is none."""
    if stored is None:
        return None
    signatures, said = json.loads(stored)
    first, *more = (Signature(StaffId(by), person, Moment(at)) for by, person, at in signatures)
    return Release(first, more[0] if more else None, CheckInId(said) if said else None)
