"""Your own shifts: the test page, being away, and a calendar to take along."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.desk import Staff
from cases.moments import DAY, Moment, after
from cases.roster import Post
from cases.shifts import PlannedShift
from console import words_roster
from console.access import AnyVisitor, Visitor
from console.calendar_file import CONTENT_TYPE, Entry, calendar_file
from console.frame import show, sides_of
from console.language import mark, say
from console.room import InRoom, Room
from console.rooster_nu import is_away, trials_of

router = APIRouter()

AHEAD = 56 * DAY
_PAST = 7 * DAY
_NAME = mark("Rooster")
_FULL = mark("%(post)s kant %(side)s: %(name)s")
_SHARED = mark("%(post)s: %(name)s")


@router.get("/rooster/mijn")
def own(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post("/rooster/mijn/test/{shift}")
def answered(room: InRoom, who: AnyVisitor, shift: str) -> Response:
    """Answer the test page of an own shift by hand."""
    room.coordination.verify_shift(who.staff.id, shift)
    return RedirectResponse("/rooster/mijn", status_code=303)


@router.post("/rooster/mijn/ziek")
def ill(room: InRoom, who: AnyVisitor) -> Response:
    """Say that you are away from now on. Clients read the truth at once, and who plans sees the gap."""
    room.coordination.report_away(who.staff, who.staff.id)
    return RedirectResponse("/rooster/mijn", status_code=303)


@router.post("/rooster/mijn/beter")
def well(room: InRoom, who: AnyVisitor) -> Response:
    room.coordination.report_back(who.staff, who.staff.id)
    return RedirectResponse("/rooster/mijn", status_code=303)


@router.post("/rooster/mijn/agenda")
def make_link(request: Request, room: InRoom, who: AnyVisitor) -> Response:
    """Make a private link for a calendar; it is shown in this answer only."""
    origin = room.settings.origin or f"{request.url.scheme}://{request.url.netloc}"
    token = room.coordination.make_calendar(who.staff)
    return _page(room, who, link=f"{origin}/agenda/{token}.ics")


@router.post("/rooster/mijn/agenda/weg")
def end_link(room: InRoom, who: AnyVisitor) -> Response:
    room.coordination.end_calendar(who.staff)
    return RedirectResponse("/rooster/mijn", status_code=303)


@router.get("/rooster/mijn.ics")
def own_file(room: InRoom, who: AnyVisitor) -> Response:
    return _own_calendar(room, who.staff)


@router.get("/rooster/rooster.ics")
def whole_file(room: InRoom, who: AnyVisitor) -> Response:
    """Give the roster of the sides this person sees, with names of colleagues: behind the log-in only."""
    begin, end = _span(room)
    entries = [
        _entry(each, _whole_title(each))
        for side in sides_of(who.staff)
        for each in room.coordination.planned(side, begin, end)
        if not each.away
    ]
    once = {(each.id, each.starts): each for each in entries}
    return _file(room, list(once.values()), "rooster.ics")


@router.get("/agenda/{token}.ics")
def by_link(room: InRoom, token: str) -> Response:
    """Give the own shifts of whose link this is; a calendar program has no log-in."""
    return _own_calendar(room, room.coordination.calendar_of(token))


def _own_calendar(room: Room, staff: Staff) -> Response:
    entries = [
        _entry(each, say(words_roster.CALENDAR_TITLES[each.post]))
        for each in room.coordination.own_shifts(staff, *_span(room))
        if not each.away
    ]
    return _file(room, entries, "mijn-diensten.ics")


def _span(room: Room) -> tuple[Moment, Moment]:
    now = room.clock.now()
    return after(now, -_PAST), after(now, AHEAD)


def _entry(shift: PlannedShift, title: str) -> Entry:
    return Entry(shift.id, title, shift.starts, shift.ends)


def _whole_title(shift: PlannedShift) -> str:
    post = say(words_roster.CALENDAR_TITLES[Post(shift.post)])
    if shift.side is None:
        return say(_SHARED, post=post, name=shift.alias)
    return say(_FULL, post=post, side=shift.side.value, name=shift.alias)


def _file(room: Room, entries: list[Entry], name: str) -> Response:
    return Response(
        calendar_file(say(_NAME), entries, room.clock.now()),
        media_type=CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(room: Room, who: Visitor, link: str = "") -> Response:
    now = room.clock.now()
    shifts = room.coordination.own_shifts(who.staff, now, after(now, AHEAD))
    return show(
        room,
        who,
        "rooster_mijn.html",
        shifts=shifts,
        trials=trials_of(room, shifts),
        away=is_away(room, who.staff),
        link=link,
        link_made=room.coordination.calendar_made(who.staff),
    )
