"""Break-glass: one client of one side for half an hour, to read. Everything is logged and looked at after."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cases.desk import StaffRole
from cases.errors import NotFound
from cases.glass import GlassReason
from cases.ids import ClientId
from cases.sides import Side
from console import words, words_access
from console.access import AnyVisitor, InGlass, Visitor, glass_desk_of
from console.frame import show
from console.language import say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

SHORTEST_WHY = 10
LONGEST_WHY = 500
NOTHING = Typed({})


@router.get("/noodtoegang")
def ask(room: InRoom, who: AnyVisitor) -> Response:
    if room.coordination.glass(who.staff) is not None:
        return RedirectResponse("/noodtoegang/lezen", status_code=303)
    return _asked(room, who, NOTHING)


@router.post("/noodtoegang")
def begin(request: Request, room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Break the glass. Unknown and forbidden read the same, and both stand in the log."""
    side, reason = _side(who, form), form.text("reden")
    if side is None or reason not in set(GlassReason):
        raise BadForm
    why = form.text("waarom")[:LONGEST_WHY]
    if len(why) < SHORTEST_WHY:
        return _asked(room, who, form, say(words_access.TOO_SHORT), 422)
    party = _party(request, room, who, side, form.text("wie"))
    try:
        room.coordination.break_glass(who.staff, party, side, GlassReason(reason), why)
    except NotFound:
        return _asked(room, who, form, say(words_access.NOT_FOUND), 404)
    return RedirectResponse("/noodtoegang/lezen", status_code=303)


@router.get("/noodtoegang/lezen")
def read(room: InRoom, at: InGlass) -> Response:
    opened = at.desk.seen(at.staff)
    values = {"conversation": opened, "state": opened.state, "glass_open": at.glass, "words": words}
    return show(room, at, "noodtoegang_lezen.html", 200, **values)


@router.get("/noodtoegang/noodkaart")
def card(room: InRoom, at: InGlass) -> Response:
    opened = asdict(at.desk.seen_card(at.staff))
    return show(room, at, "noodtoegang_kaart.html", 200, card=opened, fields=words.CARD)


@router.post("/noodtoegang/stop")
def stop(room: InRoom, who: AnyVisitor) -> Response:
    room.coordination.end_glass(who.staff)
    return RedirectResponse("/", status_code=303)


def _side(who: Visitor, form: Typed) -> Side | None:
    """Return the side that is asked for: a worker has the own one alone."""
    if who.staff.role is StaffRole.WORKER:
        return who.staff.side
    return next((one for one in Side if one.value == form.text("kant")), None)


def _party(request: Request, room: Room, who: Visitor, side: Side, name: str) -> ClientId | None:
    """Return whom a case code or a pseudonym names on this side; None for nobody, or more than one."""
    of_case = room.coordination.parties_of(who.staff, name, side)
    if of_case:
        return of_case[0] if len(of_case) == 1 else None
    desk = glass_desk_of(request, side)
    return None if desk is None else desk.named(name)


def _asked(room: Room, who: Visitor, typed: Typed, wrong: str = "", status: int = 200) -> Response:
    lead = who.staff.role is StaffRole.LEAD
    return show(
        room,
        who,
        "noodtoegang.html",
        status,
        typed=typed,
        wrong=wrong,
        lead=lead,
        reasons=words_access.REASONS,
    )
