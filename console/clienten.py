"""Clients of this desk: the list, enrolment, the one-time link and the pairing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import ClientRow, Staff
from cases.errors import AliasTaken, ChoiceTaken, LanguageNotReviewed, NabijError, NotFound
from cases.events import SafeContactRenewed
from cases.ids import ClientId
from cases.safe_contact import Channel
from console.access import AtDesk, Worker
from console.aliases import suggest
from console.anchor_form import ANCHORS
from console.answers import Answers, Fault
from console.enrolment import Enrolling, last_default, read_enrolment
from console.frame import show
from console.picture_form import OWN_FIELD, picture_choices
from console.qr import leads_somewhere, picture
from console.refusals import BadForm
from console.room import InRoom, Room
from console.safe_contact_form import CHANNEL_QUESTIONS, OWN, read_last_day
from console.sentences import sentence
from console.typed import Form, Typed
from console.words import CARD

router = APIRouter()
_FIELDS: dict[type[NabijError], str] = {AliasTaken: "alias", LanguageNotReviewed: "taal"}
"""The field that mends a refusal; all others concern the second side of a case."""

CHOICE_FIELDS = {"opener": "opener", "bot": "bot", "pictures": OWN_FIELD}


@router.get("/clienten")
def clients(room: InRoom, at: Worker) -> Response:
    families = bool(room.coordination.own_families(at.staff))
    return show(room, at, "clienten.html", clients=at.desk.clients(at.staff), families=families)


@router.get("/clienten/nieuw")
def new_client(room: InRoom, at: Worker, programma: str = "") -> Response:
    """Show the form; a programme that was chosen before proposes its own channel."""
    settings = room.settings
    chosen = programma if programma in dict(settings.programmes()) else settings.programmes()[0][0]
    follows = settings.programme(at.desk.side, chosen)
    called = follows is not None and follows.channel is Channel.CALL
    proposed = {
        "alias": suggest(room.ids.new()),
        "zone": settings.zones[0],
        "kanaal": "bellen" if called else "telegram",
        "wissen": "dag",
        "handdruk": "tap",
        "per_dag": "1",
        "tweede": "nee",
        "geldig_tot": last_default(room.when().today).isoformat(),
        "fase": "F0",
        "programma": chosen,
    }
    return _form(room, at, Typed(proposed), ())


@router.post("/clienten/nieuw")
def enrol(room: InRoom, at: Worker, form: Form) -> Response:
    """Enrol a client; a fault brings the form back with all that was typed."""
    read = read_enrolment(form, _around(room, at))
    if isinstance(read, tuple):
        return _form(room, at, form, read, BadForm.status)
    try:
        client = at.desk.enrol(at.staff, read, form.mark(at.staff.id, "enrol"))
    except NabijError as error:
        return _form(room, at, form, (Fault(_field_of(error), sentence(error)),), error.status)
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def _field_of(error: NabijError) -> str:
    if isinstance(error, ChoiceTaken):
        return CHOICE_FIELDS[error.kind]
    return _FIELDS.get(type(error), "koppelcode")


@router.get("/clienten/{client}")
def client(room: InRoom, at: Worker, client: str) -> Response:
    return _client_page(room, at, client)


@router.post("/clienten/{client}/link")
def link(room: InRoom, at: Worker, client: str) -> Response:
    """Make a one-time link. It is shown in this answer only."""
    row = _row(at, client)
    made = at.desk.issue_link(at.staff, ClientId(client))
    qr = picture(made.url) if leads_somewhere(made.url) else ""
    return show(room, at, "client_link.html", client=row, link=made, qr=qr)


@router.post("/clienten/{client}/koppeling")
def pairing(at: Worker, client: str, form: Form) -> Response:
    """Accept or refuse who pressed the link. The desk begins the dialogue by its own turn."""
    if form.text("keuze") == "weigeren":
        _settled(at, client, at.desk.refuse_pairing, "none")
    elif form.text("keuze") == "accepteren":
        _settled(at, client, at.desk.accept_pairing, "accepted")
    else:
        raise BadForm
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def _settled(at: AtDesk, client: str, settle: Callable[[Staff, ClientId], None], became: str) -> None:
    """Accept or refuse, once: a second press finds it done. Raises NotFound when nobody pressed the link."""
    try:
        settle(at.staff, ClientId(client))
    except NotFound:
        if _row(at, client).pairing != became:
            raise


@router.post("/clienten/{client}/verlengen")
def renew(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Renew the safe-contact agreement; ``hervatten`` also ends a stop or a pause."""
    contact = at.desk.conversation(at.staff, ClientId(client), 1).state.contact
    if contact is None:
        raise NotFound
    answers = Answers(form)
    until = read_last_day(answers, room.clock.now(), contact.zone)
    if until is None:
        return _client_page(room, at, client, answers.faults, BadForm.status)
    event = SafeContactRenewed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        contact=replace(contact, valid_until=until),
        resume=form.ticked("hervatten"),
    )
    at.desk.handle(at.staff, ClientId(client), event, form.mark(at.staff.id, "renew", client))
    return RedirectResponse(f"/clienten/{client}", status_code=303)


def _client_page(
    room: Room, at: AtDesk, client: str, faults: Sequence[Fault] = (), status: int = 200
) -> Response:
    row = _row(at, client)
    return show(
        room,
        at,
        "client.html",
        status,
        client=row,
        keeping=at.desk.keeping(at.staff, row.client),
        tries=room.coordination.content.is_tester(at.staff, row.client),
        faults=tuple(faults),
        proposed=last_default(room.when().today).isoformat(),
    )


def _row(at: AtDesk, client: str) -> ClientRow:
    for row in at.desk.clients(at.staff):
        if row.client == client:
            return row
    raise NotFound


def _around(room: Room, at: AtDesk) -> Enrolling:
    when = room.when()
    return Enrolling(
        now=when.now,
        today=when.today,
        zones=room.settings.zones,
        openers=room.settings.openers,
        bots={bot: bot for bot, _ in at.desk.bots()},
        programmes={code: code for code, _ in room.settings.programmes()},
        taken=frozenset(row.alias for row in at.desk.clients(at.staff)),
        agreement_version=room.settings.agreement_version,
        pictures=room.settings.pictures(),
        follows=partial(room.settings.programme, at.desk.side),
    )


def _form(room: Room, at: AtDesk, form: Typed, faults: Sequence[Fault], status: int = 200) -> Response:
    return show(
        room,
        at,
        "aanmelden.html",
        status,
        typed=form,
        faults=tuple(faults),
        wrong={fault.field: fault.text.rpartition("? ")[2] for fault in faults},
        bots=at.desk.bots(),
        settings=room.settings,
        channel=CHANNEL_QUESTIONS,
        card=CARD,
        own=OWN,
        anchors=[(anchor.value, what) for anchor, what in ANCHORS.items()],
        pictures=picture_choices(room.settings.pictures()),
    )
