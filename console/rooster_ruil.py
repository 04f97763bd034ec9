"""Handing a shift to a colleague, or swapping two: ask, answer, take it back. Who plans sees all of it."""

from collections.abc import Mapping

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import Colleague, StaffRole
from cases.errors import AlreadyPlanned, NotFound
from cases.ids import StaffId
from cases.moments import after
from cases.roster import Post
from cases.shifts import PlannedShift, SwapState
from cases.sides import Side
from console.access import AnyVisitor, Visitor
from console.answers import Fault
from console.frame import show
from console.language import mark, say
from console.room import InRoom, Room
from console.rooster import who_can
from console.rooster_mijn import AHEAD
from console.rooster_nu import is_asked
from console.sentences import sentence
from console.typed import Form

router = APIRouter()

_WHOM = mark("Kies een collega die op deze post kan staan.")
_BACK = mark("Kies een dienst van de collega die u vraagt, of ‘niets terug’.")
_GONE = mark("Deze vraag is er niet meer: de dienst is voorbij of veranderd.")
_PLACE = "/rooster/ruil"


@router.get(_PLACE)
def swaps(room: InRoom, who: AnyVisitor) -> Response:
    return _page(room, who)


@router.post("/rooster/ruil/vraag")
def ask(room: InRoom, who: AnyVisitor, form: Form) -> Response:
    """Ask a colleague to take over an own shift."""
    shift, to = form.text("dienst"), form.text("wie")
    able = _takers(room, who).get(shift, ())
    if to not in {one.staff for one in able}:
        return _page(room, who, Fault(f"wie-{shift}", say(_WHOM)), 422)
    back = form.text("terug")
    if back and back not in {one.id for one in _of_others(room, who) if one.staff == to}:
        return _page(room, who, Fault(f"terug-{shift}", say(_BACK)), 422)
    try:
        room.coordination.ask_swap(who.staff, shift, StaffId(to), back)
    except AlreadyPlanned as refused:
        return _page(room, who, Fault(f"wie-{shift}", sentence(refused)), refused.status)
    return RedirectResponse(_PLACE, status_code=303)


@router.post("/rooster/ruil/{swap}/ja")
def accept(room: InRoom, who: AnyVisitor, swap: str) -> Response:
    return _answer(room, who, swap, accept=True)


@router.post("/rooster/ruil/{swap}/nee")
def refuse(room: InRoom, who: AnyVisitor, swap: str) -> Response:
    return _answer(room, who, swap, accept=False)


@router.post("/rooster/ruil/{swap}/terug")
def withdraw(room: InRoom, who: AnyVisitor, swap: str) -> Response:
    try:
        room.coordination.withdraw_swap(who.staff, swap)
    except NotFound as refused:
        return _page(room, who, Fault("ruil", say(_GONE)), refused.status)
    return RedirectResponse(_PLACE, status_code=303)


def _answer(room: Room, who: Visitor, swap: str, *, accept: bool) -> Response:
    try:
        room.coordination.answer_swap(who.staff, swap, accept=accept)
    except NotFound as gone:
        return _page(room, who, Fault("ruil", say(_GONE)), gone.status)
    except AlreadyPlanned as refused:
        return _page(room, who, Fault("ruil", sentence(refused)), refused.status)
    return RedirectResponse(_PLACE, status_code=303)


def _own(room: Room, who: Visitor) -> list[PlannedShift]:
    """Return the own shifts that can be handed over, each once."""
    now = room.clock.now()
    shifts = room.coordination.own_shifts(who.staff, now, after(now, AHEAD))
    return list({each.id: each for each in reversed(shifts)}.values())[::-1]


def _of_others(room: Room, who: Visitor) -> list[PlannedShift]:
    """Return the shifts of colleagues that this person could take in return, each once."""
    now, posts = room.clock.now(), _posts_of(who)
    shifts = room.coordination.planned(who.staff.side or Side.A, now, after(now, AHEAD))
    there = (each for each in shifts if each.post in posts and each.staff != who.staff.id and not each.away)
    return list({each.id: each for each in there}.values())


def _posts_of(who: Visitor) -> frozenset[Post]:
    """Return the posts at which this person may stand."""
    if who.staff.role is StaffRole.WORKER:
        return frozenset({Post.DUTY, Post.BACKUP})
    lead = {Post.LEAD} if who.staff.role is StaffRole.LEAD else set()
    return frozenset({Post.COORDINATOR, *lead})


def _takers(room: Room, who: Visitor) -> Mapping[str, tuple[Colleague, ...]]:
    """Return who could take each own shift over."""
    able: dict[Post, list[Colleague]] = who_can(room, who.staff.side or Side.A)
    if who.staff.role is StaffRole.COORDINATOR:
        able[Post.COORDINATOR] += able[Post.LEAD]
    return {
        each.id: tuple(one for one in able[each.post] if one.staff != who.staff.id)
        for each in _own(room, who)
    }


def _page(room: Room, who: Visitor, fault: Fault | None = None, status: int = 200) -> Response:
    known = room.coordination.swaps(who.staff)
    return show(
        room,
        who,
        "rooster_ruil.html",
        status,
        shifts=_own(room, who),
        takers=_takers(room, who),
        others_shifts=_of_others(room, who),
        asked=[each for each in known if is_asked(each, who.staff)],
        others=[each for each in known if not is_asked(each, who.staff)],
        open_state=SwapState.ASKED,
        faults=() if fault is None else (fault,),
    )
