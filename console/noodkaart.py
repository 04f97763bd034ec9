"""The emergency card: what 112 asks, to read aloud. It opens from an own acute flag alone."""

from dataclasses import asdict

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.ids import ClientId
from console.access import Worker
from console.enrolment import card_of
from console.frame import show
from console.room import InRoom
from console.typed import Form
from console.words import CARD

router = APIRouter()


@router.get("/noodkaart/{client}")
def card(room: InRoom, at: Worker, client: str) -> Response:
    opened = at.desk.card(at.staff, ClientId(client))
    return show(room, at, "noodkaart.html", client=client, card=asdict(opened), fields=CARD)


@router.get("/noodkaart/{client}/bewerken")
def edit(room: InRoom, at: Worker, client: str) -> Response:
    opened = at.desk.card(at.staff, ClientId(client))
    return show(room, at, "noodkaart_bewerken.html", client=client, card=asdict(opened), fields=CARD)


@router.post("/noodkaart/{client}/bewerken")
def write(at: Worker, client: str, form: Form) -> Response:
    """Replace the card by what the form holds; who may not open it may not replace it either."""
    at.desk.card(at.staff, ClientId(client))
    at.desk.write_card(at.staff, ClientId(client), card_of(form))
    return RedirectResponse(f"/noodkaart/{client}", status_code=303)
