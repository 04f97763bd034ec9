"""The emergency card: what 112 asks, to read aloud. It opens from an own acute flag alone."""

from dataclasses import asdict

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import EmergencyCard
from cases.ids import ClientId
from console.access import AtDesk, Worker
from console.enrolment import card_of
from console.frame import show
from console.gevaar_plan import plan_of
from console.room import InRoom, Room
from console.typed import Form
from console.words import CARD

router = APIRouter()


@router.get("/noodkaart/{client}")
def card(room: InRoom, at: Worker, client: str) -> Response:
    """Show the card in the order 112 asks, on side b the address of the ban before all else (practice H5)."""
    opened = at.desk.card(at.staff, ClientId(client))
    plan = plan_of(at.desk.danger(at.staff, ClientId(client), card=False), at.desk.side)
    return _card(room, at, client, "noodkaart.html", opened, plan=plan)


@router.get("/noodkaart/{client}/bewerken")
def edit(room: InRoom, at: Worker, client: str) -> Response:
    opened = at.desk.card(at.staff, ClientId(client))
    return _card(room, at, client, "noodkaart_bewerken.html", opened)


@router.post("/noodkaart/{client}/bewerken")
def write(at: Worker, client: str, form: Form) -> Response:
    """Replace the card by what the form holds; who may not open it may not replace it either."""
    at.desk.card(at.staff, ClientId(client))
    at.desk.write_card(at.staff, ClientId(client), card_of(form))
    return RedirectResponse(f"/noodkaart/{client}", status_code=303)


def _card(
    room: Room, at: AtDesk, client: str, template: str, opened: EmergencyCard, **more: object
) -> Response:
    """Show the card under the pseudonym: read aloud, it may never be taken for somebody else's."""
    alias = next((row.alias for row in at.desk.clients(at.staff) if row.client == client), "")
    values = {"client": client, "alias": alias, "card": asdict(opened), "fields": CARD, **more}
    return show(room, at, template, 200, **values)
