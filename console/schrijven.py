"""Help while a worker writes to a client: what to look at in the words so far. Nothing is kept of them."""

from fastapi import APIRouter, Response

from cases.errors import NotFound
from cases.ids import ClientId
from console.access import Worker
from console.contact_now import contact_now
from console.conversation_page import Draft, conversation_page
from console.frame import show
from console.language import mark
from console.ready import ready_for
from console.reply_lint import Fault, Sort, faults_of
from console.room import InRoom
from console.typed import Form

router = APIRouter()

WARNINGS = {
    Sort.NAME: mark("een naam"),
    Sort.ADDRESS: mark("een adres of nummer"),
    Sort.PROMISE: mark("een belofte die niemand hier kan waarmaken"),
    Sort.BETRAYS: mark("verraadt waar dit over gaat"),
    Sort.SHOUT: mark("een uitroepteken klinkt als schreeuwen"),
    Sort.LONG: mark("een lange zin: knip hem in tweeën"),
}
"""What a worker reads beside the words that were found."""


@router.post("/_f/lint")
def lint(room: InRoom, at: Worker, form: Form) -> Response:
    """Say what to look at before these words leave. Raises NotFound for a client not at this desk."""
    mode = at.desk.mode_of(at.staff, ClientId(form.text("client")))
    found = faults_of(form["tekst"], mode, names=(at.staff.alias,))
    return show(room, at, "fragment.html", piece="_let_op.html", faults=pointed_at(found))


@router.get("/gesprek/{client}/zin/{key}")
def ready_sentence(room: InRoom, at: Worker, client: str, key: str) -> Response:
    """Show the conversation with a ready answer in the box; without a script this is how one is chosen.

    Raises NotFound for an answer that is not offered to this client now, and for who does not hold it.
    """
    state = at.desk.conversation(at.staff, ClientId(client), 1, refresh=True).state
    offered = ready_for(room, at.staff, state, contact_now(state, room.clock.now()))
    chosen = next((one for one in offered if one.key == key), None)
    if chosen is None or state.held_by != at.staff.id:
        raise NotFound
    return conversation_page(room, at, ClientId(client), Draft(text=chosen.text))


def pointed_at(found: tuple[Fault, ...]) -> tuple[tuple[Fault, str], ...]:
    """Return each fault with the sentence that explains it, for a page."""
    return tuple((fault, WARNINGS[fault.sort]) for fault in found)
