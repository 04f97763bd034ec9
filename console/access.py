"""Who is asking, and what that person may touch: one side's desk, or none. No type here holds two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from cases.desk import VOLUNTEERS, Session, Staff, StaffRole, Watched
from cases.errors import NotFound
from cases.sides import Side
from console.forgery import expect_token, from_our_pages
from console.language import speak
from console.ports import SideDesk
from console.ports_people import VolunteerDesk
from console.refusals import NotLoggedIn
from console.room import InRoom
from console.typed import typed

LOGIN = "/inloggen"
CALLS = "/oproep/"
"""Who takes up a call has its token and nothing else of ours: no session, no seal."""
PLACE = "/_live"
PIECES = "/_f/"
LIVE = "X-Nabij-Live"
VOLUNTEER_PAGES = frozenset({"/", "/maatje", "/bezoek", "/mij", "/mij/sessies", "/hulp"})
VOLUNTEER_ROOMS = ("/maatje/", "/_f/maatje/")
_READING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person with a live session."""

    staff: Staff
    csrf: str


@dataclass(frozen=True, slots=True)
class AtDesk(Visitor):
    """A worker at the desk of the side that was chosen at the door."""

    desk: SideDesk


@dataclass(frozen=True, slots=True)
class AtVolunteer(Visitor):
    """A volunteer with the clients given to them, and nothing else of the side."""

    desk: VolunteerDesk


def watched_session(request: Request, room: InRoom) -> Watched | None:
    """Return the session without marking it seen; one that is idle too long is there, but locked.

    Raises NotFound for a volunteer outside their own pages: what waits at a desk is not theirs to count.
    """
    token = request.cookies.get(room.settings.cookie)
    watched = room.door.watch(token) if token else None
    if watched is not None:
        _keep_out(watched.session.staff, request.url.path)
    return watched


def by_itself(request: Request) -> bool:
    """Say whether a screen asks by itself: that is no activity of the person before it."""
    path = request.url.path
    return path == PLACE or (path.startswith(PIECES) and request.headers.get(LIVE) == "1")


def session_of(request: Request, room: InRoom) -> Session | None:
    """Return the live session and mark it seen, unless nobody asked but the screen itself."""
    token = request.cookies.get(room.settings.cookie)
    if by_itself(request):
        watched = watched_session(request, room)
        session = None if watched is None or watched.locked else watched.session
    else:
        session = room.door.session(token) if token else None
    if session is not None:
        speak(session.staff.language)
    return session


async def guard(
    request: Request, room: InRoom, session: Annotated[Session | None, Depends(session_of)]
) -> None:
    """Let a form through only with its token, from our own pages. Holds for every route of the app.

    Raises Forged, or NotLoggedIn when the session ended meanwhile.
    """
    if request.method in _READING or request.url.path.startswith(CALLS):
        return
    from_our_pages(request, room.settings.origin)
    if session is None and request.url.path != LOGIN:
        raise NotLoggedIn(await typed(request))
    at_the_door = request.cookies.get(room.settings.door_cookie, "")
    wanted = session.csrf if session is not None else at_the_door
    await expect_token(request, {wanted, at_the_door} if request.url.path == LOGIN else {wanted})


def visitor(request: Request, session: Annotated[Session | None, Depends(session_of)]) -> Visitor:
    """Return who is logged in. Raises NotLoggedIn, and NotFound for a volunteer on a page of colleagues."""
    if session is None:
        raise NotLoggedIn
    _keep_out(session.staff, request.url.path)
    return Visitor(session.staff, session.csrf)


def _keep_out(staff: Staff, path: str) -> None:
    """Raise NotFound for a volunteer where none may come: a new page is closed to them until it is named."""
    if staff.role in VOLUNTEERS and not (path in VOLUNTEER_PAGES or path.startswith(VOLUNTEER_ROOMS)):
        raise NotFound


def at_desk(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> AtDesk:
    """Return the worker at the desk of the session's side. Raises NotFound for everybody else."""
    return desk_of(request, who)


def desk_of(request: Request, who: Visitor) -> AtDesk:
    """Return the desk of this person's side. Raises NotFound for who is no worker of a side that is on."""
    desks = cast("Mapping[Side, SideDesk]", request.app.state.desks)
    side = who.staff.side
    if who.staff.role is not StaffRole.WORKER or side is None or side not in desks:
        raise NotFound
    return AtDesk(who.staff, who.csrf, desks[side])


def volunteer_desk_of(request: Request, who: Visitor) -> AtVolunteer:
    """Return what a volunteer reaches of the own side. Raises NotFound for everybody else."""
    desks = cast("Mapping[Side, SideDesk]", request.app.state.desks)
    side = who.staff.side
    if who.staff.role not in VOLUNTEERS or side is None or side not in desks:
        raise NotFound
    return AtVolunteer(who.staff, who.csrf, desks[side].volunteers)


def at_volunteer(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> AtVolunteer:
    """Return the volunteer at their own small desk. Raises NotFound for everybody else."""
    return volunteer_desk_of(request, who)


def volunteer_desks(request: Request) -> tuple[VolunteerDesk, ...]:
    """Return what volunteers reach on every side that is on: a coordinator takes all of it back at once."""
    desks = cast("Mapping[Side, SideDesk]", request.app.state.desks)
    return tuple(each.volunteers for each in desks.values())


def coordinator(who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Return a coordinator. Raises NotFound for everybody else."""
    if who.staff.role is not StaffRole.COORDINATOR:
        raise NotFound
    return who


def lead(who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Return a case-safety lead. Raises NotFound for everybody else."""
    if who.staff.role is not StaffRole.LEAD:
        raise NotFound
    return who


AnyVisitor = Annotated[Visitor, Depends(visitor)]
Worker = Annotated[AtDesk, Depends(at_desk)]
InVolunteers = Annotated[AtVolunteer, Depends(at_volunteer)]
Coordinator = Annotated[Visitor, Depends(coordinator)]
Lead = Annotated[Visitor, Depends(lead)]
