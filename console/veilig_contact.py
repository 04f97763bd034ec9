"""The safe-contact record of one client: gone through again, and ended when something changes."""

from collections.abc import Mapping, Sequence
from datetime import time
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.errors import ChoiceTaken, NotFound
from cases.events import ContactEnded, SafeContactRenewed
from cases.ids import ClientId
from cases.moments import Moment, at_wall
from cases.safe_contact import Ending, SafeContact
from cases.state import ClientState
from console.access import AtDesk, Worker
from console.agreed_words import agreed_lines
from console.answers import Answers, Fault
from console.clienten import CHOICE_FIELDS
from console.enrolment import last_default, read_agreement
from console.frame import show
from console.language import mark, say
from console.picture_form import picture_choices
from console.refusals import BadForm
from console.room import InRoom, Room
from console.safe_contact_form import CHANNEL_QUESTIONS, OWN, kept_beside, read_safe_contact, typed_of
from console.sentences import sentence
from console.typed import Form, Typed

router = APIRouter()

HEARD = {
    "huisverbod": Ending.BAN_LIFTED,
    "samen": Ending.MOVING_IN,
    "partner": Ending.NEW_PARTNER,
    "telefoon": Ending.NEW_PHONE,
    "vrij": Ending.RELEASED,
}
HEARD_WORDS = {
    "huisverbod": mark("Het huisverbod stopt eerder"),
    "samen": mark("Ze gaan weer samenwonen"),
    "partner": mark("Er is een nieuwe partner"),
    "telefoon": mark("Er is een andere telefoon"),
    "vrij": mark("Iemand komt vrij"),
}
ENDINGS = {
    Ending.DATE: mark("de afgesproken dag"),
    Ending.BAN_ENDS: mark("het einde van het huisverbod"),
    Ending.BAN_LIFTED: mark("het huisverbod stopte eerder"),
    Ending.MOVING_IN: mark("ze gaan weer samenwonen"),
    Ending.NEW_PARTNER: mark("er is een nieuwe partner"),
    Ending.NEW_PHONE: mark("er is een andere telefoon"),
    Ending.RELEASED: mark("iemand komt vrij"),
    Ending.DANGER: mark("een melding over contact dat niet mag, of over meelezen"),
    Ending.DOUBTFUL_STOP: mark("een stop die misschien van een ander kwam"),
}


@router.get("/clienten/{client}/contact")
def contact(room: InRoom, at: Worker, client: str) -> Response:
    state = _state(at, client)
    return _page(room, at, state, _proposed(room, state))


@router.post("/clienten/{client}/contact")
def agree(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Put the record in place as it was gone through; a fault brings the form back as it was typed."""
    state = _state(at, client)
    answers, settings = Answers(form), room.settings
    read = read_safe_contact(answers, room.clock.now(), settings.zones, settings.openers, settings.pictures())
    read_agreement(answers)
    if answers.faults or read is None:
        return _page(room, at, state, form, answers.faults, BadForm.status)
    event = SafeContactRenewed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        agreement_version=room.settings.agreement_version,
        contact=kept_beside(read, state.contact),
        resume=form.ticked("hervatten"),
    )
    try:
        at.desk.handle(at.staff, state.client, event, form.mark(at.staff.id, "contact", client))
    except ChoiceTaken as error:
        taken = Fault(CHOICE_FIELDS[error.kind], sentence(error))
        return _page(room, at, state, form, (taken,), error.status)
    return RedirectResponse(f"/clienten/{client}", status_code=303)


@router.post("/clienten/{client}/veranderd")
def changed(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """End the record for what a worker heard: at once, or on the day it will happen."""
    state = _state(at, client)
    answers = Answers(form)
    why = answers.choice("wat", mark("Wat verandert er"), HEARD)
    ends = _day(answers, state.contact, room.clock.now(), room.settings.zones[0])
    if why is None or ends is None:
        return _page(room, at, state, _proposed(room, state, form), answers.faults, BadForm.status)
    event = ContactEnded(room.event_id(), room.clock.now(), at.staff.id, why, ends)
    at.desk.handle(at.staff, state.client, event, form.mark(at.staff.id, "changed", client))
    return RedirectResponse(f"/clienten/{client}/contact", status_code=303)


def _day(answers: Answers, contact: SafeContact | None, now: Moment, zone: str) -> Moment | None:
    """Return when it changes: as that day begins; without a day it has changed already."""
    if not answers.form.ticked("dag"):
        return now
    day = answers.day("dag", mark("Vanaf welke dag"))
    if day is None:
        return None
    return max(now, at_wall(day, time(), ZoneInfo(zone if contact is None else contact.zone)))


def _state(at: AtDesk, client: str) -> ClientState:
    """Return the client as this worker may see it. Raises NotFound."""
    if client not in {row.client for row in at.desk.clients(at.staff)}:
        raise NotFound
    return at.desk.conversation(at.staff, ClientId(client), 1).state


def _proposed(room: Room, state: ClientState, over: Typed | None = None) -> Typed:
    """Return the record as it is, good for another 30 days: one look and one press renew it."""
    known: Mapping[str, str] = {"zone": room.settings.zones[0], "kanaal": "telegram", "wissen": "dag"}
    if state.contact is not None:
        known = typed_of(state.contact, room.settings.openers)
    more = {"geldig_tot": last_default(room.when().today).isoformat()}
    if over is not None:
        more |= {"wat": over["wat"], "dag": over["dag"]}
    return Typed({**known, **more})


def _page(
    room: Room,
    at: AtDesk,
    state: ClientState,
    typed: Typed,
    faults: Sequence[Fault] = (),
    status: int = 200,
) -> Response:
    contact = state.contact
    return show(
        room,
        at,
        "veilig_contact.html",
        status,
        state=state,
        contact=contact,
        over=contact is None or contact.valid_until <= room.clock.now(),
        because=say(ENDINGS[contact.ends_by]) if contact is not None else "",
        times=agreed_lines(contact.windows) if contact is not None else (),
        typed=typed,
        faults=tuple(faults),
        wrong={fault.field: fault.text.rpartition("? ")[2] for fault in faults},
        heard=tuple((code, say(words)) for code, words in HEARD_WORDS.items()),
        settings=room.settings,
        channel=CHANNEL_QUESTIONS,
        own=OWN,
        pictures=picture_choices(room.settings.pictures()),
    )
