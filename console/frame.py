"""What stands around every page: who you are, where you can go, and who is on duty."""

from dataclasses import dataclass
from functools import cache, partial

from fastapi.responses import HTMLResponse

from cases.content_draft import CONTENT_PEOPLE
from cases.desk import VOLUNTEERS, Staff, StaffRole
from cases.glass import Glass, glass_left
from cases.ids import ClientId, MessageId
from cases.roster import Roster
from cases.sides import Side
from console.access import AtDesk, Visitor
from console.duty_now import DutyNow, duty_now
from console.language import mark
from console.ready import ready_for
from console.room import Room
from console.rooster_nu import roster_now

_START = ("/", mark("Begin"))
_ROSTER = ("/rooster", mark("Rooster"))
_FIGURES = ("/cijfers/woorden", mark("Woorden"))
_CARE = ("/zorg/team", mark("Zorg"))
_REVIEWS = ("/beoordelen", mark("Nakijken"))
_VISITS = ("/bezoek", mark("Bezoek"))
_CONTENT = ("/inhoud", mark("Inhoud"))
_NAVIGATION: dict[StaffRole, tuple[tuple[str, str], ...]] = (
    {
        StaffRole.WORKER: (
            _START,
            ("/postvak", mark("Postvak")),
            ("/taken", mark("Taken")),
            ("/clienten", mark("Cliënten")),
            _ROSTER,
        ),
        StaffRole.COORDINATOR: (_START, _CONTENT, _ROSTER, _FIGURES, _CARE, ("/mensen", mark("Mensen"))),
        StaffRole.LEAD: (
            _START,
            ("/meldingen", mark("Meldingen")),
            ("/zaken", mark("Zaken")),
            _ROSTER,
            _REVIEWS,
        ),
        StaffRole.ADMIN: (_START, _ROSTER),
        StaffRole.PRIVACY: (_START, ("/inzage", mark("Wie keek")), _REVIEWS),
    }
    | dict.fromkeys(VOLUNTEERS, (("/maatje", mark("Begin")), _VISITS))
    | dict.fromkeys(CONTENT_PEOPLE, (_CONTENT,))
)
_APART = VOLUNTEERS | CONTENT_PEOPLE
_BASES = dict.fromkeys(_APART, "maatje_basis.html")
"""Pages without a roster, an alarm and a count of what waits: for volunteers, and for who reads content."""


@dataclass(frozen=True, slots=True)
class SideDuty:
    side: Side
    now: DutyNow


def sides_of(staff: Staff) -> tuple[Side, ...]:
    """Return the sides whose roster this person sees: a worker the own one, the others both."""
    return (staff.side,) if staff.side is not None else tuple(Side)


def on_duty(room: Room, staff: Staff, own: Roster | None = None) -> tuple[SideDuty, ...]:
    """Return who is on duty; ``own`` is the roster of the own side, where the page has read it already."""
    colleagues, now = room.coordination.colleagues(), room.clock.now()
    known = {staff.side: own}
    rosters = ((side, known.get(side) or room.coordination.roster(side)) for side in sides_of(staff))
    return tuple(SideDuty(side, duty_now(roster, colleagues, now)) for side, roster in rosters)


def _wrong_marks(who: Visitor, client: ClientId) -> frozenset[tuple[MessageId, str]]:
    """Return the marks of a client that a worker called wrong; asked once for a page, by its template."""
    return who.desk.wrong_marks(who.staff, client) if isinstance(who, AtDesk) else frozenset()


def _glass_now(room: Room, staff: Staff) -> tuple[Glass, int] | None:
    """Return what this person opened by break-glass and how many minutes are left, for the bar of a page."""
    glass = room.coordination.glass(staff)
    return None if glass is None else (glass, glass_left(glass, room.clock.real()))


def show(room: Room, who: Visitor, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return one page inside the frame of this person; who is on duty may come among the values."""
    if "on_duty" not in values:
        values["on_duty"] = () if who.staff.role in _APART else on_duty(room, who.staff)
    frame = {
        "who": who.staff,
        "csrf": who.csrf,
        "glass": partial(_glass_now, room, who.staff),
        "ready": partial(ready_for, room, who.staff),
        "roster_now": partial(roster_now, room, who.staff, sides_of(who.staff)),
        "wrong_marks": cache(partial(_wrong_marks, who)),
        "navigation": _NAVIGATION[who.staff.role],
        "when": room.when(),
        "basis": _BASES.get(who.staff.role, "binnen.html"),
        "backup_phone": room.settings.backup_phone,
        "detection": max(map(room.settings.detection, sides_of(who.staff))).name,
    }
    return room.pages.page(template, {**frame, **values}, status)
