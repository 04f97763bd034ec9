"""What a worker and a client agreed: read, written together, changed and ended on one page."""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.agreements import AgreedLine, free_places
from cases.desk import ClientRow
from cases.errors import NabijError, NotFound
from cases.ids import ClientId
from console.access import AtDesk, Worker
from console.agreement_form import read_line
from console.answers import Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.reply_lint import faults_of
from console.room import InRoom, Room
from console.schrijven import pointed_at
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()
_BLANK = Typed({})
_LOOK_AGAIN = mark("Kijk nog eens naar uw woorden. Er is nog niets bewaard.")


@dataclass(frozen=True, slots=True)
class Unkept:
    """What was typed and not kept, and why. ``words`` ask for a second tap."""

    typed: Typed = _BLANK
    faults: tuple[Fault, ...] = ()
    why: str = ""
    words: tuple[tuple[object, str], ...] = ()


@router.get("/clienten/{client}/afspraken")
def agreements(room: InRoom, at: Worker, client: str, wijzig: str = "") -> Response:
    """Show what was agreed; ``wijzig`` names the line that stands in the form."""
    row, lines = _row(at, client), at.desk.agreements(at.staff, ClientId(client))
    chosen = next((line for line in lines if line.holds and line.id == wijzig), None)
    return _page(room, at, row, Unkept(_typed(chosen)) if chosen else Unkept())


@router.post("/clienten/{client}/afspraken")
def agree(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Keep a line, in the place of the one it changes; a fault brings the form back as it was typed."""
    row, changed = _row(at, client), form.text("van")
    lines = at.desk.agreements(at.staff, row.client)
    read = read_line(form, lines, room.when().today, instead_of=changed)
    if isinstance(read, tuple):
        return _page(room, at, row, Unkept(form, read), BadForm.status)
    found = faults_of(read.text, at.desk.mode_of(at.staff, row.client), names=(at.staff.alias,))
    grave = tuple(fault for fault in found if not fault.advice)
    if grave and not form.ticked("woorden_gezien"):
        unkept = Unkept(form, why=say(_LOOK_AGAIN), words=pointed_at(grave))
        return _page(room, at, row, unkept, BadForm.status)
    seal = form.mark(at.staff.id, "agree", client)
    try:
        at.desk.agree(at.staff, row.client, read, seal, instead_of=changed)
    except NotFound:
        raise
    except NabijError as error:
        return _page(room, at, row, Unkept(form, why=sentence(error)), error.status)
    return _back(client)


@router.post("/clienten/{client}/afspraken/einde")
def end(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """End a line. What a colleague ended meanwhile is said, and nothing else is done."""
    row = _row(at, client)
    try:
        at.desk.end_agreement(
            at.staff, row.client, form.text("regel"), form.mark(at.staff.id, "end_agreement", client)
        )
    except NotFound:
        raise
    except NabijError as error:
        return _page(room, at, row, Unkept(why=sentence(error)), error.status)
    return _back(client)


def _page(room: Room, at: AtDesk, row: ClientRow, unkept: Unkept, status: int = 200) -> Response:
    lines = at.desk.agreements(at.staff, row.client)
    changed = next((one for one in lines if one.id == unkept.typed.text("van") and one.holds), None)
    others = [line for line in lines if line is not changed]
    return show(
        room,
        at,
        "afspraken.html",
        status,
        client=row,
        lines=[line for line in lines if line.holds],
        over=[line for line in lines if not line.holds],
        places=[(str(place), str(place)) for place in free_places(others)],
        changed=changed,
        unkept=unkept,
        typed=unkept.typed,
        wrong={fault.field: fault.text for fault in unkept.faults},
        today=room.when().today,
    )


def _typed(line: AgreedLine) -> Typed:
    """Return a line as it stands in the form."""
    return Typed(
        {
            "van": line.id,
            "plek": str(line.place),
            "naam": line.name,
            "tekst": line.text,
            "opnieuw": line.look_again.isoformat() if line.look_again else "",
            "maatje": "ja" if line.for_volunteer else "",
        }
    )


def _row(at: AtDesk, client: str) -> ClientRow:
    row = next((one for one in at.desk.clients(at.staff) if one.client == client), None)
    if row is None:
        raise NotFound
    return row


def _back(client: str) -> Response:
    return RedirectResponse(f"/clienten/{client}/afspraken", status_code=303)
