"""A client's requests about the own data: the register, the talk, the second person and the file."""

from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import ClientRow
from cases.errors import NotFound
from cases.ids import ClientId
from cases.own_data_events import RequestDoubted
from cases.own_file import NewRequest, RequestsSheet
from cases.rights import GUARDED, HANDS_OVER, Hurdle, Request, RequestRefused, Step, Talked, hurdles
from cases.who_looked import LEFT_OUT
from console.access import AtDesk, Worker
from console.answers import Fault
from console.frame import show
from console.language import mark, say
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from console.words_rights import ASKERS, HURDLES, KINDS, REFUSALS, WAYS

router = APIRouter()

BY_FORM = {
    step.value: step
    for step in (Step.ACCEPTED, Step.CLIENT_AGREES, Step.LIFTED, Step.SETTLED, Step.REFUSED, Step.WITHDRAWN)
}
"""The steps that a button alone takes; a talk, a release and a file have forms of their own."""
TALK = ("alleen", "antwoord", "samen", "twijfel")
_CHOOSE = mark("Kies een van de antwoorden.")
_MEDIA = {True: ("text/html; charset=utf-8", "html"), False: ("application/json", "json")}


@dataclass(frozen=True, slots=True)
class OneRequest:
    """A request as the page shows it: ``left`` are the hurdles before its file or erasure."""

    asked: Request
    left: tuple[Hurdle, ...]
    texts_left: int
    until: int | None

    @property
    def hands_over(self) -> bool:
        return self.asked.kind in HANDS_OVER

    @property
    def guarded(self) -> bool:
        return self.asked.kind in GUARDED


@router.get("/clienten/{client}/gegevens")
def requests(room: InRoom, at: Worker, client: str) -> Response:
    return _page(room, at, client)


@router.post("/clienten/{client}/gegevens")
def ask(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Write a request down as it came in; what is not chosen brings the form back."""
    wanted = {"soort": KINDS, "weg": WAYS, "wie": ASKERS}
    faults = tuple(
        Fault(name, say(_CHOOSE)) for name, known in wanted.items() if form.text(name) not in known
    )
    if faults:
        return _page(room, at, client, typed=form, faults=faults, status=BadForm.status)
    new = NewRequest(form.text("soort"), form.text("weg"), form.text("wie"), form.text("toelichting")[:1000])
    at.desk.ask_own_data(at.staff, ClientId(client), new, form.mark(at.staff.id, "own_data", client))
    return back(client)


@router.post("/clienten/{client}/gegevens/{vraag}/stap")
def step(room: InRoom, at: Worker, client: str, vraag: str, form: Form) -> Response:
    """Take the step of one button. What stands in the way is said."""
    chosen = BY_FORM.get(form.text("stap"))
    if chosen is None:
        raise BadForm
    return _stepped(room, at, client, vraag, chosen, form)


@router.post("/clienten/{client}/gegevens/{vraag}/gesprek")
def talked(room: InRoom, at: Worker, client: str, vraag: str, form: Form) -> Response:
    """Keep what came of the talk; with any doubt the request waits anew and the lead hears of it at once."""
    said = [form.text(f"{name}-{vraag}") for name in TALK]
    if any(one not in ("ja", "nee") for one in said):
        faults = tuple(
            Fault(f"{n}-{vraag}", say(_CHOOSE)) for n, one in zip(TALK, said, strict=True) if not one
        )
        return _page(room, at, client, typed=form, faults=faults, status=BadForm.status)
    alone, right, offered, doubt = (one == "ja" for one in said)
    came = Talked(alone, right, offered, doubt).step
    if came is Step.DOUBT:
        _of(at, client, vraag)
        event = RequestDoubted(room.event_id(), room.clock.now(), at.staff.id)
        at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "request_doubted", vraag))
    return _stepped(room, at, client, vraag, came, form)


@router.post("/clienten/{client}/gegevens/{vraag}/vrijgeven")
def release(room: InRoom, at: Worker, client: str, vraag: str, form: Form) -> Response:
    """Let a second person say that it may be made."""
    return _stepped(room, at, client, vraag, Step.RELEASED, form)


@router.post("/clienten/{client}/gegevens/{vraag}/bestand")
def file(room: InRoom, at: Worker, client: str, vraag: str, form: Form) -> Response:
    """Give the file to this screen, and nowhere else. Its name says nothing of anybody."""
    page = form.text("vorm") != "json"
    try:
        made = at.desk.own_file(at.staff, ClientId(client), vraag, page=page)
    except RequestRefused as why:
        return _page(room, at, client, why=say(HURDLES[why.hurdle.value]), status=why.status)
    media, ending = _MEDIA[page]
    name = f'attachment; filename="overzicht-{room.when().today.isoformat()}.{ending}"'
    return Response(
        made, media_type=media, headers={"Content-Disposition": name, "Cache-Control": "no-store"}
    )


@router.get("/clienten/{client}/wie-keek")
def who_looked(room: InRoom, at: Worker, client: str) -> Response:
    """Show who looked, to go through together; it can be printed."""
    row = row_of(at, client)
    looks = at.desk.who_looked(at.staff, row.client)
    return show(room, at, "wie_keek.html", client=row, looks=looks, left_out=LEFT_OUT)


def _stepped(room: Room, at: AtDesk, client: str, vraag: str, chosen: Step, form: Typed) -> Response:
    seal = form.mark(at.staff.id, "request_step", vraag)
    try:
        at.desk.step_request(
            at.staff, ClientId(client), vraag, chosen, form.text(f"reden-{vraag}"), mark=seal
        )
    except RequestRefused as why:
        return _page(room, at, client, why=say(HURDLES[why.hurdle.value]), status=why.status)
    return back(client)


def _page(
    room: Room,
    at: AtDesk,
    client: str,
    *,
    typed: Typed | None = None,
    faults: tuple[Fault, ...] = (),
    why: str = "",
    status: int = 200,
) -> Response:
    row = row_of(at, client)
    sheet = at.desk.own_requests(at.staff, row.client)
    return show(
        room,
        at,
        "gegevens.html",
        status,
        client=row,
        found=[_one(one, sheet, room) for one in sheet.requests],
        kinds=[(code, say(what)) for code, what in KINDS.items()],
        ways=[(code, say(what)) for code, what in WAYS.items() if code != "in_chat"],
        askers=[(code, say(what)) for code, what in ASKERS.items()],
        refusals=[(code, say(what)) for code, what in REFUSALS.items()],
        hurdles=HURDLES,
        typed=typed or Typed({}),
        faults=faults,
        wrong={fault.field: fault.text for fault in faults},
        why=why,
    )


def _one(asked: Request, sheet: RequestsSheet, room: Room) -> OneRequest:
    left = sheet.texts_left.get(asked.id, 0)
    stands = hurdles(asked, room.clock.now(), texts_left=left, wait=sheet.wait)
    return OneRequest(asked, stands, left, asked.waits_until(sheet.wait))


def _of(at: AtDesk, client: str, vraag: str) -> Request:
    """Return an open request of this client. Raises NotFound."""
    sheet = at.desk.own_requests(at.staff, ClientId(client))
    found = next((one for one in sheet.requests if one.id == vraag and not one.closed), None)
    if found is None:
        raise NotFound
    return found


def row_of(at: AtDesk, client: str) -> ClientRow:
    """Return this client's row. Raises NotFound."""
    row = next((one for one in at.desk.clients(at.staff) if one.client == client), None)
    if row is None:
        raise NotFound
    return row


def back(client: str) -> Response:
    return RedirectResponse(f"/clienten/{client}/gegevens", status_code=303)
