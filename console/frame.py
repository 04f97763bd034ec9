"""What stands around every page: who you are, where you can go, and who is on duty."""

from dataclasses import dataclass
from functools import partial

from fastapi.responses import HTMLResponse

from cases.desk import Staff, StaffRole
from cases.sides import Side
from console.access import Visitor
from console.duty_now import DutyNow, duty_now
from console.language import mark
from console.ready import ready_for
from console.room import Room

_START = ("/", mark("Begin"))
_ROSTER = ("/rooster", mark("Rooster"))
_NAVIGATION = {
    StaffRole.WORKER: (
        _START,
        ("/postvak", mark("Postvak")),
        ("/taken", mark("Taken")),
        ("/clienten", mark("Cliënten")),
        _ROSTER,
    ),
    StaffRole.COORDINATOR: (_START, _ROSTER),
    StaffRole.LEAD: (_START, ("/meldingen", mark("Meldingen")), ("/zaken", mark("Zaken")), _ROSTER),
    StaffRole.ADMIN: (_START, _ROSTER),
}


@dataclass(frozen=True, slots=True)
class SideDuty:
    side: Side
    now: DutyNow


def sides_of(staff: Staff) -> tuple[Side, ...]:
    """Return the sides whose roster this person sees: a worker the own one, the others both."""
    return (staff.side,) if staff.side is not None else tuple(Side)


def on_duty(room: Room, staff: Staff) -> tuple[SideDuty, ...]:
    colleagues, now = room.coordination.colleagues(), room.clock.now()
    return tuple(
        SideDuty(side, duty_now(room.coordination.roster(side), colleagues, now)) for side in sides_of(staff)
    )


def show(room: Room, who: Visitor, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return one page inside the frame of this person."""
    frame = {
        "who": who.staff,
        "csrf": who.csrf,
        "ready": partial(ready_for, room, who.staff),
        "navigation": _NAVIGATION[who.staff.role],
        "when": room.when(),
        "on_duty": on_duty(room, who.staff),
        "backup_phone": room.settings.backup_phone,
        "detection": max(map(room.settings.detection, sides_of(who.staff))).name,
    }
    return room.pages.page(template, {**frame, **values}, status)
