"""The change of a shift: what you leave to the next, and what was left to you. Nothing acute moves by it."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import Colleague, StaffRole
from cases.ids import StaffId
from cases.moments import DAY, after
from cases.roster import Post
from console.access import AtDesk, Worker
from console.answers import Answers
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed

router = APIRouter()

LONGEST = 4000
_TO = mark("Voor wie")
_TEXT = mark("Wat moet uw collega weten? Schrijf iets, of laat het formulier leeg staan.")
_TOO_LONG = mark("De notitie is te lang. Houd het bij wat de volgende dienst moet weten.")
_PLACE = "/overdracht"


@router.get(_PLACE)
def change(room: InRoom, at: Worker) -> Response:
    return _page(room, at)


@router.post(_PLACE)
def leave(room: InRoom, at: Worker, form: Form) -> Response:
    """Leave a note for the next person; it waits until that one accepts."""
    answers, text = Answers(form), form.text("tekst")
    to = answers.choice("wie", _TO, {one.staff: one.staff for one in _colleagues(room, at)})
    if not text or len(text) > LONGEST:
        answers.fault("tekst", say(_TOO_LONG if text else _TEXT))
    if answers.faults or to is None:
        return _page(room, at, answers)
    at.desk.write_shift_note(at.staff, StaffId(to), text, form.mark(at.staff.id, _PLACE))
    return RedirectResponse(_PLACE, status_code=303)


@router.post("/overdracht/{note}/akkoord")
def accept(at: Worker, note: str) -> Response:
    at.desk.accept_shift_note(at.staff, note)
    return RedirectResponse(_PLACE, status_code=303)


def _colleagues(room: Room, at: AtDesk) -> list[Colleague]:
    """Return the workers of this side."""
    return [
        one
        for one in room.coordination.colleagues()
        if one.role is StaffRole.WORKER and one.side is at.desk.side and one.staff != at.staff.id
    ]


def _next(room: Room, at: AtDesk) -> str:
    """Return who stands at the duty post next; empty when nobody is planned for a day."""
    now = room.clock.now()
    shifts = room.coordination.planned(at.desk.side, now, after(now, DAY))
    return next(
        (
            each.staff
            for each in shifts
            if each.post is Post.DUTY and not each.away and each.staff != at.staff.id and each.starts > now
        ),
        "",
    )


def _page(room: Room, at: AtDesk, answers: Answers | None = None) -> Response:
    form = answers.form if answers else Typed({})
    notes = at.desk.shift_notes(at.staff)
    held = at.desk.held_acute(at.staff)
    mine = [each for each in held if not each.offered_to_me]
    return show(
        room,
        at,
        "overdracht.html",
        BadForm.status if answers else 200,
        left=[each for each in notes if each.author == at.staff.id],
        for_me=[each for each in notes if each.to == at.staff.id],
        held=mine,
        offered=[each for each in held if each.offered_to_me],
        receivers={each.client: at.desk.receivers(at.staff, each.client) for each in mine},
        people=[(one.staff, one.alias) for one in _colleagues(room, at)],
        chosen=form.text("wie") or _next(room, at),
        typed=form,
        faults=tuple(answers.faults) if answers else (),
        longest=LONGEST,
    )
