"""The first page after the door: what needs you now, by role."""

from fastapi import APIRouter, Request, Response

from cases.content_draft import CONTENT_PEOPLE
from cases.desk import VOLUNTEERS, StaffRole
from console.access import AnyVisitor, Visitor, at_desk, volunteer_desk_of
from console.bereik import is_deaf
from console.frame import on_duty, show
from console.inhoud import home_page
from console.maatje import start_page
from console.mensen import talks_due
from console.postvak import FILTERS, care_of, lanes
from console.room import InRoom, Room
from escalation.duty import duty_at

router = APIRouter()


@router.get("/")
def start(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    if who.staff.role in CONTENT_PEOPLE:
        return home_page(room, who)
    if who.staff.role in VOLUNTEERS:
        return start_page(room, volunteer_desk_of(request, who))
    return show_start(request, room, who)


def show_start(request: Request, room: Room, who: Visitor, *, piece: bool = False) -> Response:
    """Return the first page, or the piece of it that an open screen takes in."""
    if who.staff.role is StaffRole.WORKER:
        at = at_desk(request, who)
        whole, roster = at.desk.inbox(at.staff), room.coordination.roster(at.desk.side)
        duty, care = duty_at(roster, room.clock.now()), care_of(room, at.staff, whole)
        waiting, mine, _ = (lanes(whole, at.staff, name, duty) for name in FILTERS)
        notes = at.desk.notes_waiting(at.staff)
        there = on_duty(room, at.staff, roster)
        shown = {"on_duty": there, "waiting": waiting, "mine": mine, "care": care, "notes": notes}
        return _page(request, room, who, "medewerker", piece=piece, **shown)
    if who.staff.role is StaffRole.LEAD:
        alerts = [alert for alert in room.coordination.alerts(who.staff) if not alert.acknowledged_by]
        reviews = room.coordination.reviews_waiting(who.staff)
        return _page(request, room, who, "regie", piece=piece, alerts=alerts, reviews=reviews)
    if who.staff.role is StaffRole.PRIVACY:
        reviews = room.coordination.reviews_waiting(who.staff)
        return _page(request, room, who, "privacy", piece=piece, reviews=reviews)
    if who.staff.role is StaffRole.COORDINATOR:
        wanted = room.coordination.care_tasks(who.staff)
        unread = [one for one in room.coordination.side_figures(who.staff) if one.value]
        shown = {"talks": talks_due(room, who), "wanted": wanted, "unread": unread}
        return _page(request, room, who, "coordinatie", piece=piece, **shown)
    return _page(request, room, who, "coordinatie", piece=piece, talks=(), wanted=(), unread=())


def _page(
    request: Request, room: Room, who: Visitor, name: str, *, piece: bool, **values: object
) -> Response:
    if piece:
        return show(room, who, "fragment.html", 200, piece=f"_live_begin_{name}.html", **values)
    return show(room, who, f"start_{name}.html", 200, deaf=is_deaf(request, who), **values)
