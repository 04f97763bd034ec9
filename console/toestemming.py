"""What a client agreed to: the ledger, a new yes, and taking one back."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.consents import Consented, Entry, Given, Purpose, holding
from cases.ids import ClientId, StaffId
from console.access import AtDesk, Worker
from console.answers import Fault
from console.frame import show
from console.language import mark, say
from console.rechten import row_of
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form, Typed
from console.words_rights import GIVEN, PARTNERS, PURPOSES

router = APIRouter()
_CHOOSE = mark("Kies een van de antwoorden.")
_WITH_WHOM = mark("Kies met wie, en alleen bij delen.")
_BY_HAND = {code: what for code, what in GIVEN.items() if code != Given.IN_CHAT}


@router.get("/clienten/{client}/toestemming")
def consents(room: InRoom, at: Worker, client: str) -> Response:
    return _page(room, at, client, Typed({}))


@router.post("/clienten/{client}/toestemming")
def agree(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Write down what the client said yes to."""
    purpose, how, partner = form.text("waarvoor"), form.text("hoe"), form.text("met")
    known = {"waarvoor": purpose in PURPOSES, "hoe": how in _BY_HAND}
    faults = [Fault(name, say(_CHOOSE)) for name, good in known.items() if not good]
    if partner not in PARTNERS or bool(partner) is not (purpose == Purpose.SHARING):
        faults.append(Fault("met", say(_WITH_WHOM)))
    if faults:
        return _page(room, at, client, form, tuple(faults), BadForm.status)
    version = room.settings.agreement_version
    new = _entry(room, Purpose(purpose), Given(how), partner, version)
    at.desk.consent(at.staff, row_of(at, client).client, new, form.mark(at.staff.id, "consent", client))
    return _back(client)


@router.post("/clienten/{client}/toestemming/terug")
def take_back(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Write down that the client took a yes back. Raises NotFound when it does not hold any more."""
    if form.text("hoe") not in _BY_HAND:
        raise BadForm
    ended = _entry(room, Purpose.CHANNEL, Given(form.text("hoe")), "", "", of=form.text("regel") or "-")
    seal = form.mark(at.staff.id, "consent_back", client)
    at.desk.consent(at.staff, row_of(at, client).client, ended, seal)
    return _back(client)


def _entry(
    room: Room, purpose: Purpose, how: Given, partner: str, version: str, *, of: str = ""
) -> Consented:
    entry = Entry.WITHDRAWN if of else Entry.GIVEN
    nobody = StaffId("")
    return Consented("", purpose, entry, version, "", how, nobody, room.clock.now(), partner=partner, of=of)


def _page(
    room: Room, at: AtDesk, client: str, typed: Typed, faults: tuple[Fault, ...] = (), status: int = 200
) -> Response:
    row = row_of(at, client)
    entries = at.desk.agreed_to(at.staff, ClientId(client))
    now = room.clock.now()
    places = dict.fromkeys((one.purpose, one.partner) for one in entries)
    held = [one for one in (holding(entries, now, *place) for place in places) if one is not None]
    return show(
        room,
        at,
        "toestemming.html",
        status,
        client=row,
        entries=list(reversed(entries)),
        held=held,
        version=room.settings.agreement_version,
        purposes=[(code, say(what)) for code, what in PURPOSES.items()],
        partners=[(code, say(what)) for code, what in PARTNERS.items()],
        ways=[(code, say(what)) for code, what in _BY_HAND.items()],
        typed=typed,
        faults=faults,
        wrong={fault.field: fault.text for fault in faults},
        family=room.coordination.family_allowed(),
    )


def _back(client: str) -> Response:
    return RedirectResponse(f"/clienten/{client}/toestemming", status_code=303)
