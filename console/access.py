"""Who is asking, and what that person may touch: one side's desk, or none. No type here holds two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from cases.content_draft import ALL_REVIEWERS, EDITORS
from cases.desk import VOLUNTEERS, Session, Staff, StaffRole, Watched
from cases.errors import NotFound
from cases.glass import Glass
from cases.moments import MINUTE
from cases.sides import Side
from console.forgery import expect_token, from_our_pages
from console.language import speak
from console.policy import Line, Policy
from console.ports import SideDesk
from console.ports_access import GlassDesk
from console.ports_people import VolunteerDesk
from console.refusals import FactorFirst, NotLoggedIn, ProofNeeded
from console.room import InRoom, Room
from console.typed import typed

LOGIN = "/inloggen"
CALLS = "/oproep/"
PLACE = "/_live"
PIECES = "/_f/"
LIVE = "X-Nabij-Live"
DOOR = "door"
PROVED_FOR = 5 * MINUTE
_TOKENS = frozenset({"call", "calendar"})
"""What has no session and no form of ours: who knows the token needs no other proof."""
_UNKEPT = "\x00"
"""PostgreSQL fails on it where SQLite finds nothing; to the outside both must be an unknown address."""
_READING = frozenset({"GET", "HEAD"})
_BARE = frozenset({"/mij", "/uitloggen"})
_MAKING = ("/mij/passkeys", "/mij/code", "/mij/wachtwoord", "/bewijs")


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person with a live session."""

    staff: Staff
    csrf: str
    bare: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class AtDesk(Visitor):
    """A worker at the desk of the side that was chosen at the door."""

    desk: SideDesk


@dataclass(frozen=True, slots=True)
class AtVolunteer(Visitor):
    """A volunteer with the clients given to them, and nothing else of the side."""

    desk: VolunteerDesk


@dataclass(frozen=True, slots=True)
class AtGlass(Visitor):
    """Somebody who broke the glass: one client of one side, to read, and nothing else of that side."""

    desk: GlassDesk
    glass: Glass


def watched_session(request: Request, room: InRoom) -> Watched | None:
    """Return the session without marking it seen; one that is idle too long is there, but locked.

    Raises NotFound where the policy does not let this person come.
    """
    watched = looked_at(request, room)
    if watched is not None:
        permit(request, watched.session.staff)
    return watched


def looked_at(request: Request, room: InRoom) -> Watched | None:
    """Return the same for whoever it is, at any address."""
    token = request.cookies.get(room.settings.cookie)
    return room.door.watch(token) if token else None


def line_of(request: Request) -> Line:
    """Return what the policy says of the route that was found.

    Raises NotFound when it says nothing, and for an address that no store can look up.
    """
    if _UNKEPT in request.scope["path"]:
        raise NotFound
    policy = cast("Policy", request.app.state.policy)
    line = policy.line(request.method, getattr(request.scope.get("route"), "path", ""))
    if line is None:
        raise NotFound
    return line


def permit(request: Request, staff: Staff) -> None:
    """Raise NotFound where the policy does not let this person come, as at an address that does not exist."""
    if not line_of(request).lets(staff):
        raise NotFound


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
    """Let in whom the policy lets in, and a form only with its token, from our own pages.

    Holds for every route of the app. Raises NotFound, Forged, NotLoggedIn when the session ended
    meanwhile, FactorFirst, or ProofNeeded where the policy asks for a fresh proof.
    """
    line = line_of(request)
    if session is not None and not line.lets(session.staff):
        raise NotFound
    reading = request.method in _READING
    if not reading and line.by not in _TOKENS:
        from_our_pages(request, room.settings.origin)
    if session is None and not line.by and not (line.locked and looked_at(request, room)):
        raise NotLoggedIn(None if reading else await typed(request))
    if not reading and line.by not in _TOKENS:
        await _sealed(request, room, line, session)
    _dressed(room, line, session)
    if line.proof and session is not None and session.proved_at <= room.clock.real() - PROVED_FOR:
        raise ProofNeeded(session, None if reading else await typed(request))


def _dressed(room: Room, line: Line, session: Session | None) -> None:
    """Raise FactorFirst for who must make a second factor, but on the pages where one is made."""
    if session is None or not session.bare or not room.settings.second_factor or line.by:
        return
    if line.path not in _BARE and not line.path.startswith(_MAKING):
        raise FactorFirst


async def _sealed(request: Request, room: Room, line: Line, session: Session | None) -> None:
    """Raise Forged unless the form has the token of this session, or of the door."""
    at_the_door = request.cookies.get(room.settings.door_cookie, "")
    wanted = session.csrf if session is not None else at_the_door
    await expect_token(request, {wanted, at_the_door} if line.by == DOOR else {wanted})


def visitor(request: Request, session: Annotated[Session | None, Depends(session_of)]) -> Visitor:
    """Return who is logged in. Raises NotLoggedIn, and NotFound where the policy does not let them come."""
    if session is None:
        raise NotLoggedIn
    permit(request, session.staff)
    return Visitor(session.staff, session.csrf, bare=session.bare)


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


def glass_desk_of(request: Request, side: Side) -> GlassDesk | None:
    """Return what broken glass shows of a side; None where that side is off."""
    desks = cast("Mapping[Side, SideDesk]", request.app.state.desks)
    return desks[side].glass if side in desks else None


def in_glass(request: Request, room: InRoom, who: Annotated[Visitor, Depends(visitor)]) -> AtGlass:
    """Return the one client that this person opened by break-glass. Raises NotFound when there is none."""
    glass = room.coordination.glass(who.staff)
    desk = None if glass is None else glass_desk_of(request, glass.side)
    if glass is None or desk is None:
        raise NotFound
    return AtGlass(who.staff, who.csrf, desk, glass)


def privacy(who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Return a privacy officer. Raises NotFound for everybody else."""
    if who.staff.role is not StaffRole.PRIVACY:
        raise NotFound
    return who


def reviewer(who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Return who reviews: a privacy officer or a lead. Raises NotFound for everybody else."""
    if who.staff.role not in {StaffRole.PRIVACY, StaffRole.LEAD}:
        raise NotFound
    return who


def content_reader(who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """Return who reads and judges content. Raises NotFound for everybody else."""
    if who.staff.role not in EDITORS | ALL_REVIEWERS:
        raise NotFound
    return who


AnyVisitor = Annotated[Visitor, Depends(visitor)]
Worker = Annotated[AtDesk, Depends(at_desk)]
InVolunteers = Annotated[AtVolunteer, Depends(at_volunteer)]
Coordinator = Annotated[Visitor, Depends(coordinator)]
Lead = Annotated[Visitor, Depends(lead)]
InGlass = Annotated[AtGlass, Depends(in_glass)]
Privacy = Annotated[Visitor, Depends(privacy)]
Reviewer = Annotated[Visitor, Depends(reviewer)]
ContentReader = Annotated[Visitor, Depends(content_reader)]
