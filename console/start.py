"""The first page after the door: what needs you now, by role."""

from fastapi import APIRouter, Request, Response

from cases.desk import StaffRole
from console.access import AnyVisitor, at_desk
from console.frame import show
from console.postvak import FILTERS, lanes
from console.room import InRoom

router = APIRouter()


@router.get("/")
def start(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    if who.staff.role is StaffRole.WORKER:
        at = at_desk(request, who)
        whole = at.desk.inbox(at.staff)
        waiting, mine, _ = (lanes(whole, at.staff, name) for name in FILTERS)
        return show(room, who, "start_medewerker.html", waiting=waiting, mine=mine)
    if who.staff.role is StaffRole.LEAD:
        alerts = [alert for alert in room.coordination.alerts(who.staff) if not alert.acknowledged_by]
        return show(room, who, "start_regie.html", alerts=alerts)
    return show(room, who, "start_coordinatie.html")
