"""Sending a worker's reply: refused, asked again, or taken through the turn; the typed words stay."""

from dataclasses import replace

from cases.errors import NabijError, NotFound, OutsideWindow
from cases.events import WorkerReplied
from cases.ids import ClientId
from cases.levels import Mode
from console.access import AtDesk
from console.contact_now import contact_now
from console.conversation_page import LONGEST_REPLY, Draft
from console.language import mark, say
from console.refusals import BadForm
from console.reply_lint import Sort, faults_of
from console.room import Room
from console.schrijven import pointed_at
from console.sentences import sentence
from console.typed import Typed

_SHORTEST_REASON = 5
_EMPTY = mark("Het antwoord is leeg.")
_LONG = mark("Het antwoord is te lang: %(n)s tekens, er passen er %(most)s. Uw tekst is niet verstuurd.")
_LOOK_AGAIN = mark("Kijk nog eens naar uw woorden. Uw tekst is nog niet verstuurd.")
_READS_ALONG = mark(
    "Er leest misschien iemand mee. Uw tekst is nog niet verstuurd. Stuur liever niets. "
    "Moet het toch? Geef een reden en bevestig."
)
_REASON = mark("Geef een reden. Uw tekst is nog niet verstuurd.")

Refused = tuple[Draft, int]
Sent = tuple[None, int]


def send_reply(room: Room, at: AtDesk, client: ClientId, form: Typed) -> Sent | Refused:
    """Return no draft when the reply was taken, else the draft to show with its status."""
    text, reason = form["tekst"], form.text("reden") if form.ticked("toch") else ""
    refused = _unfit(form) or _doubtful(at, client, form)
    if refused is not None:
        return refused, BadForm.status
    event = WorkerReplied(
        id=room.event_id(), at=room.clock.now(), by=at.staff.id, text=text.strip(), override=reason
    )
    try:
        at.desk.handle(at.staff, client, event, form.mark(at.staff.id, "reply", client))
    except NotFound:
        raise
    except NabijError as error:
        return _asked_again(room, at, client, Draft(text=text, reason=reason), error), error.status
    return None, 303


def _asked_again(room: Room, at: AtDesk, client: ClientId, draft: Draft, error: NabijError) -> Draft:
    """Say why it was refused; outside the window, or with doubt about the reader, ask for a reason."""
    if not isinstance(error, OutsideWindow):
        return replace(draft, refusal=sentence(error))
    state = at.desk.conversation(at.staff, client, 1).state
    silent = contact_now(state, room.clock.now()).silent
    return replace(draft, refusal=say(_READS_ALONG) if silent else sentence(error), confirm=True)


def _unfit(form: Typed) -> Draft | None:
    text = form["tekst"]
    if not text.strip():
        return Draft(text=text, refusal=say(_EMPTY))
    if len(text.strip()) > LONGEST_REPLY:
        return Draft(text=text, refusal=say(_LONG, n=len(text.strip()), most=LONGEST_REPLY))
    if form.ticked("toch") and len(form.text("reden")) < _SHORTEST_REASON:
        return Draft(text=text, refusal=say(_REASON), confirm=True, reason=form["reden"], reason_missing=True)
    return None


def _doubtful(at: AtDesk, client: ClientId, form: Typed) -> Draft | None:
    """Warn once for names, places, promises and words that betray; the worker decides.

    On a phone with open words a name or a place may well be agreed: there only a promise is pointed at.
    """
    if form.ticked("woorden_gezien"):
        return None
    mode = at.desk.mode_of(at.staff, client)
    found = faults_of(form["tekst"], mode, names=(at.staff.alias,))
    grave = [
        fault for fault in found if not fault.advice and (mode is not Mode.OPEN or fault.sort is Sort.PROMISE)
    ]
    if not grave:
        return None
    return Draft(
        text=form["tekst"],
        refusal=say(_LOOK_AGAIN),
        faults=pointed_at(tuple(grave)),
        confirm=form.ticked("toch"),
        reason=form["reden"],
    )
